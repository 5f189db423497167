/* Finding the day of publication; see published.h. */
#include "article/published.h"

#include <string.h>

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

Date published_find(const Page *page, const JsonLd *data, const Article *article, FactSpan near)
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
    if (!date_is_known(date) && data->modified)
        date = date_find(data->modified, DATE_MONTH_FIRST, NULL);
    return date;
}
