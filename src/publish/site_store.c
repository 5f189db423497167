/* The folder of a site; see site_store.h. */
#include "publish/site_store.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define NOTES ".lectern"

struct SiteStore {
    char *folder, *notes;
    GHashTable *kept; /* paths within the site */
    int lock;         /* on the notes, for as long as the store is open */
    guint n_written;
};

static gboolean fail(GError **error, const char *what, const char *path)
{
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot %s %s: %s", what, path,
                g_strerror(errno));
    return FALSE;
}

/* --- opening -------------------------------------------------------------------------------- */

static gboolean is_empty(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    return !dir || !g_dir_read_name(dir);
}

static gboolean make_folder(const char *path, GError **error)
{
    return g_mkdir_with_parents(path, 0777) == 0 || fail(error, "make the folder", path);
}

/* Holds the site against other runs; the kernel lets go when the process ends. */
static gboolean lock(SiteStore *store, GError **error)
{
    g_autofree char *path = g_build_filename(store->notes, "lock", NULL);
    store->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (store->lock < 0)
        return fail(error, "write", path);
    if (flock(store->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return TRUE;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_AGAIN,
                "%s is being published by another run just now", store->folder);
    return FALSE;
}

static gboolean make_folders(const SiteStore *store, const char *const *folders, GError **error)
{
    for (; *folders; folders++) {
        g_autofree char *path = g_build_filename(store->folder, *folders, NULL);
        if (!make_folder(path, error))
            return FALSE;
        temporary_sweep(path);
    }
    return TRUE;
}

SiteStore *site_store_open(const char *folder, const char *const *folders, GError **error)
{
    g_return_val_if_fail(folder && folders, NULL);
    g_autoptr(SiteStore) store = g_new0(SiteStore, 1);
    store->folder = g_strdup(folder);
    store->notes = g_build_filename(folder, NOTES, NULL);
    store->kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    store->lock = -1;
    if (!g_file_test(store->notes, G_FILE_TEST_IS_DIR) && !is_empty(folder)) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "%s has files in it and is no site that Lectern made; name another folder, or "
                    "empty it",
                    folder);
        return NULL;
    }
    if (!make_folder(store->notes, error) || !lock(store, error) ||
        !make_folders(store, folders, error))
        return NULL;
    temporary_sweep(folder);
    temporary_sweep(store->notes);
    return g_steal_pointer(&store);
}

void site_store_free(SiteStore *store)
{
    if (!store)
        return;
    if (store->lock >= 0)
        close(store->lock);
    g_hash_table_unref(store->kept);
    g_free(store->folder);
    g_free(store->notes);
    g_free(store);
}

/* --- files ---------------------------------------------------------------------------------- */

char *site_store_path(const SiteStore *store, const char *path)
{
    return g_build_filename(store->folder, path, NULL);
}

static gboolean has_bytes(const char *path, const char *bytes, gsize size)
{
    g_autofree char *there = NULL;
    gsize length;
    return g_file_get_contents(path, &there, &length, NULL) && length == size &&
           memcmp(there, bytes, size) == 0;
}

static gboolean write_whole(const char *path, const char *bytes, gsize size, GError **error)
{
    AtomicFile *file = atomic_file_open(path, error);
    if (!file)
        return FALSE;
    for (gsize done = 0; done < size;) {
        gssize written = write(atomic_file_fd(file), bytes + done, size - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            fail(error, "write", path);
            atomic_file_abort(file);
            return FALSE;
        }
        done += (gsize)written;
    }
    return atomic_file_commit(file, TRUE, error);
}

void site_store_keep(SiteStore *store, const char *path)
{
    g_hash_table_add(store->kept, g_strdup(path));
}

gboolean site_store_write(SiteStore *store, const char *path, const char *bytes, gsize size,
                          GError **error)
{
    g_autofree char *whole = site_store_path(store, path);
    site_store_keep(store, path);
    if (has_bytes(whole, bytes, size))
        return TRUE;
    store->n_written++;
    return write_whole(whole, bytes, size, error);
}

void site_store_drop(SiteStore *store, const char *path)
{
    g_hash_table_remove(store->kept, path);
}

void site_store_sweep(SiteStore *store, const char *folder)
{
    g_autofree char *whole = site_store_path(store, folder);
    g_autoptr(GDir) dir = g_dir_open(whole, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_strconcat(folder, "/", name, NULL);
        g_autofree char *file = g_build_filename(whole, name, NULL);
        if (!g_hash_table_contains(store->kept, path))
            g_unlink(file);
    }
}

guint site_store_written(const SiteStore *store)
{
    return store->n_written;
}

/* --- notes ---------------------------------------------------------------------------------- */

char *site_store_note(const SiteStore *store, const char *name, gsize *size)
{
    g_autofree char *path = g_build_filename(store->notes, name, NULL);
    char *text = NULL;
    return g_file_get_contents(path, &text, size, NULL) ? text : NULL;
}

gboolean site_store_has_note(const SiteStore *store, const char *name)
{
    g_autofree char *path = g_build_filename(store->notes, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

gboolean site_store_write_note(SiteStore *store, const char *name, const char *text, GError **error)
{
    g_autofree char *path = g_build_filename(store->notes, name, NULL);
    return has_bytes(path, text, strlen(text)) || write_whole(path, text, strlen(text), error);
}

void site_store_remove_note(SiteStore *store, const char *name)
{
    g_autofree char *path = g_build_filename(store->notes, name, NULL);
    g_unlink(path);
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **site_store_notes(const SiteStore *store, const char *suffix)
{
    GPtrArray *names = g_ptr_array_new();
    g_autoptr(GDir) dir = g_dir_open(store->notes, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (*name != '.' && g_str_has_suffix(name, suffix))
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, by_name);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}
