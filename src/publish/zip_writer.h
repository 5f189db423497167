/* Zip files: the same content gives the same bytes, and the file is there whole or not at all.
 *
 * Entries stand in the order in which they are added, all with one time and none with fields that
 * tell of this machine. (libzip, because an EPUB's first entry may have no extra field, EPUB 3.3,
 * 4.2.1, and libarchive's zip writer gives every entry two.)
 *
 * Must not know: what the files are.
 */
#ifndef LECTERN_PUBLISH_ZIP_WRITER_H
#define LECTERN_PUBLISH_ZIP_WRITER_H

#include <glib.h>

typedef struct ZipWriter ZipWriter;

typedef enum { ZIP_STORE, ZIP_DEFLATE } ZipPacking;

/* Begins the file `path`, whose folder must exist. `time_s` (since 1970, UTC) is that of all
 * entries; zip files know none before 1980. */
ZipWriter *zip_writer_open(const char *path, gint64 time_s, GError **error);

/* Adds an entry: bytes, a text, or `length` bytes of the file `path` from `start` on (−1: all up to
 * its end), which must stay as it is until the writer is complete. */
gboolean zip_writer_add(ZipWriter *writer, const char *name, GBytes *bytes, ZipPacking packing,
                        GError **error);
gboolean zip_writer_add_text(ZipWriter *writer, const char *name, const char *text,
                             ZipPacking packing, GError **error);
gboolean zip_writer_add_file(ZipWriter *writer, const char *name, const char *path, gint64 start,
                             gint64 length, ZipPacking packing, GError **error);

/* Writes all of it under a hidden name. Nothing may be added after it. */
gboolean zip_writer_complete(ZipWriter *writer, GError **error);

/* Gives the completed file its name. Where `replace` is FALSE and the name is taken, fails with
 * G_FILE_ERROR_EXIST. Frees `writer` in every case. */
gboolean zip_writer_commit(ZipWriter *writer, gboolean replace, GError **error);

/* Frees; a file without a name is gone. NULL is allowed. */
void zip_writer_abort(ZipWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ZipWriter, zip_writer_abort)

#endif
