/* Counting and comparing text; see text.h. */
#include "article/text.h"

#include <string.h>

gboolean text_is_word_char(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalnum((char)c);
    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

static gboolean is_dense_script(gunichar c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF);
}

static gboolean is_stop(gunichar c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
           c == 0xFF1F || c == 0xFF0E || c == 0x061F || c == 0x0964;
}

static gboolean is_wide_stop(gunichar c)
{
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF0E;
}

static gboolean is_closing(gunichar c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D ||
           c == 0x00BB || c == 0x203A || c == 0x300D || c == 0x300F || c == 0xFF09 || c == '*';
}

static gboolean is_comma(gunichar c)
{
    return c == ',' || c == 0x3001 || c == 0xFF0C || c == 0x060C || c == 0x00B7;
}

/* g_ascii_tolower() without a call: the loops below see every byte of a page several times. */
static inline char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

TextMeasure text_measure(const char *text, gsize length)
{
    TextMeasure m = {0};
    guint dense = 0;
    gboolean in_word = FALSE, pending_stop = FALSE;
    for (const char *p = text, *end = text + length; p < end; p = g_utf8_next_char(p)) {
        if (g_ascii_isalnum(*p)) {
            m.letters++;
            m.words += !in_word;
            in_word = TRUE;
            pending_stop = m.closed = FALSE;
            continue;
        }
        gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char(p);
        if (c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x3000) {
            in_word = FALSE;
            m.stops += pending_stop;
            pending_stop = FALSE;
            continue;
        }
        m.letters++;
        if (is_dense_script(c)) {
            dense++;
            in_word = pending_stop = FALSE;
        } else if (text_is_word_char(c)) {
            m.words += !in_word;
            in_word = TRUE;
            pending_stop = FALSE;
        } else {
            in_word = in_word && (c == '\'' || c == 0x2019 || c == '-');
            m.commas += is_comma(c);
            if (is_wide_stop(c))
                m.stops++;
            else if (is_stop(c))
                pending_stop = TRUE;
            else if (!is_closing(c))
                pending_stop = FALSE;
            m.closed = is_stop(c) || (is_closing(c) && m.closed);
            continue;
        }
        m.closed = FALSE;
    }
    m.stops += pending_stop;
    m.words += (dense + 1) / 2;
    return m;
}

gunichar text_last_sign(const char *text)
{
    const char *p = text + strlen(text);
    while (p > text) {
        p = g_utf8_prev_char(p);
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isspace(c) && !is_closing(c))
            return c;
    }
    return 0;
}

char *text_key(const char *text)
{
    GString *key = g_string_sized_new(strlen(text));
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        if ((guchar)*p < 0x80) {
            if (g_ascii_isalnum(*p))
                g_string_append_c(key, ascii_lower(*p));
            continue;
        }
        gunichar c = g_utf8_get_char(p);
        if (text_is_word_char(c))
            g_string_append_unichar(key, g_unichar_tolower(c));
    }
    return g_string_free(key, FALSE);
}

static gunichar plain_sign(gunichar c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
        return '\'';
    case 0x201C:
    case 0x201D:
        return '"';
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
        return '-';
    default:
        return g_unichar_tolower(c);
    }
}

static gboolean is_blank(gunichar c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || (c > 0x80 && g_unichar_isspace(c));
}

static gboolean is_invisible(gunichar c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B || c == 0xFEFF ||
           c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || c == 0x2060;
}

/* `text` with blanks folded and trimmed; `plain`: in lower case, typographic signs made plain. */
static char *folded(const char *text, gboolean plain)
{
    GString *out = g_string_sized_new(strlen(text));
    gboolean gap = FALSE;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char(p);
        if (is_blank(c)) {
            gap = TRUE;
            continue;
        }
        if (is_invisible(c))
            continue;
        if (gap && out->len)
            g_string_append_c(out, ' ');
        gap = FALSE;
        if (c < 0x80) {
            g_string_append_c(out, plain ? ascii_lower((char)c) : (char)c);
            continue;
        }
        c = plain ? plain_sign(c) : c;
        if (c < 0x80)
            g_string_append_c(out, (char)c);
        else
            g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

char *text_fold(const char *text)
{
    return folded(text, TRUE);
}

/* Whether nothing before `c` can change it in NFC: UAX #15 has marks and the vowels and finals of
 * Hangul compose with what they follow, and no others. */
static gboolean begins_anew(gunichar c)
{
    return c < 0x300 || !(g_unichar_ismark(c) || (c >= 0x1160 && c <= 0x11FF));
}

/* How much of `text` to compose at once: up to a character that begins anew, but of a run of marks
 * longer than any language's no more than MOST. */
static gsize composable(const char *text, gsize length)
{
    enum { ENOUGH = 128, MOST = 512 };
    if (length <= ENOUGH)
        return length;
    const char *p = text + ENOUGH, *end = text + length;
    while (((guchar)*p & 0xC0) == 0x80)
        p--;
    while (p < end && p - text < MOST && !begins_anew(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return (gsize)(p - text);
}

/* In pieces, for g_utf8_normalize() takes the square of its length. */
char *text_compose(const char *text, gsize length)
{
    GString *out = g_string_sized_new(length);
    for (gsize n; length > 0; text += n, length -= n) {
        n = composable(text, length);
        g_autofree char *piece = g_utf8_normalize(text, (gssize)n, G_NORMALIZE_NFC);
        g_string_append(out, piece);
    }
    return g_string_free(out, FALSE);
}

char *text_clean(const char *text)
{
    g_autofree char *plain = text ? folded(text, FALSE) : NULL;
    if (!plain || !*plain)
        return NULL;
    return text_compose(plain, strlen(plain));
}
