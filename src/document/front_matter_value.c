/* Values of front matter; see front_matter_value.h. */
#include "document/front_matter_value.h"

#include <string.h>

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

static gboolean only_comment_follows(const char *at)
{
    at = skip_blanks(at);
    return *at == '\0' || *at == '#';
}

/* The character of "\x", "\u" or "\U" and `digits` hexadecimal digits. */
static gboolean read_code_point(const char **at, guint digits, GString *out)
{
    gunichar c = 0;
    for (guint i = 0; i < digits; i++) {
        int digit = g_ascii_xdigit_value(**at);
        if (digit < 0)
            return FALSE;
        c = c * 16 + (gunichar)digit;
        (*at)++;
    }
    if (c == 0 || !g_unichar_validate(c))
        return FALSE;
    g_string_append_unichar(out, c);
    return TRUE;
}

/* What stands behind a backslash. */
static gboolean read_escape(const char **at, GString *out)
{
    char kind = *(*at)++;
    switch (kind) {
    case 'n':
    case 't':
    case 'r':
    case ' ':
    case '_':
    case '\n':
        g_string_append_c(out, ' ');
        return TRUE;
    case '"':
    case '\\':
    case '/':
        g_string_append_c(out, kind);
        return TRUE;
    case 'x':
        return read_code_point(at, 2, out);
    case 'u':
        return read_code_point(at, 4, out);
    case 'U':
        return read_code_point(at, 8, out);
    default:
        return FALSE;
    }
}

/* "…" with escapes, or '…' in which two quotes are one. Leaves `*at` behind the closing one. */
static char *read_quoted(const char **at)
{
    char quote = *(*at)++;
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *p = *at; *p;) {
        if (*p == quote && quote == '\'' && p[1] == quote) {
            g_string_append_c(out, quote);
            p += 2;
        } else if (*p == quote) {
            *at = p + 1;
            return g_strdup(out->str);
        } else if (*p == '\\' && quote == '"') {
            p++;
            if (!*p || !read_escape(&p, out))
                return NULL;
        } else {
            g_string_append_c(out, *p++);
        }
    }
    return NULL;
}

/* A quoted scalar of any kind; """…""" and '''…''' are TOML's for several lines. NULL where it does
 * not end. */
static char *read_string(const char **at)
{
    const char mark[] = {**at, **at, **at, '\0'};
    const char *end = g_str_has_prefix(*at, mark) ? strstr(*at + 3, mark) : NULL;
    if (!end)
        return read_quoted(at);
    char *inner = g_strndup(*at + 3, (gsize)(end - *at - 3));
    *at = end + 3;
    return g_strstrip(inner);
}

static gboolean is_null(const char *text)
{
    return !*text || strcmp(text, "~") == 0 || g_ascii_strcasecmp(text, "null") == 0;
}

/* Between the members of a list there may be comments. */
static const char *skip_between(const char *at)
{
    for (at = skip_blanks(at); *at == '#'; at = skip_blanks(at))
        at += strcspn(at, "\n");
    return at;
}

static ValueOutcome read_list(const char *at, GPtrArray *out)
{
    for (at = skip_between(at + 1); *at && *at != ']';) {
        g_autofree char *member = NULL;
        if (*at == '"' || *at == '\'') {
            member = read_string(&at);
            if (!member)
                return VALUE_UNREADABLE;
        } else {
            gsize length = strcspn(at, ",[]{}\n");
            member = g_strstrip(g_strndup(at, length));
            at += length;
        }
        at = skip_blanks(at);
        if (!*at || !strchr(",]", *at))
            return VALUE_UNREADABLE;
        if (!is_null(member))
            g_ptr_array_add(out, g_steal_pointer(&member));
        at = skip_between(at + (*at == ','));
    }
    if (*at != ']' || !only_comment_follows(at + 1))
        return VALUE_UNREADABLE;
    return out->len ? VALUE_READ : VALUE_EMPTY;
}

/* A plain scalar ends at a comment. */
static ValueOutcome read_plain(const char *at, GPtrArray *out)
{
    const char *end = at;
    while (*end && !(*end == '#' && (end == at || g_ascii_isspace(end[-1]))))
        end++;
    g_autofree char *text = g_strstrip(g_strndup(at, (gsize)(end - at)));
    if (is_null(text))
        return VALUE_EMPTY;
    if (strchr("{}[]&*!|>%@`,", *text)) /* YAML's indicators, TOML's inline table */
        return VALUE_UNREADABLE;
    g_ptr_array_add(out, g_steal_pointer(&text));
    return VALUE_READ;
}

ValueOutcome front_matter_value(const char *text, GPtrArray *out)
{
    const char *at = skip_blanks(text);
    if (*at == '[')
        return read_list(at, out);
    if (*at != '"' && *at != '\'')
        return read_plain(at, out);
    g_autofree char *value = read_string(&at);
    if (!value || !only_comment_follows(at))
        return VALUE_UNREADABLE;
    if (!*g_strstrip(value))
        return VALUE_EMPTY;
    g_ptr_array_add(out, g_steal_pointer(&value));
    return VALUE_READ;
}
