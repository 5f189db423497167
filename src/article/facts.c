/* Where a page states facts; see facts.h. */
#include "article/facts.h"

#include "article/text.h"

#include <string.h>

enum { NEAR_LEAVES = 14 }; /* how far from the headline a byline or date may stand */

/* The first meta of these names that has a value. */
const char *facts_meta(const Document *document, const char *const *names)
{
    for (; *names; names++)
        for (guint i = 0; i < document->n_meta; i++)
            if (document->meta[i].name && document->meta[i].value && *document->meta[i].value &&
                g_ascii_strcasecmp(document->meta[i].name, *names) == 0)
                return document->meta[i].value;
    return NULL;
}

guint facts_shared_words(const char *a, const char *b)
{
    enum { MOST_WORDS = 40, SHORTEST = 4 };
    guint shared = 0;
    g_autofree char *words_of = text_fold(a), *within = text_fold(b);
    g_auto(GStrv) words = g_strsplit_set(words_of, " ,.:;!?()\"'-|", MOST_WORDS);
    for (guint i = 0; words[i]; i++)
        shared += strlen(words[i]) >= SHORTEST && strstr(within, words[i]) != NULL;
    return shared;
}

/* The heading that has most words in common with the title, three at least. */
static gboolean find_similar_heading(const Page *page, const char *title, guint *found)
{
    enum { LONGEST = 400 };
    guint best = 2;
    if (strlen(title) > LONGEST)
        return FALSE;
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->block->kind != BLOCK_HEADING || leaf->block->level > 2 ||
            (leaf->chrome != CHROME_NONE && leaf->chrome != CHROME_HEADER) ||
            leaf->block->text_length > LONGEST)
            continue;
        guint shared = facts_shared_words(title, leaf->block->text);
        if (shared > best) {
            best = shared;
            *found = i;
        }
    }
    return best > 2;
}

guint facts_headline(const Page *page, const char *title)
{
    g_autofree char *wanted = title ? text_key(title) : NULL;
    for (guint i = 0; wanted && i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->chrome == CHROME_HIDDEN || leaf->block->kind != BLOCK_HEADING)
            continue;
        g_autofree char *key = text_key(leaf->block->text);
        if (*key && strcmp(key, wanted) == 0)
            return i;
    }
    guint similar;
    if (title && find_similar_heading(page, title, &similar))
        return similar;
    for (guint i = 0; i < page->leaves->len; i++)
        if (page_leaf(page, i)->prose && page_leaf(page, i)->chrome == CHROME_NONE)
            return i;
    return 0;
}

gboolean facts_is_elsewhere(const Leaf *leaf)
{
    return leaf->chrome == CHROME_HIDDEN || leaf->chrome == CHROME_RELATED ||
           leaf->chrome == CHROME_COMMENTS || leaf->chrome == CHROME_FOOTER ||
           leaf->chrome == CHROME_NAVIGATION || leaf->chrome == CHROME_ADVERT;
}

gboolean facts_is_comment(const Leaf *leaf)
{
    return leaf->chrome == CHROME_COMMENTS || strstr(leaf->block->names, "comment");
}

FactSpan facts_near(const Page *page, guint headline)
{
    FactSpan span = {headline > 5 ? headline - 5 : 0, MIN(headline + 1, page->leaves->len)};
    for (guint prose = 0; span.to < page->leaves->len && span.to < headline + NEAR_LEAVES;
         span.to++) {
        const Leaf *leaf = page_leaf(page, span.to);
        prose += leaf->prose && leaf->chrome == CHROME_NONE && leaf->size.words > 25;
        if (prose > 1)
            break;
    }
    return span;
}

gboolean facts_agree(const char *a, const char *b)
{
    if (!a || !b || !*a || !*b)
        return FALSE;
    g_autofree char *ka = text_key(a), *kb = text_key(b);
    return *ka && *kb && (strstr(ka, kb) || strstr(kb, ka));
}

gboolean facts_same(const char *a, const char *b)
{
    if (!a || !b)
        return FALSE;
    g_autofree char *ka = text_key(a), *kb = text_key(b);
    return *ka && strcmp(ka, kb) == 0;
}
