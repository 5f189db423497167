/* The folder of a site: files that change only when their bytes do, and the notes by which a later
 * run knows what is there.
 *
 * Notes lie in the hidden folder `.lectern` of the site. A folder that has other things in it and
 * no notes is nobody's site, and is left alone.
 *
 * Must not know: what the files are.
 */
#ifndef LECTERN_PUBLISH_SITE_STORE_H
#define LECTERN_PUBLISH_SITE_STORE_H

#include <glib.h>

typedef struct SiteStore SiteStore;

/* Opens the folder, and makes it and `folders` (NULL-terminated) in it. LECTERN_ERROR_FAILED where
 * it is not a site, or another run is at work on it. */
SiteStore *site_store_open(const char *folder, const char *const *folders, GError **error);
void site_store_free(SiteStore *store);

/* The path of a file of the site, and of a note. g_free(). */
char *site_store_path(const SiteStore *store, const char *path);

/* Writes a file, unless it is there with the same bytes; whole or not at all. */
gboolean site_store_write(SiteStore *store, const char *path, const char *bytes, gsize size,
                          GError **error);

/* Counts a file as belonging to the site, as writing does. */
void site_store_keep(SiteStore *store, const char *path);

/* A path is not kept, though it was written or kept in this run. */
void site_store_drop(SiteStore *store, const char *path);
/* Removes the files of `folder` that were neither written nor kept in this run. */
void site_store_sweep(SiteStore *store, const char *folder);

/* How many files were really written, and removed. */
guint site_store_written(const SiteStore *store);

/* Notes: by name, of any run. NULL where there is none. g_free(). */
char *site_store_note(const SiteStore *store, const char *name, gsize *size);
gboolean site_store_has_note(const SiteStore *store, const char *name);
gboolean site_store_write_note(SiteStore *store, const char *name, const char *text,
                               GError **error);
void site_store_remove_note(SiteStore *store, const char *name);
/* The names of all notes that end with `suffix`, sorted; NULL-terminated. g_strfreev(). */
char **site_store_notes(const SiteStore *store, const char *suffix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SiteStore, site_store_free)

#endif
