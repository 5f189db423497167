/* What the page says about the article; see metadata.h. */
#include "article/metadata.h"

#include "article/byline.h"
#include "article/date.h"
#include "article/language.h"
#include "article/text.h"

#include <string.h>

enum {
    NEAR_LEAVES = 14, /* how far from the headline a byline or date may stand */
    LONGEST_FACT_WORDS = 30
};

/* The first meta of these names that has a value. */
static const char *find_meta(const Document *document, const char *const *names)
{
    for (; *names; names++)
        for (guint i = 0; i < document->n_meta; i++)
            if (document->meta[i].name && document->meta[i].value && *document->meta[i].value &&
                g_ascii_strcasecmp(document->meta[i].name, *names) == 0)
                return document->meta[i].value;
    return NULL;
}

/* --- title --------------------------------------------------------------------------------------
 */

static const char *const separators[] = {
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", ": ", " |", "| ", "_"};

static gboolean keys_agree(const char *a, const char *b)
{
    if (!a || !b || !*a || !*b)
        return FALSE;
    g_autofree char *ka = text_key(a), *kb = text_key(b);
    return *ka && *kb && (strstr(ka, kb) || strstr(kb, ka));
}

static gboolean same_key(const char *a, const char *b)
{
    if (!a || !b)
        return FALSE;
    g_autofree char *ka = text_key(a), *kb = text_key(b);
    return *ka && strcmp(ka, kb) == 0;
}

static guint count_words(const char *text)
{
    return text_measure(text, strlen(text)).words;
}

/* Whether `part` of a title is the site's name rather than the article's. */
static gboolean is_site_part(const char *part, const char *rest, const char *site,
                             const char *headline, guint separator)
{
    if (site && keys_agree(part, site) && !same_key(rest, site))
        return TRUE;
    if (headline)
        return same_key(rest, headline);
    if (separator >= 10) /* a colon, a tight bar or an underscore alone proves nothing */
        return FALSE;
    return count_words(part) <= 5 && count_words(rest) >= 3 &&
           count_words(rest) > count_words(part);
}

char *metadata_cut_site(const char *title, const char *site, const char *headline)
{
    g_autofree char *text = text_clean(title);
    if (!text)
        return NULL;
    for (guint round = 0; round < 3; round++) {
        gboolean cut = FALSE;
        for (guint i = 0; i < G_N_ELEMENTS(separators) && !cut; i++) {
            gsize length = strlen(separators[i]);
            const char *last = g_strrstr(text, separators[i]), *first = strstr(text, separators[i]);
            if (!last)
                continue;
            g_autofree char *before = g_strndup(text, (gsize)(last - text));
            g_autofree char *after = g_strdup(first + length);
            g_autofree char *head = g_strndup(text, (gsize)(first - text));
            char *kept = NULL;
            if (is_site_part(last + length, before, site, headline, i))
                kept = g_steal_pointer(&before);
            else if (is_site_part(head, after, site, headline, i) && (site || headline) &&
                     (!site || !headline || keys_agree(head, site) || same_key(after, headline)))
                kept = g_steal_pointer(&after);
            if (kept && *g_strstrip(kept)) {
                g_free(text);
                text = kept;
                cut = TRUE;
            } else {
                g_free(kept);
            }
        }
        if (!cut)
            break;
    }
    return g_steal_pointer(&text);
}

static gboolean may_be_headline(const Leaf *leaf)
{
    return leaf->block->kind == BLOCK_HEADING && leaf->chrome != CHROME_HIDDEN &&
           leaf->chrome != CHROME_NAVIGATION && leaf->chrome != CHROME_CONSENT &&
           leaf->chrome != CHROME_RELATED && leaf->chrome != CHROME_COMMENTS &&
           leaf->size.words > 0;
}

/* How many words of four letters or more two texts have in common. */
static guint count_shared_words(const char *a, const char *b)
{
    guint shared = 0;
    g_autofree char *fa = text_fold(a), *fb = text_fold(b);
    g_auto(GStrv) words = g_strsplit_set(fa, " ,.:;!?()\"'-|", -1);
    for (guint i = 0; words[i] && i < 60; i++)
        shared += strlen(words[i]) >= 4 && strstr(fb, words[i]);
    return shared;
}

/* Whether the only h1 of a page is its headline though its title is worded otherwise. */
static gboolean is_own_headline(const Leaf *leaf, const char *const *titles, const char *site)
{
    if (leaf->size.words < 3 || (leaf->chrome != CHROME_NONE && leaf->chrome != CHROME_HEADER) ||
        leaf_link_share(leaf) > 0.5 || same_key(leaf->block->text, site))
        return FALSE;
    for (guint i = 0; titles[i]; i++)
        if (count_shared_words(leaf->block->text, titles[i]) >= 2)
            return TRUE;
    return FALSE;
}

/* The heading that says what the page's title says; else the only h1; else none. */
static const Leaf *find_headline(const Page *page, const char *const *titles)
{
    const Leaf *best = NULL, *only = NULL;
    guint best_rank = 0, n_first = 0;
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (!may_be_headline(leaf) || leaf->block->level > 3)
            continue;
        guint rank = 0;
        for (guint t = 0; titles[t] && titles[t][0]; t++)
            if (same_key(leaf->block->text, titles[t]))
                rank = MAX(rank, 20u);
            else if (leaf->size.words >= 3 && keys_agree(titles[t], leaf->block->text))
                rank = MAX(rank, 10u);
        if (rank)
            rank += 4 - leaf->block->level;
        if (rank > best_rank) {
            best = leaf;
            best_rank = rank;
        }
        if (leaf->block->level == 1) {
            only = n_first++ ? only : leaf;
        }
    }
    return best ? best : (n_first == 1 ? only : NULL);
}

