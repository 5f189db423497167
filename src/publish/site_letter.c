/* Letters; see site_letter.h. */
#include "publish/site_letter.h"

/* The next letter or digit, and the place behind it; 0 at the end. */
static gunichar next_letter(const char **at)
{
    while (**at) {
        gunichar letter = g_utf8_get_char(*at);
        *at = g_utf8_next_char(*at);
        if (g_unichar_isalnum(letter))
            return letter;
    }
    return 0;
}

char *site_letter_key(const char *title)
{
    g_autofree char *apart = g_utf8_normalize(title, -1, G_NORMALIZE_ALL);
    g_autoptr(GString) bare = g_string_new(NULL);
    gboolean gap = FALSE;
    for (const char *p = apart; *p; p = g_utf8_next_char(p)) {
        gunichar letter = g_utf8_get_char(p);
        if (g_unichar_ismark(letter))
            continue;
        if (!g_unichar_isalnum(letter)) {
            gap = bare->len > 0;
            continue;
        }
        if (gap)
            g_string_append_c(bare, ' ');
        gap = FALSE;
        g_string_append_unichar(bare, letter);
    }
    return g_utf8_casefold(bare->str, -1);
}

char *site_letter_of(const char *title)
{
    g_autofree char *apart = g_utf8_normalize(title, -1, G_NORMALIZE_ALL);
    const char *at = apart;
    gunichar letter = next_letter(&at);
    if (!letter)
        return g_strdup("#");
    if (g_unichar_isdigit(letter))
        return g_strdup("0–9");
    switch (g_unichar_get_script(letter)) {
    case G_UNICODE_SCRIPT_HAN:
        return g_strdup("漢");
    case G_UNICODE_SCRIPT_HANGUL:
        return g_strdup("한");
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
        return g_strdup("あ");
    default: {
        char bytes[6];
        int length = g_unichar_to_utf8(g_unichar_toupper(letter), bytes);
        return g_strndup(bytes, (gsize)length);
    }
    }
}

char *site_letter_name(const char *letter)
{
    gunichar first = g_utf8_get_char(letter);
    if (first < 128 && g_ascii_isalpha((char)first))
        return g_strdup_printf("%c", g_ascii_tolower((char)first));
    if (g_unichar_isdigit(first))
        return g_strdup("digits");
    return first == '#' ? g_strdup("others") : g_strdup_printf("u%04x", first);
}
