/* Collecting a page's disclaimers; see notices.h. */
#include "article/notices.h"

#include "article/disclaimer.h"
#include "article/structure.h"
#include "article/text.h"

#include <string.h>

enum { EDGE_LEAVES = 5 };

typedef struct {
    Page *page;
    Article *article;
    GHashTable *seen;  /* keys of the texts taken: a page may print one twice */
    guint first, last; /* first and last kept leaf */
} Collector;

static gboolean is_notice_name(const char *names)
{
    return strstr(names, "disclaim") || strstr(names, "disclosure") || strstr(names, "legal") ||
           strstr(names, "footnote") || strstr(names, "smallprint") ||
           strstr(names, "small-print") || strstr(names, "fineprint") ||
           strstr(names, "fine-print") || strstr(names, "editorial-note") ||
           strstr(names, "notice");
}

static gboolean is_all_emphasis(const Leaf *leaf)
{
    const Block *block = leaf->block;
    gsize covered = 0;
    for (guint i = 0; i < block->n_marks; i++)
        if (block->marks[i].kind == MARK_EMPHASIS)
            covered += block->marks[i].end - block->marks[i].start;
    return covered * 10 >= block->text_length * 9;
}

static gboolean is_small_print(const Page *page, const Leaf *leaf)
{
    if (is_all_emphasis(leaf) || strcmp(leaf->block->tag, "small") == 0 ||
        is_notice_name(leaf->block->names))
        return TRUE;
    guint box = leaf->box;
    for (guint up = 0; box && up < 3; up++, box = page_box(page, box)->parent) {
        const Block *block = page_box(page, box)->block;
        if (is_notice_name(block->names) || strcmp(block->role, "note") == 0 ||
            strcmp(block->tag, "small") == 0)
            return TRUE;
    }
    return FALSE;
}

enum { HEADING_WORDS = 8 };

/* Small headings are used as small print; a heading proper is no sentence. */
static gboolean is_text(const Leaf *leaf)
{
    return leaf->block->kind == BLOCK_PARAGRAPH ||
           (leaf->block->kind == BLOCK_HEADING && leaf->block->level > 3 && leaf->size.closed &&
            leaf->size.words >= HEADING_WORDS);
}

static gboolean may_hold_notice(const Leaf *leaf)
{
    if (leaf->chrome == CHROME_CONSENT || leaf->chrome == CHROME_COMMENTS ||
        leaf->chrome == CHROME_FORM || leaf->chrome == CHROME_HIDDEN)
        return FALSE;
    return is_text(leaf) && leaf->size.words >= 2 && leaf->link_letters * 2 <= leaf->size.letters;
}

static gboolean is_label(const Leaf *leaf, const DisclaimerSigns *signs)
{
    return !leaf->size.closed && disclaimer_is_label(signs);
}

static gboolean take(Collector *c, guint i)
{
    Leaf *leaf = page_leaf(c->page, i);
    char *key = text_key(leaf->block->text);
    leaf->kept = FALSE;
    if (!g_hash_table_add(c->seen, key))
        return FALSE;
    ArticleBlock *block = structure_copy_block(ARTICLE_PARAGRAPH, leaf->block);
    g_ptr_array_add(c->article->disclaimers, block);
    return TRUE;
}

static gboolean is_at_edge(const Collector *c, guint i)
{
    if (!page_leaf(c->page, i)->kept)
        return TRUE;
    return i < c->first + EDGE_LEAVES || i + EDGE_LEAVES > c->last;
}

static gboolean is_at_end(const Collector *c, guint i)
{
    return !page_leaf(c->page, i)->kept || i + EDGE_LEAVES > c->last;
}

/* A copyright line counts with the article it stands under; the site's own, in its footer, is the
 * site's business. */
static gboolean is_article_copyright(const Collector *c, guint i, const DisclaimerSigns *signs,
                                     gboolean after_notice)
{
    const Leaf *leaf = page_leaf(c->page, i);
    if (!disclaimer_is_copyright(signs))
        return FALSE;
    return leaf->chrome != CHROME_FOOTER &&
           (after_notice || leaf->kept || (i > c->last && i <= c->last + 3));
}

static void find_edges(Collector *c)
{
    c->first = G_MAXUINT;
    for (guint i = 0; i < c->page->leaves->len; i++) {
        if (!page_leaf(c->page, i)->kept)
            continue;
        c->first = MIN(c->first, i);
        c->last = i;
    }
    if (c->first == G_MAXUINT)
        c->first = c->last = 0;
}

enum { SHORTEST_SITE = 4 };

/* A text that begins with the site's name speaks of the site. Owned by the caller, who keeps it as
 * long as `senses` are used. */
static char *add_site_name(SenseIndex *senses, const char *site)
{
    if (!site || strlen(site) < SHORTEST_SITE)
        return NULL;
    g_autofree char *folded = text_fold(site);
    char *phrase = g_strconcat("^", folded, NULL);
    sense_index_add(senses, SENSE_SELF, phrase);
    return phrase;
}

void notices_collect(Page *page, Article *article)
{
    Collector c = {.page = page, .article = article};
    c.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    find_edges(&c);
    g_autofree char *site = add_site_name(page->senses, article->site);
    gboolean after_label = FALSE, after_notice = FALSE;
    guint label = 0;
    for (guint i = 0; i < page->leaves->len; i++) {
        Leaf *leaf = page_leaf(page, i);
        if (leaf->block->kind == BLOCK_IMAGE)
            continue;
        DisclaimerSigns signs;
        disclaimer_read(page->senses, leaf->block->text, &signs);
        if (is_label(leaf, &signs)) {
            after_label = TRUE;
            label = i;
            continue;
        }
        if (!may_hold_notice(leaf)) {
            after_label = after_notice = FALSE;
            continue;
        }
        DisclaimerPlace place = {.under_label = after_label};
        place.small_print = is_small_print(page, leaf);
        place.at_edge = is_at_edge(&c, i);
        place.at_end = is_at_end(&c, i);
        gboolean notice = disclaimer_score(&signs, &place) >= 1.0 ||
                          is_article_copyright(&c, i, &signs, after_notice);
        if (notice) {
            take(&c, i);
            if (after_label)
                page_leaf(page, label)->kept = FALSE;
        }
        after_notice = notice;
        after_label = FALSE;
    }
    g_hash_table_unref(c.seen);
}
