/* Bundles: files that belong together, in one zip file or in one folder, there whole or not at all.
 *
 * Must not know: what the files are.
 */
#ifndef LECTERN_PUBLISH_BUNDLE_H
#define LECTERN_PUBLISH_BUNDLE_H

#include "publish/zip_writer.h"

#include <glib.h>

/* One that is written, or being written, and has no name yet. */
typedef struct Bundle Bundle;

typedef enum { BUNDLE_ZIP, BUNDLE_FOLDER } BundleKind;

/* Begins the bundle `path`, whose folder must exist. `time_s` (since 1970) is that of all entries
 * of a zip file. */
Bundle *bundle_open(const char *path, BundleKind kind, gint64 time_s, GError **error);

/* Adds a file of that name. `packing` is for zip files. */
gboolean bundle_add(Bundle *bundle, const char *name, GBytes *bytes, ZipPacking packing,
                    GError **error);
gboolean bundle_add_text(Bundle *bundle, const char *name, const char *text, ZipPacking packing,
                         GError **error);

/* The same with `length` bytes of the file `path` from `start` on; −1 for all up to its end. It
 * must stay as it is until the bundle is complete. */
gboolean bundle_add_file(Bundle *bundle, const char *name, const char *path, gint64 start,
                         gint64 length, ZipPacking packing, GError **error);

/* Brings all of it to the disk under a hidden name. Nothing may be added after it. */
gboolean bundle_complete(Bundle *bundle, GError **error);

/* Gives the completed bundle its name. Where `replace` is FALSE and the name is taken, fails with
 * G_FILE_ERROR_EXIST. Frees `bundle` in every case. */
gboolean bundle_commit(Bundle *bundle, gboolean replace, GError **error);

/* Frees; a bundle without a name is gone. NULL is allowed. */
void bundle_free(Bundle *bundle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Bundle, bundle_free)

#endif
