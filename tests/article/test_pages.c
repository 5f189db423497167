/* The article found in whole pages of the kinds there are, written for this test.
 *
 * pages/NAME.html is the page; pages/NAME.txt says what is expected of it, a line each:
 *
 *     + words that are read
 *     - words that are not
 *     # a heading, as it is
 *     < words that come before those of the line below it
 *
 * Lines of pages/NAME.txt that begin otherwise are remarks.
 */
#include "article/article.h"

#include <string.h>

#define FOLDER "tests/article/pages/"

/* Blocks by lines; a heading's line begins with "#". */
static char *print(const Article *article)
{
    GString *out = g_string_new("\n");
    for (guint s = 0; s < article->sections->len; s++) {
        const ArticleSection *section = article->sections->pdata[s];
        if (section->heading)
            g_string_append_printf(out, "# %s\n", section->heading);
        for (guint i = 0; i < section->blocks->len; i++) {
            const ArticleBlock *block = section->blocks->pdata[i];
            if (block->table && block->table->caption)
                g_string_append_printf(out, "%s\n", block->table->caption);
            g_string_append_printf(out, "%s\n", block->text);
        }
    }
    return g_string_free(out, FALSE);
}

static char *read_file(const char *name, const char *ending)
{
    g_autofree char *path = g_strconcat(FOLDER, name, ending, NULL);
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;
    g_file_get_contents(path, &bytes, NULL, &error);
    g_assert_no_error(error);
    return bytes;
}

static char *read_page(const char *name)
{
    g_autofree char *bytes = read_file(name, ".html");
    DocumentSource source = {.bytes = bytes, .length = strlen(bytes)};
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = document_parse(&source, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(Article) article = article_find(document, NULL, &error);
    g_assert_no_error(error);
    return print(article);
}

static gboolean has_heading(const char *text, const char *heading)
{
    g_autofree char *line = g_strconcat("\n# ", heading, "\n", NULL);
    return strstr(text, line) != NULL;
}

/* What is wrong with the text by one line of the expectations; NULL if nothing is. */
static const char *find_fault(const char *text, const char *line, const char *next)
{
    const char *words = *line ? line + 2 : line, *found = strstr(text, words);
    switch (*line) {
    case '+':
        return found ? NULL : "lost";
    case '-':
        return found ? "not the article's" : NULL;
    case '#':
        return has_heading(text, words) ? NULL : "no such heading";
    case '<':
        return found && next && strstr(found, next + 2) ? NULL : "not before the next";
    default:
        return NULL;
    }
}

static void test_page(gconstpointer name)
{
    g_autofree char *text = read_page(name), *expected = read_file(name, ".txt");
    g_auto(GStrv) lines = g_strsplit(g_strchomp(expected), "\n", -1);
    gboolean wrong = FALSE;
    for (guint i = 0; lines[i]; i++) {
        const char *fault = find_fault(text, lines[i], lines[i + 1]);
        if (fault)
            g_test_message("%s: %s", fault, lines[i]);
        wrong |= fault != NULL;
    }
    if (wrong)
        g_test_message("found:%s", text);
    if (wrong)
        g_test_fail();
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GDir) folder = g_dir_open(FOLDER, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *file; folder && (file = g_dir_read_name(folder));)
        if (g_str_has_suffix(file, ".html"))
            g_ptr_array_add(names, g_strndup(file, strlen(file) - strlen(".html")));
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_strconcat("/article/pages/", names->pdata[i], NULL);
        g_test_add_data_func(path, names->pdata[i], test_page);
    }
    return names->len ? g_test_run() : 1;
}
