/* The sources of a shelf: the bytes of pages, texts and feeds as they came, each in a file that is
 * named by their digest, whole or not there.
 *
 * Must not know: what is in them, who needs them.
 */
#ifndef LECTERN_LIBRARY_SOURCE_STORE_H
#define LECTERN_LIBRARY_SOURCE_STORE_H

#include <glib.h>

/* Keeps the bytes in `folder` (made if missing). Returns their name there, NULL with an error.
 * Free with g_free(). */
char *source_store_put(const char *folder, GBytes *bytes, GError **error);

/* Whether there is one of that name, which need not be whole. */
gboolean source_store_has(const char *folder, const char *name);

/* The bytes of that name, which were not changed since. LECTERN_ERROR_FAILED where they were. */
GBytes *source_store_get(const char *folder, const char *name, GError **error);

/* Removes one; that it is not there is no fault. */
void source_store_remove(const char *folder, const char *name);

/* The names of all, in any order; of char *. Free with g_ptr_array_unref(). */
GPtrArray *source_store_names(const char *folder);

#endif
