/* Links to other pages; see teaser.h. */
#include "article/teaser.h"

#include "article/address.h"

#include <string.h>

/* --- lists of links -----------------------------------------------------------------------------
 */

/* A list that the sentence before it announces belongs to that sentence. */
static gboolean is_announced(const Page *page, const Box *box)
{
    if (!box->first)
        return FALSE;
    const Leaf *before = page_leaf(page, box->first - 1);
    return before->chrome == CHROME_NONE && before->block->kind == BLOCK_PARAGRAPH &&
           leaf_link_share(before) < 0.5 && text_last_sign(before->block->text) == ':';
}

/* Whether most links of a box lead to other sites: those are the article's sources rather than the
 * site's own other articles. */
static gboolean leads_away(const Page *page, const Box *box)
{
    guint links = 0, away = 0;
    for (guint k = box->first; k < box->end; k++) {
        const Leaf *leaf = page_leaf(page, k);
        links += leaf->link_letters > 0;
        away += address_leads_away(page->address, leaf->block);
    }
    return away * 3 > links * 2;
}

/* Lists and tables that are mostly links lead elsewhere; so do boxes of short links in a row. */
void teaser_mark_link_lists(Page *page)
{
    for (guint i = 1; i < page->boxes->len; i++) {
        Box *box = page_box(page, i);
        BlockKind kind = box->block->kind;
        if (box->chrome != CHROME_NONE || box->end - box->first < 2)
            continue;
        gboolean list = kind == BLOCK_LIST || kind == BLOCK_ITEM || kind == BLOCK_TABLE;
        double words = (double)box->words / (box->end - box->first);
        if (box_link_share(box) < (list ? 0.75 : 0.85) || words > (list ? 20 : 14) ||
            is_announced(page, box) || (list && words >= 3 && leads_away(page, box)))
            continue;
        for (guint k = box->first; k < box->end; k++)
            if (page_leaf(page, k)->chrome == CHROME_NONE)
                page_leaf(page, k)->chrome = CHROME_NAVIGATION;
        box->chrome = CHROME_NAVIGATION;
        i = box->end_box - 1;
    }
}

/* --- teasers ------------------------------------------------------------------------------------
 */

enum { TEASER_WORDS = 100, TEASER_ROW = 3 };

/* Not to a place within a page: the permanent link of a post in a thread leads there. */
static gboolean leads_elsewhere(const Block *block)
{
    for (guint i = 0; i < block->n_marks; i++)
        if (block->marks[i].kind == MARK_LINK && block->marks[i].value)
            return !strchr(block->marks[i].value, '#');
    return FALSE;
}

/* A picture, a headline that is a link, a line or two: another article's advertisement. */
static gboolean is_teaser(const Page *page, guint i)
{
    const Box *box = page_box(page, i);
    if (box->words > TEASER_WORDS || box->words < 3 || box->end - box->first < 2 ||
        box->has_title || box->block->kind == BLOCK_TABLE || box->block->kind == BLOCK_QUOTE)
        return FALSE;
    for (guint k = box->first; k < box->end; k++) {
        const Leaf *leaf = page_leaf(page, k);
        if (leaf->block->kind != BLOCK_IMAGE && leads_elsewhere(leaf->block) &&
            leaf->size.words >= 3 && leaf_link_share(leaf) > 0.8 &&
            (leaf->block->kind == BLOCK_HEADING || !leaf->size.closed))
            return TRUE;
    }
    return FALSE;
}

/* Whether a teaser, or a box just inside one, holds the leaf. */
static gboolean is_in_teaser(const Page *page, guint leaf)
{
    guint box = page_leaf(page, leaf)->box;
    for (guint up = 0; box && up < 4; up++, box = page_box(page, box)->parent)
        if (is_teaser(page, box))
            return TRUE;
    return FALSE;
}

/* Whether prose other than teasers stands soon after leaf `end` within the box around `row`. A row
 * in the middle of an article is a part of it when it has something to say. */
static gboolean goes_on_after(const Page *page, guint row, guint end)
{
    guint outer = MIN(page_box(page, page_box(page, row)->parent)->end, end + 40);
    for (guint k = end; k < outer; k++) {
        const Leaf *leaf = page_leaf(page, k);
        if (leaf->chrome == CHROME_NONE && leaf->prose && leaf->size.words > 15 &&
            !is_in_teaser(page, k))
            return TRUE;
    }
    return FALSE;
}

static void mark_row(Page *page, guint row)
{
    const Box *parent = page_box(page, row);
    guint last = 0;
    double prose = 0;
    for (guint i = row + 1; i < parent->end_box; i = page_box(page, i)->end_box)
        if (is_teaser(page, i)) {
            last = page_box(page, i)->end;
            prose += page_box(page, i)->prose;
        }
    if (prose > 0.15 * parent->letters && goes_on_after(page, row, last))
        return;
    for (guint i = row + 1; i < parent->end_box; i = page_box(page, i)->end_box) {
        Box *box = page_box(page, i);
        if (box->chrome != CHROME_NONE || !is_teaser(page, i))
            continue;
        for (guint k = box->first; k < box->end; k++)
            if (page_leaf(page, k)->chrome == CHROME_NONE)
                page_leaf(page, k)->chrome = CHROME_RELATED;
        box->chrome = CHROME_RELATED;
    }
}

/* Teasers come in rows; one alone may be a link the article gives. */
void teaser_mark_rows(Page *page)
{
    g_autofree guint *teasers = g_new0(guint, page->boxes->len);
    g_autofree guint *boxes = g_new0(guint, page->boxes->len);
    for (guint i = 1; i < page->boxes->len; i++) {
        const Box *box = page_box(page, i);
        if (!box->words)
            continue;
        boxes[box->parent]++;
        teasers[box->parent] += is_teaser(page, i);
    }
    for (guint i = 0; i < page->boxes->len; i++)
        if (page_box(page, i)->chrome == CHROME_NONE && teasers[i] >= TEASER_ROW &&
            teasers[i] * 2 >= boxes[i])
            mark_row(page, i);
}
