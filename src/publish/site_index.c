/* The index of the search; see site_index.h. */
#include "publish/site_index.h"

#include "publish/site_card.h"

#include <string.h>

enum { PART_BYTES = 64 * 1024, MOST_PARTS = 64, VERSION_LETTERS = 10 };

/* A word and the articles that have it. */
typedef struct {
    GString *articles; /* "2,1,4" */
    guint last;
} Posting;

static void posting_free(gpointer data)
{
    Posting *posting = data;
    g_string_free(posting->articles, TRUE);
    g_free(posting);
}

static void post(GHashTable *postings, const char *word, guint article)
{
    Posting *posting = g_hash_table_lookup(postings, word);
    if (!posting) {
        posting = g_new(Posting, 1);
        *posting = (Posting){g_string_new(NULL), article};
        g_string_append_printf(posting->articles, "%u", article);
        g_hash_table_insert(postings, g_strdup(word), posting);
        return;
    }
    if (posting->last == article)
        return;
    g_string_append_printf(posting->articles, ",%u", article - posting->last);
    posting->last = article;
}

/* Word → Posting. */
static GHashTable *post_all(const GPtrArray *cards)
{
    GHashTable *postings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, posting_free);
    for (guint i = 0; i < cards->len; i++) {
        const SiteCard *card = g_ptr_array_index(cards, i);
        g_auto(GStrv) words = g_strsplit(card->words ? card->words : "", " ", -1);
        for (char **word = words; *word; word++)
            if (**word)
                post(postings, *word, i);
    }
    return postings;
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The words in order; they are borrowed. g_ptr_array_unref(). */
static GPtrArray *sorted_words(GHashTable *postings)
{
    GPtrArray *words = g_ptr_array_sized_new(g_hash_table_size(postings));
    GHashTableIter iter;
    gpointer word;
    g_hash_table_iter_init(&iter, postings);
    while (g_hash_table_iter_next(&iter, &word, NULL))
        g_ptr_array_add(words, word);
    g_ptr_array_sort(words, by_name);
    return words;
}

guint site_index_part(const char *word, guint n_parts)
{
    return g_utf8_get_char(word) % n_parts;
}

/* As many as keep each small on the average. */
static guint count_parts(const GPtrArray *words, GHashTable *postings)
{
    gsize bytes = 0;
    for (guint i = 0; i < words->len; i++) {
        const char *word = g_ptr_array_index(words, i);
        bytes += strlen(word) + ((Posting *)g_hash_table_lookup(postings, word))->articles->len;
    }
    return (guint)MIN(bytes / PART_BYTES + 1, MOST_PARTS);
}

static void free_text(gpointer text)
{
    g_string_free(text, TRUE);
}

/* The words of each part; of GString. */
static GPtrArray *part_words(const GPtrArray *words, GHashTable *postings, guint n_parts)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func(free_text);
    for (guint i = 0; i < n_parts; i++)
        g_ptr_array_add(parts, g_string_new(NULL));
    for (guint i = 0; i < words->len; i++) {
        const char *word = g_ptr_array_index(words, i);
        const Posting *posting = g_hash_table_lookup(postings, word);
        GString *part = g_ptr_array_index(parts, site_index_part(word, n_parts));
        /* Letters and digits alone: nothing to escape. */
        g_string_append_printf(part, "%s\"%s\":[%s]", part->len > 0 ? ",\n" : "", word,
                               posting->articles->str);
    }
    return parts;
}

/* Which article has which number, and which words it has. */
static char *version_of(const GPtrArray *cards)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < cards->len; i++) {
        const SiteCard *card = g_ptr_array_index(cards, i);
        const char *words = card->words ? card->words : "";
        g_checksum_update(checksum, (const guchar *)card->id, (gssize)strlen(card->id) + 1);
        g_checksum_update(checksum, (const guchar *)words, (gssize)strlen(words) + 1);
    }
    return g_strndup(g_checksum_get_string(checksum), VERSION_LETTERS);
}

SiteIndex *site_index_new(const GPtrArray *cards)
{
    g_return_val_if_fail(cards, NULL);
    g_autoptr(GHashTable) postings = post_all(cards);
    g_autoptr(GPtrArray) words = sorted_words(postings);
    g_autoptr(GPtrArray) parted = part_words(words, postings, count_parts(words, postings));
    SiteIndex *index = g_new(SiteIndex, 1);
    *index = (SiteIndex){g_ptr_array_new_with_free_func(g_free), version_of(cards)};
    for (guint i = 0; i < parted->len; i++) {
        const GString *part = g_ptr_array_index(parted, i);
        g_ptr_array_add(index->parts, g_strdup_printf("{\"version\":\"%s\",\"words\":{\n%s\n}}\n",
                                                      index->version, part->str));
    }
    return index;
}

void site_index_free(SiteIndex *index)
{
    if (!index)
        return;
    g_ptr_array_unref(index->parts);
    g_free(index->version);
    g_free(index);
}
