/* Whether a file is still the one that was read: by what the file system knows of it.
 *
 * Must not know: what is in the file.
 */
#ifndef LECTERN_BASE_FILE_VERSION_H
#define LECTERN_BASE_FILE_VERSION_H

#include <glib.h>
#include <sys/types.h>

typedef struct {
    gboolean exists; /* all others are 0 where it does not */
    dev_t device;
    ino_t inode;
    off_t n_bytes;
    gint64 modified_s, modified_ns;
} FileVersion;

/* The file at `path` as it is now. */
FileVersion file_version_of(const char *path);

gboolean file_version_equal(const FileVersion *a, const FileVersion *b);

#endif
