/* The path of a request's target; see url_path.h. */
#include "serve/url_path.h"

#include <string.h>

enum {
    MOST_PARTS = 16,    /* no site is deeper */
    LONGEST_PART = 255, /* NAME_MAX */
    LONGEST_TARGET = 4096,
};

/* What stands behind "http://host"; `target` itself where there is no such thing. */
static const char *skip_origin(const char *target)
{
    static const char *const schemes[] = {"http://", "https://"};
    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++) {
        gsize length = strlen(schemes[i]);
        if (g_ascii_strncasecmp(target, schemes[i], length) != 0)
            continue;
        const char *slash = target + length + strcspn(target + length, "/?#");
        return *slash == '/' ? slash : "/";
    }
    return target;
}

/* The bytes of the path with their escapes decoded. A slash that was escaped would be another
 * path's name: it is no name of ours. */
static UrlPathState unescape(const char *target, GString *path)
{
    for (const char *at = target; *at && *at != '?' && *at != '#'; at++) {
        int byte = (guchar)*at;
        if (*at == '%') {
            if (!g_ascii_isxdigit(at[1]) || !g_ascii_isxdigit(at[2]))
                return URL_PATH_BAD;
            byte = g_ascii_xdigit_value(at[1]) << 4 | g_ascii_xdigit_value(at[2]);
            at += 2;
            if (byte == '/')
                return URL_PATH_REFUSED;
        }
        if (byte < 0x20 || byte == 0x7f)
            return URL_PATH_BAD;
        if (byte == '\\')
            return URL_PATH_REFUSED;
        g_string_append_c(path, (char)byte);
    }
    return URL_PATH_GOOD;
}

/* A part between slashes. Hidden files are notes, not pages. */
static UrlPathState check_part(const char *part, gsize length)
{
    if (length == 2 && memcmp(part, "..", 2) == 0)
        return URL_PATH_BAD;
    if (length == 0 || length > LONGEST_PART || *part == '.')
        return URL_PATH_REFUSED;
    return URL_PATH_GOOD;
}

static UrlPathState check_parts(const char *path)
{
    guint n_parts = 0;
    UrlPathState worst = URL_PATH_GOOD;
    for (;;) {
        gsize length = strcspn(path, "/");
        UrlPathState state = check_part(path, length);
        if (state == URL_PATH_BAD)
            return state;
        if (state != URL_PATH_GOOD || ++n_parts > MOST_PARTS)
            worst = URL_PATH_REFUSED;
        if (path[length] == '\0')
            return worst;
        path += length + 1;
    }
}

UrlPathState url_path_decode(const char *target, char **path, gboolean *folder)
{
    target = skip_origin(target);
    if (*target != '/' || strlen(target) > LONGEST_TARGET)
        return URL_PATH_BAD;
    g_autoptr(GString) decoded = g_string_new(NULL);
    UrlPathState state = unescape(target + 1, decoded);
    if (state != URL_PATH_GOOD)
        return state;
    gboolean is_folder = decoded->len == 0 || decoded->str[decoded->len - 1] == '/';
    if (decoded->len > 0) {
        if (is_folder)
            g_string_truncate(decoded, decoded->len - 1);
        state = check_parts(decoded->str);
        if (state != URL_PATH_GOOD)
            return state;
    }
    *folder = is_folder;
    *path = g_string_free(g_steal_pointer(&decoded), FALSE);
    return URL_PATH_GOOD;
}

char *url_path_encode(const char *path, gboolean folder)
{
    g_autofree char *escaped = g_uri_escape_string(path, "/", FALSE);
    return g_strconcat("/", escaped, folder && *path ? "/" : "", NULL);
}
