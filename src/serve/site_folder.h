/* The folder that is served: opens what lies in it, and nothing else.
 *
 * Every part of a path is opened from the one before it, and none may be a symbolic link: so a
 * path cannot lead out of the folder, whatever is in it and whoever changes it meanwhile.
 *
 * Must not know: requests.
 */
#ifndef LECTERN_SERVE_SITE_FOLDER_H
#define LECTERN_SERVE_SITE_FOLDER_H

#include <glib.h>
#include <sys/stat.h>

typedef struct SiteFolder SiteFolder;

typedef enum {
    SITE_ENTRY_FILE,
    SITE_ENTRY_FOLDER,
    SITE_ENTRY_MISSING, /* or something that is not served */
    SITE_ENTRY_BUSY,    /* there are no more descriptors: another time */
} SiteEntry;

/* `path` itself may be a link. */
SiteFolder *site_folder_open(const char *path, GError **error);
void site_folder_free(SiteFolder *folder);

/* Opens the file `path` (as url_path_decode() gives it; "" is the folder itself). For
 * SITE_ENTRY_FILE `fd` is open for reading and the caller's, and `status` tells of it; else both
 * are untouched. From any thread. */
SiteEntry site_folder_look(const SiteFolder *folder, const char *path, int *fd,
                           struct stat *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SiteFolder, site_folder_free)

#endif
