/* Who decided how a word is said; see pronounce_source.h. */
#include "cli/pronounce_source.h"

#include <string.h>

/* What a plural or possessive ends in, and what its stem does. */
static const struct {
    const char *form, *stem;
} endings[] = {{"", ""},  {"'s", ""}, {"\u2019s", ""}, {"s'", ""},
               {"s", ""}, {"es", ""}, {"ies", "y"},    {"es", "e"}};

static gboolean ends_in(const char *word, const char *ending)
{
    gsize length = strlen(word), bytes = strlen(ending);
    return length >= bytes && g_ascii_strcasecmp(word + length - bytes, ending) == 0;
}

/* The entry of the word, or of what it is a form of. `stem` receives the word that has it. */
static const LexiconEntry *find_entry(const PronounceAsk *ask, const char *word, char **stem,
                                      const Lexicon **lexicon)
{
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (!ends_in(word, endings[i].form))
            continue;
        g_autofree char *start = g_strndup(word, strlen(word) - strlen(endings[i].form));
        g_autofree char *tried = g_strconcat(start, endings[i].stem, NULL);
        const LexiconEntry *entry =
            *tried ? lexicon_set_find(ask->lexicons, tried, ask->is_applied, ask->data, lexicon)
                   : NULL;
        if (!entry)
            continue;
        *stem = g_steal_pointer(&tried);
        return entry;
    }
    return NULL;
}

static gboolean is_sign(gunichar c)
{
    return !g_unichar_isalnum(c) && !g_unichar_ismark(c);
}

/* The word without the signs around it ("Wegovy,"); the word itself where it has no letter. */
static char *bare_word(const char *word)
{
    const char *start = word, *end = word + strlen(word);
    while (*start && is_sign(g_utf8_get_char(start)))
        start = g_utf8_next_char(start);
    while (end > start && is_sign(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    return end > start ? g_strndup(start, (gsize)(end - start)) : g_strdup(word);
}

static void append_entry(GString *out, const LexiconEntry *entry, const Lexicon *lexicon,
                         const char *word, const char *stem)
{
    g_autofree char *file = g_path_get_basename(lexicon->path);
    g_string_append_printf(out, "%s:%u", file, entry->line);
    if (strcmp(word, stem) != 0)
        g_string_append_printf(out, " (%s)", stem);
}

static void append_source(GString *out, const PronounceAsk *ask, const char *word)
{
    g_autofree char *bare = bare_word(word);
    g_autofree char *stem = NULL;
    const Lexicon *lexicon = NULL;
    const LexiconEntry *entry = find_entry(ask, bare, &stem, &lexicon);
    guint line = entry ? 0 : ask->rule_line(bare, ask->data);
    if (entry)
        append_entry(out, entry, lexicon, bare, stem);
    else if (line > 0)
        g_string_append_printf(out, "%s:%u", ask->rules_file, line);
    else
        g_string_append(out, ask->engine_name);
}

char *pronounce_source(const PronounceAsk *ask, const char *text)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (char **word = words; *word; word++) {
        if (!**word)
            continue;
        g_string_append(out, out->len > 0 ? "; " : "");
        append_source(out, ask, *word);
    }
    return g_string_free(out, FALSE);
}
