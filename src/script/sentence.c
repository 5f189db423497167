/* Sentences; see sentence.h.
 *
 * ICU proposes ends (twice: with its plain rules, and with the CLDR's suppressions, which tell an
 * abbreviation it knows); sentence_end.c proposes a few more where ICU's rules see none, and judges
 * each. A judgement looks at a bounded number of bytes, so the whole is linear.
 */
#include "script/sentence.h"
#include "script/icu_text.h"
#include "script/sentence_end.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct SentenceSplitter {
    UBreakIterator *plain, *suppressing, *characters;
    SentenceWords *words;
};

/* --- proposals -------------------------------------------------------------------------------- */

static gboolean iterate(UBreakIterator *iterator, UText *text)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!iterator)
        return FALSE;
    ubrk_setUText(iterator, text, &status);
    return U_SUCCESS(status) && ubrk_first(iterator) != UBRK_DONE;
}

static GArray *proposals_of(const SentenceSplitter *splitter, const SentenceScan *scan)
{
    GArray *proposals = g_array_new(FALSE, FALSE, sizeof(SentenceProposal));
    UErrorCode status = U_ZERO_ERROR;
    UText *utext = utext_openUTF8(NULL, scan->text, scan->end - scan->text, &status);
    const char *from = scan->text;
    if (U_SUCCESS(status) && iterate(splitter->plain, utext)) {
        gboolean suppressions = iterate(splitter->suppressing, utext);
        int32_t at, kept = 0;
        while ((at = ubrk_next(splitter->plain)) != UBRK_DONE) {
            while (suppressions && kept != UBRK_DONE && kept < at)
                kept = ubrk_next(splitter->suppressing);
            SentenceProposal proposal = {scan->text + at, .suppressed = suppressions && kept != at};
            sentence_end_propose(scan, from, proposal.at, proposals);
            g_array_append_val(proposals, proposal);
            from = proposal.at;
        }
    }
    SentenceProposal last = {.at = scan->end, .certain = TRUE};
    if (from < scan->end)
        g_array_append_val(proposals, last);
    utext_close(utext);
    return proposals;
}

/* --- ranges --------------------------------------------------------------------------------- */

static void trim(const char **start, const char **end)
{
    const char *p;
    while (*start < *end && sentence_is_blank(g_utf8_get_char(*start)))
        *start = g_utf8_next_char(*start);
    while (p = *end, *start < *end && sentence_is_blank(sentence_step_back(&p, *start)))
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
static void take(const SentenceScan *scan, GArray *sentences, const char *start, const char *end)
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

static GArray *whole_sentences(const SentenceSplitter *splitter, const SentenceScan *scan)
{
    GArray *sentences = g_array_new(FALSE, FALSE, sizeof(SentenceRange));
    g_autoptr(GArray) proposals = proposals_of(splitter, scan);
    const char *from = scan->text;
    for (guint i = 0; i < proposals->len; i++) {
        const SentenceProposal *proposal = &g_array_index(proposals, SentenceProposal, i);
        while (from < scan->end && sentence_is_blank(g_utf8_get_char(from)))
            from = g_utf8_next_char(from);
        if (proposal->at <= from)
            continue;
        const char *end = sentence_end_judge(scan, from, proposal);
        if (!end)
            continue;
        take(scan, sentences, from, end);
        from = end;
    }
    return sentences;
}

/* --- cutting what is too long ----------------------------------------------------------------- */

/* A comma or the like before `p`, with a blank behind it where the script has blanks. */
static gboolean is_clause_end(const char *p)
{
    static const char *const wide[] = {"\u3001", "\uFF0C", "\uFF1A", "\uFF1B"};
    if (((guchar)*p & 0xC0) == 0x80)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(wide); i++)
        if (strncmp(p - strlen(wide[i]), wide[i], strlen(wide[i])) == 0)
            return TRUE;
    gboolean arabic = !strncmp(p - strlen("\u060C"), "\u060C", strlen("\u060C")) ||
                      !strncmp(p - strlen("\u061B"), "\u061B", strlen("\u061B"));
    return p[0] == ' ' && (arabic || strchr(",;:", p[-1]));
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

static void cut(const SentenceSplitter *splitter, const char *text, const SentenceRange *sentence,
                gsize max_bytes, GArray *pieces)
{
    const char *start = text + sentence->start, *end = text + sentence->end;
    while (start < end) {
        const char *stop =
            (gsize)(end - start) > max_bytes ? cut_place(splitter, start, max_bytes) : end;
        const char *piece_start = start, *piece_end = stop;
        trim(&piece_start, &piece_end);
        SentenceRange piece = {(gsize)(piece_start - text), (gsize)(piece_end - text)};
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
    g_autofree char *locale = icu_locale_from_language(language);
    g_autofree char *suppressing = g_strconcat(locale, "@ss=standard", NULL);
    SentenceSplitter *splitter = g_new0(SentenceSplitter, 1);
    splitter->plain = open_iterator(UBRK_SENTENCE, locale);
    if (!strchr(locale, '@'))
        splitter->suppressing = open_iterator(UBRK_SENTENCE, suppressing);
    splitter->characters = open_iterator(UBRK_CHARACTER, locale);
    splitter->words = sentence_words_new(rules);
    return splitter;
}

void sentence_splitter_free(SentenceSplitter *splitter)
{
    if (!splitter)
        return;
    ubrk_close(splitter->plain);
    ubrk_close(splitter->suppressing);
    ubrk_close(splitter->characters);
    sentence_words_free(splitter->words);
    g_free(splitter);
}

GArray *sentence_split(SentenceSplitter *splitter, const char *text, gsize length, gsize max_bytes)
{
    g_return_val_if_fail(splitter && text && max_bytes >= 16, NULL);
    SentenceScan scan = {splitter->words, text, text + length};
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(SentenceRange));
    g_autoptr(GArray) sentences = whole_sentences(splitter, &scan);
    for (guint i = 0; i < sentences->len; i++)
        cut(splitter, text, &g_array_index(sentences, SentenceRange, i), max_bytes, pieces);
    return pieces;
}
