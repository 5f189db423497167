/* Access; see access.h. */
#include "serve/access.h"

#include <string.h>

/* Whether it is a port, ":8080", or nothing. */
static gboolean is_port(const char *text)
{
    return *text == '\0' || (*text == ':' && text[1 + strspn(text + 1, "0123456789")] == '\0');
}

static gboolean names_this_machine(const char *host)
{
    static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        gsize length = strlen(names[i]);
        if (g_ascii_strncasecmp(host, names[i], length) == 0 && is_port(host + length))
            return TRUE;
    }
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

char *access_cookie(const char *cookies, const char *name)
{
    gsize length = strlen(name);
    for (const char *at = cookies; at; at = strchr(at, ';') ? strchr(at, ';') + 1 : NULL) {
        at += strspn(at, " \t");
        if (strncmp(at, name, length) == 0 && at[length] == '=')
            return g_strndup(at + length + 1, strcspn(at + length + 1, "; \t"));
    }
    return NULL;
}
