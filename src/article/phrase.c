/* Finding phrases; see phrase.h.
 *
 * Phrases are kept by a hash of their first word: of all of it, or of its first three bytes where
 * it is the beginning of a word. At each word of the text the few phrases of its two buckets are
 * tried.
 */
#include "article/phrase.h"

#include <string.h>

enum { BUCKETS = 4096, GAP_WORDS = 4, STEM_BYTES = 3, NONE = G_MAXUINT16 };

/* Small, for there are thousands. */
typedef struct {
    const char *text;
    guint16 next; /* in the bucket; NONE at its end */
    guint16 length;
    guint8 kind;
    gboolean at_start : 8; /* of the text */
    char second;           /* its second word begins so; '\0' where that is open */
} Entry;

struct PhraseIndex {
    guint16 words[BUCKETS], stems[BUCKETS];
    GArray *entries; /* of Entry */
};

static guint hash_on(guint hash, char c)
{
    return hash * 31 + (guchar)c;
}

static guint hash_of(const char *word, gsize length)
{
    guint hash = 0;
    for (gsize i = 0; i < length; i++)
        hash = hash_on(hash, word[i]);
    return hash;
}

PhraseIndex *phrase_index_new(void)
{
    PhraseIndex *index = g_new(PhraseIndex, 1);
    index->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    for (guint i = 0; i < BUCKETS; i++)
        index->words[i] = index->stems[i] = NONE;
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
    gboolean at_start = *phrase == '^';
    phrase += at_start;
    length -= (gsize)at_start;
    gsize first = token_length(phrase, phrase + length);
    gboolean is_stem = first && phrase[first - 1] == '*';
    g_return_if_fail(kind <= G_MAXUINT8);
    if (length > G_MAXUINT16 || index->entries->len >= NONE) /* no text begins so */
        return;
    guint16 *buckets = is_stem ? index->stems : index->words;
    gsize hashed = is_stem ? MIN(first - 1, STEM_BYTES) : first;
    guint16 *bucket = &buckets[hash_of(phrase, hashed) % BUCKETS];
    char second = first + 1 < length ? phrase[first + 1] : '\0';
    Entry entry = {.text = phrase,
                   .next = *bucket,
                   .length = (guint16)length,
                   .kind = (guint8)kind,
                   .at_start = at_start,
                   .second = second == '~' || second == '$' ? '\0' : second};
    *bucket = (guint16)index->entries->len;
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
    if (*p == ' ' && g_ascii_isalnum(p[1])) /* most words */
        return FALSE;
    for (; *p && !is_word_sign(p, p); p = g_utf8_next_char(p)) {
        if (*p == ' ' && stop)
            return TRUE;
        stop = *p == '.' || *p == '!' || *p == '?' || (stop && *p != ' ');
    }
    return !*p;
}

GArray *phrase_words(const char *folded)
{
    enum { BYTES_OF_A_WORD = 6 };
    guint expected = (guint)MIN(strlen(folded) / BYTES_OF_A_WORD + 1, G_MAXINT16);
    GArray *words = g_array_sized_new(FALSE, FALSE, sizeof(PhraseWord), expected);
    for (const char *p = folded; *p;) {
        if (!is_word_sign(p, p)) {
            p = g_utf8_next_char(p);
            continue;
        }
        PhraseWord word = {.start = p};
        for (; g_ascii_isalnum(*p) || is_word_sign(p, word.start); p++) {
            word.hash = hash_on(word.hash, *p);
            if (p - word.start < STEM_BYTES)
                word.stem_hash = word.hash;
        }
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
    if (*word->start != *pattern)
        return *pattern == '*';
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

static void try_bucket(const PhraseIndex *index, guint16 first, const GArray *words, guint at,
                       PhraseFound found, gpointer data)
{
    const PhraseWord *next = &g_array_index(words, PhraseWord, at) + 1;
    char second = at + 1 < words->len ? *next->start : '\0';
    for (guint e = first; e != NONE;) {
        const Entry *entry = &g_array_index(index->entries, Entry, e);
        gboolean may_fit = (!entry->second || entry->second == second) && !(entry->at_start && at);
        guint end;
        if (may_fit && phrase_fits(words, at, entry, &end))
            found(entry->kind, at, end, data);
        e = entry->next;
    }
}

void phrase_find(const PhraseIndex *index, const GArray *words, PhraseFound found, gpointer data)
{
    for (guint at = 0; at < words->len; at++) {
        const PhraseWord *word = &g_array_index(words, PhraseWord, at);
        try_bucket(index, index->words[word->hash % BUCKETS], words, at, found, data);
        try_bucket(index, index->stems[word->stem_hash % BUCKETS], words, at, found, data);
    }
}
