/* Superscripts and subscripts; see superscript.h. Source: Unicode's blocks "Superscripts and
 * Subscripts" (U+2070…U+209F) and "Latin-1 Supplement", and U+2120…U+2122. */
#include "document/superscript.h"

#include <string.h>

enum { MAX_SCRIPT_BYTES = 24 };

typedef struct {
    const char *plain, *raised, *lowered; /* NULL where Unicode has none */
} Script;

static const Script characters[] = {
    {"0", "⁰", "₀"}, {"1", "¹", "₁"}, {"2", "²", "₂"}, {"3", "³", "₃"}, {"4", "⁴", "₄"},
    {"5", "⁵", "₅"}, {"6", "⁶", "₆"}, {"7", "⁷", "₇"}, {"8", "⁸", "₈"}, {"9", "⁹", "₉"},
    {"+", "⁺", "₊"}, {"-", "⁻", "₋"}, {"−", "⁻", "₋"}, {"–", "⁻", "₋"}, {"=", "⁼", "₌"},
    {"(", "⁽", "₍"}, {")", "⁾", "₎"}, {"n", "ⁿ", "ₙ"},
};

/* Raised words that are characters of their own. */
static const Script words[] = {
    {"TM", "™", NULL}, {"tm", "™", NULL}, {"SM", "℠", NULL}, {"®", "®", NULL},
    {"™", "™", NULL},  {"©", "©", NULL},  {"°", "°", NULL},
};

static const char *find(const Script *table, gsize n, const char *text, gsize length,
                        gboolean lowered)
{
    for (gsize i = 0; i < n; i++)
        if (strlen(table[i].plain) == length && memcmp(table[i].plain, text, length) == 0)
            return lowered ? table[i].lowered : table[i].raised;
    return NULL;
}

char *superscript_convert(const char *text, gsize length, gboolean lowered)
{
    if (length == 0 || length > MAX_SCRIPT_BYTES)
        return NULL;
    const char *word = find(words, G_N_ELEMENTS(words), text, length, lowered);
    if (word)
        return g_strdup(word);
    g_autoptr(GString) converted = g_string_new(NULL);
    for (gsize i = 0; i < length;) {
        gsize size = (gsize)(g_utf8_next_char(text + i) - (text + i));
        const char *character = find(characters, G_N_ELEMENTS(characters), text + i, size, lowered);
        if (!character)
            return NULL;
        g_string_append(converted, character);
        i += size;
    }
    return g_strdup(converted->str);
}
