/* What the page says about the article; see metadata.h. */
#include "article/metadata.h"

#include "article/author.h"
#include "article/date.h"
#include "article/facts.h"
#include "article/language.h"
#include "article/text.h"

#include <string.h>

/* --- title --------------------------------------------------------------------------------------
 */

static const char *const separators[] = {
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", ": ", " |", "| ", "_"};

static guint count_words(const char *text)
{
    return text_measure(text, strlen(text)).words;
}

/* Whether `part` of a title is the site's name rather than the article's. */
static gboolean is_site_part(const char *part, const char *rest, const char *site,
                             const char *headline, guint separator)
{
    if (site && facts_agree(part, site) && !facts_same(rest, site))
        return TRUE;
    if (headline)
        return facts_same(rest, headline);
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
                     (!site || !headline || facts_agree(head, site) || facts_same(after, headline)))
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
        leaf_link_share(leaf) > 0.5 || facts_same(leaf->block->text, site))
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
            if (facts_same(leaf->block->text, titles[t]))
                rank = MAX(rank, 20u);
            else if (leaf->size.words >= 3 && facts_agree(titles[t], leaf->block->text))
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
    const char *meta = facts_meta(document, shared);
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
        agrees |= shown && facts_agree(shown, titles[i]);
    if (shown && (agrees || !n || is_own_headline(headline, titles, article->site))) {
        article->title = metadata_cut_site(shown, NULL, shown);
        return;
    }
    for (guint i = 0; i < n; i++) {
        g_free(article->title);
        article->title = metadata_cut_site(titles[i], article->site, NULL);
        if (!facts_same(article->title, article->site))
            break;
    }
    if ((!article->title || facts_same(article->title, article->site)) && shown) {
        g_free(article->title);
        article->title = text_clean(shown);
    }
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
static Date visible_date(const Page *page, FactSpan span, DateOrder order)
{
    Date updated = {0}, any = {0};
    for (guint i = span.from; i < span.to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->size.words > FACTS_LINE_WORDS || facts_is_elsewhere(leaf) || leaf->in_caption)
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
        Date date = facts_is_elsewhere(leaf) ? (Date){0} : date_of_marks(leaf);
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
        if (leaf->size.words > 9 || facts_is_elsewhere(leaf) || leaf->in_caption || leaf->in_table)
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
    const char *value = facts_meta(document, names);
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

static Date find_date(const Page *page, const JsonLd *data, const Article *article, FactSpan near)
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
        article->language = language_tag(facts_meta(page->document, names));
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
    const char *site = facts_meta(page->document, sites);
    article->site = text_clean(site ? site : data->publisher);
    article->url = g_strdup(page->document->url);
    if (!article->url)
        article->url = text_clean(facts_meta(page->document, addresses));
    read_language(page, data, article);
    read_title(page, data, article);
    FactSpan near = facts_near(page, facts_headline(page, article->title));
    article->date = date_to_iso(find_date(page, data, article, near));
    article->byline = author_find(page, data, article, near);
}
