/* Sentences; see sentence.h.
 *
 * ICU proposes ends (twice: with its plain rules, and with the CLDR's suppressions, which tell an
 * abbreviation it knows); a few more are proposed where its rules see none; then each is judged by
 * the words around it. A judgement looks at a bounded number of bytes, so the whole is linear.
 */
#include "script/sentence.h"
#include "script/icu_text.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#define ELLIPSIS "\u2026 "

enum {
    ELLIPSIS_LENGTH = sizeof ELLIPSIS - 1,
    MAX_WORD_BYTES = 48,      /* a longer word is no abbreviation */
    MAX_REFERENCE_BYTES = 32, /* "[12, 14–16]" */
    MIN_WORD_BEFORE_NUMBER = 3
};

struct SentenceSplitter {
    UBreakIterator *plain, *suppressing, *characters;
    GHashTable *abbreviations, *before_numbers, *may_end, *starters, *lettered;
};

typedef struct {
    SentenceSplitter *splitter;
    const char *text, *end;
} Scan;

/* A place where a sentence may end: `at` is where the next would begin. */
typedef struct {
    const char *at;
    gboolean suppressed; /* CLDR knows the word before as an abbreviation */
    gboolean ours;       /* found and judged by us */
} Proposal;

/* --- words ------------------------------------------------------------------------------------ */

static GHashTable *set_of(const char *const *words)
{
    GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; words && words[i]; i++)
        g_hash_table_add(set, g_strdup(words[i]));
    return set;
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

static gboolean is_blank(gunichar c)
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
static gunichar step_back(const char **p, const char *from)
{
    const char *previous = *p > from ? g_utf8_find_prev_char(from, *p) : NULL;
    if (!previous)
        return 0;
    *p = previous;
    return g_utf8_get_char(previous);
}

static gunichar char_before(const char *p, const char *from)
{
    return step_back(&p, from);
}

static gunichar char_at(const Scan *scan, const char *p)
{
    return p < scan->end ? g_utf8_get_char(p) : 0;
}

/* The start of the word that ends at `end`: back to a blank or an opening mark, a bounded way. */
static const char *word_start(const char *end, const char *from)
{
    const char *start = end;
    while (end - start <= MAX_WORD_BYTES) {
        const char *before = start;
        gunichar c = step_back(&before, from);
        if (c == 0 || is_blank(c) || is_opener(c) || c == '/' || c == 0x2014)
            break;
        start = before;
    }
    return start;
}

/* The first character of a word at or after `p`, opening marks left aside. */
static const char *next_word(const Scan *scan, const char *p)
{
    for (int i = 0; i < 4 && p < scan->end && is_opener(g_utf8_get_char(p)); i++)
        p = g_utf8_next_char(p);
    return p;
}

/* Whether a word stands at `p` that commonly begins a sentence: "The", but not the "A." of an
 * initial. */
