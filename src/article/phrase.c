/* Finding phrases; see phrase.h.
 *
 * Phrases are kept by a hash of their first word: of all of it, or of its first three bytes where
 * it is the beginning of a word. At each word of the text the few phrases of its two buckets are
 * tried.
 */
#include "article/phrase.h"

#include <string.h>

enum { BUCKETS = 4096, GAP_WORDS = 4, STEM_BYTES = 3 };

typedef struct {
    const char *text;
    gsize length;
    guint kind;
    gboolean at_start; /* of the text */
    int next;          /* in the bucket; -1 at its end */
} Entry;

struct PhraseIndex {
    int words[BUCKETS], stems[BUCKETS];
    GArray *entries; /* of Entry */
};

static guint bucket_of(const char *word, gsize length)
{
    guint hash = 0;
    for (gsize i = 0; i < length; i++)
        hash = hash * 31 + (guchar)word[i];
    return hash % BUCKETS;
}

PhraseIndex *phrase_index_new(void)
{
    PhraseIndex *index = g_new(PhraseIndex, 1);
    index->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    for (guint i = 0; i < BUCKETS; i++)
        index->words[i] = index->stems[i] = -1;
    return index;
}

void phrase_index_free(PhraseIndex *index)
{
    if (!index)
        return;
    g_array_unref(index->entries);
    g_free(index);
}

static gsize token_length(const char *token, const char *end)
{
    const char *p = token;
    while (p < end && *p != ' ' && *p != '$')
        p++;
    return (gsize)(p - token);
}

void phrase_index_add(PhraseIndex *index, const char *phrase, gsize length, guint kind)
{
    Entry entry = {.text = phrase, .length = length, .kind = kind, .at_start = *phrase == '^'};
    entry.text += entry.at_start;
    entry.length -= (gsize)entry.at_start;
    gsize first = token_length(entry.text, entry.text + entry.length);
    gboolean is_stem = first && entry.text[first - 1] == '*';
    int *bucket = is_stem ? &index->stems[bucket_of(entry.text, MIN(first - 1, STEM_BYTES))]
                          : &index->words[bucket_of(entry.text, first)];
    entry.next = *bucket;
    *bucket = (int)index->entries->len;
    g_array_append_val(index->entries, entry);
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

/* Whether the signs from `p` to the next word end a sentence or its first half. */
static gboolean ends_sentence(const char *p)
{
    gboolean stop = FALSE;
    for (; *p && !is_word_sign(p, p); p = g_utf8_next_char(p)) {
        if (*p == ' ' && stop)
            return TRUE;
        stop = *p == '.' || *p == '!' || *p == '?' || (stop && *p != ' ');
    }
    return !*p;
}

GArray *phrase_words(const char *folded)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(PhraseWord));
    for (const char *p = folded; *p;) {
        if (!is_word_sign(p, p)) {
            p = g_utf8_next_char(p);
            continue;
        }
        PhraseWord word = {.start = p};
        while (*p && is_word_sign(p, word.start))
            p = g_utf8_next_char(p);
        word.end = p;
        word.ends_sentence = ends_sentence(p);
        word.ends_label = strncmp(p, ": ", 2) == 0 || strncmp(p, " - ", 3) == 0;
        g_array_append_val(words, word);
    }
    return words;
}

static gboolean word_fits(const PhraseWord *word, const char *pattern, gsize length)
{
    gsize have = (gsize)(word->end - word->start);
    if (length && pattern[length - 1] == '*')
        return have >= length - 1 && memcmp(word->start, pattern, length - 1) == 0;
    return have == length && memcmp(word->start, pattern, length) == 0;
}

/* Whether the phrase fits the words from `at` on; the shortest gap that fits is taken. `end` gets
 * the word after the phrase. */
static gboolean phrase_fits(const GArray *words, guint at, const Entry *entry, guint *end)
{
    guint gap = 0;
    const char *pattern = entry->text, *stop = pattern + entry->length;
    while (pattern < stop && *pattern != '$') {
        gsize length = token_length(pattern, stop);
        if (length == 1 && *pattern == '~') {
            gap = GAP_WORDS;
        } else {
            guint last = at + gap;
            while (at < words->len && at <= last &&
                   !word_fits(&g_array_index(words, PhraseWord, at), pattern, length))
                at++;
            if (at >= words->len || at > last)
                return FALSE;
            at++;
            gap = 0;
        }
        pattern += length;
        pattern += pattern < stop && *pattern == ' ';
    }
    *end = at;
    return pattern == stop || words->len - at <= gap;
}

static void try_bucket(const PhraseIndex *index, int first, const GArray *words, guint at,
                       PhraseFound found, gpointer data)
{
    for (int e = first; e >= 0;) {
        const Entry *entry = &g_array_index(index->entries, Entry, e);
        guint end;
        if (!(entry->at_start && at) && phrase_fits(words, at, entry, &end))
            found(entry->kind, at, end, data);
        e = entry->next;
    }
}

void phrase_find(const PhraseIndex *index, const GArray *words, PhraseFound found, gpointer data)
{
    for (guint at = 0; at < words->len; at++) {
        const PhraseWord *word = &g_array_index(words, PhraseWord, at);
        gsize length = (gsize)(word->end - word->start);
        try_bucket(index, index->words[bucket_of(word->start, length)], words, at, found, data);
        guint stem = bucket_of(word->start, MIN(length, STEM_BYTES));
        try_bucket(index, index->stems[stem], words, at, found, data);
    }
}
