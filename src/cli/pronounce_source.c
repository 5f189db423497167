/* Who decided how a word is said; see pronounce_source.h. */
#include "cli/pronounce_source.h"

#include <string.h>

/* What a plural or possessive ends in, and what its stem does. */
static const struct {
    const char *form, *stem;
} endings[] = {{"", ""},  {"'s", ""}, {"\u2019s", ""}, {"s'", ""},
               {"s", ""}, {"es", ""}, {"ies", "y"},    {"es", "e"}};

/* The entry of the word, or of what it is a form of. `stem` receives the word that has it. */
static const LexiconEntry *find_entry(LexiconSet *lexicons, const char *word, char **stem,
                                      const Lexicon **lexicon)
{
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (!g_str_has_suffix(word, endings[i].form))
            continue;
        gsize length = strlen(word) - strlen(endings[i].form);
        g_autofree char *start = g_strndup(word, length);
        g_autofree char *tried = g_strconcat(start, endings[i].stem, NULL);
        const LexiconEntry *entry = *tried ? lexicon_set_find(lexicons, tried, lexicon) : NULL;
        if (!entry)
            continue;
        *stem = g_steal_pointer(&tried);
        return entry;
    }
    return NULL;
}

static void append_entry(GString *out, const LexiconEntry *entry, const Lexicon *lexicon,
                         const char *word, const char *stem)
{
    g_autofree char *file = g_path_get_basename(lexicon->path);
    g_string_append_printf(out, "%s:%u", file, entry->line);
    if (strcmp(word, stem) != 0)
        g_string_append_printf(out, " (%s)", stem);
}

char *pronounce_source(LexiconSet *lexicons, const char *text, const char *rules_file,
                       RuleLine rule_line, gpointer data, const char *engine_name)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (char **word = words; *word; word++) {
        if (!**word)
            continue;
        g_string_append(out, out->len > 0 ? "; " : "");
        g_autofree char *stem = NULL;
        const Lexicon *lexicon = NULL;
        const LexiconEntry *entry = find_entry(lexicons, *word, &stem, &lexicon);
        guint line = entry ? 0 : rule_line(*word, data);
        if (entry)
            append_entry(out, entry, lexicon, *word, stem);
        else if (line > 0)
            g_string_append_printf(out, "%s:%u", rules_file, line);
        else
            g_string_append(out, engine_name);
    }
    return g_string_free(out, FALSE);
}
