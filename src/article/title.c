/* Finding the title; see title.h. */
#include "article/title.h"

#include "article/facts.h"
#include "article/name_words.h"
#include "article/text.h"

#include <string.h>

enum {
    MAX_STATED = 12,
    MAX_TITLE_BYTES = 600, /* a longer one is a paragraph */
    MAX_PARTS = 8,
    SITE_WORDS = 5,       /* a site's name has no more */
    HEADLINE_WORDS = 3,   /* a heading in other words than the title has no fewer */
    SHORT_TITLE_WORDS = 2 /* no more says little: "News", "Patient information" */
};

/* What sites put between a title and their name. */
typedef struct {
    const char *sign;
    gboolean proves; /* what stands behind it is nearly always a name; a dash may join a subtitle */
} Separator;

static const Separator separators[] = {
    {" | ", TRUE}, {" · ", TRUE}, {" • ", TRUE},  {" :: ", TRUE}, {" » ", TRUE},  {" « ", TRUE},
    {" ‹ ", TRUE}, {" › ", TRUE}, {" - ", FALSE}, {" – ", FALSE}, {" — ", FALSE}, {" / ", FALSE},
};

/* These prove nothing by themselves; they part a title from a name that is known. */
static const char *const weak_separators[] = {": ",  " |", "| ", "_", " @ ",
                                              " ~ ", " (", " [", "｜"};

/* --- the site's name ------------------------------------------------------------------------ */

static guint count_words(const char *text)
{
    return text_measure(text, strlen(text)).words;
}