static void read_title(const Page *page, const JsonLd *data, Article *article)
{
    static const char *const shared[] = {
        "og:title",      "twitter:title",  "dc.title", "dcterms.title",
        "parsely-title", "sailthru.title", NULL};
    const Document *document = page->document;
    const char *meta = find_meta(document, shared);
    const char *titles[4] = {0};
    guint n = 0;
    if (meta)
        titles[n++] = meta;
    if (data->headline)
        titles[n++] = data->headline;
    if (document->title && *document->title)
        titles[n++] = document->title;
    const Leaf *headline = find_headline(page, titles);
    const char *shown = headline ? headline->block->text : NULL;
    gboolean agrees = FALSE;
    for (guint i = 0; i < n; i++)
        agrees |= shown && keys_agree(shown, titles[i]);
    if (shown && (agrees || !n || is_own_headline(headline, titles, article->site))) {
        article->title = metadata_cut_site(shown, NULL, shown);
        return;
    }
    for (guint i = 0; i < n; i++) {
        g_free(article->title);
        article->title = metadata_cut_site(titles[i], article->site, NULL);
        if (!same_key(article->title, article->site))
            break;
    }
    if ((!article->title || same_key(article->title, article->site)) && shown) {
        g_free(article->title);
        article->title = text_clean(shown);
    }
}

/* --- where the headline stands ------------------------------------------------------------------
 */

static guint find_title_leaf(const Page *page, const char *title)
{
    for (guint i = 0; title && i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->chrome != CHROME_HIDDEN && leaf->block->kind == BLOCK_HEADING &&
            same_key(leaf->block->text, title))
            return i;
    }
    for (guint i = 0; i < page->leaves->len; i++)
        if (page_leaf(page, i)->prose && page_leaf(page, i)->chrome == CHROME_NONE)
            return i;
    return 0;
}

static gboolean is_elsewhere(const Leaf *leaf)
{
    return leaf->chrome == CHROME_HIDDEN || leaf->chrome == CHROME_RELATED ||
           leaf->chrome == CHROME_COMMENTS || leaf->chrome == CHROME_FOOTER ||
           leaf->chrome == CHROME_NAVIGATION || leaf->chrome == CHROME_ADVERT;
}

typedef struct {
    guint from, to;
} Span;

static Span facts_near(const Page *page, guint headline)
{
    Span span = {headline > 5 ? headline - 5 : 0, MIN(headline + 1, page->leaves->len)};
    for (guint prose = 0; span.to < page->leaves->len && span.to < headline + NEAR_LEAVES;
         span.to++) {
        const Leaf *leaf = page_leaf(page, span.to);
        prose += leaf->prose && leaf->chrome == CHROME_NONE && leaf->size.words > 25;
        if (prose > 1)
            break;
    }
    return span;
}

/* --- date ---------------------------------------------------------------------------------------
 */

static Date date_of_marks(const Leaf *leaf)
{
    Date date = {0};
    for (guint k = 0; k < leaf->block->n_marks && !date_is_known(date); k++)
        if (leaf->block->marks[k].kind == MARK_TIME && leaf->block->marks[k].value)
            date = date_find(leaf->block->marks[k].value, DATE_MONTH_FIRST, NULL);
    return date;
}

