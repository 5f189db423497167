/* What is not the article; see boilerplate.h. */
#include "article/boilerplate.h"

#include "article/box_name.h"

#include <string.h>

/* --- what a box is -------------------------------------------------------------------------------
 */

/* Templates repeat their names on thousands of boxes: each spelling is judged once. */
static Chrome class_of_names(GHashTable *known, const char *names)
{
    gpointer found;
    if (!*names)
        return CHROME_NONE;
    if (g_hash_table_lookup_extended(known, names, NULL, &found))
        return (Chrome)GPOINTER_TO_UINT(found);
    Chrome chrome = box_name_class(names);
    g_hash_table_insert(known, (gpointer)names, GUINT_TO_POINTER(chrome));
    return chrome;
}

typedef struct {
    const char *word;
    Chrome chrome;
} WordClass;

static Chrome class_of_word(const WordClass *classes, gsize n, const char *word)
{
    for (gsize i = 0; i < n; i++)
        if (strcmp(classes[i].word, word) == 0)
            return classes[i].chrome;
    return CHROME_NONE;
}

static Chrome class_of_tag(const char *tag)
{
    static const WordClass tags[] = {
        {"nav", CHROME_NAVIGATION}, {"menu", CHROME_NAVIGATION}, {"footer", CHROME_FOOTER},
        {"aside", CHROME_ASIDE},    {"form", CHROME_FORM},       {"dialog", CHROME_ASIDE},
        {"button", CHROME_FORM},    {"select", CHROME_FORM},     {"fieldset", CHROME_FORM},
        {"textarea", CHROME_FORM},  {"label", CHROME_FORM},      {"legend", CHROME_FORM},
        {"datalist", CHROME_FORM},  {"option", CHROME_FORM},     {"noscript", CHROME_HIDDEN},
        {"iframe", CHROME_ADVERT},  {"object", CHROME_ADVERT},   {"svg", CHROME_HIDDEN},
        {"video", CHROME_ADVERT},   {"audio", CHROME_ADVERT},    {"canvas", CHROME_HIDDEN},
    };
    return class_of_word(tags, G_N_ELEMENTS(tags), tag);
}

static Chrome class_of_role(const char *role)
{
    static const WordClass roles[] = {
        {"navigation", CHROME_NAVIGATION}, {"menu", CHROME_NAVIGATION},
        {"menubar", CHROME_NAVIGATION},    {"toolbar", CHROME_NAVIGATION},
        {"tablist", CHROME_NAVIGATION},    {"banner", CHROME_HEADER},
        {"contentinfo", CHROME_FOOTER},    {"complementary", CHROME_ASIDE},
        {"search", CHROME_FORM},           {"form", CHROME_FORM},
        {"dialog", CHROME_ASIDE},          {"alertdialog", CHROME_ASIDE},
        {"button", CHROME_FORM},           {"doc-toc", CHROME_NAVIGATION},
    };
    return class_of_word(roles, G_N_ELEMENTS(roles), role);
}

static gboolean is_article_box(const Block *block)
{
    return strcmp(block->tag, "article") == 0 || strcmp(block->tag, "main") == 0 ||
           strcmp(block->role, "main") == 0 || strcmp(block->role, "article") == 0 ||
           strstr(block->itemprop, "articlebody") || strstr(block->itemprop, "articleBody");
}

/* A head that belongs to the article holds its title; a head outside any article is the site's. */
static gboolean is_site_head(const Page *page, guint i)
{
    const Box *box = page_box(page, i);
    if (strcmp(box->block->tag, "header") != 0 || box->has_title)
        return FALSE;
    for (guint b = box->parent; b; b = page_box(page, b)->parent)
        if (is_article_box(page_box(page, b)->block))
            return FALSE;
    return TRUE;
}

static Chrome class_of_box(const Page *page, guint i, GHashTable *known)
{
    const Block *block = page_box(page, i)->block;
    if (block->hidden)
        return CHROME_HIDDEN;
    Chrome chrome = class_of_tag(block->tag);
    if (chrome == CHROME_NONE && *block->role)
        chrome = class_of_role(block->role);
    if (chrome == CHROME_NONE && is_site_head(page, i))
        chrome = CHROME_HEADER;
    if (chrome == CHROME_NONE && !is_article_box(block))
        chrome = class_of_names(known, block->names);
    return chrome;
}