static gboolean starter_at(const Scan *scan, const char *p)
{
    const char *start = p = next_word(scan, p);
    while (p < scan->end && p - start <= MAX_WORD_BYTES && g_unichar_isalpha(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return char_at(scan, p) != '.' && set_has(scan->splitter->starters, start, p);
}

static gboolean digit_at(const Scan *scan, const char *p)
{
    return g_unichar_isdigit(char_at(scan, p));
}

static gboolean lower_at(const Scan *scan, const char *p)
{
    return g_unichar_islower(char_at(scan, next_word(scan, p)));
}

static gboolean upper_at(const Scan *scan, const char *p)
{
    return g_unichar_isupper(char_at(scan, next_word(scan, p)));
}

/* --- references: "[1]", "¹", "1,2" behind a full stop --------------------------------------- */

static gboolean is_reference_character(gunichar c, gboolean bracketed)
{
    return g_unichar_isdigit(c) || c == ',' || c == '-' || c == 0x2013 || (bracketed && c == ' ');
}

/* The end of a reference in brackets or superior figures at `p`, or `p`. */
static const char *skip_reference(const Scan *scan, const char *p)
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
static gboolean lettered_before(const Scan *scan, const char *start, const char *from)
{
    const char *end = start;
    if (!is_blank(step_back(&end, from)))
        return FALSE;
    const char *begin = word_start(end, from);
    g_autofree char *word = g_utf8_strdown(begin, end - begin);
    return g_hash_table_contains(scan->splitter->lettered, word);
}

/* Whether the full stop at `stop` ends the sentence that began at `from`; `at` is what follows. */
static gboolean stop_ends(const Scan *scan, const char *from, const char *stop, const char *at,
                          gboolean suppressed)
{
    const SentenceSplitter *splitter = scan->splitter;
    const char *word = word_start(stop, from);
    if (word == stop || stop - word > MAX_WORD_BYTES || stop[-1] == '.')
        return TRUE;
    if (word == from && is_enumerator(word, stop))
        return FALSE;
    gboolean initial = is_lone_letter(word, stop) && g_unichar_isupper(g_utf8_get_char(word));
    if (initial && lettered_before(scan, word, from))
        return TRUE;
    if (set_has(splitter->abbreviations, word, stop))
        return FALSE;
    if (set_has(splitter->before_numbers, word, stop))
        return !digit_at(scan, at);
    if (initial)
        return starter_at(scan, at);
    if (suppressed || set_has(splitter->may_end, word, stop) ||
        (memchr(word, '.', (gsize)(stop - word)) && g_unichar_isalpha(g_utf8_get_char(word))))
        return starter_at(scan, at);
    return TRUE;
}

/* Where the proposal has no blank: only a stop of a script without blanks, or a reference that
 * clings to the stop, ends a sentence there. NULL where nothing does. */
static const char *judge_tight(const Scan *scan, const char *from, const char *at)
{
    const char *reference = at > from && at[-1] == '[' ? at - 1 : at;
    const char *after = skip_reference(scan, reference);
    if (after > reference)
        return after == scan->end || is_blank(char_at(scan, after)) ? after : NULL;
    const char *p = at;
    gunichar c = step_back(&p, from);
    for (; c && is_opener(c) && !is_quote(c); c = step_back(&p, from))
        at = p; /* ICU takes an opening bracket for a closing one */
    while (c && is_closer(c))
        c = step_back(&p, from);
    return c > 0x250 && c != 0x2026 ? at : NULL;
}

/* Where the sentence that began at `from` ends by this proposal, or NULL if it does not. */
static const char *judge(const Scan *scan, const char *from, const Proposal *proposal)
{
    const char *at = proposal->at;
    if (proposal->ours || at == scan->end)
        return at;
    const char *stop = at;
    gboolean line_end = FALSE, gap = FALSE;
    gunichar c;
    while ((c = char_before(stop, from)) && is_blank(c)) {
        gap = TRUE;
        line_end |= c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
        step_back(&stop, from);
    }
    if (line_end)
        return at;
    if (!gap)
        return judge_tight(scan, from, at);
    gboolean closed = FALSE;
    while ((c = char_before(stop, from)) && is_closer(c)) {
        closed = TRUE;
        step_back(&stop, from);
    }
    if (c == '?' || c == '!' || closed)
        return lower_at(scan, at) ? NULL : at;
    if (c != '.')
        return at;
    return stop_ends(scan, from, stop - 1, at, proposal->suppressed) ? at : NULL;
}

/* --- proposals ------------------------------------------------------------------------------ */

/* "disease.1,2 The": figures that cling to the stop of a word are a note's; where they end. */
static const char *end_of_clinging_note(const Scan *scan, const char *from, const char *stop)
{
    gunichar before = char_before(stop, from);
    const char *p = stop + 1;
    if (!g_unichar_islower(before) && !is_closer(before))
        return NULL;
    while (p - stop < MAX_REFERENCE_BYTES && is_reference_character(char_at(scan, p), FALSE))
        p = g_utf8_next_char(p);
    const char *word = word_start(stop, from);
    if (!is_blank(char_at(scan, p)) || set_has(scan->splitter->before_numbers, word, stop) ||
        set_has(scan->splitter->abbreviations, word, stop))
        return NULL;
    const char *next = p;
    while (is_blank(char_at(scan, next)) && next - p < MAX_REFERENCE_BYTES)
        next = g_utf8_next_char(next);
    return upper_at(scan, next) ? p : NULL;
}

/* "in the study. 12 patients": ICU looks past the number and sees no capital. */
static gboolean stop_before_number(const Scan *scan, const char *from, const char *stop)
{
    const char *word = word_start(stop, from), *p = word;
    if (stop - word < MIN_WORD_BEFORE_NUMBER || stop - word > MAX_WORD_BYTES)
        return FALSE;
    for (; p < stop; p = g_utf8_next_char(p))
        if (!g_unichar_islower(g_utf8_get_char(p)))
            return FALSE;
    const SentenceSplitter *splitter = scan->splitter;
    return !set_has(splitter->abbreviations, word, stop) &&
           !set_has(splitter->before_numbers, word, stop) &&
           !set_has(splitter->may_end, word, stop);
}

static void propose(GArray *proposals, const char *at)
{
    Proposal proposal = {.at = at, .ours = TRUE};
    g_array_append_val(proposals, proposal);
}

/* What ICU does not see between two of its own proposals. */
static void propose_ours(const Scan *scan, const char *from, const char *to, GArray *proposals)
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

static gboolean iterate(UBreakIterator *iterator, UText *text)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!iterator)
        return FALSE;
    ubrk_setUText(iterator, text, &status);
    return U_SUCCESS(status) && ubrk_first(iterator) != UBRK_DONE;
}

