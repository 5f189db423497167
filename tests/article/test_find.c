/* The article found in small pages and texts, written for this test. */
#include "article/article.h"
#include "base/error.h"

#include <string.h>

static Article *find(const char *bytes)
{
    DocumentSource source = {.bytes = bytes, .length = strlen(bytes)};
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = document_parse(&source, NULL, &error);
    g_assert_no_error(error);
    Article *article = article_find(document, NULL, &error);
    g_assert_no_error(error);
    return article;
}

static const ArticleSection *section(const Article *article, guint i)
{
    g_assert_cmpuint(i, <, article->sections->len);
    return article->sections->pdata[i];
}

static const ArticleBlock *block(const Article *article, guint s, guint b)
{
    g_assert_cmpuint(b, <, section(article, s)->blocks->len);
    return section(article, s)->blocks->pdata[b];
}

static char *body(const Article *article)
{
    GString *text = g_string_new(NULL);
    for (guint s = 0; s < article->sections->len; s++) {
        const ArticleSection *one = section(article, s);
        g_string_append_printf(text, "%s\n", one->heading ? one->heading : "");
        for (guint b = 0; b < one->blocks->len; b++)
            g_string_append_printf(text, "%s\n", block(article, s, b)->text);
    }
    return g_string_free(text, FALSE);
}

#define FIRST                                                                                      \
    "Most kitchens hold more salt than anybody needs, and much of it hides in bread and cheese, "  \
    "so that few people know how much they eat."
#define SECOND                                                                                     \
    "Those who cook at home eat about a third less of it, because they see what goes into the "    \
    "pot, and taste before they add more."

static const char *const page =
    "<html lang='en'><head><title>Where salt hides | The Larder</title>"
    "<meta property='og:site_name' content='The Larder'>"
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Where salt "
    "hides\",\"datePublished\":\"2024-03-05T08:00:00Z\",\"author\":{\"name\":\"Ada Reed\"}}"
    "</script></head><body><nav><a href='/'>Home</a> <a href='/b'>Bread</a></nav>"
    "<div class='cookie-banner'><p>We use cookies to make this site better for you, and share "
    "them with partners.</p></div><main><h1>Where salt hides</h1><p>By Ada Reed | March 5, 2024</p>"
    "<p>" FIRST "</p><h3>At home</h3><p>" SECOND "</p>"
    "<ol start='3'><li>Weigh it.</li><li>Write it down.<ul><li>Each day.</li></ul></li></ol>"
    "<table><tr><th>Food</th><th>Salt</th></tr><tr><td>Bread</td><td>1.2 g</td></tr>"
    "<tr><td>Cheese</td><td>1.7 g</td></tr></table>"
    "<h2>Related articles</h2><ul><li><a href='/1'>Where sugar hides</a></li>"
    "<li><a href='/2'>Where fat hides</a></li></ul></main>"
    "<section class='comments'><p>This is not medical advice, but I salt nothing at all and feel "
    "fine.</p></section>"
    "<footer><p><small>This article is for general information only and is not a substitute for "
    "medical advice.</small></p><p>© 2024 The Larder</p></footer></body></html>";

static void test_page(void)
{
    g_autoptr(Article) article = find(page);
    g_autofree char *text = body(article);
    g_assert_cmpstr(article->title, ==, "Where salt hides");
    g_assert_cmpstr(article->byline, ==, "Ada Reed");
    g_assert_cmpstr(article->date, ==, "2024-03-05");
    g_assert_cmpstr(article->language, ==, "en");
    g_assert_cmpstr(article->site, ==, "The Larder");
    g_assert_nonnull(strstr(text, "Most kitchens"));
    g_assert_nonnull(strstr(text, "Those who cook"));
    g_assert_null(strstr(text, "cookies"));
    g_assert_null(strstr(text, "sugar"));
    g_assert_null(strstr(text, "I salt nothing"));
    g_assert_null(strstr(text, "March 5"));
    g_assert_cmpuint(article->sections->len, ==, 2);
    g_assert_cmpstr(section(article, 1)->heading, ==, "At home");
    g_assert_cmpint(section(article, 1)->level, ==, 2);
}

