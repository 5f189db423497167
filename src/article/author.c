/* Finding the author; see author.h. */
#include "article/author.h"

#include "article/author_mark.h"
#include "article/byline.h"
#include "article/date.h"
#include "article/name_words.h"
#include "article/text.h"

#include <string.h>

enum {
    BYLINE_WORDS = 16,     /* a line that begins with "By" */
    NAME_WORDS = 8,        /* a line that is nothing but names */
    DATED_NAME_WORDS = 16, /* … with a date beside them */
    LONE_NAME_WORDS = 4
};

/* --- what the page shows ----------------------------------------------------------------------
 */

static gboolean may_hold_byline(const Leaf *leaf)
{
    return leaf->size.words <= FACTS_LINE_WORDS && !leaf->in_caption && leaf->size.stops <= 2 &&
           leaf->block->kind != BLOCK_IMAGE && !facts_is_elsewhere(leaf) &&
           !facts_is_comment(leaf) && !byline_is_review(leaf->block->text);
}

static gboolean begins_with_capital(const char *name)
{
    return !g_unichar_islower(g_utf8_get_char(name));
}

/* A name of one word in small letters, beside a date: "by jdoe » March 3, 2020". */
static gboolean is_handle(const char *name, const Leaf *leaf)
{
    return !strchr(name, ' ') &&
           date_is_known(date_find(leaf->block->text, DATE_MONTH_FIRST, NULL));
}

/* "By Jane Doe". */
static char *explicit_byline(const Leaf *leaf)
{
    const char *text = leaf->block->text;
    if (leaf->size.words > BYLINE_WORDS)
        return NULL;
    g_autofree char *name = byline_begins(text) ? byline_clean(text) : NULL;
    gboolean heading = leaf->block->kind == BLOCK_HEADING;
    if (!name || !(begins_with_capital(name) || is_handle(name, leaf)) ||
        (heading && !name_words_is_name(name)))
        return NULL;
    return g_steal_pointer(&name);
}

/* "By" and the name in two lines that a page shows as one. */
static char *split_byline(const Page *page, guint i)
{
    const Leaf *next = i + 1 < page->leaves->len ? page_leaf(page, i + 1) : NULL;
    if (!next || !byline_is_label(page_leaf(page, i)->block->text) ||
        next->size.words > NAME_WORDS || byline_begins(next->block->text))
        return NULL;
    return byline_clean(next->block->text);
}

/* The name in a line that also holds a date: "Published March 3, 2020 by Jane Doe". */
static char *name_beside_date(const Leaf *leaf, DateOrder order)
{
    if (leaf->size.words > DATED_NAME_WORDS || leaf->size.closed)
        return NULL;
    return byline_beside_date(leaf->block->text, order);
}

static char *visible_byline(const Page *page, FactSpan span, DateOrder order)
{
    for (guint i = span.from; i < span.to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (!may_hold_byline(leaf))
            continue;
        char *name = leaf->block->kind == BLOCK_HEADING ? NULL : name_beside_date(leaf, order);
        if (!name)
            name = explicit_byline(leaf);
        if (name)
            return name;
    }
    return NULL;
}

/* The name at a place that the mark-up calls the author's. */
static char *marked_byline(const Page *page, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (!may_hold_byline(leaf) || leaf_has_cue(leaf, CUE_AUTHOR))
            continue;
        char *name = author_mark_inline(leaf);
        if (!name && leaf->size.words <= NAME_WORDS && author_mark_block(page, leaf))
            name = byline_clean(leaf->block->text);
        if (name)
            return name;
    }
    return NULL;
}

/* The text of a link to an author's page. */
static char *author_link(const Leaf *leaf)
{
    static const char *const paths[] = {
        "/author/",  "/authors/",  "/contributors/", "/contributor/", "/writers/",   "/by/",
        "/people/",  "/autor/",    "/auteur/",       "/staff/",       "/columnist/", "/reporters/",
        "/profile/", "/profiles/", "/experts/",      "/bio/"};
    const Block *block = leaf->block;
    for (guint i = 0; i < block->n_marks && i < 40; i++) {
        const Mark *mark = &block->marks[i];
        if (mark->kind != MARK_LINK || !mark->value || mark->end - mark->start > 60 ||
            byline_ends_as_review(block->text, mark->start))
            continue;
        for (guint k = 0; k < G_N_ELEMENTS(paths); k++)
            if (strstr(mark->value, paths[k])) {
                g_autofree char *text =
                    g_strndup(block->text + mark->start, mark->end - mark->start);
                return name_words_is_name(text) ? byline_clean(text) : NULL;
            }
    }
    return NULL;
}

