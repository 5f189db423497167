/* The folder that is served; see site_folder.h. */
#include "serve/site_folder.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct SiteFolder {
    int fd;
};

SiteFolder *site_folder_open(const char *path, GError **error)
{
    int fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        int number = errno;
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot open it: %s",
                    g_strerror(number));
        return NULL;
    }
    SiteFolder *folder = g_new0(SiteFolder, 1);
    folder->fd = fd;
    return folder;
}

void site_folder_free(SiteFolder *folder)
{
    if (!folder)
        return;
    close(folder->fd);
    g_free(folder);
}

static SiteEntry entry_of_errno(int number)
{
    return number == EMFILE || number == ENFILE || number == ENOMEM ? SITE_ENTRY_BUSY
                                                                    : SITE_ENTRY_MISSING;
}

/* What an open descriptor is; it is closed unless it is a file. */
static SiteEntry take(int opened, int *fd, struct stat *status)
{
    struct stat found;
    SiteEntry entry = SITE_ENTRY_MISSING;
    if (fstat(opened, &found) == 0) {
        if (S_ISREG(found.st_mode)) {
            *fd = opened;
            *status = found;
            return SITE_ENTRY_FILE;
        }
        if (S_ISDIR(found.st_mode))
            entry = SITE_ENTRY_FOLDER;
    }
    close(opened);
    return entry;
}

/* Opens the first part of `path`: a file for reading where it is the last, else a folder to go on
 * from. −1 and errno. */
static int open_part(int parent, const char *path, gsize length)
{
    char part[NAME_MAX + 1];
    if (length > NAME_MAX) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(part, path, length);
    part[length] = '\0';
    /* A pipe must not hold us until somebody writes into it. */
    int flags = path[length] == '\0' ? O_RDONLY | O_NONBLOCK | O_NOCTTY : O_PATH | O_DIRECTORY;
    return openat(parent, part, flags | O_NOFOLLOW | O_CLOEXEC);
}

SiteEntry site_folder_look(const SiteFolder *folder, const char *path, int *fd, struct stat *status)
{
    if (*path == '\0')
        return SITE_ENTRY_FOLDER;
    int parent = folder->fd;
    for (;;) {
        gsize length = strcspn(path, "/");
        int opened = open_part(parent, path, length), number = errno;
        if (parent != folder->fd)
            close(parent);
        if (opened < 0)
            return entry_of_errno(number);
        if (path[length] == '\0')
            return take(opened, fd, status);
        parent = opened;
        path += length + 1;
    }
}