static void test_page_lists_and_tables(void)
{
    g_autoptr(Article) article = find(page);
    const ArticleBlock *item = block(article, 1, 1), *nested = block(article, 1, 3);
    g_assert_cmpint(item->kind, ==, ARTICLE_ITEM);
    g_assert_cmpstr(item->item.marker, ==, "3.");
    g_assert_cmpuint(item->item.size, ==, 2);
    g_assert_cmpuint(nested->item.depth, ==, 2);
    g_assert_null(nested->item.marker);
    const ArticleBlock *table = block(article, 1, 4);
    g_assert_cmpint(table->kind, ==, ARTICLE_TABLE);
    g_assert_cmpuint(table->table->n_rows, ==, 3);
    g_assert_true(table->table->cells[0].header);
    g_assert_cmpstr(table->table->cells[3].text, ==, "1.2 g");
}

static void test_page_disclaimer(void)
{
    g_autoptr(Article) article = find(page);
    g_assert_cmpuint(article->disclaimers->len, ==, 1);
    const ArticleBlock *notice = article->disclaimers->pdata[0];
    g_assert_true(g_str_has_prefix(notice->text, "This article is for general information"));
}

static void test_bold_headings(void)
{
    g_autoptr(Article) article =
        find("<body><p>" FIRST "</p><p><b>In bread</b></p><p>" SECOND "</p><p><b>In cheese</b></p>"
             "<p>" FIRST "</p></body>");
    g_assert_cmpuint(article->sections->len, ==, 3);
    g_assert_cmpstr(section(article, 1)->heading, ==, "In bread");
}

static void test_levels_do_not_jump(void)
{
    g_autoptr(Article) article =
        find("<body><h1>Salt at every meal</h1><p>" FIRST "</p><h4>Morning</h4><p>" SECOND "</p>"
             "<h6>Eggs</h6><p>" FIRST "</p><h4>Evening</h4><p>" SECOND "</p></body>");
    g_assert_cmpuint(article->sections->len, ==, 4);
    g_assert_cmpint(section(article, 1)->level, ==, 2);
    g_assert_cmpint(section(article, 2)->level, ==, 3);
    g_assert_cmpint(section(article, 3)->level, ==, 2);
}

static void test_paragraphs_of_breaks(void)
{
    g_autoptr(Article) article = find("<body><div>" FIRST "<br><br>" SECOND "</div></body>");
    g_assert_cmpuint(section(article, 0)->blocks->len, ==, 2);
}

static void test_text(void)
{
    g_autoptr(Article) article = find(
        "The Larder\n\nHome\n\nWhere salt hides\n\nBy Ada Reed\n\nMarch 5, 2024\n\n" FIRST "\n\n"
        "What can I do?\n\n" SECOND "\n\n  • Weigh it.\n\n  • Write it down.\n\n"
        "This text is for information only and is not a substitute for medical advice.\n\n"
        "Share\n\nRelated stories\n\nWhere sugar hides\n");
    g_autofree char *text = body(article);
    g_assert_cmpstr(article->title, ==, "Where salt hides");
    g_assert_cmpstr(article->byline, ==, "Ada Reed");
    g_assert_cmpstr(article->date, ==, "2024-03-05");
    g_assert_cmpuint(article->sections->len, ==, 2);
    g_assert_cmpstr(section(article, 1)->heading, ==, "What can I do?");
    g_assert_cmpint(block(article, 1, 1)->kind, ==, ARTICLE_ITEM);
    g_assert_cmpuint(block(article, 1, 1)->item.size, ==, 2);
    g_assert_cmpuint(article->disclaimers->len, ==, 1);
    g_assert_null(strstr(text, "Share"));
    g_assert_null(strstr(text, "sugar"));
    g_assert_null(strstr(text, "The Larder"));
}

