/* What is not the article; see boilerplate.h. */
#include "article/boilerplate.h"

#include "article/address.h"
#include "article/box_class.h"
#include "article/box_name.h"
#include "article/opening.h"
#include "article/reveal.h"
#include "article/teaser.h"
#include "article/thread.h"

/* A short line that is nothing but a cue. */
static Chrome class_of_line(const Leaf *leaf)
{
    static const struct {
        CueKind cue;
        Chrome chrome;
        guint words; /* longer lines say something of their own */
    } lines[] = {
        {CUE_ADVERT, CHROME_ADVERT, 8},       {CUE_SHARE, CHROME_SHARE, 8},
        {CUE_CONTROL, CHROME_NAVIGATION, 7},  {CUE_COMMENTS, CHROME_COMMENTS, 9},
        {CUE_TAGS, CHROME_META, 14},          {CUE_READING_TIME, CHROME_META, 10},
        {CUE_CONTENTS, CHROME_NAVIGATION, 5},
    };
    if (leaf->block->kind == BLOCK_CODE)
        return CHROME_NONE;
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++)
        if (leaf_has_cue(leaf, lines[i].cue) && leaf->size.words <= lines[i].words &&
            !(leaf->size.closed && leaf->size.words > 4))
            return lines[i].chrome;
    return CHROME_NONE;
}

static gboolean is_prose_beside(const Page *page, guint i, const Leaf *leaf)
{
    return i < page->leaves->len && page_leaf(page, i)->box == leaf->box &&
           page_leaf(page, i)->prose;
}

/* A paragraph between two others, which links to nothing, is the author's, even when it speaks of
 * newsletters or of terms that are accepted. */
static gboolean is_among_prose(const Page *page, guint i)
{
    const Leaf *leaf = page_leaf(page, i);
    return i && leaf->prose && leaf_link_share(leaf) < 0.15 && is_prose_beside(page, i - 1, leaf) &&
           is_prose_beside(page, i + 1, leaf);
}

static Chrome class_of_paragraph(const Page *page, guint i)
{
    const Leaf *leaf = page_leaf(page, i);
    guint words = leaf->size.words;
    double links = leaf_link_share(leaf);
    if (leaf_has_cue(leaf, CUE_READ_MORE) && links > 0.4 && words < 30 &&
        !address_leads_away(page->address, leaf->block))
        return CHROME_RELATED;
    if (is_among_prose(page, i))
        return CHROME_NONE;
    if (leaf->cues.counts[CUE_NEWSLETTER] >= 2 && words < PAGE_CUE_WORDS)
        return CHROME_NEWSLETTER;
    if (leaf_has_cue(leaf, CUE_NEWSLETTER) && links > 0.15 && words < 30)
        return CHROME_NEWSLETTER;
    if (leaf->cues.counts[CUE_CONSENT] >= 2 && words < PAGE_CUE_WORDS)
        return CHROME_CONSENT;
    return CHROME_NONE;
}

/* A link that is drawn as a button: by its own name, or that of the box that holds only it. */
static gboolean is_button(const Page *page, const Leaf *leaf)
{
    enum { BUTTON_WORDS = 8 };
    if (leaf->size.words > BUTTON_WORDS || leaf_link_share(leaf) < 0.9)
        return FALSE;
    const Block *block = leaf->block, *around = page_box(page, leaf->box)->block;
    return box_name_has_part(block->names, "button") || box_name_has_part(block->names, "btn") ||
           box_name_has_part(around->names, "button") || box_name_has_part(around->names, "btn");
}

/* A heading such as "Search" or "Share" over text of its own is that text's. */
static gboolean heads_prose(const Page *page, guint i)
{
    const Leaf *leaf = page_leaf(page, i);
    if (leaf->block->kind != BLOCK_HEADING || i + 1 == page->leaves->len)
        return FALSE;
    const Leaf *after = page_leaf(page, i + 1);
    return after->prose && after->size.words >= 20 && leaf_link_share(after) < 0.3;
}

static void mark_lines(Page *page)
{
    for (guint i = 0; i < page->leaves->len; i++) {
        Leaf *leaf = page_leaf(page, i);
        if (leaf->chrome != CHROME_NONE)
            continue;
        leaf->chrome = page_box(page, leaf->box)->chrome;
        if (leaf->chrome == CHROME_NONE)
            leaf->chrome = box_name_class(
                leaf->block->kind == BLOCK_PARAGRAPH && leaf->size.words < 40 ? leaf->block->names
                                                                              : "");
        if (leaf->chrome == CHROME_NONE && !heads_prose(page, i))
            leaf->chrome = class_of_line(leaf);
        if (leaf->chrome == CHROME_NONE && is_button(page, leaf))
            leaf->chrome = CHROME_NAVIGATION;
        if (leaf->chrome == CHROME_NONE && leaf->block->kind == BLOCK_PARAGRAPH)
            leaf->chrome = class_of_paragraph(page, i);
    }
}

void boilerplate_mark(Page *page)
{
    reveal_hidden(page);
    teaser_mark_rows(page);
    page_sum_prose(page);
    box_class_mark(page);
    thread_mark_replies(page);
    mark_lines(page);
    page_sum_prose(page);
    opening_mark(page);
    teaser_mark_link_lists(page);
    page_sum_prose(page);
}
