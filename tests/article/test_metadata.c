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

static void check_dates(const Case *cases, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        g_autoptr(Article) article = find(cases[i].head, cases[i].lines);
        g_assert_cmpstr(article->date, ==, cases[i].expected);
    }
}

#define TITLE "<h1>Where salt hides</h1>"

static void test_site(void)
{
    static const Case cases[] = {
        {"<meta property='og:site_name' content='The Larder'>", TITLE, "The Larder"},
        {"<meta property='og:site_name' content='The Larder | Bread, salt and more for the home'>",
         TITLE, "The Larder"},
        {"<title>Where salt hides | Food | The Larder</title>", TITLE, "The Larder"},
        {"<title>The Larder: Where salt hides</title>", TITLE, "The Larder"},
        {"<title>Where salt hides - and how to find it at home</title>", TITLE, NULL},
        {"<title>Where salt hides</title>", TITLE, NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Article) article = find(cases[i].head, cases[i].lines);
        g_assert_cmpstr(article->site, ==, cases[i].expected);
    }
}

static void test_stated_dates(void)
{
    static const Case cases[] = {
        {"<meta property='article:published_time' content='2024-03-05T08:00:00+01:00'>"
         "<meta property='article:modified_time' content='2024-06-01T08:00:00+01:00'>",
         TITLE "<p>Updated June 1, 2024</p>", "2024-03-05"},
        {"<script "
         "type='application/ld+json'>{\"@type\":\"WebPage\",\"dateModified\":\"2024-06-01\","
         "\"datePublished\":\"2024-03-05\"}</script>",
         TITLE, "2024-03-05"},
        {"<meta name='citation_publication_date' content='2024/03/05'>", TITLE, "2024-03-05"},
        {"<meta name='DC.date.issued' content='2024-03-05'>", TITLE, "2024-03-05"},
        {"<meta itemprop='datePublished' content='2024-03-05'>", TITLE, "2024-03-05"},
        {"<meta property='article:modified_time' content='2024-06-01'>", TITLE, "2024-06-01"},
        {"<link rel='canonical' href='https://larder.example/2024/03/05/salt'>", TITLE,
         "2024-03-05"},
        {"", TITLE, NULL},
    };
    check_dates(cases, G_N_ELEMENTS(cases));
}

static void test_shown_dates(void)
{
    static const Case cases[] = {
        {"", TITLE "<p>By Ada Reed | March 5, 2024 | 5 min read</p>", "2024-03-05"},
        {"", TITLE "<p>Updated June 1, 2024</p><p>Published March 5, 2024</p>", "2024-03-05"},
        {"", TITLE "<p><time datetime='2024-03-05'>last spring</time></p>", "2024-03-05"},
        {"", TITLE "<p>2 days ago</p>", NULL},
        /* the subtitle names another day */
        {"", TITLE "<h3>A talk on 10 April 2024 in Ohio</h3><div>March 5, 2024</div>",
         "2024-03-05"},
        /* what is said to be published wins from afar over what was updated near the headline */
        {"", TITLE "<p>Last updated 1 June 2024</p>" TEXT "<p>First published: 5 March 2024</p>",
         "2024-03-05"},
        /* the reader's day, not that of Greenwich */
        {"<meta property='article:published_time' content='2024-03-06T01:30:00Z'>",
         TITLE "<p>March 5, 2024</p>", "2024-03-05"},
        /* the heading is worded otherwise than the title */
        {"<title>Ways to keep hidden salt away</title>",
         "<p>Write us a letter about salt and win!</p><p>A</p><p>B</p><p>C</p><p>D</p><p>E</p>"
         "<p>F</p><p>G</p><p>H</p><p>I</p><p>J</p><p>K</p><p>L</p><p>M</p>"
         "<h3>blog | March 5, 2024</h3><h2>More ways to keep salt that is hidden away</h2>",
         "2024-03-05"},
    };
    check_dates(cases, G_N_ELEMENTS(cases));
}

static void test_day_or_month(void)
{
    static const Case cases[] = {
        {"", TITLE "<p>03/05/2024</p>", "2024-03-05"},
        {"<meta property='og:locale' content='en_GB'>", TITLE "<p>05/03/2024</p>", "2024-03-05"},
        {"<link rel='canonical' href='https://larder.co.uk/salt'>"
         "<meta property='og:locale' content='en_US'>",
         TITLE "<p>05/03/2024</p>", "2024-03-05"},
        {"", TITLE "<p><time datetime='2024-05-03T19:00Z'>05/03/2024</time></p>", "2024-05-03"},
        {"<meta property='og:locale' content='en_GB'>",
         TITLE "<p><time datetime='2024-05-03T19:00Z'>05/03/2024</time></p>", "2024-05-03"},
    };
    check_dates(cases, G_N_ELEMENTS(cases));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/metadata/title/site-is-cut", test_site_is_cut);
    g_test_add_func("/article/metadata/title/subtitle-is-kept", test_subtitle_is_kept);
    g_test_add_func("/article/metadata/title/headings", test_headings_against_what_is_stated);
    g_test_add_func("/article/metadata/site", test_site);
    g_test_add_func("/article/metadata/date/stated", test_stated_dates);
    g_test_add_func("/article/metadata/date/shown", test_shown_dates);
    g_test_add_func("/article/metadata/date/day-or-month", test_day_or_month);
    return g_test_run();
}
