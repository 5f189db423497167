/* What decides how this espeak-ng sounds; see espeak_version.h. */
#include "speech/espeak_version.h"

#include "speech/espeak_compile.h"

#include <glib/gstdio.h>
#include <string.h>

static gint compare_lines(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A line for each file of the library's data, with its size and time. g_free(). */
static char *list_data(const char *data)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(data, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(data, name, NULL);
        GStatBuf status = {0};
        g_stat(path, &status);
        g_ptr_array_add(lines, g_strdup_printf("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, name,
                                               (gint64)status.st_size, (gint64)status.st_mtime));
    }
    g_ptr_array_sort(lines, compare_lines);
    g_ptr_array_add(lines, NULL);
    return g_strjoinv("\n", (char **)lines->pdata);
}

char *espeak_version(const EngineLearned *learned)
{
    if (learned && learned->discard)
        return NULL; /* made for this run alone, under a name that says nothing */
    g_autofree char *data = espeak_installed_data();
    g_autofree char *library = espeak_identity(data);
    g_autofree char *files = list_data(data);
    g_autofree char *key = learned ? g_path_get_basename(learned->path) : g_strdup("");
    return g_strdup_printf("%s\n%s\n%s", library, key, files);
}
