/* Writing direction; see direction.h. The lists are Unicode's right-to-left scripts that GLib knows
 * and that are in use, and CLDR's languages whose usual script is one of them. */
#include "publish/direction.h"

#include <string.h>

static const GUnicodeScript rtl_scripts[] = {
    G_UNICODE_SCRIPT_ARABIC,  G_UNICODE_SCRIPT_HEBREW,    G_UNICODE_SCRIPT_SYRIAC,
    G_UNICODE_SCRIPT_THAANA,  G_UNICODE_SCRIPT_NKO,       G_UNICODE_SCRIPT_ADLAM,
    G_UNICODE_SCRIPT_MANDAIC, G_UNICODE_SCRIPT_SAMARITAN, G_UNICODE_SCRIPT_HANIFI_ROHINGYA};

static const char *const rtl_languages[] = {"ar",  "he",  "iw",  "fa",  "ur",  "yi",  "ps",  "sd",
                                            "ug",  "dv",  "ks",  "ckb", "arc", "syr", "nqo", "arz",
                                            "azb", "glk", "lrc", "mzn", "pnb", "prs", "rhg", NULL};

static gboolean is_rtl_script(GUnicodeScript script)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rtl_scripts); i++)
        if (rtl_scripts[i] == script)
            return TRUE;
    return FALSE;
}

/* "Arab" as a number, as GLib takes it. */
static GUnicodeScript script_of_code(const char *code)
{
    guint32 number = 0;
    for (int i = 0; i < 4; i++) {
        char letter = i == 0 ? g_ascii_toupper(code[i]) : g_ascii_tolower(code[i]);
        number = number << 8 | (guint8)letter;
    }
    return g_unicode_script_from_iso15924(number);
}

gboolean direction_is_rtl(const char *language)
{
    g_auto(GStrv) parts = g_strsplit_set(language ? language : "", "-_", 3);
    if (!parts[0])
        return FALSE;
    if (parts[1] && strlen(parts[1]) == 4)
        return is_rtl_script(script_of_code(parts[1]));
    g_autofree char *folded = g_ascii_strdown(parts[0], -1);
    return g_strv_contains(rtl_languages, folded);
}

/* Which ways the letters of a line run. */
typedef struct {
    gboolean any;
    gboolean first_rtl; /* where there are any */
    gboolean has_rtl, has_ltr;
} LineDirections;

static LineDirections directions_of(const char *line)
{
    LineDirections found = {0};
    for (const char *p = line; *p; p = g_utf8_next_char(p)) {
        gunichar letter = g_utf8_get_char(p);
        gboolean is_mark =
            letter == DIRECTION_LEFT_TO_RIGHT_MARK || letter == DIRECTION_RIGHT_TO_LEFT_MARK;
        if (!is_mark && !g_unichar_isalpha(letter))
            continue;
        gboolean rtl = is_mark ? letter == DIRECTION_RIGHT_TO_LEFT_MARK
                               : is_rtl_script(g_unichar_get_script(letter));
        found.first_rtl = found.any ? found.first_rtl : rtl;
        found.any = TRUE;
        found.has_rtl |= rtl;
        found.has_ltr |= !rtl;
    }
    return found;
}

gunichar direction_mark(const char *line, const char *language)
{
    LineDirections found = directions_of(line);
    if (direction_is_rtl(language)) {
        gboolean needs = !found.any || (!found.first_rtl && found.has_rtl);
        return needs ? DIRECTION_RIGHT_TO_LEFT_MARK : 0;
    }
    return found.any && found.first_rtl && found.has_ltr ? DIRECTION_LEFT_TO_RIGHT_MARK : 0;
}
