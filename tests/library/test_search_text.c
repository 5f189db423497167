/* What is searched and searched for. */
#include "library/search_text.h"

static void assert_text(char *text, const char *expected)
{
    g_autofree char *owned = text;
    g_assert_cmpstr(owned, ==, expected);
}

static void test_chinese_is_parted(void)
{
    assert_text(search_text("每天5毫克 IL-6"), "每 天 5 毫 克 IL-6");
    assert_text(search_text_shown("每 [天 5] 毫 克 IL-6"), "每[天 5]毫克 IL-6");
}

static void test_snippet_is_one_line(void)
{
    assert_text(search_text_shown("Title\n\nTwo  tablets\n"), "Title Two tablets ");
}

static void test_all_words_are_looked_for(void)
{
    assert_text(search_expression("vitamin  d"), "\"vitamin\"* AND \"d\"*");
    assert_text(search_expression("\"older adults\" dose"), "\"older adults\" AND \"dose\"*");
    assert_text(search_expression("\"older adults"), "\"older\"* AND \"adults\"*");
}

static void test_nothing_typed_is_an_operator(void)
{
    assert_text(search_expression("CAR-T NOT (a OR b)"),
                "\"CAR-T\"* AND \"NOT\"* AND \"(a\"* AND \"OR\"* AND \"b)\"*");
    assert_text(search_expression("title:x* ^y"), "\"title:x*\"* AND \"^y\"*");
}

static void test_no_word_is_no_expression(void)
{
    static const char *const typed[] = {"", "  ", "-", "\"\"", "\"", "( ) *", "\xff"};
    for (guint i = 0; i < G_N_ELEMENTS(typed); i++)
        g_assert_null(search_expression(typed[i]));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/search-text/chinese-is-parted", test_chinese_is_parted);
    g_test_add_func("/search-text/snippet-is-one-line", test_snippet_is_one_line);
    g_test_add_func("/search-text/all-words", test_all_words_are_looked_for);
    g_test_add_func("/search-text/no-operator", test_nothing_typed_is_an_operator);
    g_test_add_func("/search-text/no-word", test_no_word_is_no_expression);
    return g_test_run();
}
