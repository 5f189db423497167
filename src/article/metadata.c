/* What the page says about the article; see metadata.h. */
#include "article/metadata.h"

#include "article/author.h"
#include "article/facts.h"
#include "article/language.h"
#include "article/published.h"
#include "article/text.h"
#include "article/title.h"

#include <string.h>

/* --- language, site, address --------------------------------------------------------------------
 */

static LanguageEvidence read_evidence(const Page *page)
{
    LanguageEvidence evidence = {0};
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->prose && leaf->chrome == CHROME_NONE)
            language_add(&evidence, leaf->block->text);
    }
    return evidence;
}

static char *declared_language(const Document *document, const JsonLd *data)
{
    static const char *const names[] = {"content-language", "language",  "dc.language",
                                        "dcterms.language", "og:locale", NULL};
    const char *declared[] = {document->language, document->root->language, data->language,
                              facts_meta(document, names)};
    for (guint i = 0; i < G_N_ELEMENTS(declared); i++) {
        char *tag = language_tag(declared[i]);
        if (tag)
            return tag;
    }
    return NULL;
}

/* Templates declare English whatever is written in them. */
static void read_language(const Page *page, const JsonLd *data, Article *article,
                          Diagnostics *diagnostics)
{
    LanguageEvidence evidence = read_evidence(page);
    const char *guess = language_guess(&evidence);
    g_autofree char *declared = declared_language(page->document, data);
    gboolean overruled = declared && language_contradicts(&evidence, declared);
    if (overruled)
        diagnostic_report(diagnostics, DIAGNOSTIC_NOTE, 0,
                          "the page says that it is in \"%s\" but reads as \"%s\"; taken as that",
                          declared, guess);
    article->language = declared && !overruled ? g_steal_pointer(&declared) : g_strdup(guess);
}

/* The site's name without the slogan that some write behind it. */
static char *site_name(const char *stated)
{
    static const char *const signs[] = {" | ", " • ", " · ", " - ", " – ", " — ", ": "};
    enum { NAME_WORDS = 5 };
    char *name = stated ? text_clean(stated) : NULL;
    if (!name || text_measure(name, strlen(name)).words <= NAME_WORDS)
        return name;
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        char *sign = strstr(name, signs[i]);
        if (sign && sign > name)
            *sign = '\0';
    }
    return name;
}

void metadata_read(const Page *page, const JsonLd *data, Article *article, Diagnostics *diagnostics)
{
    static const char *const sites[] = {
        "og:site_name",           "application-name",           "dc.publisher",
        "citation_journal_title", "apple-mobile-web-app-title", NULL};
    static const char *const addresses[] = {"link:canonical", "og:url", NULL};
    const char *site = facts_meta(page->document, sites);
    article->site = site_name(site ? site : data->publisher);
    article->url = g_strdup(page->document->url);
    if (!article->url)
        article->url = text_clean(facts_meta(page->document, addresses));
    read_language(page, data, article, diagnostics);
    article->title = title_find(page, data, article);
    if (!article->site)
        article->site = title_site(page->document->title, article->title);
    FactSpan near = facts_near(page, facts_headline(page, article->title));
    article->date = date_to_iso(published_find(page, data, article, near));
    article->byline = author_find(page, data, article, near);
}