/* Whether `part` is the name in the address: "example.org", "Example". */
static gboolean is_host(const char *part, const char *url)
{
    const char *start = url ? strstr(url, "://") : NULL;
    if (!start)
        return FALSE;
    start += 3;
    if (g_str_has_prefix(start, "www."))
        start += 4;
    g_autofree char *host = g_strndup(start, strcspn(start, "/:?#"));
    if (facts_same(part, host))
        return TRUE;
    g_auto(GStrv) labels = g_strsplit(host, ".", 8);
    for (guint i = 0; labels[i] && labels[i + 1]; i++)
        if (strlen(labels[i]) >= 4 && facts_same(part, labels[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_known_site(const char *part, const char *site, const char *url)
{
    return facts_same(part, site) || is_host(part, url) ||
           (site && count_words(part) <= SITE_WORDS + 3 && facts_agree(part, site));
}

/* A name begins with a capital, a figure, or a letter of a script that has no capitals. */
static gboolean begins_as_name(const char *text)
{
    gunichar c = g_utf8_get_char(text);
    return !g_unichar_islower(c);
}

/* Whether the end `part` reads as a name beside the `rest`, which reads as a title. */
static gboolean looks_like_site(const char *part, const char *rest)
{
    guint words = count_words(part), others = count_words(rest);
    return words <= SITE_WORDS && others >= 3 && others > words && begins_as_name(part);
}

typedef struct {
    const char *site, *url;
} SiteFacts;

/* The title without one end at `sign`, or NULL. */
static char *cut_once(const char *text, const char *sign, gboolean may_guess,
                      const SiteFacts *facts)
{
    const char *first = strstr(text, sign), *last = g_strrstr(text, sign);
    if (!first)
        return NULL;
    g_autofree char *before = g_strstrip(g_strndup(text, (gsize)(last - text)));
    g_autofree char *behind = g_strstrip(g_strdup(last + strlen(sign)));
    g_autofree char *head = g_strstrip(g_strndup(text, (gsize)(first - text)));
    g_autofree char *tail = g_strstrip(g_strdup(first + strlen(sign)));
    if (*before && *behind &&
        ((is_known_site(behind, facts->site, facts->url) && !facts_same(before, facts->site)) ||
         (may_guess && looks_like_site(behind, before))))
        return g_steal_pointer(&before);
    if (*head && *tail && is_known_site(head, facts->site, facts->url) &&
        !facts_same(tail, facts->site))
        return g_steal_pointer(&tail);
    return NULL;
}

static char *cut_any(const char *text, const SiteFacts *facts)
{
    char *cut = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(separators) && !cut; i++)
        cut = cut_once(text, separators[i].sign, separators[i].proves || !facts->site, facts);
    for (guint i = 0; i < G_N_ELEMENTS(weak_separators) && !cut; i++)
        cut = cut_once(text, weak_separators[i], FALSE, facts);
    return cut;
}

char *title_cut_site(const char *title, const char *site, const char *url)
{
    SiteFacts facts = {site, url};
    char *text = text_clean(title);
    for (guint round = 0; text && round < 3; round++) {
        char *cut = cut_any(text, &facts);
        if (!cut)
            break;
        g_free(text);
        text = cut;
    }
    return text;
}

/* --- what the page states ----------------------------------------------------------------------
 */

typedef struct {
    char *text; /* as stated */
    char *bare; /* without the site's name */
    char *key, *bare_key;
    char *parts[MAX_PARTS]; /* keys of what stands before or behind a separator */
    guint n_parts;
} Stated;

typedef struct {
    Stated list[MAX_STATED];
    guint n;
} StatedTitles;

static void add_part(Stated *stated, const char *text, gsize length)
{
    g_autofree char *part = g_strndup(text, length);
    g_autofree char *key = text_key(part);
    if (*key && stated->n_parts < MAX_PARTS)
        stated->parts[stated->n_parts++] = g_steal_pointer(&key);
}

/* Of the title without the site's name: a heading that repeats the name is the site's. */
static void add_parts(Stated *stated)
{
    const char *text = stated->bare;
    for (guint i = 0; i < G_N_ELEMENTS(separators) + G_N_ELEMENTS(weak_separators); i++) {
        const char *sign = i < G_N_ELEMENTS(separators)
                               ? separators[i].sign
                               : weak_separators[i - G_N_ELEMENTS(separators)];
        const char *first = strstr(text, sign), *last = g_strrstr(text, sign);
        if (!first)
            continue;
        add_part(stated, text, (gsize)(first - text));
        add_part(stated, last + strlen(sign), strlen(last + strlen(sign)));
        if (last != first) {
            add_part(stated, text, (gsize)(last - text));
            add_part(stated, first + strlen(sign), strlen(first + strlen(sign)));
        }
    }
}

static void add_stated(StatedTitles *titles, const char *value, const Article *article)
{
    g_autofree char *text = value ? text_clean(value) : NULL;
    if (!text || strlen(text) > MAX_TITLE_BYTES || titles->n == MAX_STATED ||
        facts_same(text, article->site) || is_host(text, article->url))
        return;
    Stated *stated = &titles->list[titles->n++];
    stated->bare = title_cut_site(text, article->site, article->url);
    stated->text = g_steal_pointer(&text);
    stated->key = text_key(stated->text);
    stated->bare_key = text_key(stated->bare);
    add_parts(stated);
}

/* Best first: Dublin Core is written with care; what is shared is what people are shown; the title
 * element is also the site's. */
static void collect_stated(const Page *page, const JsonLd *data, const Article *article,
                           StatedTitles *titles)
{
    static const char *const shared[] = {"dc:title",       "dc.title", "dcterms.title",
                                         "citation_title", "og:title", NULL};
    static const char *const other[] = {"twitter:title", "parsely-title", "sailthru.title", "title",
                                        NULL};
    for (guint i = 0; shared[i]; i++)
        add_stated(titles, facts_meta(page->document, (const char *[]){shared[i], NULL}), article);
    add_stated(titles, data->headline, article);
    for (guint i = 0; other[i]; i++)
        add_stated(titles, facts_meta(page->document, (const char *[]){other[i], NULL}), article);
    add_stated(titles, page->document->title, article);
}

static void clear_stated(StatedTitles *titles)
{
    for (guint i = 0; i < titles->n; i++) {
        Stated *stated = &titles->list[i];
        g_free(stated->text);
        g_free(stated->bare);
        g_free(stated->key);
        g_free(stated->bare_key);
        for (guint k = 0; k < stated->n_parts; k++)
            g_free(stated->parts[k]);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(StatedTitles, clear_stated)

/* --- what the page shows --------------------------------------------------------------------- */

static gboolean is_logo(const Page *page, const Leaf *leaf)
{
    static const char *const words[] = {"logo",     "site-title", "site-name",
                                        "sitename", "blog-title", "brand"};
    const char *own = leaf->block->names, *outer = page_box(page, leaf->box)->block->names;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(own, words[i]) || strstr(outer, words[i]))
            return TRUE;
    return FALSE;
}

static gboolean may_be_headline(const Page *page, const Leaf *leaf)
{
    return leaf->chrome != CHROME_HIDDEN && leaf->chrome != CHROME_NAVIGATION &&
           leaf->chrome != CHROME_CONSENT && leaf->chrome != CHROME_RELATED &&
           leaf->chrome != CHROME_COMMENTS && leaf->size.words > 0 &&
           leaf->block->text_length <= MAX_TITLE_BYTES && !is_logo(page, leaf);
}

/* How well `key` says what is stated: 3 all of it, 2 all but the site's name, 1 a part, 0 none. */
static guint says(const char *key, const StatedTitles *titles)
{
    guint best = 0;
    for (guint i = 0; i < titles->n; i++) {
        const Stated *stated = &titles->list[i];
        if (strcmp(key, stated->key) == 0)
            return 3;
        if (strcmp(key, stated->bare_key) == 0)
            best = 2;
        for (guint k = 0; k < stated->n_parts && best < 1; k++)
            best = strcmp(key, stated->parts[k]) == 0;
    }
    return best;
}

/* Whether the mark-up calls a heading the article's. */
static gboolean is_marked_headline(const Leaf *leaf)
{
    static const char *const names[] = {"entry-title",      "post-title",  "article-title",
                                        "article-headline", "headline",    "article__title",
                                        "post__title",      "entry__title"};
    if (strstr(leaf->block->itemprop, "headline"))
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strstr(leaf->block->names, names[i]))
            return TRUE;
    return FALSE;
}

/* How sure it is that a leaf which says `said` of what is stated is the headline. Of parts the
 * longer is the title and the shorter the site. */
static guint headline_rank(const Leaf *leaf, guint said)
{
    enum { SAID = 100, MARKED = 30, MOST_WORDS = 20 };
    guint rank = said * SAID;
    if (said == 1)
        rank += MIN(leaf->size.words, MOST_WORDS);
    if (leaf->block->kind == BLOCK_HEADING)
        rank += 7 - leaf->block->level + (is_marked_headline(leaf) ? MARKED : 0);
    return rank;
}

/* The leaf of `kind` that says best what is stated, or NULL. */
static const Leaf *find_saying(const Page *page, const StatedTitles *titles, const char *site,
                               BlockKind kind, guint fewest_words)
{
    const Leaf *best = NULL;
    guint best_rank = 0;
    for (guint i = 0; titles->n && i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->block->kind != kind || leaf->size.words < fewest_words ||
            !may_be_headline(page, leaf))
            continue;
        g_autofree char *key = text_key(leaf->block->text);
        guint said = says(key, titles);
        guint rank = said ? headline_rank(leaf, said) : 0;
        if (rank > best_rank && !facts_same(leaf->block->text, site)) {
            best = leaf;
            best_rank = rank;
        }
    }
    return best;
}

/* A heading, else a line of at least three words: old pages have no headings. */
static const Leaf *find_confirmed(const Page *page, const StatedTitles *titles, const char *site)
{
    const Leaf *heading = find_saying(page, titles, site, BLOCK_HEADING, 1);
    return heading ? heading : find_saying(page, titles, site, BLOCK_PARAGRAPH, HEADLINE_WORDS);
}

/* How many words of four letters or more `text` has in common with what is stated. */
static guint count_shared_words(const char *text, const StatedTitles *titles)
{
    guint best = 0;
    for (guint i = 0; i < titles->n; i++)
        best = MAX(best, facts_shared_words(text, titles->list[i].text));
    return best;
}

/* The only h1, or the only one that the mark-up calls the headline. */
static const Leaf *find_only_h1(const Page *page, const char *site, gboolean marked)
{
    const Leaf *only = NULL;
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->block->kind != BLOCK_HEADING || leaf->block->level != 1 ||
            (marked && !is_marked_headline(leaf)) || !may_be_headline(page, leaf) ||
            facts_same(leaf->block->text, site))
            continue;
        if (only)
            return NULL;
        only = leaf;
    }
    return only;
}

