/* Finding the article: the steps in their order; see article.h. */
#include "article/article.h"

#include "article/boilerplate.h"
#include "article/json_ld.h"
#include "article/metadata.h"
#include "article/notices.h"
#include "article/page.h"
#include "article/plain.h"
#include "article/score.h"
#include "article/structure.h"
#include "base/error.h"

enum { DOUBTFUL_WORDS = 60 };

static void find_in_markup(Page *page, Article *article)
{
    g_auto(JsonLd) data = {0};
    json_ld_read(page->document, &data);
    boilerplate_mark(page);
    metadata_read(page, &data, article);
    score_choose(page, data.body);
    notices_collect(page, article);
    structure_build(page, article);
}

static gboolean has_text(const Article *article)
{
    for (guint i = 0; i < article->sections->len; i++)
        if (((ArticleSection *)article->sections->pdata[i])->blocks->len)
            return TRUE;
    return FALSE;
}

Article *article_find(const Document *document, Diagnostics *diagnostics, GError **error)
{
    g_return_val_if_fail(document, NULL);
    g_autoptr(Page) page = page_new(document);
    g_autoptr(Article) article = article_new();
    if (document->format == DOCUMENT_TEXT)
        plain_find(page, article);
    else
        find_in_markup(page, article);
    if (!has_text(article)) {
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_NO_ARTICLE,
                            "no article found: the page has no readable text");
        return NULL;
    }
    if (article_count_words(article) < DOUBTFUL_WORDS)
        diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, 0,
                          "only a short article was found (words: %u); check that it is whole",
                          article_count_words(article));
    if (!article->title)
        diagnostic_report(diagnostics, DIAGNOSTIC_NOTE, 0, "no title found; left out");
    return g_steal_pointer(&article);
}
