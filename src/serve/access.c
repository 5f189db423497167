/* Access; see access.h. */
#include "serve/access.h"

#include <string.h>

/* The name of "name:port", "[::1]:port"; how many bytes of it. */
static gsize name_length(const char *host)
{
    if (*host == '[') {
        const char *end = strchr(host, ']');
        return end ? (gsize)(end - host) + 1 : strlen(host);
    }
    return strcspn(host, ":");
}

static gboolean names_this_machine(const char *host)
{
    static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};
    gsize length = name_length(host);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strlen(names[i]) == length && g_ascii_strncasecmp(host, names[i], length) == 0)
            return TRUE;
    return FALSE;
}

gboolean access_is_local(const AccessRequest *request)
{
    return request->loopback && !request->forwarded && request->host &&
           names_this_machine(request->host);
}

/* Origin is "https://host:port", or "null". */
static gboolean origin_is(const char *origin, const char *host)
{
    static const char *const schemes[] = {"http://", "https://"};
    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_str_has_prefix(origin, schemes[i]))
            return g_ascii_strcasecmp(origin + strlen(schemes[i]), host) == 0;
    return FALSE;
}

gboolean access_is_same_origin(const AccessRequest *request)
{
    if (!request->host)
        return FALSE;
    if (request->fetch_site && strcmp(request->fetch_site, "same-origin") != 0)
        return FALSE;
    return !request->origin || origin_is(request->origin, request->host);
}