static GArray *proposals_of(const Scan *scan)
{
    const SentenceSplitter *splitter = scan->splitter;
    GArray *proposals = g_array_new(FALSE, FALSE, sizeof(Proposal));
    UErrorCode status = U_ZERO_ERROR;
    UText *utext = utext_openUTF8(NULL, scan->text, scan->end - scan->text, &status);
    const char *from = scan->text;
    if (U_SUCCESS(status) && iterate(splitter->plain, utext)) {
        gboolean suppressions = iterate(splitter->suppressing, utext);
        int32_t at, kept = 0;
        while ((at = ubrk_next(splitter->plain)) != UBRK_DONE) {
            while (suppressions && kept != UBRK_DONE && kept < at)
                kept = ubrk_next(splitter->suppressing);
            Proposal proposal = {scan->text + at, .suppressed = suppressions && kept != at};
            propose_ours(scan, from, proposal.at, proposals);
            g_array_append_val(proposals, proposal);
            from = proposal.at;
        }
    }
    if (from < scan->end)
        propose(proposals, scan->end);
    utext_close(utext);
    return proposals;
}

/* --- ranges --------------------------------------------------------------------------------- */

static void trim(const char **start, const char **end)
{
    const char *p;
    while (*start < *end && is_blank(g_utf8_get_char(*start)))
        *start = g_utf8_next_char(*start);
    while (p = *end, *start < *end && is_blank(step_back(&p, *start)))
        *end = p;
}

static gboolean has_word(const char *start, const char *end)
{
    for (; start < end; start = g_utf8_next_char(start))
        if (g_unichar_isalnum(g_utf8_get_char(start)))
            return TRUE;
    return FALSE;
}

/* Takes [start, end) as a sentence. Signs without a word are no sentence: they go with the one
 * before. */
static void take(const Scan *scan, GArray *sentences, const char *start, const char *end)
{
    trim(&start, &end);
    if (start == end)
        return;
    if (sentences->len > 0 && !has_word(start, end)) {
        g_array_index(sentences, SentenceRange, sentences->len - 1).end = (gsize)(end - scan->text);
        return;
    }
    SentenceRange range = {(gsize)(start - scan->text), (gsize)(end - scan->text)};
    g_array_append_val(sentences, range);
}

static GArray *whole_sentences(const Scan *scan)
{
    GArray *sentences = g_array_new(FALSE, FALSE, sizeof(SentenceRange));
    g_autoptr(GArray) proposals = proposals_of(scan);
    const char *from = scan->text;
    for (guint i = 0; i < proposals->len; i++) {
        const Proposal *proposal = &g_array_index(proposals, Proposal, i);
        while (from < scan->end && is_blank(g_utf8_get_char(from)))
            from = g_utf8_next_char(from);
        if (proposal->at <= from)
            continue;
        const char *end = judge(scan, from, proposal);
        if (!end)
            continue;
        take(scan, sentences, from, end);
        from = end;
    }
    return sentences;
}

/* --- cutting what is too long ----------------------------------------------------------------- */

static gboolean is_clause_end(const char *p)
{
    return p[0] == ' ' && strchr(",;:", p[-1]);
}

static gboolean is_gap(const char *p)
{
    return p[0] == ' ' || p[0] == '\n' || p[0] == '\t';
}

