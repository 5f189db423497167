/* Temporary names and their sweeping; see temporary.h. */
#include "base/temporary.h"

#include "base/atomic_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX ".lectern-"
#define SUFFIX ".part"

static int make_file(char *path)
{
    return g_mkstemp_full(path, O_RDWR | O_CLOEXEC, 0666);
}

static int make_folder(char *path)
{
    return g_mkdtemp_full(path, 0777) ? open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
}

/* Between making and locking somebody may take it for an orphan: then one is made anew. */
static int make_locked(const char *parent, int (*make)(char *path), char **path)
{
    enum { ATTEMPTS = 16 };
    for (int i = 0; i < ATTEMPTS; i++) {
        g_autofree char *made = g_build_filename(parent, PREFIX "XXXXXX" SUFFIX, NULL);
        int fd = make(made);
        if (fd < 0)
            return -1;
        (void)flock(fd, LOCK_EX); /* without locks nothing is swept either */
        struct stat status;
        if (fstat(fd, &status) == 0 && status.st_nlink > 0) {
            *path = g_steal_pointer(&made);
            return fd;
        }
        close(fd);
    }
    errno = EBUSY;
    return -1;
}

int temporary_file(const char *parent, char **path)
{
    return make_locked(parent, make_file, path);
}

int temporary_folder(const char *parent, char **path)
{
    return make_locked(parent, make_folder, path);
}

/* Removes it unless somebody makes it: under its lock, so that whoever has just made it and waits
 * for the lock finds it gone. A file system without locks keeps it. */
static void remove_orphan(const char *path)
{
    gboolean is_folder = g_file_test(path, G_FILE_TEST_IS_DIR);
    int fd = open(path, (is_folder ? O_RDONLY : O_RDWR) | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return;
    if (flock(fd, LOCK_EX | LOCK_NB) != 0)
        ; /* somebody's */
    else if (is_folder)
        atomic_folder_remove(path);
    else
        g_unlink(path);
    close(fd);
}

void temporary_sweep(const char *folder)
{
    g_return_if_fail(folder);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        if (!g_str_has_prefix(name, PREFIX) || !g_str_has_suffix(name, SUFFIX))
            continue;
        g_autofree char *path = g_build_filename(folder, name, NULL);
        remove_orphan(path);
    }
}
