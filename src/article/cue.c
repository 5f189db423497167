/* Finding cues; see cue.h.
 *
 * Phrases are kept by a hash of their first word's first three bytes; at each word of the text the
 * few phrases of its bucket are tried. A phrase has at most a dozen words and a bounded gap, so
 * each trial costs a constant.
 */
#include "article/cue.h"

#include "article/text.h"

#include <string.h>

enum { BUCKETS = 1024, GAP_WORDS = 4 };

typedef struct {
    const Cue *cue;
    int next; /* in the bucket; -1 at its end */
} Entry;

struct CueIndex {
    int heads[BUCKETS];
    Entry *entries;
    guint n_entries;
};

/* A word of the text: [start, end). */
typedef struct {
    const char *start, *end;
} Word;

static guint bucket_of(const char *word, gsize length)
{
    guint hash = 0;
    for (gsize i = 0; i < length && i < 3; i++)
        hash = hash * 31 + (guchar)word[i];
    return hash % BUCKETS;
}

static guint count_cues(const Cue *list)
{
    guint n = 0;
    while (list[n].phrase)
        n++;
    return n;
}

static void add_list(CueIndex *index, const Cue *list)
{
    for (; list->phrase; list++) {
        const char *word = list->phrase + (list->phrase[0] == '^');
        guint bucket = bucket_of(word, strcspn(word, " *$"));
        index->entries[index->n_entries] = (Entry){.cue = list, .next = index->heads[bucket]};
        index->heads[bucket] = (int)index->n_entries++;
    }
}

CueIndex *cue_index_new(void)
{
    CueIndex *index = g_new0(CueIndex, 1);
    index->entries = g_new(Entry, count_cues(cue_list_page) + count_cues(cue_list_notice));
    for (guint i = 0; i < BUCKETS; i++)
        index->heads[i] = -1;
    add_list(index, cue_list_page);
    add_list(index, cue_list_notice);
    return index;
}

void cue_index_free(CueIndex *index)
{
    if (!index)
        return;
    g_free(index->entries);
    g_free(index);
}

static gboolean is_word_sign(const char *p, const char *start)
{
    guchar c = (guchar)*p;
    if (c == 0xC2) /* U+00A0…U+00BF: signs, but © is a word of its own */
        return (guchar)p[1] == 0xA9;
    if (c == 0xE2) /* punctuation, arrows, bullets */
        return FALSE;
    return g_ascii_isalnum(*p) || c >= 0x80 || (c == '\'' && p > start && g_ascii_isalpha(p[1]));
}

/* The words of a folded text. "e-mail" is two words, "don't" one. */
static GArray *split(const char *folded)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
    for (const char *p = folded; *p;) {
        if (!is_word_sign(p, p)) {
            p = g_utf8_next_char(p);
            continue;
        }
        Word word = {.start = p};
        while (*p && is_word_sign(p, word.start))
            p = g_utf8_next_char(p);
        word.end = p;
        g_array_append_val(words, word);
    }
    return words;
}

static gboolean word_fits(const Word *word, const char *pattern, gsize length)
{
    gsize have = (gsize)(word->end - word->start);
    if (length && pattern[length - 1] == '*')
        return have >= length - 1 && memcmp(word->start, pattern, length - 1) == 0;
    return have == length && memcmp(word->start, pattern, length) == 0;
}

/* Whether the phrase from `pattern` on fits the words from `at` on. "~" is up to GAP_WORDS words;
 * the shortest gap that fits is taken. `end` gets the word after the phrase. */
static gboolean phrase_fits(const GArray *words, guint at, const char *pattern, guint *end)
{
    guint gap = 0;
    while (*pattern && *pattern != '$') {
        gsize length = strcspn(pattern, " $");
        if (length == 1 && *pattern == '~') {
            gap = GAP_WORDS;
        } else {
            guint last = at + gap;
            while (at < words->len && at <= last &&
                   !word_fits(&g_array_index(words, Word, at), pattern, length))
                at++;
            if (at >= words->len || at > last)
                return FALSE;
            at++;
            gap = 0;
        }
        pattern += length;
        pattern += *pattern == ' ';
    }
    *end = at;
    return *pattern != '$' || words->len - at <= gap;
}

void cue_count(const CueIndex *index, const char *text, CueCount *count)
{
    g_autofree char *folded = text_fold(text);
    g_autoptr(GArray) words = split(folded);
    memset(count, 0, sizeof *count);
    count->words = words->len;
    guint busy_until[CUE_KINDS] = {0}; /* phrases of one kind that overlap count once */
    for (guint at = 0; at < words->len; at++) {
        const Word *word = &g_array_index(words, Word, at);
        guint bucket = bucket_of(word->start, (gsize)(word->end - word->start));
        for (int e = index->heads[bucket]; e >= 0; e = index->entries[e].next) {
            const Cue *cue = index->entries[e].cue;
            gboolean at_start = cue->phrase[0] == '^';
            guint end;
            if ((at_start && at) || busy_until[cue->kind] > at)
                continue;
            if (!phrase_fits(words, at, cue->phrase + at_start, &end))
                continue;
            busy_until[cue->kind] = end;
            if (count->counts[cue->kind] < G_MAXUINT8)
                count->counts[cue->kind]++;
        }
    }
}
