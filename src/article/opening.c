/* What a heading opens; see opening.h. */
#include "article/opening.h"

#include <string.h>

static gboolean is_opening_line(const Leaf *leaf)
{
    if (leaf->block->kind == BLOCK_HEADING)
        return TRUE;
    return leaf->block->kind == BLOCK_PARAGRAPH && leaf->size.words <= 8 && !leaf->size.closed;
}

static Chrome class_of_opening(const Leaf *leaf)
{
    if (!is_opening_line(leaf) || leaf->size.words > 9)
        return CHROME_NONE;
    if (leaf_has_cue(leaf, CUE_COMMENTS))
        return CHROME_COMMENTS;
    if (leaf_has_cue(leaf, CUE_RELATED))
        return CHROME_RELATED;
    if (leaf_has_cue(leaf, CUE_AUTHOR))
        return CHROME_AUTHOR;
    if (leaf_has_cue(leaf, CUE_CONTENTS))
        return CHROME_NAVIGATION;
    if (leaf->block->kind != BLOCK_HEADING)
        return CHROME_NONE;
    if (leaf_has_cue(leaf, CUE_SHARE))
        return CHROME_SHARE;
    if (leaf_has_cue(leaf, CUE_NEWSLETTER))
        return CHROME_NEWSLETTER;
    if (leaf_has_cue(leaf, CUE_TAGS))
        return CHROME_META;
    return CHROME_NONE;
}

/* The leaves that the opening line `i` stands over: to the next heading as high, or the end of the
 * box that the line opens. A box whose first words are the line is taken whole. */
static guint end_of_opening(const Page *page, guint i)
{
    const Leaf *opening = page_leaf(page, i);
    guint b = opening->box;
    while (b && page_box(page, b)->first == i && page_box(page, b)->end == i + 1)
        b = page_box(page, b)->parent; /* a wrapper of the line alone */
    guint end = page_box(page, b)->end;
    guint level = opening->block->kind == BLOCK_HEADING ? opening->block->level : 6;
    for (guint k = i + 1; k < end; k++) {
        const Block *block = page_leaf(page, k)->block;
        if (block->kind == BLOCK_HEADING && block->level <= level)
            return k;
    }
    return end;
}

typedef struct {
    guint letters, link_letters, prose;
    gboolean asks; /* for a subscription, or has a form */
} Stretch;

static Stretch measure_stretch(const Page *page, guint from, guint to)
{
    Stretch stretch = {0};
    for (guint k = from; k < to; k++) {
        const Leaf *leaf = page_leaf(page, k);
        if (k > from)
            stretch.asks |= leaf_has_cue(leaf, CUE_NEWSLETTER) || leaf->chrome == CHROME_FORM;
        stretch.letters += leaf->size.letters;
        stretch.link_letters += leaf->link_letters;
        if (leaf->chrome == CHROME_NONE)
            stretch.prose += leaf->prose;
    }
    return stretch;
}

/* A heading over text without a link has lost what it stood over: it goes alone. */
static gboolean opens_nothing(const Page *page, guint i, Stretch stretch)
{
    const Leaf *after = i + 1 < page->leaves->len ? page_leaf(page, i + 1) : NULL;
    gboolean sentence = after && (after->prose || (after->block->kind == BLOCK_PARAGRAPH &&
                                                   after->size.closed && !after->link_letters));
    return sentence && stretch.link_letters * 10 < stretch.letters;
}

/* Letters of prose that an invitation to subscribe, and a row of buttons, may have. */
enum { MOST_INVITATION = 600, MOST_CAPTIONS = 200 };

static gboolean may_take(const Page *page, Chrome chrome, Stretch s)
{
    double all = MAX(page_box(page, 0)->prose, 1u);
    double links = s.letters ? (double)s.link_letters / s.letters : 1.0;
    switch (chrome) {
    case CHROME_COMMENTS:
        return s.prose / all < 0.7;
    case CHROME_RELATED:
    case CHROME_NAVIGATION:
        return s.prose / all < 0.35 && (links > 0.3 || s.letters < 400);
    case CHROME_AUTHOR:
        return s.prose / all < 0.15;
    case CHROME_NEWSLETTER:
        return !s.prose || (s.asks && s.prose / all < 0.35 && s.prose < MOST_INVITATION);
    default:
        return s.prose / all < 0.1 && s.prose < MOST_CAPTIONS;
    }
}

/* "Comments" as a section among others: what follows it is no less the article than what it says.
 */
static gboolean is_about_comments(const Page *page, guint i, guint end, Stretch stretch)
{
    if (page_leaf(page, i)->size.words > 1 || stretch.asks || end + 1 >= page->leaves->len)
        return FALSE;
    const Leaf *next = page_leaf(page, end), *after = page_leaf(page, end + 1);
    return next->box == page_leaf(page, i)->box && next->block->kind == BLOCK_HEADING &&
           next->chrome == CHROME_NONE && class_of_opening(next) == CHROME_NONE &&
           after->chrome == CHROME_NONE && after->prose;
}

enum { MOST_LOOKED = 100 };

/* How many leaves from `i` the line takes with it; 0 when it opens nothing that is not the article.
 */
static guint count_taken(const Page *page, guint i, Chrome opened)
{
    guint end = end_of_opening(page, i);
    Stretch stretch = measure_stretch(page, i, end);
    if (opened == CHROME_RELATED && opens_nothing(page, i, stretch))
        return 1;
    if (opened == CHROME_COMMENTS && is_about_comments(page, i, end, stretch))
        return 0;
    return may_take(page, opened, stretch) ? end - i : 0;
}

void opening_mark(Page *page)
{
    guint looked = 0; /* what is not taken may be measured again by the next: a few are enough */
    for (guint i = 0; i < page->leaves->len && looked < MOST_LOOKED; i++) {
        Leaf *leaf = page_leaf(page, i);
        Chrome opened = leaf->chrome == CHROME_HIDDEN ? CHROME_NONE : class_of_opening(leaf);
        if (opened == CHROME_NONE)
            continue;
        guint taken = count_taken(page, i, opened);
        looked += taken <= 1;
        for (guint k = i; k < i + taken; k++)
            if (page_leaf(page, k)->chrome == CHROME_NONE)
                page_leaf(page, k)->chrome = opened;
        i += MAX(taken, 1) - 1; /* each leaf is taken once: the whole stays linear */
    }
}
