/* Sources by digest; see source_store.h. */
#include "library/source_store.h"

#include "base/atomic_file.h"
#include "base/error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum { DIGITS = 32 };

static char *name_of(GBytes *bytes)
{
    char *name = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    name[DIGITS] = '\0';
    return name;
}

static gboolean is_name(const char *name)
{
    return strlen(name) == DIGITS && strspn(name, "0123456789abcdef") == DIGITS;
}

static gboolean write_all(int fd, GBytes *bytes)
{
    gsize left;
    for (const char *next = g_bytes_get_data(bytes, &left); left > 0;) {
        gssize written = write(fd, next, left);
        if (written < 0 && errno != EINTR)
            return FALSE;
        next += MAX(written, 0);
        left -= (gsize)MAX(written, 0);
    }
    return TRUE;
}

char *source_store_put(const char *folder, GBytes *bytes, GError **error)
{
    g_autofree char *name = name_of(bytes), *path = g_build_filename(folder, name, NULL);
    g_autoptr(GBytes) there = source_store_get(folder, name, NULL);
    if (there)
        return g_steal_pointer(&name);
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno),
                    "cannot make the folder %s: %s", folder, g_strerror(errno));
        return NULL;
    }
    g_autoptr(AtomicFile) file = atomic_file_open(path, error);
    if (!file)
        return NULL;
    if (!write_all(atomic_file_fd(file), bytes)) {
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno),
                    "cannot write %s: %s", path, g_strerror(errno));
        return NULL;
    }
    return atomic_file_commit(g_steal_pointer(&file), TRUE, error) ? g_steal_pointer(&name) : NULL;
}

gboolean source_store_has(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

GBytes *source_store_get(const char *folder, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL), *contents = NULL;
    gsize length;
    if (!g_file_get_contents(path, &contents, &length, error))
        return NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_take(g_steal_pointer(&contents), length);
    g_autofree char *told = name_of(bytes);
    if (strcmp(told, name) == 0)
        return g_steal_pointer(&bytes);
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                "%s was changed since it was kept: put back a copy that is whole", path);
    return NULL;
}

void source_store_remove(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_unlink(path);
}

GPtrArray *source_store_names(const char *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (is_name(name))
            g_ptr_array_add(names, g_strdup(name));
    return names;
}
