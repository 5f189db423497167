/* Collecting a page's disclaimers; see notices.h. */
#include "article/notices.h"

#include "article/disclaimer.h"
#include "article/structure.h"
#include "article/table.h"
#include "article/text.h"

#include <string.h>

enum {
    EDGE = 2, /* paragraphs of text between the article's edge and a notice near it */
    HEADING_WORDS = 8,
    SHORTEST_SITE = 4,
    FEW_WORDS = 4,   /* that stand before a notice with a label of its own, in its paragraph */
    MANY_WORDS = 20, /* … and before one without */
    MOST_SENTENCES = 30,
    MOST_BLOCK_LEAVES = 30, /* of the paragraphs under one label */
    MOST_BLOCK_WORDS = 500
};

/* What a leaf says, and how much of the article's own text stands around it. */
typedef struct {
    DisclaimerSigns signs;
    guint before, after; /* paragraphs */
} Reading;

typedef struct {
    Page *page;
    Article *article;
    GHashTable *seen;   /* keys of the texts taken: a page may print one twice */
    GArray *readings;   /* of Reading, one for each leaf */
    guint last;         /* last kept leaf */
    const Block *table; /* the table asked about last */
    gboolean has_data;  /* … and whether it is read as a table */
} Collector;

/* What the lines before one say of it. */
typedef struct {
    guint label;     /* the leaf of the label that it stands under */
    guint block;     /* all leaves before this one belong to that label */
    gboolean hint;   /* that label promises little */
    gboolean notice; /* the line before is a notice */
} Before;

/* --- what may be one -----------------------------------------------------------------------------
 */

/* Small headings are used as small print; a heading proper is no sentence. */
static gboolean is_text(const Leaf *leaf)
{
    return leaf->block->kind == BLOCK_PARAGRAPH ||
           (leaf->block->kind == BLOCK_HEADING && leaf->block->level > 3 && leaf->size.closed &&
            leaf->size.words >= HEADING_WORDS);
}

/* "Was this page helpful?", "Advertisement - continue reading below": said by the page's machinery.
 */
static gboolean is_machinery(const Leaf *leaf)
{
    enum { SHORT = 12 };
    if (leaf->size.words > SHORT)
        return FALSE;
    return text_last_sign(leaf->block->text) == '?' ||
           ((leaf->chrome == CHROME_ADVERT || leaf_has_cue(leaf, CUE_ADVERT)) &&
            !leaf->size.closed);
}

static gboolean may_hold_notice(const Leaf *leaf)
{
    if (leaf->chrome == CHROME_CONSENT || leaf->chrome == CHROME_COMMENTS ||
        leaf->chrome == CHROME_FORM || leaf->chrome == CHROME_HIDDEN)
        return FALSE;
    return is_text(leaf) && !is_machinery(leaf) && leaf->size.words >= 2 &&
           leaf->link_letters * 2 <= leaf->size.letters;
}

/* --- where a line stands -------------------------------------------------------------------------
 */

static gboolean names_hold(const char *names, const char *const *words)
{
    for (; *words; words++)
        if (strstr(names, *words))
            return TRUE;
    return FALSE;
}

/* Boxes that are named for nothing else. */
static gboolean is_disclaimer_name(const char *names)
{
    static const char *const words[] = {"disclaim",  "smallprint", "small-print",
                                        "fineprint", "fine-print", NULL};
    return names_hold(names, words);
}

