/* Finding the article: the steps in their order; see article.h. */
#include "article/article.h"

#include "article/body_copy.h"
#include "article/boilerplate.h"
#include "article/facts.h"
#include "article/json_ld.h"
#include "article/metadata.h"
#include "article/notices.h"
#include "article/page.h"
#include "article/plain.h"
#include "article/score.h"
#include "article/structure.h"
#include "base/error.h"

#include <string.h>

enum { DOUBTFUL_WORDS = 60, FACT_WORDS = 16, IMAGE_WORDS = 5 };

/* An author's own text has nothing of a site in it: all of it is the article, but for the lines at
 * the headline that say who wrote it and when, which stand in the article's own fields, and images
 * whose description is a mere name. */
static void keep_all(Page *page, const Article *article)
{
    FactSpan near = facts_near(page, facts_headline(page, article->title));
    for (guint i = 0; i < page->leaves->len; i++) {
        Leaf *leaf = page_leaf(page, i);
        gboolean states_fact =
            i >= near.from && i < near.to && leaf->size.words <= FACT_WORDS && !leaf->size.closed &&
            leaf->block->kind == BLOCK_PARAGRAPH &&
            (leaf_has_cue(leaf, CUE_BYLINE) || leaf_has_cue(leaf, CUE_PUBLISHED) ||
             leaf_has_cue(leaf, CUE_UPDATED) || leaf_has_cue(leaf, CUE_READING_TIME));
        gboolean mere_name = leaf->block->kind == BLOCK_IMAGE && leaf->size.words < IMAGE_WORDS;
        leaf->kept = !leaf->block->hidden && !states_fact && !mere_name;
    }
}

static void find_in_markdown(Page *page, Article *article, Diagnostics *diagnostics)
{
    g_auto(JsonLd) none = {0};
    metadata_read(page, &none, article, diagnostics);
    keep_all(page, article);
    notices_collect(page, article);
    structure_build(page, article);
}

enum { COPY_WORDS = 60, THIN_SHARE = 3 };

/* Whether the page shows hardly anything of an article that its data have whole. */
static gboolean shows_little(const Page *page, const char *body)
{
    guint words = 0;
    for (guint i = 0; i < page->leaves->len; i++)
        words += page_leaf(page, i)->kept ? page_leaf(page, i)->size.words : 0;
    guint all = body ? text_measure(body, strlen(body)).words : 0;
    return all >= COPY_WORDS && words * THIN_SHARE < all;
}

/* The article from the copy that the page's data have of it. */
static void find_in_copy(const char *body, Article *article)
{
    g_autoptr(Document) document = body_copy_parse(body);
    if (!document)
        return;
    g_autoptr(Page) page = page_new(document);
    keep_all(page, article);
    notices_collect(page, article);
    structure_build(page, article);
}

static gboolean is_link_to(const Mark *mark, const char *address)
{
    return mark->kind == MARK_LINK && mark->value && facts_same(mark->value, address);
}

/* What a feed sends often ends by saying which page it is from ("The post … appeared first on …").
 */
static void drop_origin(Page *page)
{
    const char *address = page->document->url;
    for (guint i = address ? page->leaves->len : 0; i-- > 0;) {
        Leaf *leaf = page_leaf(page, i);
        if (!leaf->kept)
            continue;
        if (leaf->block->kind != BLOCK_PARAGRAPH || leaf->size.words > FACTS_LINE_WORDS)
            return;
        for (guint k = 0; k < leaf->block->n_marks; k++)
            leaf->kept = leaf->kept && !is_link_to(&leaf->block->marks[k], address);
        return;
    }
}

static void find_in_markup(Page *page, Article *article, Diagnostics *diagnostics)
{
    g_auto(JsonLd) data = {0};
    json_ld_read(page->document, &data);
    boilerplate_mark(page);
    metadata_read(page, &data, article, diagnostics);
    score_choose(page, data.body);
    drop_origin(page);
    notices_collect(page, article);
    if (shows_little(page, data.body))
        find_in_copy(data.body, article);
    else
        structure_build(page, article);
}

/* Whether there is a character in it that was not merely one that could not be decoded. */
static gboolean is_readable(const char *text)
{
    enum { REPLACEMENT = 0xfffd };
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        if (g_unichar_isgraph(c) && c != REPLACEMENT)
            return TRUE;
    }
    return FALSE;
}

static gboolean has_text(const Article *article)
{
    for (guint i = 0; i < article->sections->len; i++) {
        const ArticleSection *section = article->sections->pdata[i];
        for (guint j = 0; j < section->blocks->len; j++)
            if (is_readable(((const ArticleBlock *)section->blocks->pdata[j])->text))
                return TRUE;
    }
    return FALSE;
}

Article *article_find(const Document *document, Diagnostics *diagnostics, GError **error)
{
    g_return_val_if_fail(document, NULL);
    g_autoptr(Page) page = page_new(document);
    g_autoptr(Article) article = article_new();
    switch (document->format) {
    case DOCUMENT_TEXT:
        plain_find(page, article);
        break;
    case DOCUMENT_MARKDOWN:
        find_in_markdown(page, article, diagnostics);
        break;
    case DOCUMENT_HTML:
        find_in_markup(page, article, diagnostics);
        break;
    }
    if (!has_text(article)) {
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_NO_ARTICLE,
                            "no article found: the page has no readable text");
        return NULL;
    }
    guint words = article_count_words(article, DOUBTFUL_WORDS);
    if (words < DOUBTFUL_WORDS)
        diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, 0,
                          "only a short article was found (words: %u); check that it is whole",
                          words);
    if (!article->title)
        diagnostic_report(diagnostics, DIAGNOSTIC_NOTE, 0, "no title found; left out");
    return g_steal_pointer(&article);
}
