/* The article in an author's own Markdown: all of it, but for what stands in its fields. */
#include "article/article.h"
#include "base/error.h"

#include <string.h>

static Article *find(const char *text)
{
    DocumentSource source = {.bytes = text, .length = strlen(text), .name = "a.md"};
    g_autoptr(Document) document = document_parse(&source, NULL, NULL);
    g_assert_cmpint(document->format, ==, DOCUMENT_MARKDOWN);
    Article *article = article_find(document, NULL, NULL);
    g_assert_nonnull(article);
    return article;
}

static char *body(const Article *article)
{
    GString *text = g_string_new(NULL);
    for (guint s = 0; s < article->sections->len; s++) {
        const ArticleSection *section = article->sections->pdata[s];
        g_string_append_printf(text, "[%s]", section->heading ? section->heading : "");
        for (guint b = 0; b < section->blocks->len; b++)
            g_string_append_printf(text, "%s/", ((ArticleBlock *)section->blocks->pdata[b])->text);
    }
    return g_string_free(text, FALSE);
}

static void assert_body(const Article *article, const char *expected)
{
    g_autofree char *text = body(article);
    g_assert_cmpstr(text, ==, expected);
}

static void test_title(void)
{
    g_autoptr(Article) shown = find("# Flu - what to know now\n\nDrink.\n\n# Tablets\n\nTake.\n");
    g_assert_cmpstr(shown->title, ==, "Flu - what to know now");
    assert_body(shown, "[]Drink./[Tablets]Take./");
    g_autoptr(Article) stated = find("---\ntitle: Flu spreads in the north - what to know\n---\n"
                                     "# Flu spreads in the north – what to know\n\nDrink.\n");
    g_assert_cmpstr(stated->title, ==, "Flu spreads in the north - what to know");
    assert_body(stated, "[]Drink./");
    g_autoptr(Article) other = find("---\ntitle: Flu\n---\n# Influenza today\n\nDrink.\n");
    g_assert_cmpstr(other->title, ==, "Flu");
    assert_body(other, "[Influenza today]Drink./");
}

static void test_fields(void)
{
    g_autoptr(Article) stated = find("---\ntitle: Flu\nauthors: [Jane Doe, 'John Roe, MD']\n"
                                     "date: 2026-05-02\nlang: en-GB\n---\nDrink.\n");
    g_assert_cmpstr(stated->byline, ==, "Jane Doe and John Roe, MD");
    g_assert_cmpstr(stated->date, ==, "2026-05-02");
    g_assert_cmpstr(stated->language, ==, "en-GB");
    g_autoptr(Article) shown = find("# Flu\n\nBy Jane Doe\n\nPublished May 2, 2026\n\n"
                                    "Drink enough water every day.\n");
    g_assert_cmpstr(shown->byline, ==, "Jane Doe");
    g_assert_cmpstr(shown->date, ==, "2026-05-02");
    assert_body(shown, "[]Drink enough water every day./");
}

/* What on a page would be a site's own is an author's here. */
static void test_nothing_is_hunted(void)
{
    g_autoptr(Article) article = find("# Flu\n\n## Share\n\nShare cups with nobody.\n\n"
                                      "## Comments\n\nDoctors comment.\n\n## Related\n\n"
                                      "- [Colds](/colds)\n- [Coughs](/coughs)\n\n"
                                      "[Read more](/more)\n\n12\n");
    assert_body(article, "[Share]Share cups with nobody./[Comments]Doctors comment./"
                         "[Related]Colds/Coughs/Read more/12/");
}

static void test_images(void)
{
    g_autoptr(Article) article = find("# Flu\n\nDrink. ![logo](l.png)\n\n"
                                      "![A chart of cases that rise from May on](c.png)\n");
    assert_body(article, "[]Drink./A chart of cases that rise from May on/");
}

static void test_disclaimers(void)
{
    static const char notice[] = "This article is not a substitute for medical advice.";
    g_autofree char *text = g_strdup_printf("# Flu\n\n*%s*\n\nDrink enough.\n\nRest a day.\n\n"
                                            "## Disclaimer\n\nFor information only.\n\n---\n\n"
                                            "[^1]: Words.\n",
                                            notice);
    g_autoptr(Article) article = find(text);
    g_assert_cmpuint(article->disclaimers->len, ==, 2);
    g_assert_cmpstr(((ArticleBlock *)article->disclaimers->pdata[0])->text, ==, notice);
    assert_body(article, "[]Drink enough./Rest a day./Words./");
}

static void test_no_article(void)
{
    DocumentSource source = {.bytes = "<!-- nothing -->", .length = 16, .name = "a.md"};
    g_autoptr(Document) document = document_parse(&source, NULL, NULL);
    g_autoptr(GError) error = NULL;
    g_assert_null(article_find(document, NULL, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_NO_ARTICLE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/markdown/title", test_title);
    g_test_add_func("/article/markdown/fields", test_fields);
    g_test_add_func("/article/markdown/nothing-is-hunted", test_nothing_is_hunted);
    g_test_add_func("/article/markdown/images", test_images);
    g_test_add_func("/article/markdown/disclaimers", test_disclaimers);
    g_test_add_func("/article/markdown/no-article", test_no_article);
    return g_test_run();
}
