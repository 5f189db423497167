/* The folders of a user by the XDG Base Directory Specification 0.8: GLib takes relative paths in
 * its variables as they are, which the specification says to ignore.
 *
 * Must not know: what is kept there.
 */
#ifndef LECTERN_BASE_USER_FOLDER_H
#define LECTERN_BASE_USER_FOLDER_H

#include <glib.h>

typedef enum {
    USER_FOLDER_DATA,
    USER_FOLDER_CONFIG,
    USER_FOLDER_CACHE,
    USER_FOLDER_STATE
} UserFolder;

/* $XDG_CACHE_HOME and its like, or the place below the user's home where it is not an absolute
 * path; NULL where the home is none either. g_free(). */
char *user_folder(UserFolder folder);

#endif
