/* File names: readable, safe on every system, the same each time, and apart from each other. */
#include "publish/filename.h"

#include <string.h>

static char *name_of(const char *title)
{
    Article article = {.title = (char *)title, .sections = g_ptr_array_new()};
    char *name = filename_from_article(&article);
    g_ptr_array_unref(article.sections);
    return name;
}

static void assert_name(const char *title, const char *expected)
{
    g_autofree char *name = name_of(title);
    g_assert_cmpstr(name, ==, expected);
}

static void test_readable(void)
{
    assert_name("Could CAR-T Therapy Be a Cure for Lupus?",
                "Could-CAR-T-Therapy-Be-a-Cure-for-Lupus");
    assert_name("  A  Doctor’s \"Guide\": 5 mg/day & more… ", "A-Doctors-Guide-5-mg-day-more");
    assert_name("¿Qué es la diabetes?", "Qué-es-la-diabetes");
    assert_name("COVID-19: don't panic", "COVID-19-dont-panic");
}

static void test_any_script(void)
{
    assert_name("كيف تعمل اللقاحات؟", "كيف-تعمل-اللقاحات");
    assert_name("糖尿病：該怎麼吃？", "糖尿病-該怎麼吃");
    assert_name("मधुमेह क्या है?", "मधुमेह-क्या-है");
    /* Persian's invisible non-joiner lies within a word. */
    assert_name("می\xE2\x80\x8Cخواهم", "میخواهم");
}

static void test_composed(void)
{
    assert_name("Cafe\xCC\x81", "Caf\xC3\xA9");
    /* A mark that has nothing to stand on is no start. */
    assert_name("\xCC\x81 x", "x");
}

static void test_hostile(void)
{
    assert_name("../../etc/passwd", "etc-passwd");
    assert_name("..\\..\\C:\\boot.ini", "C-boot-ini");
    assert_name("-rf *", "rf");
    assert_name(".hidden", "hidden");
    assert_name("ends with dots...", "ends-with-dots");
    assert_name("a\nb\tc\x01"
                "d\x7F",
                "a-b-c-d");
    assert_name("right\xE2\x80\xAEtpm.exe", "righttpm-exe"); /* direction override */
    assert_name("100%$(reboot)`x`", "100-reboot-x");
}

static void test_nothing_left(void)
{
    assert_name("💊💉🩺", "article");
    assert_name("?!", "article");
    assert_name("", "article");
    assert_name(NULL, "article");
}

static void test_reserved(void)
{
    assert_name("CON", "CON-article");
    assert_name("nul.", "nul-article");
    assert_name("Com1", "Com1-article");
    assert_name("LPT\xC2\xB9", "LPT\xC2\xB9-article");
    assert_name("Aux!", "Aux-article");
    assert_name("COM", "COM");
    assert_name("COM10", "COM10");
    assert_name("Concerning", "Concerning");
    assert_name("con job", "con-job");
}

static void test_long_is_cut_between_words(void)
{
    g_autoptr(GString) words = g_string_new("first");
    for (int i = 0; i < 1000; i++)
        g_string_append(words, " seven77");
    g_autofree char *name = name_of(words->str);
    g_assert_cmpuint(strlen(name), ==, 5 + 9 * 8);
    g_assert_true(g_str_has_suffix(name, "-seven77"));

    /* A word that ends exactly at the limit is kept. */
    g_autofree char *full = g_strnfill(80, 'x');
    assert_name(full, full);
    g_autofree char *more = g_strconcat(full, " y", NULL);
    assert_name(more, full);
    /* One word longer than a name may be is cut within. */
    g_autofree char *longer = g_strnfill(81, 'x');
    assert_name(longer, full);
}

