/* A lexicon's entries as lines of an en_list; see espeak_list.h. */
#include "speech/espeak_list.h"

#include "speech/espeak_mnemonics.h"

#include <string.h>

/* What the compiler's buffers hold: a word of 63 bytes, a line of 199. */
enum { MAX_WORD_BYTES = 60, MAX_LINE_BYTES = 190 };

/* The condition that the American voices set ("dictrules 3 6"). */
#define AMERICAN "?3 "

/* Which words an entry fits; of two for one word the later kind wins. */
typedef enum { FITS_ANY, FITS_CAPITALISED, FITS_CAPITALS, FITS_ROLE, FITS } Fit;

static const char *const flags[FITS] = {
    [FITS_ANY] = "",
    [FITS_CAPITALISED] = " $capital",
    [FITS_CAPITALS] = " $allcaps",
    [FITS_ROLE] = "",
};

static Fit fit_of(const LexiconEntry *entry)
{
    const char *c = entry->grapheme;
    if (entry->role)
        return FITS_ROLE;
    if (!g_unichar_isupper(g_utf8_get_char(c)))
        return FITS_ANY;
    gboolean capitals = TRUE;
    for (; *c; c = g_utf8_next_char(c))
        capitals &= !g_unichar_islower(g_utf8_get_char(c));
    return capitals && g_utf8_strlen(entry->grapheme, -1) > 1 ? FITS_CAPITALS : FITS_CAPITALISED;
}

/* TRUE for what the library looks up as a word, or as some with spaces or hyphens between. */
static gboolean is_word(const char *grapheme)
{
    gunichar before = ' ';
    for (const char *p = grapheme; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean joins = c == ' ' || c == '-';
        gboolean within = g_unichar_isalpha(c) || g_unichar_ismark(c) || c == '\'' || c == 0x2019;
        if (!(joins || within) || (joins && (before == ' ' || before == '-')))
            return FALSE;
        before = c;
    }
    return before != ' ' && before != '-' && strlen(grapheme) <= MAX_WORD_BYTES;
}

/* The grapheme in small letters, with the apostrophe that the library knows. */
static char *plain_word(const char *grapheme)
{
    g_autofree char *small = g_utf8_strdown(grapheme, -1);
    GString *word = g_string_new(small);
    g_string_replace(word, "\u2019", "'", 0);
    return g_string_free(word, FALSE);
}

/* Letters stand for themselves; anything else becomes "x". */
static void append_letters(GString *key, const char *text)
{
    for (const char *p = text; *p; p++)
        g_string_append_c(key, g_ascii_isalpha(*p) ? g_ascii_tolower(*p) : 'x');
}

char *espeak_role_key(const char *word, const char *role)
{
    GString *key = g_string_new("zqx");
    append_letters(key, word);
    g_string_append(key, "qzq");
    append_letters(key, role);
    g_string_append(key, "xq");
    if (key->len <= MAX_WORD_BYTES)
        return g_string_free(key, FALSE);
    g_string_free(key, TRUE);
    return NULL;
}

static char *word_of(const LexiconEntry *entry, GError **error)
{
    if (entry->role) {
        g_autofree char *key = espeak_role_key(entry->grapheme, entry->role);
        if (key)
            return g_steal_pointer(&key);
    } else if (is_word(entry->grapheme)) {
        return plain_word(entry->grapheme);
    }
    g_set_error(error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE,
                "no word that espeak-ng looks up (letters, hyphens, spaces; at most %d bytes)",
                MAX_WORD_BYTES);
    return NULL;
}

static gboolean is_several(const char *word)
{
    return strpbrk(word, " -") != NULL;
}

/* --- endings --- */

/* The library takes plurals and possessives apart by rules and finds the stem, but not all. Those
 * forms are entries of their own. */

static gboolean has_suffix_of(const char *text, const char *const *suffixes)
{
    for (; *suffixes; suffixes++)
        if (g_str_has_suffix(text, *suffixes))
            return TRUE;
    return FALSE;
}

