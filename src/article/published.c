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

/* What a line shows. Its time element knows the month from the day. */
static Date date_of_line(const Leaf *leaf, DateOrder order)
{
    Date shown = date_find(leaf->block->text, order, NULL), marked = date_of_marks(leaf);
    return date_is_known(marked) && !are_neighbours(shown, marked) ? marked : shown;
}

/* What lines near the headline show, each the first of its kind. */
typedef struct {
    Date published; /* said to be the day of publication */
    Date alone;     /* a line that says little else */
    Date among;     /* a line that says more, or a heading */
    Date updated;
} ShownDates;

static void keep_first(Date *kept, Date date)
{
    if (!date_is_known(*kept))
        *kept = date;
}

static void note_shown(ShownDates *shown, const Leaf *leaf, Date date)
{
    enum { DATE_WORDS = 6 };
    gboolean published = leaf_has_cue(leaf, CUE_PUBLISHED),
             updated = leaf_has_cue(leaf, CUE_UPDATED);
    if (published && !updated)
        keep_first(&shown->published, date);
    else if (updated && !published)
        keep_first(&shown->updated, date);
    else if (leaf->size.words <= DATE_WORDS && leaf->block->kind != BLOCK_HEADING)
        keep_first(&shown->alone, date);
    else
        keep_first(&shown->among, date);
}

static ShownDates find_shown(const Page *page, FactSpan span, DateOrder order)
{
    ShownDates shown = {0};
    for (guint i = span.from; i < span.to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->size.words > FACTS_LINE_WORDS || facts_is_elsewhere(leaf) || leaf->in_caption)
            continue;
        Date date = date_of_line(leaf, order);
        if (date_is_known(date))
            note_shown(&shown, leaf, date);
    }
    return shown;
}

static Date first_known(const Date *dates, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (date_is_known(dates[i]))
            return dates[i];
    return (Date){0};
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

/* A date anywhere on the page that a label of this kind, and none of the other, explains. */
static Date labelled_date(const Page *page, DateOrder order, CueKind kind, CueKind other)
{
    enum { LABEL_WORDS = 12 };
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->size.words > LABEL_WORDS || facts_is_elsewhere(leaf) || leaf->in_caption ||
            leaf->in_table || !leaf_has_cue(leaf, kind) || leaf_has_cue(leaf, other))
            continue;
        Date date = date_find(leaf->block->text, order, NULL);
        if (date_is_known(date))
            return date;
    }
    return (Date){0};
}

/* The first date that stands alone. */
static Date lone_date(const Page *page, DateOrder order, guint from)
{
    enum { LONE_WORDS = 4 };
    for (guint i = from + 1; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->size.words > LONE_WORDS || facts_is_elsewhere(leaf) || leaf->in_caption ||
            leaf->in_table || leaf_has_cue(leaf, CUE_UPDATED))
            continue;
        Date date = date_find(leaf->block->text, order, NULL);
        if (date_is_known(date))
            return date;
    }
    return (Date){0};
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

/* Where in the world English puts the day first, by the last label of the address. */
static gboolean is_day_first_domain(const char *url)
{
    static const char *const domains[] = {"uk", "ie", "au", "nz", "in", "za", "sg", "my", "ng",
                                          "ke", "gh", "pk", "lk", "mt", "eu", "jm", "zw", "ug"};
    const char *start = url ? strstr(url, "://") : NULL;
    if (!start)
        return FALSE;
    g_autofree char *host = g_strndup(start + 3, strcspn(start + 3, "/:?#"));
    const char *dot = strrchr(host, '.');
    for (guint i = 0; dot && i < G_N_ELEMENTS(domains); i++)
        if (g_ascii_strcasecmp(dot + 1, domains[i]) == 0)
            return TRUE;
    return FALSE;
}

/* How the page writes numeric dates: its language's region says so, else its country's domain, else
 * the region that its data name (templates leave en_US there). */
static DateOrder order_of(const Document *document, const JsonLd *data, const Article *article)
{
    static const char *const locale[] = {"og:locale", "content-language", "language", NULL};
    const char *language = article->language;
    gboolean english = language && g_ascii_strncasecmp(language, "en", 2) == 0;
    if (!english || strpbrk(language, "-_"))
        return date_order_of(language);
    if (is_day_first_domain(article->url))
        return DATE_DAY_FIRST;
    const char *regions[] = {data->language, facts_meta(document, locale)};
    for (guint i = 0; i < G_N_ELEMENTS(regions); i++)
        if (regions[i] && g_ascii_strncasecmp(regions[i], "en", 2) == 0 &&
            strpbrk(regions[i], "-_"))
            return date_order_of(regions[i]);
    return date_order_of(language);
}

static Date read_stated(const char *value)
{
    return value ? date_find(value, DATE_MONTH_FIRST, NULL) : (Date){0};
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
    DateOrder order = order_of(page->document, data, article);
    ShownDates near_headline = find_shown(page, near, order);
    Date shown =
        first_known((Date[]){near_headline.published, near_headline.alone, near_headline.among}, 3);
    Date stated =
        first_known((Date[]){read_stated(data->published), meta_date(page->document, published),
                             any_publication_meta(page->document), property_date(page)},
                    4);
    if (date_is_known(stated))
        return are_neighbours(stated, shown) ? shown : stated;
    Date last[] = {
        shown,
        labelled_date(page, order, CUE_PUBLISHED, CUE_UPDATED),
        article->url ? date_from_url(article->url) : (Date){0},
        near_headline.updated,
        labelled_date(page, order, CUE_UPDATED, CUE_PUBLISHED),
        any_time_mark(page),
        lone_date(page, order, near.from),
        meta_date(page->document, vague),
        read_stated(data->modified),
    };
    return first_known(last, G_N_ELEMENTS(last));
}
