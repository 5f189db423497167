/* Finding the author; see author.h. */
#include "article/author.h"

#include "article/byline.h"
#include "article/date.h"
#include "article/text.h"

#include <string.h>

/* --- byline -------------------------------------------------------------------------------------
 */

static gboolean names_author(const char *names)
{
    return strstr(names, "byline") || strstr(names, "author") || strstr(names, "autor") ||
           strstr(names, "writer");
}

static gboolean is_author_place(const Page *page, const Leaf *leaf)
{
    if (names_author(leaf->block->names) || strstr(leaf->block->itemprop, "author"))
        return TRUE;
    guint box = leaf->box;
    for (guint up = 0; box && up < 3; up++, box = page_box(page, box)->parent) {
        const Block *block = page_box(page, box)->block;
        if (strstr(block->itemprop, "author"))
            return TRUE;
        if (names_author(block->names) && page_box(page, box)->words < 40)
            return TRUE;
    }
    return FALSE;
}

/* The name in a line that also holds a date: "Published March 3, 2020 by Jane Doe". */
static char *name_beside_date(const Leaf *leaf, DateOrder order)
{
    if (leaf->size.words > 16 || leaf->size.closed)
        return NULL;
    return byline_beside_date(leaf->block->text, order);
}

/* The text of a link to an author's page. */
static char *author_link(const Leaf *leaf)
{
    static const char *const paths[] = {"/author/",  "/authors/", "/contributors/", "/contributor/",
                                        "/writers/", "/by/",      "/people/",       "/autor/",
                                        "/auteur/",  "/staff/",   "/columnist/",    "/reporters/"};
    const Block *block = leaf->block;
    for (guint i = 0; i < block->n_marks && i < 40; i++) {
        const Mark *mark = &block->marks[i];
        if (mark->kind != MARK_LINK || !mark->value || mark->end - mark->start > 60)
            continue;
        for (guint k = 0; k < G_N_ELEMENTS(paths); k++)
            if (strstr(mark->value, paths[k])) {
                g_autofree char *text =
                    g_strndup(block->text + mark->start, mark->end - mark->start);
                return byline_is_name(text) ? byline_clean(text) : NULL;
            }
    }
    return NULL;
}

static gboolean is_fact_line(const Leaf *leaf, DateOrder order)
{
    return leaf->size.words <= 12 && (leaf_has_cue(leaf, CUE_READING_TIME) ||
                                      date_is_known(date_find(leaf->block->text, order, NULL)));
}

/* A name alone on a line next to the date. */
static char *lone_name(const Page *page, FactSpan span, DateOrder order)
{
    for (guint i = span.from; i < span.to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->block->kind != BLOCK_PARAGRAPH || leaf->size.words < 2 || leaf->size.words > 4 ||
            leaf->size.closed || facts_is_elsewhere(leaf) || leaf->in_caption ||
            is_fact_line(leaf, order) || !byline_is_name(leaf->block->text))
            continue;
        if ((i > span.from && is_fact_line(page_leaf(page, i - 1), order)) ||
            (i + 1 < span.to && is_fact_line(page_leaf(page, i + 1), order)))
            return byline_clean(leaf->block->text);
    }
    return NULL;
}

static char *linked_byline(const Page *page, FactSpan near)
{
    for (guint i = near.from; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->size.words > FACTS_LINE_WORDS || facts_is_elsewhere(leaf))
            continue;
        char *name = author_link(leaf);
        const char *by = name ? NULL : strstr(leaf->block->text, "written by ");
        if (by)
            name = byline_clean(by + strlen("written by "));
        if (name)
            return name;
    }
    return NULL;
}

/* "By Jane Doe", or a line in a place that is named for the author. */
static char *visible_byline(const Page *page, FactSpan span, DateOrder order, gboolean *explicit)
{
    char *placed = NULL;
    for (guint i = span.from; i < span.to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->size.words > FACTS_LINE_WORDS || leaf->block->kind == BLOCK_HEADING ||
            leaf->in_caption || leaf->chrome == CHROME_HIDDEN || leaf->size.stops > 2)
            continue;
        char *beside = name_beside_date(leaf, order);
        if (beside) {
            g_free(placed);
            return beside;
        }
        gboolean begins = byline_begins(leaf->block->text);
        if (!begins && (placed || !is_author_place(page, leaf) || leaf->size.words > 8))
            continue;
        char *name = byline_clean(leaf->block->text);
        if (name && begins && leaf->size.words <= 16) {
            *explicit = TRUE;
            g_free(placed);
            return name;
        }
        if (name && !placed)
            placed = name;
        else
            g_free(name);
    }
    return placed;
}

/* What the page's data name as the author. */
static char *stated_byline(const Page *page, const JsonLd *data)
{
    static const char *const names[] = {"author",
                                        "article:author",
                                        "og:article:author",
                                        "parsely-author",
                                        "sailthru.author",
                                        "dc.creator",
                                        "dcterms.creator",
                                        "citation_author",
                                        "byl",
                                        "creator",
                                        "article.author",
                                        "twitter:data1",
                                        NULL};
    char *stated = data->author ? byline_clean(data->author) : NULL;
    for (guint i = 0; names[i] && !stated; i++) {
        const char *one[] = {names[i], NULL};
        const char *value = facts_meta(page->document, one);
        stated = value ? byline_clean(value) : NULL;
    }
    return stated;
}

/* A page's data often name who typed the article in; a "By …" under the headline names who wrote
 * it. Where one name holds the other, the data's fuller form is taken. */
char *author_find(const Page *page, const JsonLd *data, const Article *article, FactSpan near)
{
    g_autofree char *stated = stated_byline(page, data);
    gboolean explicit = FALSE;
    g_autofree char *shown =
        visible_byline(page, near, date_order_of(article->language), &explicit);
    if (!shown && !stated)
        shown = linked_byline(page, near);
    if (!shown && !stated)
        shown = lone_name(page, near, date_order_of(article->language));
    if (!stated || (explicit && shown && !facts_agree(stated, shown) && byline_is_name(shown)))
        return g_steal_pointer(&shown);
    return g_steal_pointer(&stated);
}
