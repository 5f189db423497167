/* Finding the article's box and lines; see score.h. */
#include "article/score.h"

#include "article/body_match.h"
#include "article/line.h"
#include "article/table.h"

#include <string.h>

/* --- the box ------------------------------------------------------------------------------------
 */

static gboolean names_body(const Block *block)
{
    return strstr(block->itemprop, "articleBody") || strstr(block->itemprop, "articlebody") ||
           strstr(block->itemprop, "reviewBody") || strstr(block->itemprop, "blogPost");
}

/* Class words that templates give to the article's text, and to nothing else. */
static gboolean is_body_name(const char *names)
{
    static const char *const words[] = {
        "article-body",    "articlebody",    "article_body",    "article__body",
        "article-content", "articlecontent", "article_content", "article__content",
        "article-text",    "articletext",    "article__text",   "entry-content",
        "entry_content",   "entrycontent",   "post-content",    "postcontent",
        "post_content",    "post-body",      "postbody",        "post__content",
        "post__body",      "story-body",     "storybody",       "story_body",
        "story-content",   "story__body",    "blog-content",    "blog-post-content",
        "content-body",    "body-content",   "news-content",    "main-content__body",
        "td-post-content", "single-content", "rich-text",
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(names, words[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_article_tag(const Block *block)
{
    return strcmp(block->tag, "article") == 0 || strcmp(block->tag, "main") == 0 ||
           strcmp(block->role, "main") == 0;
}

static gboolean may_hold_article(const Block *block)
{
    return block->kind == BLOCK_GROUP || block->kind == BLOCK_ROW || block->kind == BLOCK_CELL ||
           (block->kind == BLOCK_TABLE && !table_has_data(block));
}

/* The inner box with most prose that is not boilerplate; 0 if none has any. */
static guint richest_inside(const Page *page, guint at)
{
    guint best = 0, best_prose = 0;
    for (guint i = at + 1; i < page_box(page, at)->end_box; i = page_box(page, i)->end_box) {
        const Box *inner = page_box(page, i);
        if (inner->chrome == CHROME_NONE && inner->prose > best_prose) {
            best = i;
            best_prose = inner->prose;
        }
    }
    return best;
}

static gboolean is_like(const Block *a, const Block *b)
{
    return strcmp(a->tag, b->tag) == 0 && strcmp(a->names, b->names) == 0 &&
           strcmp(a->itemprop, b->itemprop) == 0;
}

/* Whether prose stands in another box like this one: a question and its answers, the entries of a
 * list of articles. */
static gboolean has_like(const Page *page, guint i)
{
    const Box *box = page_box(page, i);
    for (guint k = 1; k < page->boxes->len; k++) {
        const Box *other = page_box(page, k);
        gboolean apart = k >= box->end_box || other->end_box <= i;
        if (apart && other->prose && is_like(other->block, box->block))
            return TRUE;
    }
    return FALSE;
}

#define WRAPPER_SHARE 0.8 /* of a box that says nothing */
#define INNER_SHARE 0.95  /* of such a box within one that says that it is the article */

static double own_share(const Block *block)
{
    if (names_body(block))
        return 0.4;
    if (is_body_name(block->names))
        return 0.55;
    return is_article_tag(block) ? 0.6 : WRAPPER_SHARE;
}

/* The share of its parent's prose with which a box may be entered: the more it, or the only content
 * of it as a wrapper, says that it is the article, the less. */
static double share_to_enter(const Page *page, guint i)
{
    enum { MOST_WRAPPERS = 5 };
    double share = own_share(page_box(page, i)->block), all = page_box(page, i)->prose;
    for (guint n = 0; n < MOST_WRAPPERS; n++) {
        i = richest_inside(page, i);
        if (!i || page_box(page, i)->prose < 0.9 * all)
            break;
        double inner = own_share(page_box(page, i)->block);
        if (inner < share && !has_like(page, i))
            share = inner;
    }
    return share;
}

/* Letters of prose that stand in the box itself rather than in a box inside it. */
static guint loose_prose(const Page *page, guint i)
{
    guint inside = 0;
    for (guint k = i + 1; k < page_box(page, i)->end_box; k = page_box(page, k)->end_box)
        inside += page_box(page, k)->prose;
    return page_box(page, i)->prose - inside;
}

/* Boxes are entered while one holds nearly all the prose of the one around it. */
static guint descend(const Page *page)
{
    guint at = 0;
    gboolean declared = FALSE;
    for (;;) {
        guint best = richest_inside(page, at);
        if (!best || !may_hold_article(page_box(page, best)->block))
            return at;
        if (loose_prose(page, at) * 10 > page_box(page, at)->prose)
            return at;
        declared |= own_share(page_box(page, at)->block) < WRAPPER_SHARE;
        double share = share_to_enter(page, best);
        if (declared && share >= WRAPPER_SHARE)
            share = INNER_SHARE;
        if (page_box(page, best)->prose < share * page_box(page, at)->prose)
            return at;
        at = best;
    }
}

/* The smallest box that holds nearly all leaves the body matched. */
static guint box_of_matches(const Page *page, const gboolean *matches)
{
    guint64 all = 0;
    for (guint i = 0; i < page->leaves->len; i++)
        all += matches[i] ? page_leaf(page, i)->size.letters : 0;
    guint at = 0;
    for (;;) {
        const Box *box = page_box(page, at);
        guint next = 0;
        for (guint i = at + 1; i < box->end_box && !next; i = page_box(page, i)->end_box) {
            guint64 inside = 0;
            for (guint k = page_box(page, i)->first; k < page_box(page, i)->end; k++)
                inside += matches[k] ? page_leaf(page, k)->size.letters : 0;
            if (inside * 20 >= all * 19)
                next = i;
        }
        if (!next || !all || page_box(page, next)->block->kind != BLOCK_GROUP)
            return at;
        at = next;
    }
}

/* --- the lines ----------------------------------------------------------------------------------
 */

static gboolean is_text_leaf(const Leaf *leaf)
{
    return leaf->block->kind != BLOCK_IMAGE;
}

static guint first_prose(const Page *page, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->chrome == CHROME_NONE && leaf->prose && leaf->size.words >= 12)
            return i;
    }
    return to;
}

static guint after_last_prose(const Page *page, guint from, guint to)
{
    for (guint i = to; i-- > from;) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->chrome == CHROME_NONE && (leaf->prose || leaf->block->kind == BLOCK_CODE))
            return i + 1;
    }
    return from;
}

