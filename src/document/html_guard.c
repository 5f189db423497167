/* A guard before libxml2; see html_guard.h.
 *
 * The scan follows libxml2's: a tag ends at the first '>' outside a quoted value, a quote counts
 * only behind '=', comments and scripts hold no tags.
 */
#include "document/html_guard.h"

#include <string.h>

static gboolean is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && is_blank(*at))
        at++;
    return at;
}

/* Behind the comment that begins at `at`. */
static const char *skip_comment(const char *at, const char *end)
{
    for (const char *close = at + 4; (close = memchr(close, '>', (gsize)(end - close))); close++) {
        const char *before = close[-1] == '!' ? close - 1 : close;
        if (before - at >= 6 && before[-1] == '-' && before[-2] == '-')
            return close + 1;
    }
    return end;
}

/* "<!-->" and "<!--->" are comments to browsers, the beginning of one to libxml2: bytes of it. */
static gsize empty_comment(const char *at, const char *end)
{
    static const char *const forms[] = {"<!-->", "<!--->"};
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++)
        if ((gsize)(end - at) >= strlen(forms[i]) && memcmp(at, forms[i], strlen(forms[i])) == 0)
            return strlen(forms[i]);
    return 0;
}

/* Behind the value that begins at `at`. */
static const char *skip_value(const char *at, const char *end)
{
    if (at < end && (*at == '"' || *at == '\'')) {
        const char *close = memchr(at + 1, *at, (gsize)(end - at - 1));
        return close ? close + 1 : end;
    }
    while (at < end && !is_blank(*at) && *at != '>')
        at++;
    return at;
}

static const char *skip_attribute(const char *at, const char *end)
{
    const char *start = at;
    while (at < end && !is_blank(*at) && *at != '>' && *at != '=' && (*at != '/' || at == start))
        at++;
    const char *equals = skip_blanks(at, end);
    if (equals < end && *equals == '=')
        return skip_value(skip_blanks(equals + 1, end), end);
    return at;
}

/* The '>' of the tag whose name begins at `at`, and where its surplus begins (NULL if it has none).
 */
static const char *find_tag_end(const char *at, const char *end, const char **surplus)
{
    guint n_attributes = 0;
    *surplus = NULL;
    while (at < end && !is_blank(*at) && *at != '>' && *at != '/')
        at++;
    for (at = skip_blanks(at, end); at < end && *at != '>'; at = skip_blanks(at, end)) {
        if (++n_attributes == HTML_MAX_ATTRIBUTES + 1)
            *surplus = at;
        at = skip_attribute(at, end);
    }
    return at;
}

static gboolean begins_with(const char *at, const char *end, const char *name)
{
    gsize length = strlen(name);
    return (gsize)(end - at) > length && g_ascii_strncasecmp(at, name, length) == 0 &&
           !g_ascii_isalnum(at[length]) && at[length] != '-';
}

static const char *skip_script(const char *at, const char *end, const char *closing)
{
    gsize length = strlen(closing);
    while ((at = memchr(at, '<', (gsize)(end - at)))) {
        if ((gsize)(end - at) >= length && g_ascii_strncasecmp(at, closing, length) == 0)
            return at;
        at++;
    }
    return end;
}

/* Bytes that libxml2 must not see. */
typedef struct {
    const char *start, *end; /* both NULL where there are none */
} Surplus;

/* From a '<' to behind what it begins. */
static const char *skip_markup(const char *at, const char *end, Surplus *surplus)
{
    *surplus = (Surplus){NULL, NULL};
    if (end - at < 2)
        return end;
    gsize empty = empty_comment(at, end);
    if (empty) {
        *surplus = (Surplus){at, at + empty};
        return at + empty;
    }
    if (end - at >= 4 && memcmp(at, "<!--", 4) == 0)
        return skip_comment(at, end);
    if (!g_ascii_isalpha(at[1]))
        return at + 1;
    const char *name = at + 1, *start;
    const char *tag_end = find_tag_end(name, end, &start);
    if (start)
        *surplus = (Surplus){start, tag_end};
    if (tag_end[-1] == '/') /* <script/> is empty to libxml2 */
        return tag_end;
    if (begins_with(name, end, "script"))
        return skip_script(tag_end, end, "</script");
    if (begins_with(name, end, "style"))
        return skip_script(tag_end, end, "</style");
    return tag_end;
}

static void report(Diagnostics *diagnostics, guint n_tags)
{
    if (n_tags)
        diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, 0,
                          "%u tags have more than %d attributes; the others were left out", n_tags,
                          HTML_MAX_ATTRIBUTES);
}

char *html_guard(const char *text, gsize length, Diagnostics *diagnostics)
{
    char *copy = NULL;
    guint n_tags = 0;
    Surplus surplus;
    const char *end = text + length;
    for (const char *at = text; (at = memchr(at, '<', (gsize)(end - at)));) {
        at = skip_markup(at, end, &surplus);
        if (!surplus.start)
            continue;
        if (!copy)
            copy = g_memdup2(text, length);
        for (const char *c = surplus.start; c < surplus.end; c++)
            if (*c != '\n')
                copy[c - text] = ' ';
        n_tags += *surplus.start != '<';
    }
    report(diagnostics, n_tags);
    return copy;
}
