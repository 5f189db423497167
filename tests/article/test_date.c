/* Dates as pages write them, and what looks like one and is none. */
#include "article/date.h"

static void check(const char *text, DateOrder order, const char *expected)
{
    g_autofree char *iso = date_to_iso(date_find(text, order, NULL));
    g_assert_cmpstr(iso, ==, expected);
}

static void test_written(void)
{
    check("Posted August 8, 2025", DATE_MONTH_FIRST, "2025-08-08");
    check("Updated: Sept. 3rd, 2019 at 4:05 PM", DATE_MONTH_FIRST, "2019-09-03");
    check("Thu, 21 Nov 2024 10:00:00 GMT", DATE_MONTH_FIRST, "2024-11-21");
    check("Publicado el 8 de agosto de 2025", DATE_DAY_FIRST, "2025-08-08");
    check("8. März 2021", DATE_DAY_FIRST, "2021-03-08");
    check("le 1er février 2020", DATE_DAY_FIRST, "2020-02-01");
    check("2025年8月8日", DATE_DAY_FIRST, "2025-08-08");
    check("the 4th of July, 2020", DATE_MONTH_FIRST, "2020-07-04");
    check("Jane DoeMarch 5, 2024", DATE_MONTH_FIRST, "2024-03-05");
    check("March 5, 20243:04 PM UTC", DATE_MONTH_FIRST, "2024-03-05");
    check("08-Aug-2025", DATE_MONTH_FIRST, "2025-08-08");
    check("Aug 8 2025 10:30 AM EST", DATE_MONTH_FIRST, "2025-08-08");
}

static void test_other_languages(void)
{
    check("Publicado el martes, 8 de agosto del 2025", DATE_DAY_FIRST, "2025-08-08");
    check("Mis à jour le 8 août 2025 à 10h30", DATE_DAY_FIRST, "2025-08-08");
    check("Freitag, 8. August 2025, 14:05 Uhr", DATE_DAY_FIRST, "2025-08-08");
    check("8 sierpnia 2025", DATE_DAY_FIRST, "2025-08-08");
    check("8 augusti 2025", DATE_DAY_FIRST, "2025-08-08");
    check("8. elokuuta 2025", DATE_DAY_FIRST, "2025-08-08");
    check("8 Ağustos 2025", DATE_DAY_FIRST, "2025-08-08");
    check("8 августа 2025 г.", DATE_DAY_FIRST, "2025-08-08");
    check("2025. augusztus 8.", DATE_DAY_FIRST, "2025-08-08");
    check("2025년 8월 8일", DATE_DAY_FIRST, "2025-08-08");
    check("Ngày 8 tháng 9 năm 2025", DATE_DAY_FIRST, "2025-09-08");
}

static void test_numeric(void)
{
    check("2025-08-08T23:10:00+02:00", DATE_MONTH_FIRST, "2025-08-08");
    check("20250808", DATE_MONTH_FIRST, "2025-08-08");
    check("03/04/2025", DATE_MONTH_FIRST, "2025-03-04");
    check("03/04/2025", DATE_DAY_FIRST, "2025-04-03");
    check("25/04/2025", DATE_MONTH_FIRST, "2025-04-25");
    check("04/25/2025", DATE_DAY_FIRST, "2025-04-25");
    check("25.04.2025", DATE_MONTH_FIRST, "2025-04-25");
}

static void test_no_date(void)
{
    check("", DATE_MONTH_FIRST, NULL);
    check("August 2025", DATE_MONTH_FIRST, NULL);
    check("½ ٣ ² of May", DATE_MONTH_FIRST, NULL); /* digits that are neither letters nor ASCII */
    check("31 February 2025", DATE_MONTH_FIRST, NULL);
    check("Take 1-2 tablets 3 times", DATE_MONTH_FIRST, NULL);
    check("(856) 589-2392", DATE_MONTH_FIRST, NULL);
    check("1234567890123456789 of 9", DATE_MONTH_FIRST, NULL);
    check("13/13/2025", DATE_MONTH_FIRST, NULL);
    check("2 days ago", DATE_MONTH_FIRST, NULL);
    check("Yesterday at 10:30", DATE_MONTH_FIRST, NULL);
    check("August 8", DATE_MONTH_FIRST, NULL);
    check("2025-08", DATE_MONTH_FIRST, NULL);
}

static void test_url(void)
{
    g_autofree char *found = date_to_iso(date_from_url("https://example.org/news/2025/08/08/salt"));
    g_assert_cmpstr(found, ==, "2025-08-08");
    g_assert_false(date_is_known(date_from_url("https://example.org/2025/salt-08-2025")));
}

static void test_order(void)
{
    g_assert_cmpint(date_order_of(NULL), ==, DATE_MONTH_FIRST);
    g_assert_cmpint(date_order_of("en"), ==, DATE_MONTH_FIRST);
    g_assert_cmpint(date_order_of("en-us"), ==, DATE_MONTH_FIRST);
    g_assert_cmpint(date_order_of("en-GB"), ==, DATE_DAY_FIRST);
    g_assert_cmpint(date_order_of("es"), ==, DATE_DAY_FIRST);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/date/written", test_written);
    g_test_add_func("/article/date/other-languages", test_other_languages);
    g_test_add_func("/article/date/numeric", test_numeric);
    g_test_add_func("/article/date/none", test_no_date);
    g_test_add_func("/article/date/url", test_url);
    g_test_add_func("/article/date/order", test_order);
    return g_test_run();
}
