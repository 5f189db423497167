/* Text for searching; see search_text.h. */
#include "library/search_text.h"

#include <string.h>

static gboolean is_word_of_its_own(gunichar c)
{
    switch (g_unichar_get_script(c)) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
        return g_unichar_isalpha(c);
    default:
        return FALSE;
    }
}

char *search_text(const char *text)
{
    GString *out = g_string_new(NULL);
    gboolean before = FALSE; /* the last was such a character */
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean own = is_word_of_its_own(c);
        if (out->len > 0 && (own || (before && g_unichar_isalnum(c))))
            g_string_append_c(out, ' ');
        g_string_append_unichar(out, c);
        before = own;
    }
    return g_string_free(out, FALSE);
}

/* Whether search_text() put the blank between the two, as far as can be told behind it: snippets
 * have brackets around what was found. */
static gboolean is_ours(gunichar before, gunichar next)
{
    gboolean own_before = is_word_of_its_own(before), own_next = is_word_of_its_own(next);
    return (own_before || (before == ']' && own_next)) && (own_next || next == '[');
}

char *search_text_shown(const char *parted)
{
    GString *out = g_string_new(NULL);
    gunichar before = 0;
    for (const char *p = parted; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean is_blank = g_unichar_isspace(c);
        gboolean dropped = is_blank && (g_unichar_isspace(before) ||
                                        (c == ' ' && is_ours(before, g_utf8_get_char(p + 1))));
        if (!dropped)
            g_string_append_unichar(out, is_blank ? ' ' : c);
        before = c;
    }
    return g_string_free(out, FALSE);
}

static gboolean has_word(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_isalnum(g_utf8_get_char(text)))
            return TRUE;
    return FALSE;
}

/* "insulin" is looked for as "insulin"*: within quotation marks nothing is an operator. */
static void append_phrase(GString *out, const char *words, gboolean may_go_on)
{
    if (!has_word(words))
        return;
    g_autofree char *parted = search_text(words);
    g_strdelimit(parted, "\"", ' ');
    g_string_append_printf(out, "%s\"%s\"%s", out->len > 0 ? " AND " : "", parted,
                           may_go_on ? "*" : "");
}

char *search_expression(const char *typed)
{
    if (!g_utf8_validate(typed, -1, NULL))
        return NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    g_auto(GStrv) parts = g_strsplit(typed, "\"", -1);
    for (guint i = 0; parts[i]; i++) {
        if (i % 2 == 1 && parts[i + 1]) {
            append_phrase(out, parts[i], FALSE);
            continue;
        }
        g_auto(GStrv) words = g_strsplit_set(parts[i], " \t\r\n", -1);
        for (char **word = words; *word; word++)
            append_phrase(out, *word, TRUE);
    }
    return out->len > 0 ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}
