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

/* Beginnings that it can say; a word that begins otherwise it spells before it looks for a stem. */
static const char *const onsets[] = {
    "bl", "br", "ch", "cl", "cr", "dr", "dw", "fl", "fr", "gh", "gl", "gn", "gr", "kh",
    "kl", "kn", "kr", "ll", "ph", "pl", "pn", "pr", "ps", "pt", "rh", "sc", "sh", "sk",
    "sl", "sm", "sn", "sp", "sq", "st", "sw", "th", "tr", "tw", "wh", "wr", NULL};

static gboolean is_vowel(char c)
{
    return strchr("aeiouy", c) != NULL;
}

static gboolean begins_strangely(const char *word)
{
    if (is_vowel(word[0]) || g_str_has_prefix(word, "qu"))
        return FALSE;
    if (g_ascii_isalpha(word[0]) && is_vowel(word[1]))
        return FALSE;
    g_autofree char *onset = g_strndup(word, 2);
    return !g_strv_contains(onsets, onset);
}

static gboolean ends_in_hiss(const char *word)
{
    static const char *const ends[] = {"s", "x", "z", "ch", "sh", NULL};
    for (guint i = 0; ends[i]; i++)
        if (g_str_has_suffix(word, ends[i]))
            return TRUE;
    return FALSE;
}

/* Puts the form's line where all entries' own win over it. */
static void append_form(GString *forms, const char *word, const char *ending, const char *mnemonics,
                        Fit fit)
{
    /* z# is said s behind what is voiceless */
    static const char *const hisses[] = {"s", "z", "S", "Z", NULL};
    gboolean hiss = FALSE;
    for (guint i = 0; hisses[i]; i++)
        hiss |= g_str_has_suffix(mnemonics, hisses[i]);
    g_autofree char *line = g_strdup_printf(AMERICAN "%s%s %s%s%s\n", word, ending, mnemonics,
                                            hiss ? "|I#|z" : "|z#", flags[fit]);
    if (strlen(line) <= MAX_LINE_BYTES && strlen(word) + strlen(ending) <= MAX_WORD_BYTES)
        g_string_append(forms, line);
}

/* Short words' plurals may be others' ("Wa", "was"). */
enum { MIN_LETTERS = 5 };

static void append_forms(GString *forms, const char *word, const char *mnemonics, Fit fit)
{
    gsize length = strlen(word);
    if (fit == FITS_ROLE || is_several(word) || g_str_has_suffix(word, "'s"))
        return;
    if (begins_strangely(word))
        append_form(forms, word, "'s", mnemonics, fit);
    if (length < MIN_LETTERS)
        return;
    if (ends_in_hiss(word))
        append_form(forms, word, "es", mnemonics, fit);
    else if (strchr("aiouq", word[length - 1]) || begins_strangely(word))
        append_form(forms, word, "s", mnemonics, fit);
}

/* --- lines --- */

typedef struct {
    GString *lines[FITS];
    GString *forms;
} Lines;

static gboolean append_line(Lines *lines, const LexiconEntry *entry, GError **error)
{
    g_autofree char *word = word_of(entry, error);
    g_autofree char *mnemonics = word ? espeak_mnemonics(entry->phoneme, error) : NULL;
    if (!mnemonics)
        return FALSE;
    Fit fit = fit_of(entry);
    gboolean several = is_several(word);
    g_autofree char *line = g_strdup_printf(AMERICAN "%s%s%s %s%s\n", several ? "(" : "", word,
                                            several ? ")" : "", mnemonics, flags[fit]);
    if (strlen(line) > MAX_LINE_BYTES) {
        g_set_error_literal(error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE,
                            "a pronunciation too long for espeak-ng");
        return FALSE;
    }
    g_string_append(lines->lines[fit], line);
    append_forms(lines->forms, word, mnemonics, fit);
    return TRUE;
}

char *espeak_list(const Lexicon *lexicon, Diagnostics *diagnostics)
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
    for (Fit fit = 0; fit < FITS; fit++) {
        g_string_append_len(lines.forms, lines.lines[fit]->str, (gssize)lines.lines[fit]->len);
        g_string_free(lines.lines[fit], TRUE);
    }
    return g_string_free(lines.forms, FALSE);
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