/* The date that a line near the headline shows; published rather than updated. */
static Date visible_date(const Page *page, Span span, DateOrder order)
{
    Date updated = {0}, any = {0};
    for (guint i = span.from; i < span.to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->size.words > LONGEST_FACT_WORDS || is_elsewhere(leaf) || leaf->in_caption)
            continue;
        Date date = date_find(leaf->block->text, order, NULL);
        if (!date_is_known(date))
            date = date_of_marks(leaf);
        if (!date_is_known(date))
            continue;
        gboolean is_update = leaf_has_cue(leaf, CUE_UPDATED);
        if (leaf_has_cue(leaf, CUE_PUBLISHED) && !is_update)
            return date;
        if (is_update && !leaf_has_cue(leaf, CUE_PUBLISHED))
            updated = date_is_known(updated) ? updated : date;
        else
            any = date_is_known(any) ? any : date;
    }
    return date_is_known(any) ? any : updated;
}

static Date property_date(const Page *page)
{
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        const char *own = leaf->block->itemprop,
                   *outer = page_box(page, leaf->box)->block->itemprop;
        if (g_ascii_strcasecmp(own, "datepublished") != 0 &&
            g_ascii_strcasecmp(outer, "datepublished") != 0)
            continue;
        Date date = date_of_marks(leaf);
        if (!date_is_known(date))
            date = date_find(leaf->block->text, DATE_MONTH_FIRST, NULL);
        if (date_is_known(date))
            return date;
    }
    return (Date){0};
}

static Date any_time_mark(const Page *page)
{
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        Date date = is_elsewhere(leaf) ? (Date){0} : date_of_marks(leaf);
        if (date_is_known(date))
            return date;
    }
    return (Date){0};
}

/* A date anywhere on the page that is said to be the day of publication, or stands alone. */
static Date shown_date(const Page *page, DateOrder order, guint from)
{
    Date alone = {0};
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->size.words > 9 || is_elsewhere(leaf) || leaf->in_caption || leaf->in_table)
            continue;
        Date date = date_find(leaf->block->text, order, NULL);
        if (!date_is_known(date))
            continue;
        if (leaf_has_cue(leaf, CUE_PUBLISHED) && !leaf_has_cue(leaf, CUE_UPDATED))
            return date;
        if (leaf->size.words <= 4 && i > from && !date_is_known(alone))
            alone = date;
    }
    return alone;
}

static Date meta_date(const Document *document, const char *const *names)
{
    const char *value = find_meta(document, names);
    return value ? date_find(value, DATE_MONTH_FIRST, NULL) : (Date){0};
}

/* Names that sites made up for the day of publication: "w-published-date", "publication-time". */
static Date any_publication_meta(const Document *document)
{
    for (guint i = 0; i < document->n_meta; i++) {
        const char *name = document->meta[i].name;
        if (!name || !document->meta[i].value)
            continue;
        g_autofree char *folded = g_ascii_strdown(name, -1);
        if (!strstr(folded, "publi") && !strstr(folded, "pubdate") && !strstr(folded, "issued"))
            continue;
        Date date = date_find(document->meta[i].value, DATE_MONTH_FIRST, NULL);
        if (date_is_known(date))
            return date;
    }
    return (Date){0};
}

/* One day apart: the same moment in two time zones. The reader's is the one that is shown. */
static gboolean are_neighbours(Date a, Date b)
{
    if (!date_is_known(a) || !date_is_known(b))
        return FALSE;
    GDate x = {0}, y = {0};
    g_date_set_dmy(&x, (GDateDay)a.day, (GDateMonth)a.month, (GDateYear)a.year);
    g_date_set_dmy(&y, (GDateDay)b.day, (GDateMonth)b.month, (GDateYear)b.year);
    return ABS(g_date_days_between(&x, &y)) == 1;
}

