/* Lines found in another copy; see body_match.h. */
#include "article/body_match.h"

#include <string.h>

enum { GRAM = 5 }; /* words in a row that count as the same text */

/* Calls for each run of GRAM words with its hash: equal runs, equal hashes. */
static void each_gram(const char *text, void (*found)(guint64 hash, gpointer data), gpointer data)
{
    guint64 words[GRAM] = {0};
    guint n = 0;
    for (const char *p = text; *p;) {
        guint64 hash = 14695981039346656037u;
        gboolean any = FALSE;
        for (; *p; p = g_utf8_next_char(p)) {
            gunichar c = g_utf8_get_char(p);
            if (!text_is_word_char(c))
                break;
            hash = (hash ^ g_unichar_tolower(c)) * 1099511628211u;
            any = TRUE;
        }
        if (!any) {
            p = g_utf8_next_char(p);
            continue;
        }
        words[n++ % GRAM] = hash;
        if (n < GRAM)
            continue;
        guint64 gram = 0;
        for (guint i = 0; i < GRAM; i++)
            gram = gram * 31 + words[(n + i) % GRAM];
        found(gram, data);
    }
}

typedef struct {
    GHashTable *known;
    guint seen, hits;
} Grams;

static void remember_gram(guint64 hash, gpointer data)
{
    g_hash_table_add(((Grams *)data)->known, GSIZE_TO_POINTER((gsize)hash));
}

static void look_up_gram(guint64 hash, gpointer data)
{
    Grams *grams = data;
    grams->seen++;
    grams->hits += g_hash_table_contains(grams->known, GSIZE_TO_POINTER((gsize)hash));
}

gboolean *body_match(const Page *page, const char *body)
{
    if (!body || text_measure(body, strlen(body)).words < 80)
        return NULL;
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    Grams grams = {.known = known};
    each_gram(body, remember_gram, &grams);
    gboolean *matches = g_new0(gboolean, page->leaves->len + 1);
    guint total = 0;
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->block->kind == BLOCK_IMAGE)
            continue;
        grams.seen = grams.hits = 0;
        each_gram(leaf->block->text, look_up_gram, &grams);
        matches[i] = grams.seen && grams.hits * 2 > grams.seen;
        if (matches[i])
            total += grams.hits;
    }
    if (total * 2 < g_hash_table_size(known))
        g_clear_pointer(&matches, g_free);
    return matches;
}