static void test_long_without_spaces(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 200; i++)
        g_string_append(text, "糖");
    g_autofree char *name = name_of(text->str);
    g_assert_cmpuint(strlen(name), ==, 78);
    g_assert_true(g_utf8_validate(name, -1, NULL));

    /* Never between a letter and its marks: "x" + "न" and its vowel sign, which is what is cut. */
    g_string_assign(text, "");
    for (int i = 0; i < 77; i++)
        g_string_append_c(text, 'x');
    g_string_append(text, "नि");
    g_autofree char *cut = name_of(text->str);
    g_assert_cmpuint(strlen(cut), ==, 77);
    /* Nothing but marks behind one letter: a name remains, and quickly. */
    g_string_assign(text, "q");
    for (int i = 0; i < 100000; i++)
        g_string_append(text, "\xCC\xA7");
    g_autofree char *marks = name_of(text->str);
    g_assert_cmpstr(marks, ==, "article");
}

static void test_untitled(void)
{
    g_autoptr(Article) article = article_new();
    ArticleSection *lead = article_section_new(NULL, 1);
    g_ptr_array_add(lead->blocks, article_block_new(ARTICLE_PARAGRAPH, "Take it with food."));
    g_ptr_array_add(article->sections, lead);
    g_autofree char *by_text = filename_from_article(article);
    g_assert_cmpstr(by_text, ==, "Take-it-with-food");
    g_ptr_array_add(article->sections, article_section_new("How to take it", 2));
    g_autofree char *by_heading = filename_from_article(article);
    g_assert_cmpstr(by_heading, ==, "How-to-take-it");
}

static void assert_unique(GHashTable *taken, const char *stem, const char *expected)
{
    g_autofree char *name = filename_unique(stem, taken, NULL, NULL);
    g_assert_cmpstr(name, ==, expected);
}

static void test_unique(void)
{
    g_autoptr(GHashTable) taken = filename_set_new();
    assert_unique(taken, "Flu", "Flu");
    assert_unique(taken, "flu", "flu-2");
    assert_unique(taken, "FLU", "FLU-3");
    assert_unique(taken, "Flu-2", "Flu-2-2");
    assert_unique(taken, "Straße", "Straße");
    assert_unique(taken, "STRASSE", "STRASSE-2");
    assert_unique(taken, "É", "É");
    assert_unique(taken, "e\xCC\x81", "e\xCC\x81-2");
}

static gboolean is_not_first(const char *name, gpointer data)
{
    (void)data;
    return g_str_has_suffix(name, "-2") || g_str_has_suffix(name, "-3");
}

/* A name that does not suit one is still there for the next. */
static void test_unique_that_suits(void)
{
    g_autoptr(GHashTable) taken = filename_set_new();
    g_autofree char *second = filename_unique("Flu", taken, is_not_first, NULL);
    g_assert_cmpstr(second, ==, "Flu-2");
    assert_unique(taken, "Flu", "Flu");
    assert_unique(taken, "Flu", "Flu-3");
}

/* A feed may call all its articles the same: to try each number from 2 on for each took minutes. */
static void test_many_of_one_title(void)
{
    enum { N = 50000 };
    g_autoptr(GHashTable) taken = filename_set_new();
    gint64 began_us = g_get_monotonic_time();
    for (int i = 1; i < N; i++)
        g_free(filename_unique("News", taken, NULL, NULL));
    assert_unique(taken, "NEWS", "NEWS-50000");
    g_assert_cmpint(g_get_monotonic_time() - began_us, <, 10 * G_USEC_PER_SEC);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/publish/filename/readable", test_readable);
    g_test_add_func("/publish/filename/any-script", test_any_script);
    g_test_add_func("/publish/filename/composed", test_composed);
    g_test_add_func("/publish/filename/hostile", test_hostile);
    g_test_add_func("/publish/filename/nothing-left", test_nothing_left);
    g_test_add_func("/publish/filename/reserved", test_reserved);
    g_test_add_func("/publish/filename/many-of-one-title", test_many_of_one_title);
    g_test_add_func("/publish/filename/long", test_long_is_cut_between_words);
    g_test_add_func("/publish/filename/long-without-spaces", test_long_without_spaces);
    g_test_add_func("/publish/filename/untitled", test_untitled);
    g_test_add_func("/publish/filename/unique", test_unique);
    g_test_add_func("/publish/filename/unique-that-suits", test_unique_that_suits);
    return g_test_run();
}