static Date find_date(const Page *page, const JsonLd *data, const Article *article, Span near)
{
    static const char *const published[] = {"article:published_time",
                                            "og:article:published_time",
                                            "og:published_time",
                                            "datePublished",
                                            "article:published",
                                            "parsely-pub-date",
                                            "sailthru.date",
                                            "article.published",
                                            "published_time",
                                            "publication_date",
                                            "citation_publication_date",
                                            "citation_date",
                                            "publish-date",
                                            "publishdate",
                                            "publish_date",
                                            "pubdate",
                                            "dc.date.issued",
                                            "dcterms.issued",
                                            "dcterms.created",
                                            "dc.date.created",
                                            "article_date_original",
                                            "cXenseParse:recs:publishtime",
                                            "bt:pubdate",
                                            "DC.date.published",
                                            NULL};
    static const char *const vague[] = {"date",
                                        "dc.date",
                                        "dcterms.date",
                                        "created",
                                        "og:pubdate",
                                        "last-modified",
                                        "article:modified_time",
                                        "og:updated_time",
                                        "dateModified",
                                        NULL};
    DateOrder order = date_order_of(article->language);
    Date shown = visible_date(page, near, order);
    Date date = data->published ? date_find(data->published, DATE_MONTH_FIRST, NULL) : (Date){0};
    if (!date_is_known(date))
        date = meta_date(page->document, published);
    if (!date_is_known(date))
        date = any_publication_meta(page->document);
    if (!date_is_known(date))
        date = property_date(page);
    if (!date_is_known(date) || are_neighbours(date, shown))
        date = date_is_known(shown) ? shown : date;
    if (!date_is_known(date) && article->url)
        date = date_from_url(article->url);
    if (!date_is_known(date))
        date = any_time_mark(page);
    if (!date_is_known(date))
        date = shown_date(page, order, near.from);
    if (!date_is_known(date))
        date = meta_date(page->document, vague);
    return date;
}

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
static char *lone_name(const Page *page, Span span, DateOrder order)
{
    for (guint i = span.from; i < span.to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->block->kind != BLOCK_PARAGRAPH || leaf->size.words < 2 || leaf->size.words > 4 ||
            leaf->size.closed || is_elsewhere(leaf) || leaf->in_caption ||
            is_fact_line(leaf, order) || !byline_is_name(leaf->block->text))
            continue;
        if ((i > span.from && is_fact_line(page_leaf(page, i - 1), order)) ||
            (i + 1 < span.to && is_fact_line(page_leaf(page, i + 1), order)))
            return byline_clean(leaf->block->text);
    }
    return NULL;
}

static char *linked_byline(const Page *page, Span near)
{
    for (guint i = near.from; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->size.words > LONGEST_FACT_WORDS || is_elsewhere(leaf))
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
static char *visible_byline(const Page *page, Span span, DateOrder order, gboolean *explicit)
{
    char *placed = NULL;
    for (guint i = span.from; i < span.to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->size.words > LONGEST_FACT_WORDS || leaf->block->kind == BLOCK_HEADING ||
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
        const char *value = find_meta(page->document, one);
        stated = value ? byline_clean(value) : NULL;
    }
    return stated;
}

/* A page's data often name who typed the article in; a "By …" under the headline names who wrote
 * it. Where one name holds the other, the data's fuller form is taken. */
static char *find_byline(const Page *page, const JsonLd *data, const Article *article, Span near)
{
    g_autofree char *stated = stated_byline(page, data);
    gboolean explicit = FALSE;
    g_autofree char *shown =
        visible_byline(page, near, date_order_of(article->language), &explicit);
    if (!shown && !stated)
        shown = linked_byline(page, near);
    if (!shown && !stated)
        shown = lone_name(page, near, date_order_of(article->language));
    if (!stated || (explicit && shown && !keys_agree(stated, shown) && byline_is_name(shown)))
        return g_steal_pointer(&shown);
    return g_steal_pointer(&stated);
}

/* --- language, site, address --------------------------------------------------------------------
 */

static void read_language(const Page *page, const JsonLd *data, Article *article)
{
    static const char *const names[] = {"content-language", "language", "dc.language", "og:locale",
                                        NULL};
    LanguageEvidence evidence = {0};
    guint seen = 0;
    for (guint i = 0; i < page->leaves->len && seen < 2000; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (!leaf->prose || leaf->chrome != CHROME_NONE)
            continue;
        language_add(&evidence, leaf->block->text);
        seen += leaf->size.words;
    }
    const char *guess = language_guess(&evidence);
    article->language = language_tag(page->document->language);
    if (!article->language)
        article->language = language_tag(data->language);
    if (!article->language)
        article->language = language_tag(find_meta(page->document, names));
    if (!article->language)
        article->language = g_strdup(guess);
    /* Templates declare English whatever is written in them. */
    if (guess && article->language && evidence.words > 60 &&
        g_ascii_strncasecmp(article->language, guess, 2) != 0) {
        g_free(article->language);
        article->language = g_strdup(guess);
    }
}

void metadata_read(const Page *page, const JsonLd *data, Article *article)
{
    static const char *const sites[] = {
        "og:site_name",           "application-name",           "dc.publisher",
        "citation_journal_title", "apple-mobile-web-app-title", NULL};
    static const char *const addresses[] = {"link:canonical", "og:url", NULL};
    const char *site = find_meta(page->document, sites);
    article->site = text_clean(site ? site : data->publisher);
    article->url = g_strdup(page->document->url);
    if (!article->url)
        article->url = text_clean(find_meta(page->document, addresses));
    read_language(page, data, article);
    read_title(page, data, article);
    Span near = facts_near(page, find_title_leaf(page, article->title));
    article->date = date_to_iso(find_date(page, data, article, near));
    article->byline = find_byline(page, data, article, near);
}