static void test_wrapped_text(void)
{
    g_autoptr(Article) article =
        find("Where salt hides\n\nMost kitchens hold more salt than anybody needs, and much of\n"
             "it hides in bread and cheese, so that few people know how\nmuch they eat.\n\n"
             "> Those who cook at home eat about a third less of it, because\n"
             "> they see what goes into the pot.\n");
    g_assert_cmpuint(section(article, 0)->blocks->len, ==, 2);
    g_assert_null(strchr(block(article, 0, 0)->text, '\n'));
    g_assert_cmpint(block(article, 0, 1)->kind, ==, ARTICLE_QUOTE);
    g_assert_null(strchr(block(article, 0, 1)->text, '>'));
}

static void test_key_sample(void)
{
    g_autofree char *bytes = NULL;
    if (!g_file_get_contents("../shared/corpus/lupus-car-t.txt", &bytes, NULL, NULL)) {
        g_test_skip("the key sample is not here");
        return;
    }
    static const char *const headings[] = {
        "How Is CAR-T Used In Lupus?", "How CAR-T Is Being Tested in Lupus Patients",
        "What are some of the initial findings so far for patients undergoing Phase 1 trials?",
        "What should patients expect when getting CAR-T treatment for lupus? What are the steps?",
        "About the expert"};
    g_autoptr(Article) article = find(bytes);
    g_assert_cmpstr(article->date, ==, "2025-08-08");
    g_assert_true(g_str_has_prefix(article->title, "Could CAR-T Therapy Be a Cure"));
    g_assert_cmpuint(article->sections->len, ==, 1 + G_N_ELEMENTS(headings));
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++)
        g_assert_cmpstr(section(article, i + 1)->heading, ==, headings[i]);
    g_assert_cmpuint(article->disclaimers->len, ==, 2);
    g_assert_cmpstr(((ArticleBlock *)article->disclaimers->pdata[1])->text, ==,
                    "Copyright © 2025 HealthDay All Rights Reserved.");
}

static void test_nothing(void)
{
    DocumentSource source = {.bytes = "<body><img src='a.png'></body>", .length = 30};
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = document_parse(&source, NULL, NULL);
    if (!document)
        return; /* the room before found nothing to read at all */
    g_autoptr(Article) article = article_find(document, NULL, &error);
    g_assert_null(article);
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_NO_ARTICLE);
}

/* Twice the page may take about twice the time; the bound leaves room for a busy machine. */
static void test_linear(void)
{
    static const char *const units[] = {"<p>" FIRST "</p>",
                                        "<div>a",
                                        "<li><a href='/'>x y z</a>",
                                        "<b>Label</b><br>",
                                        "<h2>Related articles</h2>",
                                        "Short label\n\n",
                                        "e\xcc\x81",
                                        "\xcc\x81\xcc\xa3",
                                        "<td>a",
                                        "By A. | ( \" -",
                                        "\ta\n",
                                        "aaaaaa-\n",
                                        "To: a\n"};
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(GString) large = g_string_new("<body><p>" FIRST "</p>");
        if (units[i][0] != '<')
            g_string_assign(large, FIRST "\n\n");
        while (large->len < 2000000)
            g_string_append(large, units[i]);
        gint64 start = g_get_monotonic_time();
        g_autoptr(Article) article = find(large->str);
        double seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
        g_test_message("%s: %.2f s", units[i], seconds);
        g_assert_cmpfloat(seconds, <, 20.0);
    }
}

/* A text is composed in pieces; no letter may lose its mark where one ends. */
static void test_long_paragraph_is_composed(void)
{
    g_autoptr(GString) text = g_string_new("T\n\n");
    for (guint i = 0; i < 400; i++)
        g_string_append(text, "cafe\xcc\x81n\xcc\x83 \xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab. ");
    g_autoptr(Article) article = find(text->str);
    g_autofree char *outline = body(article);
    g_assert_null(strstr(outline, "\xcc"));
    g_assert_null(strstr(outline, "\xe1"));
    g_assert_nonnull(strstr(outline, "caféñ 한."));
}

/* --- short pages: a dose in a short line is not to be lost --------------------------------------
 */