static gboolean is_vowel(char c)
{
    return strchr("aeiouy", c) != NULL;
}

/* It spells a word whose beginning it cannot say before it looks for a stem. */
static gboolean begins_strangely(const char *word)
{
    static const char *const onsets[] = {"bl", "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl",
                                         "gr", "kl", "kn", "kr", "ph", "pl", "pr", "rh", "sc",
                                         "sh", "sk", "sl", "sm", "sn", "sp", "sq", "st", "sw",
                                         "th", "tr", "tw", "wh", "wr", NULL};
    static const char *const long_onsets[] = {"chr", "phr", "sch", "scr", "shr",
                                              "spl", "spr", "str", "thr", NULL};
    if (is_vowel(word[0]) || g_str_has_prefix(word, "qu") || is_vowel(word[1]))
        return FALSE;
    gboolean is_short = is_vowel(word[2]);
    g_autofree char *onset = g_strndup(word, is_short ? 2 : 3);
    return !g_strv_contains(is_short ? onsets : long_onsets, onset);
}

static gboolean sounds_like_hiss(const char *mnemonics)
{
    static const char *const hisses[] = {"s", "z", "S", "Z", NULL};
    return has_suffix_of(mnemonics, hisses);
}

static gboolean looks_like_hiss(const char *word)
{
    static const char *const letters[] = {"s",  "x",  "z",  "ch",  "sh",  "j", "ce",
                                          "se", "ge", "ze", "che", "she", NULL};
    return has_suffix_of(word, letters);
}

/* Its rules for the apostrophe look at letters ("Charcot's", "Capgras's", "argument's"). */
static gboolean misleads(const char *word, const char *mnemonics)
{
    static const char *const odd[] = {"ze", "ment", NULL};
    static const char *const voiceless[] = {"p", "t", "k", "f", "T", NULL};
    char last = word[strlen(word) - 1];
    return has_suffix_of(word, odd) || looks_like_hiss(word) != sounds_like_hiss(mnemonics) ||
           (strchr("tpfk", last) && !has_suffix_of(mnemonics, voiceless));
}

/* Puts a line for a form of the word. z# is said s behind what is voiceless. */
static void append_form(GString *forms, const char *stem, const char *ending, const char *mnemonics,
                        Fit fit)
{
    g_autofree char *line =
        g_strdup_printf(AMERICAN "%s%s %s%s%s\n", stem, ending, mnemonics,
                        sounds_like_hiss(mnemonics) ? "|I#|z" : "|z#", flags[fit]);
    if (strlen(line) <= MAX_LINE_BYTES && strlen(stem) + strlen(ending) <= MAX_WORD_BYTES)
        g_string_append(forms, line);
}

static void append_plural(GString *forms, const char *word, const char *mnemonics, Fit fit)
{
    static const char *const long_ones[] = {"s", "x", "z", "ch", "sh", NULL};
    gsize length = strlen(word);
    if (has_suffix_of(word, long_ones)) {
        append_form(forms, word, "es", mnemonics, fit);
    } else if (word[length - 1] == 'y' && !is_vowel(word[length - 2])) {
        g_autofree char *stem = g_strndup(word, length - 1);
        append_form(forms, stem, "ies", mnemonics, fit);
    } else {
        append_form(forms, word, "s", mnemonics, fit);
    }
}

/* Short words' plurals may be others' ("Wa", "was"). */
enum { MIN_LETTERS = 5 };

static void append_forms(GString *forms, const char *word, const char *mnemonics, Fit fit)
{
    gsize length = strlen(word);
    if (fit == FITS_ROLE || is_several(word) || length < 2 || g_str_has_suffix(word, "'s"))
        return;
    gboolean strange = begins_strangely(word) || misleads(word, mnemonics);
    if (strange)
        append_form(forms, word, "'s", mnemonics, fit);
    /* Plurals of names are rare: only where the library surely says them wrong. */
    if (length >= MIN_LETTERS &&
        (fit == FITS_ANY || strange || strchr("aiouqsxz", word[length - 1])))
        append_plural(forms, word, mnemonics, fit);
}