/* The last place in (least, most] of `start` where `fits`, or NULL. */
static const char *last_place(const char *start, gsize least, gsize most,
                              gboolean (*fits)(const char *p))
{
    for (const char *p = start + most; p > start + least; p--)
        if (fits(p))
            return p;
    return NULL;
}

/* The last end of a grapheme cluster within `most` bytes; of a character where one cluster is
 * longer. */
static const char *last_character(const SentenceSplitter *splitter, const char *start, gsize most)
{
    UErrorCode status = U_ZERO_ERROR;
    const char *limit = start + most;
    while (((guchar)*limit & 0xC0) == 0x80)
        limit--;
    const char *window_end = g_utf8_next_char(limit);
    UText *window = utext_openUTF8(NULL, start, window_end - start, &status);
    int32_t at = 0;
    if (U_SUCCESS(status) && iterate(splitter->characters, window))
        at = ubrk_isBoundary(splitter->characters, (int32_t)(limit - start))
                 ? (int32_t)(limit - start)
                 : ubrk_preceding(splitter->characters, (int32_t)(limit - start));
    utext_close(window);
    return at > 0 ? start + at : limit;
}

static const char *cut_place(const SentenceSplitter *splitter, const char *start, gsize max_bytes)
{
    const char *place = last_place(start, max_bytes / 2, max_bytes, is_clause_end);
    if (!place)
        place = last_place(start, max_bytes / 4, max_bytes, is_gap);
    return place ? place : last_character(splitter, start, max_bytes);
}

static void cut(const Scan *scan, const SentenceRange *sentence, gsize max_bytes, GArray *pieces)
{
    const char *start = scan->text + sentence->start, *end = scan->text + sentence->end;
    while (start < end) {
        const char *stop =
            (gsize)(end - start) > max_bytes ? cut_place(scan->splitter, start, max_bytes) : end;
        const char *piece_start = start, *piece_end = stop;
        trim(&piece_start, &piece_end);
        SentenceRange piece = {(gsize)(piece_start - scan->text), (gsize)(piece_end - scan->text)};
        if (piece.start < piece.end)
            g_array_append_val(pieces, piece);
        start = stop;
    }
}

/* --- the splitter ----------------------------------------------------------------------------- */

/* NULL where ICU's data are not installed: then its part of the work is left out. */
static UBreakIterator *open_iterator(UBreakIteratorType type, const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(type, locale, NULL, 0, &status);
    return U_SUCCESS(status) ? iterator : NULL;
}

SentenceSplitter *sentence_splitter_new(const char *language, const SentenceRules *rules)
{
    static const SentenceRules none = {0};
    if (!rules)
        rules = &none;
    g_autofree char *locale = icu_locale_from_language(language);
    g_autofree char *suppressing = g_strconcat(locale, "@ss=standard", NULL);
    SentenceSplitter *splitter = g_new0(SentenceSplitter, 1);
    splitter->plain = open_iterator(UBRK_SENTENCE, locale);
    if (!strchr(locale, '@'))
        splitter->suppressing = open_iterator(UBRK_SENTENCE, suppressing);
    splitter->characters = open_iterator(UBRK_CHARACTER, locale);
    splitter->abbreviations = set_of(rules->abbreviations);
    splitter->before_numbers = set_of(rules->before_numbers);
    splitter->may_end = set_of(rules->may_end);
    splitter->starters = set_of(rules->starters);
    splitter->lettered = set_of(rules->lettered);
    return splitter;
}

void sentence_splitter_free(SentenceSplitter *splitter)
{
    if (!splitter)
        return;
    ubrk_close(splitter->plain);
    ubrk_close(splitter->suppressing);
    ubrk_close(splitter->characters);
    g_hash_table_unref(splitter->abbreviations);
    g_hash_table_unref(splitter->before_numbers);
    g_hash_table_unref(splitter->may_end);
    g_hash_table_unref(splitter->starters);
    g_hash_table_unref(splitter->lettered);
    g_free(splitter);
}

GArray *sentence_split(SentenceSplitter *splitter, const char *text, gsize length, gsize max_bytes)
{
    g_return_val_if_fail(splitter && text && max_bytes >= 16, NULL);
    Scan scan = {splitter, text, text + length};
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(SentenceRange));
    g_autoptr(GArray) sentences = whole_sentences(&scan);
    for (guint i = 0; i < sentences->len; i++)
        cut(&scan, &g_array_index(sentences, SentenceRange, i), max_bytes, pieces);
    return pieces;
}
