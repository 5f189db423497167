/* Folders that appear whole or not at all; see atomic_folder.h. */
#include "base/atomic_folder.h"

#include "base/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

struct AtomicFolder {
    char *path;
    char *temporary_path;
    int fd; /* of the temporary folder, locked */
};

AtomicFolder *atomic_folder_open(const char *path, GError **error)
{
    g_return_val_if_fail(path, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    char *temporary_path = NULL;
    int fd = temporary_folder(parent, &temporary_path);
    if (fd < 0) {
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno),
                    "cannot make a folder beside %s: %s", path, g_strerror(errno));
        return NULL;
    }
    AtomicFolder *folder = g_new0(AtomicFolder, 1);
    folder->path = g_strdup(path);
    folder->temporary_path = temporary_path;
    folder->fd = fd;
    return folder;
}

const char *atomic_folder_temporary_path(const AtomicFolder *folder)
{
    return folder->temporary_path;
}

static void folder_free(AtomicFolder *folder)
{
    close(folder->fd);
    g_free(folder->path);
    g_free(folder->temporary_path);
    g_free(folder);
}

/* Changes places with the folder that is there, or takes an empty place; `errno` tells why not. */
static gboolean give_name(const AtomicFolder *folder, gboolean replace)
{
    if (renameat2(AT_FDCWD, folder->temporary_path, AT_FDCWD, folder->path, RENAME_NOREPLACE) == 0)
        return TRUE;
    if (errno == EEXIST && replace)
        return renameat2(AT_FDCWD, folder->temporary_path, AT_FDCWD, folder->path,
                         RENAME_EXCHANGE) == 0;
    if (errno != EINVAL && errno != ENOSYS)
        return FALSE;
    /* The file system knows neither. A rename replaces an empty folder only. */
    if (replace)
        atomic_folder_remove(folder->path);
    return g_rename(folder->temporary_path, folder->path) == 0;
}

gboolean atomic_folder_commit(AtomicFolder *folder, gboolean replace, GError **error)
{
    g_return_val_if_fail(folder, FALSE);
    (void)fsync(folder->fd); /* a file system that cannot is no fault */
    gboolean named = give_name(folder, replace);
    if (!named)
        g_set_error(error, G_FILE_ERROR,
                    errno == ENOTEMPTY ? G_FILE_ERROR_EXIST : (gint)g_file_error_from_errno(errno),
                    "cannot make the folder %s: %s", folder->path, g_strerror(errno));
    atomic_folder_abort(folder); /* what it changed places with */
    return named;
}

void atomic_folder_abort(AtomicFolder *folder)
{
    if (!folder)
        return;
    atomic_folder_remove(folder->temporary_path);
    folder_free(folder);
}

void atomic_folder_remove(const char *path)
{
    g_return_if_fail(path);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        g_unlink(file);
    }
    g_rmdir(path);
}
