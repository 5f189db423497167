/* The files that a run reads; see input_files.h. */
#include "cli/input_files.h"

#include <glib/gstdio.h>

/* "8:1234": which file a path leads to, NULL where to none. Free with g_free(). */
static char *identity(const char *path)
{
    GStatBuf status;
    if (g_stat(path, &status) != 0)
        return NULL;
    return g_strdup_printf("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64)status.st_dev,
                           (guint64)status.st_ino);
}

GHashTable *input_files_new(char *const *inputs)
{
    GHashTable *files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (; *inputs; inputs++) {
        char *file = identity(*inputs);
        if (file)
            g_hash_table_add(files, file);
    }
    return files;
}

gboolean input_files_has(GHashTable *files, const char *path)
{
    g_autofree char *file = identity(path);
    return file && g_hash_table_contains(files, file);
}