/* Boxes whose names may mean something else as well. */
static gboolean is_notice_name(const char *names)
{
    static const char *const words[] = {"disclosure",     "legal",  "footnote",
                                        "editorial-note", "notice", NULL};
    return is_disclaimer_name(names) || names_hold(names, words);
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

static void read_typography(const Page *page, const Leaf *leaf, DisclaimerPlace *place)
{
    const char *names = leaf->block->names;
    place->named = is_disclaimer_name(names);
    place->small_print =
        is_all_emphasis(leaf) || strcmp(leaf->block->tag, "small") == 0 || is_notice_name(names);
    guint box = leaf->box;
    for (guint up = 0; box && up < 3; up++, box = page_box(page, box)->parent) {
        const Block *block = page_box(page, box)->block;
        place->named |= is_disclaimer_name(block->names);
        place->small_print |= is_notice_name(block->names) || strcmp(block->role, "note") == 0 ||
                              strcmp(block->tag, "small") == 0;
    }
}

static Reading *reading_of(const Collector *c, guint i)
{
    return &g_array_index(c->readings, Reading, i);
}

/* A paragraph of the article's own text, as far as its words tell. */
static gboolean is_body(const Collector *c, guint i)
{
    const Leaf *leaf = page_leaf(c->page, i);
    const DisclaimerPlace end = {.at_edge = TRUE, .at_end = TRUE};
    return leaf->kept && leaf->prose && disclaimer_score(&reading_of(c, i)->signs, &end) < 1.0;
}

static void read_all(Collector *c)
{
    guint n = c->page->leaves->len, seen = 0;
    c->readings = g_array_sized_new(FALSE, TRUE, sizeof(Reading), n);
    g_array_set_size(c->readings, n);
    for (guint i = 0; i < n; i++) {
        const Leaf *leaf = page_leaf(c->page, i);
        gboolean may_be_label = !leaf->size.closed;
        if (leaf->block->kind != BLOCK_IMAGE && (may_be_label || may_hold_notice(leaf)))
            disclaimer_read(c->page->senses, leaf->block->text, &reading_of(c, i)->signs);
        c->last = leaf->kept ? i : c->last;
        reading_of(c, i)->before = seen;
        seen += is_body(c, i);
    }
    for (guint i = n; i-- > 0;)
        reading_of(c, i)->after = seen - reading_of(c, i)->before - is_body(c, i);
}

static void read_position(const Collector *c, guint i, DisclaimerPlace *place)
{
    gboolean outside = !page_leaf(c->page, i)->kept;
    place->at_end = outside || reading_of(c, i)->after <= EDGE;
    place->at_edge = place->at_end || reading_of(c, i)->before <= EDGE;
}

/* A data table is read whole, at its place; its cells are not said a second time. */
static gboolean is_table_text(Collector *c, const Leaf *leaf)
{
    if (!leaf->in_table)
        return FALSE;
    const Block *table = leaf->block->parent;
    while (table && table->kind != BLOCK_TABLE)
        table = table->parent;
    if (table != c->table) {
        c->table = table;
        c->has_data = table && table_has_data(table);
    }
    return c->has_data && leaf->kept;
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

/* --- labels --------------------------------------------------------------------------------------
 */

static gboolean is_label(const Leaf *leaf, const DisclaimerSigns *signs)
{
    return !leaf->size.closed && (disclaimer_is_label(signs) || disclaimer_is_hint(signs));
}

/* The end of what stands under the label `at`: all of a small box that the label opens, all that is
 * left of the article, or else the next paragraph alone. */
static guint end_of_block(const Collector *c, guint at)
{
    const Box *box = page_box(c->page, page_leaf(c->page, at)->box);
    gboolean boxed = box->words <= MOST_BLOCK_WORDS && box->first == at;
    guint end = at + 1, most = MIN(c->page->leaves->len, at + MOST_BLOCK_LEAVES), words = 0;
    for (; end < most && words <= MOST_BLOCK_WORDS; end++) {
        const Leaf *leaf = page_leaf(c->page, end);
        if (leaf->block->kind == BLOCK_HEADING || (boxed && end >= box->end) ||
            (!boxed && end > c->last))
            break;
        words += leaf->size.words;
    }
    gboolean whole = words <= MOST_BLOCK_WORDS && (boxed || end > c->last);
    return whole ? end : MIN(at + 2, end);
}

static void open_label(const Collector *c, guint at, const DisclaimerSigns *signs, Before *before)
{
    before->label = at;
    before->hint = !disclaimer_is_label(signs);
    before->block = before->hint ? at + 2 : end_of_block(c, at);
    before->notice = FALSE;
}

/* --- taking --------------------------------------------------------------------------------------
 */

static void add_notice(Collector *c, const Block *block)
{
    if (g_hash_table_add(c->seen, text_key(block->text)))
        g_ptr_array_add(c->article->disclaimers, structure_copy_block(ARTICLE_PARAGRAPH, block));
}

/* Where the sentence that begins at `text` ends, with its blank; a missing blank is forgiven before
 * a capital letter. */
static const char *next_sentence(const char *text)
{
    for (const char *p = text; *p; p++) {
        if (*p != '.' && *p != '!' && *p != '?' && *p != '\n')
            continue;
        const char *after = p + 1 + strspn(p + 1, "\"')]");
        gsize blanks = strspn(after, " \n");
        gboolean joined = g_ascii_isupper(*after) && p > text && g_ascii_islower(p[-1]);
        if (joined || (blanks && !g_ascii_islower(after[blanks])))
            return after + blanks;
    }
    return NULL;
}

/* Whether `text` reads as the article's own and what follows it, from `rest` on, as a notice. */
static gboolean parts_here(const Collector *c, const char *text, const char *rest)
{
    g_autofree char *head = g_strndup(text, (gsize)(rest - text));
    const DisclaimerPlace end = {.at_edge = TRUE, .at_end = TRUE};
    DisclaimerSigns before, after;
    disclaimer_read(c->page->senses, head, &before);
    disclaimer_read(c->page->senses, rest, &after);
    return before.weight < 1.0 && !before.label && disclaimer_score(&after, &end) >= 1.0 &&
           ((after.labelled && before.words >= FEW_WORDS) ||
            (after.points && before.words >= MANY_WORDS));
}

/* Where a notice begins that is joined to a paragraph of the article: after its last sentence that
 * speaks of something else; 0 when all of it is one. */
static gsize joined_notice(const Collector *c, const char *text)
{
    gsize start = 0;
    guint sentences = 0;
    for (const char *p = next_sentence(text); p && *p; p = next_sentence(p)) {
        if (++sentences > MOST_SENTENCES)
            return 0;
        if (parts_here(c, text, p))
            start = (gsize)(p - text);
    }
    return start;
}

/* Takes a notice out of the article, but not what it is joined to. */
static void take(Collector *c, Leaf *leaf)
{
    const Block *whole = leaf->block;
    gsize start = leaf->kept ? joined_notice(c, whole->text) : 0;
    if (!start) {
        leaf->kept = FALSE;
        add_notice(c, whole);
        return;
    }
    add_notice(c, page_slice(c->page, whole, start, whole->text_length));
    leaf->block = page_slice(c->page, whole, 0, start);
    leaf->size = text_measure(leaf->block->text, start);
}

/* Whether a further line under a label is more of its text. */
static gboolean reads_on(const Leaf *leaf)
{
    enum { SHORTEST = 5 };
    return leaf->chrome == CHROME_NONE &&
           (leaf->in_list || (leaf->size.closed && leaf->size.words >= SHORTEST));
}

static gboolean is_notice(Collector *c, guint i, const DisclaimerSigns *signs, const Before *before)
{
    const Leaf *leaf = page_leaf(c->page, i);
    DisclaimerPlace place = {.after_notice = before->notice};
    if (i < before->block && (i == before->label + 1 || reads_on(leaf))) {
        place.under_label = !before->hint;
        place.under_hint = before->hint;
    }
    read_typography(c->page, leaf, &place);
    read_position(c, i, &place);
    return disclaimer_score(signs, &place) >= 1.0 ||
           is_article_copyright(c, i, signs, before->notice);
}

static void read_leaf(Collector *c, guint i, Before *before)
{
    Leaf *leaf = page_leaf(c->page, i);
    const DisclaimerSigns *signs = &reading_of(c, i)->signs;
    gboolean in_block = i < before->block && !before->hint;
    if (is_label(leaf, signs) && !(in_block && signs->hint)) {
        open_label(c, i, signs, before);
        return;
    }
    before->notice =
        may_hold_notice(leaf) && is_notice(c, i, signs, before) && !is_table_text(c, leaf);
    if (!before->notice)
        return;
    if (i < before->block)
        page_leaf(c->page, before->label)->kept = FALSE;
    take(c, leaf);
}

/* A text that begins with the site's name speaks of the site. NULL for no name worth a look; owned
 * by the caller, who keeps it as long as `senses` are used. */
static char *site_phrase(const char *site)
{
    if (!site || strlen(site) < SHORTEST_SITE)
        return NULL;
    g_autofree char *folded = text_fold(site);
    return g_strconcat("^", folded, NULL);
}

void notices_collect(Page *page, Article *article)
{
    Collector c = {.page = page, .article = article};
    Before before = {0};
    c.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *site = site_phrase(article->site);
    if (site)
        sense_index_add(page->senses, SENSE_SELF, site);
    read_all(&c);
    for (guint i = 0; i < page->leaves->len; i++)
        if (page_leaf(page, i)->block->kind != BLOCK_IMAGE)
            read_leaf(&c, i, &before);
    g_array_unref(c.readings);
    g_hash_table_unref(c.seen);
}
