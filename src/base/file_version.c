/* The version of a file; see file_version.h. */
#include "base/file_version.h"

#include <sys/stat.h>

FileVersion file_version_of(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return (FileVersion){0};
    return (FileVersion){.exists = TRUE,
                         .device = status.st_dev,
                         .inode = status.st_ino,
                         .n_bytes = status.st_size,
                         .modified_s = status.st_mtim.tv_sec,
                         .modified_ns = status.st_mtim.tv_nsec};
}

gboolean file_version_equal(const FileVersion *a, const FileVersion *b)
{
    return a->exists == b->exists && a->device == b->device && a->inode == b->inode &&
           a->n_bytes == b->n_bytes && a->modified_s == b->modified_s &&
           a->modified_ns == b->modified_ns;
}
