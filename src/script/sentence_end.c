/* Where a sentence ends, judged by the words around; see sentence_end.h. */
#include "script/sentence_end.h"

#include <string.h>

#define ELLIPSIS "\u2026 "

enum {
    ELLIPSIS_LENGTH = sizeof ELLIPSIS - 1,
    MAX_WORD_BYTES = 48,      /* a longer word is no abbreviation */
    MAX_REFERENCE_BYTES = 32, /* "[12, 14–16]" */
    MIN_WORD_BEFORE_NUMBER = 3,
    MIN_WRAPPED_BYTES = 20
};

struct SentenceWords {
    GHashTable *abbreviations, *before_numbers, *may_end, *starters, *lettered;
};

/* --- words ------------------------------------------------------------------------------------ */

static GHashTable *set_of(const char *const *words)
{
    GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; words && words[i]; i++)
        g_hash_table_add(set, g_strdup(words[i]));
    return set;
}

SentenceWords *sentence_words_new(const SentenceRules *rules)
{
    static const SentenceRules none = {0};
    if (!rules)
        rules = &none;
    SentenceWords *words = g_new0(SentenceWords, 1);
    words->abbreviations = set_of(rules->abbreviations);
    words->before_numbers = set_of(rules->before_numbers);
    words->may_end = set_of(rules->may_end);
    words->starters = set_of(rules->starters);
    words->lettered = set_of(rules->lettered);
    return words;
}

void sentence_words_free(SentenceWords *words)
{
    if (!words)
        return;
    g_hash_table_unref(words->abbreviations);
    g_hash_table_unref(words->before_numbers);
    g_hash_table_unref(words->may_end);
    g_hash_table_unref(words->starters);
    g_hash_table_unref(words->lettered);
    g_free(words);
}

static gboolean set_has(GHashTable *set, const char *start, const char *end)
{
    char word[MAX_WORD_BYTES + 1];
    gsize length = (gsize)(end - start);
    if (length == 0 || length > MAX_WORD_BYTES)
        return FALSE;
    memcpy(word, start, length);
    word[length] = '\0';
    return g_hash_table_contains(set, word);
}

