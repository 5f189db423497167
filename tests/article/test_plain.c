/* Bare texts in the shapes that people have them: each tests/article/plain/NAME.txt is the article
 * that NAME.want says, in the form that print_article() gives. */
#include "article/article.h"

#include <string.h>

static const char *const folder = "tests/article/plain";

static void print_block(GString *out, const ArticleBlock *block)
{
    const ArticleListPlace *item = &block->item;
    switch (block->kind) {
    case ARTICLE_ITEM:
        g_string_append_printf(out, "%*s%s %s\n", 2 * (int)(item->depth - 1), "",
                               item->continues ? "+"
                               : item->marker  ? item->marker
                                               : "-",
                               block->text);
        break;
    case ARTICLE_QUOTE:
        g_string_append_printf(out, "> %s\n", block->text);
        break;
    case ARTICLE_TABLE:
        g_string_append_printf(out, "table:\n%s\n", block->text);
        break;
    case ARTICLE_CODE:
        g_string_append_printf(out, "code:\n%s\n", block->text);
        break;
    default:
        g_string_append_printf(out, "%s\n", block->text);
    }
}

static char *print_article(const Article *article)
{
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "title: %s\n", article->title ? article->title : "");
    g_string_append_printf(out, "byline: %s\n", article->byline ? article->byline : "");
    g_string_append_printf(out, "date: %s\n", article->date ? article->date : "");
    for (guint s = 0; s < article->sections->len; s++) {
        const ArticleSection *section = article->sections->pdata[s];
        if (section->heading)
            g_string_append_printf(out, "%.*s %s\n", section->level, "######", section->heading);
        for (guint b = 0; b < section->blocks->len; b++)
            print_block(out, section->blocks->pdata[b]);
    }
    for (guint i = 0; i < article->disclaimers->len; i++)
        g_string_append_printf(out, "! %s\n",
                               ((ArticleBlock *)article->disclaimers->pdata[i])->text);
    return g_string_free(out, FALSE);
}

static void test_case(gconstpointer data)
{
    const char *name = data;
    g_autofree char *input = g_strdup_printf("%s/%s.txt", folder, name);
    g_autofree char *output = g_strdup_printf("%s/%s.want", folder, name);
    g_autofree char *bytes = NULL, *want = NULL;
    gsize length;
    g_autoptr(GError) error = NULL;
    g_assert_true(g_file_get_contents(input, &bytes, &length, &error));
    g_assert_true(g_file_get_contents(output, &want, NULL, &error));
    DocumentSource source = {.bytes = bytes, .length = length, .name = input};
    g_autoptr(Document) document = document_parse(&source, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpint(document->format, ==, DOCUMENT_TEXT);
    g_autoptr(Article) article = article_find(document, NULL, &error);
    g_assert_no_error(error);
    g_autofree char *got = print_article(article);
    if (strcmp(got, want) != 0)
        g_test_message("%s gives\n%s", input, got);
    g_assert_cmpstr(got, ==, want);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions(); /* every text that fails is shown */
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    g_assert_no_error(error);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *file; (file = g_dir_read_name(dir));)
        if (g_str_has_suffix(file, ".txt")) {
            char *name = g_strndup(file, strlen(file) - strlen(".txt"));
            g_autofree char *path = g_strdup_printf("/plain/%s", name);
            g_ptr_array_add(names, name);
            g_test_add_data_func(path, name, test_case);
        }
    g_assert_cmpuint(names->len, >, 0);
    return g_test_run();
}