/* How large a share of the page's prose a box may hold and still be what it is called. */
static double most_prose(Chrome chrome)
{
    switch (chrome) {
    case CHROME_COMMENTS:
        return 0.9;
    case CHROME_HIDDEN:
    case CHROME_CONSENT:
        return 0.6;
    case CHROME_META:
    case CHROME_CREDIT:
    case CHROME_FORM:
        return 0.15;
    case CHROME_ADVERT:
    case CHROME_NEWSLETTER:
    case CHROME_SHARE:
        return 0.25;
    default:
        return 0.35;
    }
}

/* A box that begins with "Warning:" says something of weight, wherever its template puts it. */
static gboolean is_warning(const Page *page, const Box *box)
{
    static const char *const words[] = {
        "warning",     "boxed warning", "caution",    "danger",   "important",  "precaution",
        "advertencia", "precaución",    "importante", "atención", "cuidado",    "peligro",
        "achtung",     "warnung",       "attention",  "avviso",   "avvertenza", "atenção",
    };
    if (box->first == box->end || box_link_share(box) > 0.1)
        return FALSE;
    const char *text = page_leaf(page, box->first)->block->text;
    gsize length = strcspn(text, ":!");
    g_autofree char *label = g_utf8_strdown(text, (gssize)length);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(label, words[i]) == 0)
            return TRUE;
    return FALSE;
}

/* What a box is called is not what it is: a menu without a link, a warning at the side. */
static gboolean is_misnamed(const Page *page, const Box *box, Chrome chrome)
{
    if (chrome == CHROME_NAVIGATION)
        return box->prose > 0 && box->link_letters == 0 && strcmp(box->block->tag, "nav") != 0;
    return chrome == CHROME_ASIDE && is_warning(page, box);
}

static void mark_boxes(Page *page)
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    double all = MAX(page_box(page, 0)->prose, 1u);
    for (guint i = 1; i < page->boxes->len; i++) {
        Box *box = page_box(page, i);
        Chrome around = page_box(page, box->parent)->chrome;
        Chrome own = box->chrome != CHROME_NONE ? box->chrome : class_of_box(page, i, known);
        if (own != CHROME_NONE && box->prose / all > most_prose(own))
            own = CHROME_NONE;
        if (own == CHROME_COMMENTS && box->has_title)
            own = CHROME_NONE;
        if (is_misnamed(page, box, own))
            own = CHROME_NONE;
        box->chrome = around != CHROME_NONE ? around : own;
    }
}

/* --- what the lines say ------------------------------------------------------------------------
 */

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

static Chrome class_of_paragraph(const Leaf *leaf)
{
    guint words = leaf->size.words;
    double links = leaf_link_share(leaf);
    if (leaf_has_cue(leaf, CUE_READ_MORE) && links > 0.4 && words < 30)
        return CHROME_RELATED;
    if (leaf->cues.counts[CUE_NEWSLETTER] >= 2 && words < PAGE_CUE_WORDS)
        return CHROME_NEWSLETTER;
    if (leaf_has_cue(leaf, CUE_NEWSLETTER) && links > 0.15 && words < 30)
        return CHROME_NEWSLETTER;
    if (leaf->cues.counts[CUE_CONSENT] >= 2 && words < PAGE_CUE_WORDS)
        return CHROME_CONSENT;
    return CHROME_NONE;
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
        if (leaf->chrome == CHROME_NONE)
            leaf->chrome = class_of_line(leaf);
        if (leaf->chrome == CHROME_NONE && leaf->block->kind == BLOCK_PARAGRAPH)
            leaf->chrome = class_of_paragraph(leaf);
    }
}

/* --- what a heading opens ----------------------------------------------------------------------
 */

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
} Stretch;

