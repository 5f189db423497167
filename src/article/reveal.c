/* Hidden boxes that are content; see reveal.h. */
#include "article/reveal.h"

#include "article/box_name.h"

#include <string.h>

enum { HARDLY_ANY_PROSE = 400 }; /* letters; a page that shows less may be hidden itself */

/* Words of class and id that templates give to what a click unfolds. */
static gboolean is_panel_name(const char *names)
{
    static const char *const words[] = {
        "accordion", "collaps",   "panel",    "tab-content", "tabcontent", "tab-pane",
        "tabpane",   "expand",    "toggle",   "faq",         "answer",     "read-more",
        "readmore",  "show-more", "showmore", "see-more",    "more-text",  "moretext",
        "full-text", "fulltext",  "spoiler",  "unfold",      "details",    "disclosure"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(names, words[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_never_content(const Block *block)
{
    static const char *const tags[] = {"nav",  "dialog", "form",     "button", "footer",
                                       "menu", "aside",  "noscript", "svg",    "template"};
    for (guint i = 0; i < G_N_ELEMENTS(tags); i++)
        if (strcmp(block->tag, tags[i]) == 0)
            return TRUE;
    Chrome named = box_name_class(block->names);
    return (named != CHROME_NONE && named != CHROME_RELATED) ||
           strcmp(block->role, "dialog") == 0 || strcmp(block->role, "menu") == 0 ||
           strcmp(block->role, "navigation") == 0;
}

/* Whether the line just before the box, and near it, is one that is clicked to see it. */
static gboolean is_opened_by_line_before(const Page *page, const Box *box)
{
    const Box *parent = page_box(page, box->parent);
    const Box *near = page_box(page, parent->parent);
    if (box->first <= near->first)
        return FALSE;
    const Leaf *before = page_leaf(page, box->first - 1);
    if (before->chrome == CHROME_HIDDEN)
        return FALSE;
    return before->block->kind == BLOCK_HEADING || before->opens ||
           leaf_has_cue(before, CUE_READ_MORE) ||
           strcmp(page_box(page, before->box)->block->tag, "button") == 0 ||
           page_box(page, before->box)->block->kind == BLOCK_TERM;
}

static gboolean is_opened_by_line_after(const Page *page, const Box *box)
{
    if (box->end >= page_box(page, box->parent)->end)
        return FALSE;
    const Leaf *after = page_leaf(page, box->end);
    return after->chrome != CHROME_HIDDEN && after->size.words <= 5 &&
           (after->opens || leaf_has_cue(after, CUE_READ_MORE) || leaf_has_cue(after, CUE_CONTROL));
}

typedef struct {
    guint letters, link_letters, prose, repeated;
} Hidden;

static Hidden measure_hidden(const Page *page, const Box *box, GHashTable *shown)
{
    Hidden sum = {0};
    for (guint i = box->first; i < box->end; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->block->kind == BLOCK_IMAGE)
            continue;
        sum.letters += leaf->size.letters;
        sum.link_letters += leaf->link_letters;
        sum.prose += leaf->prose;
        g_autofree char *key = text_key(leaf->block->text);
        if (g_hash_table_contains(shown, key))
            sum.repeated += leaf->size.letters;
    }
    return sum;
}

/* The texts that are shown, so that a hidden copy for another screen stays hidden. */
static GHashTable *collect_shown(const Page *page)
{
    GHashTable *shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < page->leaves->len; i++)
        if (page_leaf(page, i)->chrome != CHROME_HIDDEN)
            g_hash_table_add(shown, text_key(page_leaf(page, i)->block->text));
    return shown;
}

static gboolean is_content(const Page *page, const Box *box, GHashTable *shown)
{
    if (is_never_content(box->block))
        return FALSE;
    Hidden sum = measure_hidden(page, box, shown);
    if (!sum.letters || sum.link_letters * 2 > sum.letters || sum.repeated * 2 > sum.letters)
        return FALSE;
    if (is_panel_name(box->block->names) || strcmp(box->block->role, "tabpanel") == 0 ||
        box->block->kind == BLOCK_DEFINITION)
        return TRUE;
    if (!sum.prose)
        return FALSE;
    guint all = page_box(page, 0)->prose;
    return (all < HARDLY_ANY_PROSE && sum.prose > 2 * all) || is_opened_by_line_before(page, box) ||
           is_opened_by_line_after(page, box);
}

static void show(Page *page, guint index)
{
    const Box *box = page_box(page, index);
    for (guint i = index; i < box->end_box; i++)
        page_box(page, i)->chrome = CHROME_NONE;
    for (guint i = box->first; i < box->end; i++)
        page_leaf(page, i)->chrome = CHROME_NONE;
}

void reveal_hidden(Page *page)
{
    g_autoptr(GHashTable) shown = NULL;
    for (guint i = 1; i < page->boxes->len; i++) {
        const Box *box = page_box(page, i);
        if (box->chrome != CHROME_HIDDEN)
            continue;
        if (!shown)
            shown = collect_shown(page);
        if (is_content(page, box, shown))
            show(page, i);
        i = box->end_box - 1; /* what is inside goes with it */
    }
}
