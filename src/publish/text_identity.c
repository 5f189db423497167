/* An extended attribute; see text_identity.h. */
#include "publish/text_identity.h"

#include <string.h>
#include <sys/xattr.h>

#define ATTRIBUTE "user.dublincore.identifier"
#define SCHEME "lectern:"

void text_identity_set(int fd, const char *identifier)
{
    g_return_if_fail(identifier);
    g_autofree char *value = g_strconcat(SCHEME, identifier, NULL);
    /* That it cannot be kept is no fault of the text. */
    (void)fsetxattr(fd, ATTRIBUTE, value, strlen(value), 0);
}

char *text_identity(const char *path)
{
    enum { MOST_BYTES = 256 };
    char value[MOST_BYTES + 1] = "";
    ssize_t length = getxattr(path, ATTRIBUTE, value, MOST_BYTES);
    if (length <= 0 || !g_str_has_prefix(value, SCHEME))
        return NULL;
    return g_strdup(value + strlen(SCHEME));
}
