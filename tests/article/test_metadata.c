/* What small pages say about themselves: each head is one that a kind of site writes. */
#include "article/article.h"

#include <string.h>

#define TEXT                                                                                       \
    "<p>Most kitchens hold more salt than anybody needs, and much of it hides in bread and "       \
    "cheese, so that few people know how much they eat.</p><p>Those who cook at home eat about "   \
    "a third less of it, because they see what goes into the pot, and taste before they add "      \
    "more.</p>"

/* The article of a page with this head and these lines above the text. */
static Article *find(const char *head, const char *lines)
{
    g_autofree char *page = g_strdup_printf(
        "<html lang='en'><head>%s</head><body><main>%s%s</main></body></html>", head, lines, TEXT);
    DocumentSource source = {.bytes = page, .length = strlen(page)};
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = document_parse(&source, NULL, &error);
    g_assert_no_error(error);
    Article *article = article_find(document, NULL, &error);
    g_assert_no_error(error);
    return article;
}

typedef struct {
    const char *head, *lines, *expected;
} Case;

static void check_titles(const Case *cases, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        g_autoptr(Article) article = find(cases[i].head, cases[i].lines);
        g_assert_cmpstr(article->title, ==, cases[i].expected);
    }
}

static void test_site_is_cut(void)
{
    static const Case cases[] = {
        {"<title>Where salt hides | The Larder</title>", "", "Where salt hides"},
        {"<title>The Larder » Where salt hides</title>", "<h1>Where salt hides</h1>",
         "Where salt hides"},
        {"<title>Where salt hides – The Larder</title>"
         "<meta property='og:site_name' content='The Larder'>",
         "", "Where salt hides"},
        {"<title>Where salt hides - larder.example</title>"
         "<link rel='canonical' href='https://www.larder.example/salt'>",
         "", "Where salt hides"},
        {"<title>Where salt hides: a guide</title>", "<h1>Where salt hides: a guide</h1>",
         "Where salt hides: a guide"},
        {"<title>Millbrook Courier - Council Votes for a Budget After Midnight</title>",
         "<b>Council Votes for a Budget After Midnight</b><br>",
         "Council Votes for a Budget After Midnight"},
    };
    check_titles(cases, G_N_ELEMENTS(cases));
}

static void test_subtitle_is_kept(void)
{
    static const Case cases[] = {
        {"<meta property='og:title' content='How we built the Queue - an async task framework'>"
         "<meta property='og:site_name' content='The Larder'>",
         "", "How we built the Queue - an async task framework"},
        {"<title>Low blood pressure - symptoms and causes</title>", "",
         "Low blood pressure - symptoms and causes"},
    };
    check_titles(cases, G_N_ELEMENTS(cases));
}

static void test_headings_against_what_is_stated(void)
{
    static const Case cases[] = {
        /* the site's name is an h1 of its own */
        {"<meta property='og:title' content='Where salt hides - The Larder of Anna'>"
         "<meta property='og:site_name' content='The Larder of Anna'>",
         "<h1>The Larder of Anna</h1><h1>Where salt hides</h1>", "Where salt hides"},
        {"<title>Where salt hides today</title>", "<h1 class='top-logo'>The Larder</h1>",
         "Where salt hides today"},
        /* worded otherwise: what is stated, unless the mark-up calls the heading the headline */
        {"<meta property='og:title' content='How to set up a local wiki'>",
         "<h1>Setting up a local wiki: the guide</h1>", "How to set up a local wiki"},
        {"<meta property='og:title' content='Ideas for your local wiki'>",
         "<h1 class='entry-title'>Project ideas for your local wiki</h1>",
         "Project ideas for your local wiki"},
        /* the year that search engines like */
        {"<title>Where salt hides (2025)</title>", "<h1>Where salt hides</h1>", "Where salt hides"},
        {"<title>Home</title>", "<h1>Where salt hides today</h1>", "Where salt hides today"},
        {"<title>Where salt hides</title>", "<h1>WHERE SALT HIDES</h1>", "Where salt hides"},
        {"<meta name='DC.title' content='Where salt hides'><title>Page 7</title>", "",
         "Where salt hides"},
        {"", "<h1>Where salt hides</h1>", "Where salt hides"},
        {"", "", NULL},
    };
    check_titles(cases, G_N_ELEMENTS(cases));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/metadata/title/site-is-cut", test_site_is_cut);
    g_test_add_func("/article/metadata/title/subtitle-is-kept", test_subtitle_is_kept);
    g_test_add_func("/article/metadata/title/headings", test_headings_against_what_is_stated);
    return g_test_run();
}