static Stretch measure_stretch(const Page *page, guint from, guint to)
{
    Stretch stretch = {0};
    for (guint k = from; k < to; k++) {
        const Leaf *leaf = page_leaf(page, k);
        stretch.letters += leaf->size.letters;
        stretch.link_letters += leaf->link_letters;
        if (leaf->chrome == CHROME_NONE)
            stretch.prose += leaf->prose;
    }
    return stretch;
}

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
    default:
        return s.prose / all < 0.1;
    }
}

enum { MOST_REFUSED = 60 };

static void mark_openings(Page *page)
{
    guint refused = 0; /* what is refused may be measured again by the next: a few are enough */
    for (guint i = 0; i < page->leaves->len && refused < MOST_REFUSED; i++) {
        Leaf *leaf = page_leaf(page, i);
        Chrome opened = leaf->chrome == CHROME_HIDDEN ? CHROME_NONE : class_of_opening(leaf);
        if (opened == CHROME_NONE)
            continue;
        guint end = end_of_opening(page, i);
        if (!may_take(page, opened, measure_stretch(page, i, end))) {
            refused++;
            continue;
        }
        for (guint k = i; k < end; k++)
            if (page_leaf(page, k)->chrome == CHROME_NONE)
                page_leaf(page, k)->chrome = opened;
        i = end - 1; /* each leaf is taken once: the whole stays linear */
    }
}

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

/* The host in an address, without "www."; `length` 0 where there is none. */
static const char *host_of(const char *address, gsize *length)
{
    const char *host = address ? strstr(address, "://") : NULL;
    *length = 0;
    if (!host)
        return NULL;
    host += 3;
    if (g_str_has_prefix(host, "www."))
        host += 4;
    *length = strcspn(host, "/?#:");
    return host;
}

static const char *page_address(const Document *document)
{
    const char *address = document->url;
    for (guint i = 0; i < document->n_meta && !address; i++)
        if (document->meta[i].name && (strcmp(document->meta[i].name, "link:canonical") == 0 ||
                                       strcmp(document->meta[i].name, "og:url") == 0))
            address = document->meta[i].value;
    return address;
}

/* Whether most links of a box lead to other sites: those are the article's sources rather than the
 * site's own other articles. Unknown where the page does not say its own address. */
static gboolean leads_away(const Page *page, const Box *box)
{
    gsize own_length, length;
    const char *own = host_of(page_address(page->document), &own_length);
    guint links = 0, away = 0;
    if (!own_length)
        return FALSE;
    for (guint k = box->first; k < box->end; k++) {
        const Block *block = page_leaf(page, k)->block;
        for (guint i = 0; i < block->n_marks; i++) {
            if (block->marks[i].kind != MARK_LINK || !block->marks[i].value)
                continue;
            const char *host = host_of(block->marks[i].value, &length);
            links++;
            away += length && (length != own_length || strncmp(host, own, length) != 0);
            break; /* the first link of each line is enough */
        }
    }
    return away * 3 > links * 2;
}

/* Lists and tables that are mostly links lead elsewhere; so do boxes of short links in a row. */
static void mark_link_lists(Page *page)
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

/* A picture, a headline that is a link, a line or two: another article's advertisement. */
static gboolean is_teaser(const Page *page, guint i)
{
    const Box *box = page_box(page, i);
    if (box->words > TEASER_WORDS || box->words < 3 || box->end - box->first < 2 ||
        box->has_title || box->block->kind == BLOCK_TABLE || box->block->kind == BLOCK_QUOTE)
        return FALSE;
    for (guint k = box->first; k < box->end; k++) {
        const Leaf *leaf = page_leaf(page, k);
        if (leaf->block->kind != BLOCK_IMAGE && leaf->size.words >= 3 &&
            leaf_link_share(leaf) > 0.8 &&
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
static void mark_teasers(Page *page)
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

void boilerplate_mark(Page *page)
{
    mark_teasers(page);
    page_sum_prose(page);
    mark_boxes(page);
    mark_lines(page);
    page_sum_prose(page);
    mark_openings(page);
    mark_link_lists(page);
    page_sum_prose(page);
}
