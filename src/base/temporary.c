/* Temporary names and their sweeping; see temporary.h. */
#include "base/temporary.h"

#include "base/atomic_folder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define PREFIX ".lectern-"
#define SUFFIX ".part"

char *temporary_template(const char *folder)
{
    return g_build_filename(folder, PREFIX "XXXXXX" SUFFIX, NULL);
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