static gboolean is_all_capitals(const char *text)
{
    guint lower = 0, upper = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        lower += g_unichar_islower(c);
        upper += g_unichar_isupper(c);
    }
    return upper > 3 && !lower;
}

/* A heading's spelling, but not its shouting. */
static char *spelled(const Leaf *leaf, const StatedTitles *titles, const char *site)
{
    char *shown = title_cut_site(leaf->block->text, site ? site : "", NULL);
    if (!shown || !is_all_capitals(shown))
        return shown;
    g_autofree char *key = text_key(shown);
    for (guint i = 0; i < titles->n; i++) {
        const Stated *stated = &titles->list[i];
        if (strcmp(stated->bare_key, key) != 0 || is_all_capitals(stated->bare))
            continue;
        g_free(shown);
        return g_strdup(stated->bare);
    }
    return shown;
}

/* Whether the title element, alone, speaks of the site or a part of it rather than of what the
 * heading says. */
static gboolean is_about_more(const char *title, const char *heading)
{
    return count_words(title) <= SHORT_TITLE_WORDS ||
           (name_words_has_house(title) && facts_shared_words(heading, title) == 0);
}

char *title_find(const Page *page, const JsonLd *data, const Article *article)
{
    g_auto(StatedTitles) titles = {0};
    collect_stated(page, data, article, &titles);
    const Leaf *confirmed = find_confirmed(page, &titles, article->site);
    if (confirmed)
        return spelled(confirmed, &titles, article->site);
    const Leaf *marked = find_only_h1(page, article->site, TRUE);
    if (marked && marked->size.words >= HEADLINE_WORDS &&
        count_shared_words(marked->block->text, &titles) >= 2)
        return spelled(marked, &titles, article->site);
    const Leaf *only = find_only_h1(page, article->site, FALSE);
    const char *stated = titles.n ? titles.list[0].bare : NULL;
    if (only && (!stated || (titles.n == 1 && only->size.words >= HEADLINE_WORDS &&
                             is_about_more(stated, only->block->text))))
        return text_clean(only->block->text);
    return stated ? g_strdup(stated) : text_clean(page->document->title);
}