gboolean sentence_is_blank(gunichar c)
{
    return g_unichar_isspace(c) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean is_quote(gunichar c)
{
    return c == '"' || c == '\'';
}

static gboolean is_closer(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return is_quote(c) || type == G_UNICODE_CLOSE_PUNCTUATION ||
           type == G_UNICODE_FINAL_PUNCTUATION;
}

static gboolean is_opener(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return is_quote(c) || c == 0xBF || c == 0xA1 || type == G_UNICODE_OPEN_PUNCTUATION ||
           type == G_UNICODE_INITIAL_PUNCTUATION;
}

static gboolean is_superscript_digit(gunichar c)
{
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

/* The character before `p`, which moves before it; 0 at `from`. */
gunichar sentence_step_back(const char **p, const char *from)
{
    const char *previous = *p > from ? g_utf8_find_prev_char(from, *p) : NULL;
    if (!previous)
        return 0;
    *p = previous;
    return g_utf8_get_char(previous);
}

static gunichar char_before(const char *p, const char *from)
{
    return sentence_step_back(&p, from);
}

static gunichar char_at(const SentenceScan *scan, const char *p)
{
    return p < scan->end ? g_utf8_get_char(p) : 0;
}

/* The start of the word that ends at `end`: back to a blank or an opening mark, a bounded way. */
static const char *word_start(const char *end, const char *from)
{
    const char *start = end;
    while (end - start <= MAX_WORD_BYTES) {
        const char *before = start;
        gunichar c = sentence_step_back(&before, from);
        if (c == 0 || sentence_is_blank(c) || is_opener(c) || c == '/' || c == 0x2014)
            break;
        start = before;
    }
    return start;
}

/* The first character of a word at or after `p`, opening marks left aside. */
static const char *next_word(const SentenceScan *scan, const char *p)
{
    for (int i = 0; i < 4 && p < scan->end && is_opener(g_utf8_get_char(p)); i++)
        p = g_utf8_next_char(p);
    return p;
}

/* Whether a word stands at `p` that commonly begins a sentence: "The", but not the "A." of an
 * initial. */
static gboolean starter_at(const SentenceScan *scan, const char *p)
{
    const char *start = p = next_word(scan, p);
    while (p < scan->end && p - start <= MAX_WORD_BYTES && g_unichar_isalpha(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return char_at(scan, p) != '.' && set_has(scan->words->starters, start, p);
}

static gboolean digit_at(const SentenceScan *scan, const char *p)
{
    return g_unichar_isdigit(char_at(scan, p));
}

static gboolean lower_at(const SentenceScan *scan, const char *p)
{
    return g_unichar_islower(char_at(scan, next_word(scan, p)));
}

static gboolean upper_at(const SentenceScan *scan, const char *p)
{
    return g_unichar_isupper(char_at(scan, next_word(scan, p)));
}

/* --- references: "[1]", "¹", "1,2" behind a full stop --------------------------------------- */

static gboolean is_reference_character(gunichar c, gboolean bracketed)
{
    return g_unichar_isdigit(c) || c == ',' || c == '-' || c == 0x2013 || (bracketed && c == ' ');
}

/* The end of a reference in brackets or superior figures at `p`, or `p`. */
static const char *skip_reference(const SentenceScan *scan, const char *p)
{
    const char *start = p;
    while (is_superscript_digit(char_at(scan, p)))
        p = g_utf8_next_char(p);
    while (char_at(scan, p) == '[' && digit_at(scan, p + 1)) {
        const char *q = p + 1;
        while (q - p < MAX_REFERENCE_BYTES && is_reference_character(char_at(scan, q), TRUE))
            q = g_utf8_next_char(q);
        if (char_at(scan, q) != ']')
            break;
        p = q + 1;
    }
    return p - start > MAX_REFERENCE_BYTES ? start : p;
}

/* --- judging a proposal --------------------------------------------------------------------- */

static gboolean is_lone_letter(const char *start, const char *end)
{
    gunichar c = g_utf8_get_char(start);
    return start < end && g_utf8_next_char(start) == end && g_unichar_isalpha(c);
}

static gboolean consists_of(const char *start, const char *end, const char *characters)
{
    while (start < end && *start && strchr(characters, *start))
        start++;
    return start == end;
}

/* "3", "12", "iv", "b": what counts an item. */
static gboolean is_enumerator(const char *start, const char *end)
{
    gsize length = (gsize)(end - start);
    if (length == 0 || length > 4)
        return FALSE;
    return is_lone_letter(start, end) || consists_of(start, end, "0123456789") ||
           consists_of(start, end, "ivxIVX");
}

/* Whether the word before the one at `start` is named by a letter: "vitamin" before "D". */
static gboolean lettered_before(const SentenceScan *scan, const char *start, const char *from)
{
    const char *end = start;
    if (!sentence_is_blank(sentence_step_back(&end, from)))
        return FALSE;
    const char *begin = word_start(end, from);
    g_autofree char *word = g_utf8_strdown(begin, end - begin);
    return g_hash_table_contains(scan->words->lettered, word);
}

/* Whether the full stop at `stop` ends the sentence that began at `from`; `at` is what follows. */
static gboolean stop_ends(const SentenceScan *scan, const char *from, const char *stop,
                          const char *at, gboolean suppressed)
{
    const SentenceWords *words = scan->words;
    const char *word = word_start(stop, from);
    if (word == stop || stop - word > MAX_WORD_BYTES || stop[-1] == '.')
        return TRUE;
    if (word == from && is_enumerator(word, stop))
        return FALSE;
    if (char_at(scan, at) == '(' && digit_at(scan, at + 1))
        return FALSE; /* "about 1 in. (2.5 cm) wide" */
    gboolean initial = is_lone_letter(word, stop) && g_unichar_isupper(g_utf8_get_char(word));
    if (initial && lettered_before(scan, word, from))
        return TRUE;
    if (set_has(words->abbreviations, word, stop))
        return FALSE;
    if (set_has(words->before_numbers, word, stop))
        return !digit_at(scan, at);
    if (initial)
        return starter_at(scan, at);
    enum { LONGEST_SUPPRESSED = 5 }; /* ICU takes "besser." for an abbreviation that it ends like */
    if ((suppressed && stop - word <= LONGEST_SUPPRESSED) || set_has(words->may_end, word, stop) ||
        (memchr(word, '.', (gsize)(stop - word)) && g_unichar_isalpha(g_utf8_get_char(word))))
        return starter_at(scan, at);
    return TRUE;
}

/* Where the proposal has no blank: only a stop of a script without blanks, or a reference that
 * clings to the stop, ends a sentence there. NULL where nothing does. */
static const char *judge_tight(const SentenceScan *scan, const char *from, const char *at)
{
    const char *reference = at > from && at[-1] == '[' ? at - 1 : at;
    const char *after = skip_reference(scan, reference);
    if (after > reference)
        return after == scan->end || sentence_is_blank(char_at(scan, after)) ? after : NULL;
    const char *p = at;
    gunichar c = sentence_step_back(&p, from);
    for (; c && is_opener(c) && !is_quote(c); c = sentence_step_back(&p, from))
        at = p; /* ICU takes an opening bracket for a closing one */
    while (c && is_closer(c))
        c = sentence_step_back(&p, from);
    return c > 0x250 && c != 0x2026 ? at : NULL;
}

/* Whether the line that ends at `line_end` runs on at `at`: a line of some length that ends within
 * a sentence, where the next goes on in small letters. Short lines are a list or an address. */
static gboolean line_runs_on(const SentenceScan *scan, const char *from, const char *line_end,
                             const char *at)
{
    gunichar last = char_before(line_end, from);
    return line_end - from >= MIN_WRAPPED_BYTES &&
           !memchr(line_end - MIN_WRAPPED_BYTES, '\n', MIN_WRAPPED_BYTES) &&
           (g_unichar_isalnum(last) || last == ',') && g_unichar_islower(char_at(scan, at));
}

const char *sentence_end_judge(const SentenceScan *scan, const char *from,
                               const SentenceProposal *proposal)
{
    const char *at = proposal->at;
    if (proposal->certain || at == scan->end)
        return at;
    const char *stop = at;
    gboolean line_end = FALSE, gap = FALSE;
    gunichar c;
    while ((c = char_before(stop, from)) && sentence_is_blank(c)) {
        gap = TRUE;
        line_end |= c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
        sentence_step_back(&stop, from);
    }
    if (line_end)
        return line_runs_on(scan, from, stop, at) ? NULL : at;
    if (!gap)
        return judge_tight(scan, from, at);
    gboolean closed = FALSE;
    while ((c = char_before(stop, from)) && is_closer(c)) {
        closed = TRUE;
        sentence_step_back(&stop, from);
    }
    if (c == '?' || c == '!' || closed)
        return lower_at(scan, at) ? NULL : at;
    if (c != '.')
        return at;
    return stop_ends(scan, from, stop - 1, at, proposal->suppressed) ? at : NULL;
}

/* --- proposals ------------------------------------------------------------------------------ */

/* "disease.1,2 The": figures that cling to the stop of a word are a note's; where they end. */
static const char *end_of_clinging_note(const SentenceScan *scan, const char *from,
                                        const char *stop)
{
    gunichar before = char_before(stop, from);
    const char *p = stop + 1;
    if (!g_unichar_islower(before) && !is_closer(before))
        return NULL;
    while (p - stop < MAX_REFERENCE_BYTES && is_reference_character(char_at(scan, p), FALSE))
        p = g_utf8_next_char(p);
    const char *word = word_start(stop, from);
    if (!sentence_is_blank(char_at(scan, p)) || set_has(scan->words->before_numbers, word, stop) ||
        set_has(scan->words->abbreviations, word, stop))
        return NULL;
    const char *next = p;
    while (sentence_is_blank(char_at(scan, next)) && next - p < MAX_REFERENCE_BYTES)
        next = g_utf8_next_char(next);
    return upper_at(scan, next) ? p : NULL;
}

/* "in the study. 12 patients": ICU looks past the number and sees no capital. */
static gboolean stop_before_number(const SentenceScan *scan, const char *from, const char *stop)
{
    const char *word = word_start(stop, from), *p = word;
    if (stop - word < MIN_WORD_BEFORE_NUMBER || stop - word > MAX_WORD_BYTES)
        return FALSE;
    for (; p < stop; p = g_utf8_next_char(p))
        if (!g_unichar_islower(g_utf8_get_char(p)))
            return FALSE;
    const SentenceWords *words = scan->words;
    return !set_has(words->abbreviations, word, stop) &&
           !set_has(words->before_numbers, word, stop) && !set_has(words->may_end, word, stop);
}

static void propose(GArray *proposals, const char *at)
{
    SentenceProposal proposal = {.at = at, .certain = TRUE};
    g_array_append_val(proposals, proposal);
}

void sentence_end_propose(const SentenceScan *scan, const char *from, const char *to,
                          GArray *proposals)
{
    for (const char *p = from; p < to; p++) {
        const char *end;
        if (*p == '.' && digit_at(scan, p + 1)) {
            if ((end = end_of_clinging_note(scan, from, p)) && end < to)
                propose(proposals, end);
        } else if (*p == '.' && p + 2 < to && p[1] == ' ' && digit_at(scan, p + 2)) {
            if (stop_before_number(scan, from, p))
                propose(proposals, p + 2);
        } else if ((gsize)(to - p) > ELLIPSIS_LENGTH && !memcmp(p, ELLIPSIS, ELLIPSIS_LENGTH)) {
            end = p + ELLIPSIS_LENGTH;
            if (upper_at(scan, end))
                propose(proposals, end);
        }
    }
}
