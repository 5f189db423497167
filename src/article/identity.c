/* An article's identity; see identity.h. */
#include "article/identity.h"

static void append_paragraph(GString *text, const char *marker, const char *paragraph)
{
    g_string_append_printf(text, "%s%s%s", text->len > 0 ? "\n\n" : "", marker, paragraph);
}

/* Items of a list follow each other line by line, each with its marker. */
static void append_block(GString *text, const ArticleBlock *block, const ArticleBlock *before)
{
    if (block->kind != ARTICLE_ITEM) {
        append_paragraph(text, "", block->text);
        return;
    }
    const char *marker = block->item.marker ? block->item.marker : "•";
    g_autofree char *lead = block->item.continues ? NULL : g_strconcat(marker, " ", NULL);
    if (before && before->kind == ARTICLE_ITEM)
        g_string_append_printf(text, "\n%s%s", lead ? lead : "", block->text);
    else
        append_paragraph(text, lead ? lead : "", block->text);
}

static void append_section(GString *text, const ArticleSection *section)
{
    if (section->heading)
        append_paragraph(text, "", section->heading);
    const ArticleBlock *before = NULL;
    for (guint i = 0; i < section->blocks->len; i++) {
        const ArticleBlock *block = g_ptr_array_index(section->blocks, i);
        append_block(text, block, before);
        before = block;
    }
}

static void append_disclaimers(GString *text, const Article *article)
{
    for (guint i = 0; i < article->disclaimers->len; i++) {
        const ArticleBlock *block = g_ptr_array_index(article->disclaimers, i);
        append_paragraph(text, "", block->text);
    }
}

char *article_text(const Article *article)
{
    g_return_val_if_fail(article, NULL);
    GString *text = g_string_new(NULL);
    if (article->title)
        append_paragraph(text, "", article->title);
    for (guint i = 0; i < article->sections->len; i++)
        append_section(text, g_ptr_array_index(article->sections, i));
    append_disclaimers(text, article);
    return g_string_free(text, FALSE);
}

char *article_identifier(const Article *article)
{
    enum { DIGITS = 16 };
    g_autofree char *text = article_text(article);
    char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    digest[DIGITS] = '\0';
    return digest;
}