/* --- lines --- */

typedef struct {
    GString *lines[FITS];
    GString *forms;
} Lines;

/* The entry's line; NULL with the error. `word` and `mnemonics` receive what it is made of. */
static char *line_of(const LexiconEntry *entry, char **word, char **mnemonics, GError **error)
{
    g_autofree char *looked_up = word_of(entry, error);
    g_autofree char *sounds = looked_up ? espeak_mnemonics(entry->phoneme, error) : NULL;
    if (!sounds)
        return NULL;
    gboolean several = is_several(looked_up);
    g_autofree char *line = g_strdup_printf(AMERICAN "%s%s%s %s%s\n", several ? "(" : "", looked_up,
                                            several ? ")" : "", sounds, flags[fit_of(entry)]);
    if (strlen(line) > MAX_LINE_BYTES) {
        g_set_error_literal(error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE,
                            "a pronunciation too long for espeak-ng");
        return NULL;
    }
    *word = g_steal_pointer(&looked_up);
    *mnemonics = g_steal_pointer(&sounds);
    return g_steal_pointer(&line);
}

gboolean espeak_list_can_say(const LexiconEntry *entry, GError **error)
{
    g_autofree char *word = NULL, *mnemonics = NULL;
    g_autofree char *line = line_of(entry, &word, &mnemonics, error);
    return line != NULL;
}

static gboolean append_line(Lines *lines, const LexiconEntry *entry, GError **error)
{
    g_autofree char *word = NULL, *mnemonics = NULL;
    g_autofree char *line = line_of(entry, &word, &mnemonics, error);
    if (!line)
        return FALSE;
    g_string_append(lines->lines[fit_of(entry)], line);
    append_forms(lines->forms, word, mnemonics, fit_of(entry));
    return TRUE;
}

char *espeak_list(const Lexicon *lexicon, char **forms, Diagnostics *diagnostics)
{
    Lines lines = {.forms = g_string_new(NULL)};
    for (Fit fit = 0; fit < FITS; fit++)
        lines.lines[fit] = g_string_new(NULL);
    for (guint i = lexicon->entries->len; i > 0; i--) { /* the first entry wins, the last line */
        const LexiconEntry *entry = lexicon_entry(lexicon, i - 1);
        if (!entry->phoneme)
            continue;
        g_autoptr(GError) fault = NULL;
        if (!append_line(&lines, entry, &fault))
            diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, entry->line, "%s: %s; left out",
                              entry->grapheme, fault->message);
    }
    GString *list = g_string_new(NULL);
    for (Fit fit = 0; fit < FITS; fit++) {
        g_string_append_len(list, lines.lines[fit]->str, (gssize)lines.lines[fit]->len);
        g_string_free(lines.lines[fit], TRUE);
    }
    *forms = g_string_free(lines.forms, FALSE);
    return g_string_free(list, FALSE);
}

char *espeak_list_words(const Lexicon *lexicon)
{
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < lexicon->entries->len; i++) {
        const LexiconEntry *entry = lexicon_entry(lexicon, i);
        g_autofree char *word = entry->phoneme ? word_of(entry, NULL) : NULL;
        if (word && !is_several(word))
            g_string_append_printf(words, "%s\n", word);
    }
    return g_string_free(words, FALSE);
}

/* TRUE for a line of rules that is a rule: it does not name a group, or letters, or nothing. */
static gboolean is_rule(const char *line)
{
    const char *start = line + strspn(line, " \t\r");
    return *start && *line != '.' && *start != '?' && !g_str_has_prefix(start, "//");
}

char *espeak_rules_for_american(const char *rules)
{
    g_auto(GStrv) lines = g_strsplit(rules, "\n", -1);
    GString *out = g_string_new(NULL);
    for (char **line = lines; *line; line++)
        g_string_append_printf(out, "%s%s\n", is_rule(*line) ? AMERICAN : "", *line);
    return g_string_free(out, FALSE);
}
