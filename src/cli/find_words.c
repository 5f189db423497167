/* Finding words; see find_words.h. */
#include "cli/find_words.h"

#include <string.h>

typedef struct {
    gunichar first, last;
    char same; /* as all of them; 0 where they are left out */
} Alike;

/* Of texts in NFKD, which has made most blanks and the hyphen that does not break alike. */
static const Alike alike[] = {
    {0xad, 0xad, 0},       /* soft hyphen */
    {0xab, 0xab, '"'},     /* « */
    {0xbb, 0xbb, '"'},     /* » */
    {0x2bc, 0x2bc, '\''},  /* modifier apostrophe */
    {0x300, 0x36f, 0},     /* accents */
    {0x64b, 0x65f, 0},     /* Arabic vowels, which are rarely typed */
    {0x670, 0x670, 0},     /* one more of them */
    {0x200b, 0x200f, 0},   /* zero width, and marks of direction */
    {0x2010, 0x2015, '-'}, /* hyphens and dashes */
    {0x2018, 0x201b, '\''}, {0x201c, 0x201f, '"'}, {0x2028, 0x2029, ' '},
    {0x202a, 0x202e, 0},                                                  /* directions */
    {0x2060, 0x2064, 0},    {0x2066, 0x2069, 0},   {0x2212, 0x2212, '-'}, /* minus */
    {0xfeff, 0xfeff, 0},
};

static void append_folded(GString *folded, gunichar letter)
{
    for (guint i = 0; i < G_N_ELEMENTS(alike); i++) {
        if (letter < alike[i].first || letter > alike[i].last)
            continue;
        if (!alike[i].same)
            return;
        letter = (gunichar)alike[i].same;
    }
    if (!g_unichar_isspace(letter))
        g_string_append_unichar(folded, letter);
    else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c(folded, ' ');
}

static char *fold(const char *text)
{
    g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    g_autofree char *lower = g_utf8_casefold(normal ? normal : text, -1);
    GString *folded = g_string_new(NULL);
    for (const char *c = lower; *c; c = g_utf8_next_char(c))
        append_folded(folded, g_utf8_get_char(c));
    return g_string_free(folded, FALSE);
}

gint64 find_words(const Script *script, const char *words, guint here)
{
    guint n = script->utterances->len;
    g_autofree char *wanted = g_strchomp(fold(words));
    for (guint i = 1; i <= n && *wanted; i++) {
        guint at = (here + i) % n;
        g_autofree char *text = fold(script_utterance(script, at)->display);
        if (strstr(text, wanted))
            return at;
    }
    return -1;
}