static void assert_keeps(const char *bytes, const char *const *lines)
{
    g_autoptr(Article) article = find(bytes);
    g_autofree char *text = body(article);
    for (guint i = 0; lines[i]; i++)
        if (!strstr(text, lines[i]))
            g_error("lost \"%s\" of: %s\nfound: %s", lines[i], bytes, text);
}

#define SHORT                                                                                      \
    "<h1>Ibuprofen</h1><p>Ibuprofen helps with pain, and it is sold without a prescription.</p>"

static void test_short_page_loses_nothing(void)
{
    assert_keeps(SHORT "<div>Take one.<div>Except with warfarin.</div>Then wait.</div>",
                 (const char *[]){"Take one.", "Except with warfarin.", "Then wait.", NULL});
    assert_keeps(SHORT "<dl><dt>Most in a day<dd>4 doses</dl>",
                 (const char *[]){"Most in a day", "4 doses", NULL});
    assert_keeps("<article><h1>Ibuprofen</h1><p>Use weight, not age.</p>"
                 "<table><tr><th>Weight<th>Dose<tr><td rowspan=2>12 lb<td>50 mg<tr><td>1.25 mL"
                 "</table><details><summary>Missed one?</summary><p>Skip it.</p></details>"
                 "<blockquote><p>Ask us.</p></blockquote></article>",
                 (const char *[]){"Use weight, not age.", "50 mg", "1.25 mL", "Missed one?",
                                  "Skip it.", "Ask us.", NULL});
}

static void test_warning_at_the_side_is_kept(void)
{
    assert_keeps(SHORT "<aside><p><b>Warning:</b> Never with kidney disease.</p></aside>",
                 (const char *[]){"Never with kidney disease.", NULL});
    assert_keeps("<main><h1>Salt</h1><p>" FIRST "</p><aside><h4>Caution!</h4>"
                 "<p>Never give it to babies.</p></aside><p>" SECOND "</p></main>",
                 (const char *[]){"Never give it to babies.", NULL});
}

static void test_terse_text_is_read_whole(void)
{
    const char *const lines[] = {"Take 0.5 mg to 3 mg, 1 hour before bed.", "Start low.",
                                 "no alcohol", "Headache", NULL};
    const char *text = "Sleep and Melatonin\n\nTake 0.5 mg\nto 3 mg, 1 hour before\nbed.\n\n"
                       "1. Start low.\n2. Wait 7 days.\n\n- no alcohol\n- no screens\n\n"
                       "Side effects\n\nHeadache\nNausea\n\nAlways tell us what you take\n\n"
                       "References\n\n1. Roe J. Sleep. 2020;43(2):1-9.\n";
    assert_keeps(text, lines);
    g_autoptr(Article) article = find(text);
    g_assert_cmpstr(article->title, ==, "Sleep and Melatonin");
    assert_keeps("Aspirin\n", (const char *[]){"Aspirin", NULL});
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/find/page", test_page);
    g_test_add_func("/article/find/lists-and-tables", test_page_lists_and_tables);
    g_test_add_func("/article/find/disclaimer", test_page_disclaimer);
    g_test_add_func("/article/find/bold-headings", test_bold_headings);
    g_test_add_func("/article/find/levels", test_levels_do_not_jump);
    g_test_add_func("/article/find/breaks", test_paragraphs_of_breaks);
    g_test_add_func("/article/find/text", test_text);
    g_test_add_func("/article/find/wrapped-text", test_wrapped_text);
    g_test_add_func("/article/find/key-sample", test_key_sample);
    g_test_add_func("/article/find/nothing", test_nothing);
    g_test_add_func("/article/find/linear", test_linear);
    g_test_add_func("/article/find/composed", test_long_paragraph_is_composed);
    g_test_add_func("/article/find/short-page", test_short_page_loses_nothing);
    g_test_add_func("/article/find/warning", test_warning_at_the_side_is_kept);
    g_test_add_func("/article/find/terse-text", test_terse_text_is_read_whole);
    return g_test_run();
}
