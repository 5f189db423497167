/* The article's structs: made, freed, counted; see article.h. */
#include "article/article.h"

#include "article/text.h"

#include <string.h>

Article *article_new(void)
{
    Article *article = g_new0(Article, 1);
    article->sections = g_ptr_array_new_with_free_func((GDestroyNotify)article_section_free);
    article->disclaimers = g_ptr_array_new_with_free_func((GDestroyNotify)article_block_free);
    return article;
}

ArticleSection *article_section_new(const char *heading, int level)
{
    ArticleSection *section = g_new0(ArticleSection, 1);
    section->heading = g_strdup(heading);
    section->level = level;
    section->blocks = g_ptr_array_new_with_free_func((GDestroyNotify)article_block_free);
    return section;
}

ArticleBlock *article_block_new(ArticleBlockKind kind, const char *text)
{
    ArticleBlock *block = g_new0(ArticleBlock, 1);
    block->kind = kind;
    block->text = g_strdup(text);
    return block;
}

void article_free(Article *article)
{
    if (!article)
        return;
    g_free(article->title);
    g_free(article->byline);
    g_free(article->date);
    g_free(article->language);
    g_free(article->site);
    g_free(article->url);
    g_ptr_array_unref(article->sections);
    g_ptr_array_unref(article->disclaimers);
    g_free(article);
}

void article_section_free(ArticleSection *section)
{
    if (!section)
        return;
    g_free(section->heading);
    g_ptr_array_unref(section->blocks);
    g_free(section);
}

static void table_free(ArticleTable *table)
{
    if (!table)
        return;
    for (guint i = 0; i < table->n_rows * table->n_columns; i++)
        g_free(table->cells[i].text);
    g_free(table->cells);
    g_free(table->caption);
    g_free(table);
}

void article_block_free(ArticleBlock *block)
{
    if (!block)
        return;
    for (guint i = 0; i < block->n_marks; i++)
        g_free((char *)block->marks[i].value);
    g_free(block->marks);
    g_free(block->text);
    g_free(block->language);
    g_free(block->item.marker);
    table_free(block->table);
    g_free(block);
}

guint article_count_headings(const Article *article)
{
    guint count = 0;
    for (guint i = 0; i < article->sections->len; i++)
        count += ((ArticleSection *)article->sections->pdata[i])->heading != NULL;
    return count;
}

static guint count_words(const char *text)
{
    return text ? text_measure(text, strlen(text)).words : 0;
}

static guint count_block_words(const GPtrArray *blocks)
{
    guint words = 0;
    for (guint i = 0; i < blocks->len; i++)
        words += count_words(((ArticleBlock *)blocks->pdata[i])->text);
    return words;
}

guint article_count_words(const Article *article, guint enough)
{
    guint words = count_words(article->title) + count_block_words(article->disclaimers);
    for (guint i = 0; i < article->sections->len && words < enough; i++) {
        const ArticleSection *section = article->sections->pdata[i];
        words += count_words(section->heading) + count_block_words(section->blocks);
    }
    return words;
}

const char *article_block_kind_name(ArticleBlockKind kind)
{
    static const char *const names[] = {
        [ARTICLE_PARAGRAPH] = "paragraph", [ARTICLE_ITEM] = "item", [ARTICLE_QUOTE] = "quote",
        [ARTICLE_TABLE] = "table",         [ARTICLE_CODE] = "code", [ARTICLE_CAPTION] = "caption",
    };
    g_return_val_if_fail(kind < ARTICLE_BLOCK_KINDS, "");
    return names[kind];
}
