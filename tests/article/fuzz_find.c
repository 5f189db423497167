/* Fuzzing of the way from bytes to article: whatever comes in, the article keeps its invariants. */
#include "article/outline.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text)
{
    g_assert_nonnull(text);
    g_assert_true(g_utf8_validate(text, -1, NULL));
}

static void check_block(const ArticleBlock *block)
{
    check_text(block->text);
    g_assert_cmpint(*block->text, !=, 0);
    for (guint i = 0; i < block->n_marks; i++) {
        g_assert_cmpuint(block->marks[i].start, <=, block->marks[i].end);
        g_assert_cmpuint(block->marks[i].end, <=, strlen(block->text));
    }
    if (block->kind == ARTICLE_ITEM)
        g_assert_cmpuint(block->item.index, <=, block->item.size);
}

static void check_article(const Article *article)
{
    int level = 1;
    for (guint s = 0; s < article->sections->len; s++) {
        const ArticleSection *section = article->sections->pdata[s];
        g_assert_true(section->heading || s == 0);
        g_assert_cmpint(section->level, <=, level + 1);
        level = section->level;
        for (guint i = 0; i < section->blocks->len; i++)
            check_block(section->blocks->pdata[i]);
    }
    for (guint i = 0; i < article->disclaimers->len; i++)
        check_block(article->disclaimers->pdata[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    DocumentSource source = {.bytes = (const char *)data, .length = size};
    g_autoptr(Document) document = document_parse(&source, NULL, NULL);
    g_autoptr(Article) article = document ? article_find(document, NULL, NULL) : NULL;
    if (!article)
        return 0;
    check_article(article);
    g_autoptr(GString) out = g_string_new(NULL);
    outline_print_text(article, out);
    outline_print_json(article, out);
    check_text(out->str);
    return 0;
}
