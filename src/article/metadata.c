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
    article->title = title_find(page, data, article);
    FactSpan near = facts_near(page, facts_headline(page, article->title));
    article->date = date_to_iso(published_find(page, data, article, near));
    article->byline = author_find(page, data, article, near);
}