/* The end of `text` behind its last separator, or in front of its first. */
static char *outer_part(const char *text, gboolean last)
{
    const char *cut = NULL;
    gsize length = 0;
    for (guint i = 0; i < G_N_ELEMENTS(separators) + 1; i++) {
        const char *sign = i < G_N_ELEMENTS(separators) ? separators[i].sign : ": ";
        const char *at = last ? g_strrstr(text, sign) : strstr(text, sign);
        if (!at || (last && i == G_N_ELEMENTS(separators)) || (cut && (last ? at < cut : at > cut)))
            continue;
        cut = at;
        length = strlen(sign);
    }
    if (!cut)
        return NULL;
    return g_strstrip(last ? g_strdup(cut + length) : g_strndup(text, (gsize)(cut - text)));
}

char *title_site(const char *stated, const char *title)
{
    g_autofree char *text = stated ? text_clean(stated) : NULL;
    if (!text || !title || strlen(text) > MAX_TITLE_BYTES || strlen(title) >= strlen(text))
        return NULL;
    g_autofree char *key = text_key(text), *wanted = text_key(title);
    gboolean leads = g_str_has_prefix(key, wanted), ends = g_str_has_suffix(key, wanted);
    if (!*wanted || (!leads && !ends))
        return NULL;
    g_autofree char *part = outer_part(text, leads);
    if (!part || !*part || count_words(part) > SITE_WORDS || !begins_as_name(part) ||
        facts_agree(title, part))
        return NULL;
    return g_steal_pointer(&part);
}