static char *linked_byline(const Page *page, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (!may_hold_byline(leaf) ||
            (i > 0 && byline_is_review_label(page_leaf(page, i - 1)->block->text)))
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

/* Blogs sign below the text: whether a line stands in the foot of a post, not of the site. */
static gboolean is_in_post_footer(const Page *page, const Leaf *leaf)
{
    static const char *const names[] = {"post-footer",  "entry-footer",  "article-footer",
                                        "post__footer", "entry__footer", "article__footer",
                                        "post-meta",    "entry-meta",    "entry-utility"};
    enum { MOST_BOXES = 3 };
    guint box = leaf->box;
    for (guint up = 0; box && up < MOST_BOXES; up++, box = page_box(page, box)->parent)
        for (guint i = 0; i < G_N_ELEMENTS(names); i++)
            if (strstr(page_box(page, box)->block->names, names[i]))
                return TRUE;
    return FALSE;
}

/* "Author:", "Posted by:" with the name, anywhere but in the comments. */
static char *labelled_byline(const Page *page, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        gboolean foot = leaf->chrome == CHROME_FOOTER && is_in_post_footer(page, leaf);
        if (leaf->size.words > NAME_WORDS || !(foot || may_hold_byline(leaf)) || leaf->in_table ||
            leaf->block->kind == BLOCK_HEADING || leaf->size.closed)
            continue;
        char *split = split_byline(page, i);
        if (split)
            return split;
        g_autofree char *name = explicit_byline(leaf);
        if (name && name_words_is_name(name))
            return g_steal_pointer(&name);
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
        if (leaf->block->kind != BLOCK_PARAGRAPH || leaf->size.words < 2 ||
            leaf->size.words > LONE_NAME_WORDS || leaf->size.closed ||
            g_str_has_suffix(leaf->block->text, ":") || !may_hold_byline(leaf) ||
            is_fact_line(leaf, order) || !begins_with_capital(leaf->block->text) ||
            !name_words_is_name(leaf->block->text))
            continue;
        if ((i > span.from && is_fact_line(page_leaf(page, i - 1), order)) ||
            (i + 1 < span.to && is_fact_line(page_leaf(page, i + 1), order)))
            return byline_clean(leaf->block->text);
    }
    return NULL;
}

/* The facts of a line, which bars, dots and dashes part. */
static char **split_facts(const char *text)
{
    static const char *const signs[] = {"|", "•", "·", "»", "—", "–", " - ", " / ", "\n"};
    g_autoptr(GString) parts = g_string_new(text);
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
        g_string_replace(parts, signs[i], "\n", 0);
    return g_strsplit(parts->str, "\n", -1);
}

/* "January 16, 2024 — Jane Doe, MD": a name behind the date. */
static char *name_behind_date(const Page *page, FactSpan span, DateOrder order)
{
    for (guint i = span.from; i < span.to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        const char *end = NULL;
        if (leaf->block->kind != BLOCK_PARAGRAPH || leaf->size.words > DATED_NAME_WORDS ||
            !may_hold_byline(leaf) || leaf->size.closed ||
            !date_is_known(date_find(leaf->block->text, order, &end)))
            continue;
        g_auto(GStrv) parts = split_facts(end);
        for (guint k = 0; parts[k]; k++) {
            g_autofree char *name = byline_clean(parts[k]);
            if (name && name_words_is_name(name))
                return g_steal_pointer(&name);
        }
    }
    return NULL;
}

/* --- what the page states ---------------------------------------------------------------------
 */

/* The first value of a meta of this name, names of all of them where each names one of several. */
static char *meta_names(const Document *document, const char *name)
{
    enum { MAX_AUTHORS = 12 };
    g_autoptr(GString) all = g_string_new(NULL);
    guint n = 0;
    for (guint i = 0; i < document->n_meta && n < MAX_AUTHORS; i++) {
        const DocumentMeta *meta = &document->meta[i];
        if (!meta->name || !meta->value || g_ascii_strcasecmp(meta->name, name) != 0 ||
            strstr(meta->value, "://"))
            continue;
        g_autofree char *turned = byline_turn(meta->value);
        g_string_append_printf(all, "%s%s", n++ ? "; " : "", turned);
    }
    return n ? byline_clean(all->str) : NULL;
}