/* A page with so little prose has no room for a site's: what is at the edges is the article's, and
 * a dose in a short line is not to be lost. */
static gboolean is_short(const Page *page)
{
    enum { SHORT_PROSE = 1000 };
    return page_box(page, 0)->prose < SHORT_PROSE;
}

/* A line that announces a list, code or a table belongs with it; a list that is announced may be
 * all links. */
static gboolean announces(const Page *page, guint i)
{
    const Leaf *leaf = page_leaf(page, i);
    if (leaf->block->kind != BLOCK_PARAGRAPH || leaf->chrome != CHROME_NONE ||
        leaf->size.words < 3 || leaf_link_share(leaf) >= 0.5 || i + 1 == page->leaves->len)
        return FALSE;
    const Leaf *next = page_leaf(page, i + 1);
    return text_last_sign(leaf->block->text) == ':' &&
           (next->in_list || next->in_table || next->block->kind == BLOCK_CODE);
}

static void keep_range(Page *page, guint from, guint to)
{
    guint first = is_short(page) ? from : first_prose(page, from, to);
    guint after = is_short(page) ? to : after_last_prose(page, from, to);
    gboolean announced = FALSE;
    for (guint i = from; i < to; i++) {
        Leaf *leaf = page_leaf(page, i);
        if (!line_may_belong(leaf))
            continue;
        announced = announces(page, i) || (announced && leaf->in_list);
        if (!is_text_leaf(leaf) || leaf->in_caption)
            leaf->kept = i >= first && i < after;
        else if (i < first)
            leaf->kept = line_belongs_before(leaf) || (announced && leaf_link_share(leaf) < 0.3);
        else if (i >= after)
            leaf->kept = announced || line_belongs_after(leaf);
        else
            leaf->kept = !line_is_meta(leaf) || leaf->in_list || leaf->block->kind == BLOCK_HEADING;
    }
}

