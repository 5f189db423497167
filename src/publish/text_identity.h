/* Whose a text file is. SubRip, labels and plain text have no place for it that a reader would not
 * be shown, so all texts say it in an extended attribute, "user.dublincore.identifier"
 * (freedesktop.org, Guidelines for extended attributes). A file system may have none, and a copy
 * may lose it: the text tells nothing then.
 *
 * Must not know: what an identifier is made of (article/identity.h).
 */
#ifndef LECTERN_PUBLISH_TEXT_IDENTITY_H
#define LECTERN_PUBLISH_TEXT_IDENTITY_H

#include <glib.h>

/* Lets the open file say it, where the file system can. */
void text_identity_set(int fd, const char *identifier);

/* What the file `path` says; NULL for nothing. Free with g_free(). */
char *text_identity(const char *path);

#endif
