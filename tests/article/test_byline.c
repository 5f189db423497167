/* The names in bylines. */
#include "article/byline.h"

static void check(const char *text, const char *expected)
{
    g_autofree char *name = byline_clean(text);
    g_assert_cmpstr(name, ==, expected);
}

static void test_names(void)
{
    check("By Jane Doe", "Jane Doe");
    check("ByJane Doe", "Jane Doe");
    check("Written by: Jane Doe and John Roe", "Jane Doe and John Roe");
    check("By Jane Doe, Staff Writer", "Jane Doe");
    check("Jane Doe | August 8, 2025", "Jane Doe");
    check("Jane Doe, PharmD", "Jane Doe");
    check("by Jane Doe on May 3, 2020", "Jane Doe");
    check("Por María Núñez", "María Núñez");
    check("Jane Doe, John Roe", "Jane Doe, John Roe");
    check("Sammy Doe Jr.", "Sammy Doe Jr.");
}

static void test_no_names(void)
{
    check("", NULL);
    check("By", NULL);
    check("https://example.org/author/jane", NULL);
    check("jane@example.org", NULL);
    check("12 minutes", NULL);
    check("page.author.name", NULL);
}

static void test_beside_date(void)
{
    g_autofree char *first = byline_beside_date("Jane Doe | March 3, 2020", DATE_MONTH_FIRST);
    g_autofree char *last =
        byline_beside_date("Published on March 3, 2020 by Jane Doe", DATE_MONTH_FIRST);
    g_autofree char *none = byline_beside_date("Salt and water | March 3, 2020", DATE_MONTH_FIRST);
    g_assert_cmpstr(first, ==, "Jane Doe");
    g_assert_cmpstr(last, ==, "Jane Doe");
    g_assert_null(none);
}

static void test_begins(void)
{
    g_assert_true(byline_begins("By Jane Doe"));
    g_assert_true(byline_begins("Escrito por Ana"));
    g_assert_false(byline_begins("Bypass surgery explained"));
    g_assert_false(byline_begins("Jane Doe"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/byline/names", test_names);
    g_test_add_func("/article/byline/none", test_no_names);
    g_test_add_func("/article/byline/beside-date", test_beside_date);
    g_test_add_func("/article/byline/begins", test_begins);
    return g_test_run();
}