/* --- prose beside the box -----------------------------------------------------------------------
 */

static gboolean is_lead_name(const char *names)
{
    static const char *const words[] = {"lead",    "lede",  "intro",    "standfirst", "summary",
                                        "excerpt", "deck",  "subtitle", "sub-title",  "subhead",
                                        "perex",   "chapo", "vorspann", "abstract",   "dek"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(names, words[i]))
            return TRUE;
    return FALSE;
}

/* The heading nearest before the box that is an h1; leaves before it are not the article's. */
static guint find_headline(const Page *page, guint before)
{
    for (guint i = before; i-- > 0;) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->block->kind == BLOCK_HEADING && leaf->block->level == 1 &&
            leaf->chrome != CHROME_HIDDEN)
            return i;
    }
    return before;
}

static gboolean is_named_lead(const Page *page, const Leaf *leaf)
{
    return is_lead_name(leaf->block->names) ||
           is_lead_name(page_box(page, leaf->box)->block->names);
}

/* A heading directly under the headline, lower than it, that is called a lead or is as long as one:
 * the article's first sentence, set large. */
static void find_standfirst(Page *page)
{
    enum { SENTENCE_WORDS = 14 };
    const Leaf *above = NULL;
    for (guint i = 0; i < page->leaves->len; i++) {
        Leaf *leaf = page_leaf(page, i);
        if (leaf->block->kind == BLOCK_IMAGE || leaf->chrome != CHROME_NONE)
            continue;
        gboolean under = above && above->block->kind == BLOCK_HEADING && above->block->level == 1;
        if (under && leaf->block->kind == BLOCK_HEADING && leaf->block->level > 1 &&
            leaf->size.words >= 6 && !line_is_meta(leaf))
            leaf->lead = leaf->size.words >= SENTENCE_WORDS ||
                         (leaf->size.closed && is_named_lead(page, leaf));
        if (leaf->lead)
            return;
        above = leaf;
    }
}

/* A lead between headline and body. */
static void keep_lead(Page *page, guint root)
{
    guint first = page_box(page, root)->first;
    for (guint i = find_headline(page, first) + 1; i < first; i++) {
        Leaf *leaf = page_leaf(page, i);
        if (!line_may_belong(leaf) || leaf->block->kind == BLOCK_HEADING || leaf->in_caption ||
            leaf->in_list || !is_text_leaf(leaf))
            continue;
        gboolean named = is_named_lead(page, leaf);
        gboolean sentences = leaf->size.stops >= 2 && leaf->size.words >= 30;
        if (line_is_meta(leaf) || leaf_link_share(leaf) > (sentences ? 0.5 : 0.2))
            continue;
        leaf->kept = (leaf->prose && leaf->size.closed && leaf->size.words >= 10) ||
                     (named && leaf->size.words >= 6);
    }
}

/* Boxes that look like the chosen one (same element and names) beside it are its further parts. */
static void keep_twins(Page *page, guint root)
{
    if (!root)
        return;
    const Box *chosen = page_box(page, root);
    const Box *parent = page_box(page, chosen->parent);
    for (guint i = chosen->parent + 1; i < parent->end_box; i = page_box(page, i)->end_box) {
        const Box *box = page_box(page, i);
        if (i == root || box->chrome != CHROME_NONE || !box->prose || box_link_share(box) > 0.3)
            continue;
        if (strcmp(box->block->tag, chosen->block->tag) == 0 && *chosen->block->names &&
            strcmp(box->block->names, chosen->block->names) == 0)
            keep_range(page, box->first, box->end);
    }
    for (guint i = parent->first; i < parent->end; i++) {
        Leaf *leaf = page_leaf(page, i);
        gboolean sentence = leaf->prose || (leaf->block->kind == BLOCK_PARAGRAPH &&
                                            leaf->size.words >= 3 && !leaf->link_letters);
        if (leaf->box == chosen->parent && sentence && line_may_belong(leaf) && leaf->size.closed &&
            !line_is_meta(leaf))
            leaf->kept = TRUE;
    }
}

