/* Dates of HTTP are written in one form and read in three. */
#include "serve/http_date.h"

#define BIRTHDAY G_GINT64_CONSTANT(784111777) /* of RFC 9110's example */
#define NOW_S G_GINT64_CONSTANT(1780000000)   /* May 2026 */

static void test_write(void)
{
    char text[HTTP_DATE_SIZE];
    http_date_write(text, BIRTHDAY);
    g_assert_cmpstr(text, ==, "Sun, 06 Nov 1994 08:49:37 GMT");
    http_date_write(text, 0);
    g_assert_cmpstr(text, ==, "Thu, 01 Jan 1970 00:00:00 GMT");
}

static void test_write_out_of_reach(void)
{
    char text[HTTP_DATE_SIZE];
    http_date_write(text, -5);
    g_assert_cmpstr(text, ==, "Thu, 01 Jan 1970 00:00:00 GMT");
    http_date_write(text, G_MAXINT64);
    g_assert_cmpstr(text, ==, "Fri, 31 Dec 9999 23:59:59 GMT");
}

static void test_parse(void)
{
    static const char *const forms[] = {"Sun, 06 Nov 1994 08:49:37 GMT",
                                        "Sunday, 06-Nov-94 08:49:37 GMT",
                                        "Sun Nov  6 08:49:37 1994"};
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        gint64 time_s = 0;
        g_assert_true(http_date_parse(forms[i], NOW_S, &time_s));
        g_assert_cmpint(time_s, ==, BIRTHDAY);
    }
}

static void test_year_of_two_digits(void)
{
    gint64 near_s, far_s;
    g_assert_true(http_date_parse("Sunday, 06-Nov-76 08:49:37 GMT", NOW_S, &near_s));
    g_assert_true(http_date_parse("Sunday, 06-Nov-77 08:49:37 GMT", NOW_S, &far_s));
    g_assert_cmpint(near_s, >, NOW_S);
    g_assert_cmpint(far_s, <, NOW_S);
}

static void test_no_date(void)
{
    static const char *const none[] = {"",
                                       "now",
                                       "784111777",
                                       "Sun, 06 Nov 1994 08:49:37",
                                       "Sun, 06 Nov 1994 08:49:37 CET",
                                       "Sun, 06 Nov 1994 24:49:37 GMT",
                                       "Sun, 32 Nov 1994 08:49:37 GMT",
                                       "Sun, 06 Now 1994 08:49:37 GMT",
                                       "Sun, 06 Nov 1994 08:49:37 GMT "};
    for (guint i = 0; i < G_N_ELEMENTS(none); i++) {
        gint64 time_s = 7;
        g_assert_false(http_date_parse(none[i], NOW_S, &time_s));
        g_assert_cmpint(time_s, ==, 7);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/http_date/write", test_write);
    g_test_add_func("/http_date/write/out-of-reach", test_write_out_of_reach);
    g_test_add_func("/http_date/parse", test_parse);
    g_test_add_func("/http_date/parse/two-digits", test_year_of_two_digits);
    g_test_add_func("/http_date/parse/none", test_no_date);
    return g_test_run();
}
