/* Files that appear whole or not at all; see atomic_file.h. */
#include "base/atomic_file.h"

#include "base/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct AtomicFile {
    char *path;
    char *temporary_path;
    char *folder;
    int fd;
};

static void fail(GError **error, int code, const char *what, const char *path)
{
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), "%s %s: %s", what, path,
                g_strerror(code));
}

AtomicFile *atomic_file_open(const char *path, GError **error)
{
    g_return_val_if_fail(path, NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *temporary_path = NULL;
    int fd = temporary_file(folder, &temporary_path);
    if (fd < 0) {
        fail(error, errno, "cannot write beside", path);
        return NULL;
    }
    AtomicFile *file = g_new0(AtomicFile, 1);
    file->path = g_strdup(path);
    file->temporary_path = g_steal_pointer(&temporary_path);
    file->folder = g_steal_pointer(&folder);
    file->fd = fd;
    return file;
}

int atomic_file_fd(const AtomicFile *file)
{
    return file->fd;
}

const char *atomic_file_temporary_path(const AtomicFile *file)
{
    return file->temporary_path;
}

static void file_free(AtomicFile *file)
{
    if (file->fd >= 0)
        close(file->fd);
    g_free(file->path);
    g_free(file->temporary_path);
    g_free(file->folder);
    g_free(file);
}

/* Makes the rename itself survive a power cut. A file system that cannot sync a folder is no fault.
 */
static void sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

/* Gives the temporary file its final name; `errno` tells why not. A hard link, unlike a rename,
 * refuses to replace; where the file system has none, renameat2 would be no better off, so the
 * check and the rename are two steps there. */
static gboolean give_name(const AtomicFile *file, gboolean replace)
{
    if (replace)
        return g_rename(file->temporary_path, file->path) == 0;
    if (link(file->temporary_path, file->path) == 0) {
        (void)g_unlink(file->temporary_path); /* if it stays, the next writer sweeps it */
        return TRUE;
    }
    if (errno == EEXIST)
        return FALSE;
    if (g_file_test(file->path, G_FILE_TEST_EXISTS)) {
        errno = EEXIST;
        return FALSE;
    }
    return g_rename(file->temporary_path, file->path) == 0;
}

gboolean atomic_file_commit(AtomicFile *file, gboolean replace, GError **error)
{
    g_return_val_if_fail(file, FALSE);
    if (fsync(file->fd) != 0 || !give_name(file, replace)) {
        fail(error, errno, "cannot write", file->path);
        atomic_file_abort(file);
        return FALSE;
    }
    sync_folder(file->folder);
    file_free(file);
    return TRUE;
}

void atomic_file_abort(AtomicFile *file)
{
    if (!file)
        return;
    g_unlink(file->temporary_path);
    file_free(file);
}