/* --- recovery -----------------------------------------------------------------------------------
 */

static guint kept_words(const Page *page)
{
    guint words = 0;
    for (guint i = 0; i < page->leaves->len; i++)
        words += page_leaf(page, i)->kept ? page_leaf(page, i)->size.words : 0;
    return words;
}

/* When nothing at all was found: every line that is shown. */
static void keep_everything(Page *page)
{
    for (guint i = 0; i < page->leaves->len; i++) {
        Leaf *leaf = page_leaf(page, i);
        leaf->kept = is_text_leaf(leaf) && leaf->chrome != CHROME_HIDDEN &&
                     leaf->chrome != CHROME_NAVIGATION && leaf->chrome != CHROME_CONSENT;
    }
}

/* When hardly anything was found: all prose that is not plainly a menu, hidden or not. */
static void recover(Page *page)
{
    for (guint i = 0; i < page->leaves->len; i++) {
        Leaf *leaf = page_leaf(page, i);
        if (leaf->chrome == CHROME_NAVIGATION || leaf->chrome == CHROME_CONSENT ||
            leaf->chrome == CHROME_COMMENTS || leaf->chrome == CHROME_FOOTER ||
            leaf->chrome == CHROME_RELATED || !is_text_leaf(leaf))
            continue;
        leaf->kept = leaf->kept || leaf->prose > 0 ||
                     (leaf->block->kind == BLOCK_CODE && leaf->chrome == CHROME_NONE);
    }
}

/* --- lines that repeat ---------------------------------------------------------------------------
 */

enum { THIN_WORDS = 25, BUTTON_WORDS = 6, BUTTON_TIMES = 3 };

/* A caption that stands under each size of a picture is heard once; a short link that stands under
 * each item is a button. */
static void drop_repeated(Page *page)
{
    g_autoptr(GHashTable) times = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree gboolean *again = g_new0(gboolean, page->leaves->len + 1);
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < page->leaves->len; i++) {
            Leaf *leaf = page_leaf(page, i);
            gboolean caption = leaf->in_caption || leaf->block->kind == BLOCK_IMAGE;
            gboolean button =
                !caption && leaf->size.words <= BUTTON_WORDS && leaf_link_share(leaf) > 0.8;
            if (!leaf->kept || (!caption && !button))
                continue;
            char *key = text_key(leaf->block->text);
            guint n = GPOINTER_TO_UINT(g_hash_table_lookup(times, key));
            if (pass) {
                if (again[i] || (button && n >= BUTTON_TIMES))
                    leaf->kept = FALSE;
                g_free(key);
            } else {
                again[i] = caption && n;
                g_hash_table_replace(times, key, GUINT_TO_POINTER(n + 1));
            }
        }
}

/* A lead that the template sets twice, under the headline and over the text, is heard once. */
static void drop_doubled_lead(Page *page)
{
    enum { LEAD_WORDS = 8 };
    const Leaf *lead = NULL;
    for (guint i = 0; i < page->leaves->len; i++) {
        Leaf *leaf = page_leaf(page, i);
        if (!leaf->kept || leaf->block->kind != BLOCK_PARAGRAPH)
            continue;
        if (!lead && leaf->size.words >= LEAD_WORDS && is_named_lead(page, leaf)) {
            lead = leaf;
            continue;
        }
        if (lead && lead->box != leaf->box && strcmp(lead->block->text, leaf->block->text) == 0)
            leaf->kept = FALSE;
        return;
    }
}

guint score_choose(Page *page, const char *body)
{
    g_autofree gboolean *matches = body_match(page, body);
    guint root = matches ? box_of_matches(page, matches) : 0;
    if (!root)
        root = descend(page);
    find_standfirst(page);
    keep_range(page, page_box(page, root)->first, page_box(page, root)->end);
    keep_lead(page, root);
    keep_twins(page, root);
    drop_repeated(page);
    drop_doubled_lead(page);
    if (kept_words(page) < THIN_WORDS)
        recover(page);
    if (!kept_words(page))
        keep_everything(page);
    return root;
}