/* "Written by" and the name as a card of a social network shows them. */
static char *card_names(const Document *document)
{
    static const char *const labels[][2] = {{"twitter:label1", "twitter:data1"},
                                            {"twitter:label2", "twitter:data2"}};
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
        const char *label = facts_meta(document, (const char *[]){labels[i][0], NULL});
        const char *names = facts_meta(document, (const char *[]){labels[i][1], NULL});
        if (label && names && (byline_is_label(label)))
            return byline_clean(names);
    }
    return NULL;
}

/* 3: a person's name; 2: one word or a house's; 1: the site's own; 0: nothing. A site that bears a
 * person's name does not take it from him. */
static guint worth(const char *names, const Article *article)
{
    if (!names)
        return 0;
    gboolean person = name_words_is_name(names);
    if (facts_same(names, article->site))
        return person ? 2 : 1;
    return person ? 3 : facts_agree(names, article->site) ? 1 : 2;
}

static void take_better(char **best, char *names, const Article *article)
{
    if (worth(names, article) > worth(*best, article)) {
        g_free(*best);
        *best = names;
    } else {
        g_free(names);
    }
}

/* What the page's data name as the author. */
static char *stated_byline(const Page *page, const JsonLd *data, const Article *article)
{
    static const char *const names[] = {"dc:creator",
                                        "author",
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
                                        NULL};
    char *best = data->author ? byline_clean(data->author) : NULL;
    for (guint i = 0; names[i]; i++)
        take_better(&best, meta_names(page->document, names[i]), article);
    take_better(&best, card_names(page->document), article);
    return best;
}

/* --- both --------------------------------------------------------------------------------------
 */

/* Whether `longer` is `names` and degrees. */
static gboolean adds_degrees(const char *longer, const char *names)
{
    if (!g_str_has_prefix(longer, names) || longer[strlen(names)] != ',')
        return FALSE;
    g_auto(GStrv) parts = g_strsplit(longer + strlen(names) + 1, ",", -1);
    for (guint i = 0; parts[i]; i++)
        if (!name_words_is_degree(parts[i]))
            return FALSE;
    return TRUE;
}

static char *without_and(const char *names)
{
    g_autoptr(GString) plain = g_string_new(names);
    g_string_replace(plain, " and ", ", ", 0);
    return g_strdup(plain->str);
}

/* Of two that name the same people: the data's form, unless what is shown adds degrees, or the
 * "and" that is heard. NULL when they name others. */
static const char *better_form(const char *stated, const char *shown)
{
    g_autofree char *plain_stated = without_and(stated), *plain_shown = without_and(shown);
    if (!facts_agree(plain_stated, plain_shown))
        return NULL;
    gboolean adds_and = facts_same(plain_stated, plain_shown) && strcmp(plain_shown, shown) != 0;
    return adds_and || adds_degrees(shown, stated) ? shown : stated;
}

/* The best name near the headline at places that say less than "By …". */
static char *near_byline(const Page *page, const Article *article, FactSpan near)
{
    char *best = labelled_byline(page, near.from, near.to);
    take_better(&best, marked_byline(page, near.from, near.to), article);
    take_better(&best, linked_byline(page, near.from, near.to), article);
    return best;
}

/* The first name further away, or one that nothing but its place beside the date betrays. */
static char *last_resort(const Page *page, const Article *article, FactSpan near)
{
    DateOrder order = date_order_of(article->language);
    guint end = page->leaves->len;
    char *name = labelled_byline(page, near.to, end);
    if (!name)
        name = marked_byline(page, near.to, end);
    if (!name)
        name = linked_byline(page, near.to, end);
    if (!name)
        name = lone_name(page, near, order);
    return name ? name : name_behind_date(page, near, order);
}

/* A page's data often name who typed the article in; a "By …" under the headline names who wrote
 * it. Where one name holds the other, the data's form is taken, unless what is shown adds to it. */
char *author_find(const Page *page, const JsonLd *data, const Article *article, FactSpan near)
{
    DateOrder order = date_order_of(article->language);
    g_autofree char *stated = stated_byline(page, data, article);
    g_autofree char *shown = visible_byline(page, near, order);
    const char *same = shown && stated ? better_form(stated, shown) : NULL;
    if (worth(same, article) >= 2)
        return g_strdup(same);
    guint stated_worth = worth(stated, article);
    if (shown && worth(shown, article) >= MAX(stated_worth, 2))
        return g_steal_pointer(&shown);
    g_autofree char *placed = stated_worth < 3 ? near_byline(page, article, near) : NULL;
    if (stated_worth < 2 && !placed)
        placed = last_resort(page, article, near);
    if (worth(placed, article) > stated_worth)
        return g_steal_pointer(&placed);
    return stated ? g_steal_pointer(&stated) : g_steal_pointer(&shown);
}
