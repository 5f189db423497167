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

guint facts_headline(const Page *page, const char *title)
{
    for (guint i = 0; title && i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->chrome != CHROME_HIDDEN && leaf->block->kind == BLOCK_HEADING &&
            facts_same(leaf->block->text, title))
            return i;
    }
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
