/* The inputs of a site; see site_inputs.h. */
#include "cli/site_inputs.h"

#include "base/error.h"
#include "publish/pharmacy.h"

#include <string.h>

#define SOURCES "sources"

static gboolean is_folder(const char *path)
{
    return g_file_test(path, G_FILE_TEST_IS_DIR);
}

/* By its extension; hidden files are none. */
static gboolean is_readable(const char *name)
{
    static const char *const extensions[] = {".html", ".htm", ".xhtml", ".md",  ".markdown",
                                             ".txt",  ".xml", ".rss",   ".atom"};
    g_autofree char *folded = g_ascii_strdown(name, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(extensions); i++)
        if (*name != '.' && g_str_has_suffix(folded, extensions[i]))
            return TRUE;
    return FALSE;
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean add_folder(GStrvBuilder *files, const char *folder, GError **error)
{
    g_autofree char *sources = g_build_filename(folder, SOURCES, NULL);
    const char *place = is_folder(sources) ? sources : folder;
    g_autoptr(GDir) dir = g_dir_open(place, 0, error);
    if (!dir)
        return FALSE;
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(place, name, NULL);
        if (is_readable(name) && !is_folder(path))
            g_ptr_array_add(paths, g_steal_pointer(&path));
    }
    if (paths->len == 0) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "%s: there is no article in this folder; nothing was changed", place);
        return FALSE;
    }
    g_ptr_array_sort(paths, by_name);
    for (guint i = 0; i < paths->len; i++)
        g_strv_builder_add(files, g_ptr_array_index(paths, i));
    return TRUE;
}

char **site_inputs_expand(char *const *inputs, GError **error)
{
    g_autoptr(GStrvBuilder) files = g_strv_builder_new();
    for (; *inputs; inputs++) {
        if (!is_folder(*inputs))
            g_strv_builder_add(files, *inputs);
        else if (!add_folder(files, *inputs, error))
            return NULL;
    }
    return g_strv_builder_end(files);
}

char *site_inputs_settings(char *const *inputs)
{
    for (; *inputs; inputs++) {
        g_autofree char *path = g_build_filename(*inputs, PHARMACY_FILE, NULL);
        if (is_folder(*inputs) && g_file_test(path, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&path);
    }
    return NULL;
}
