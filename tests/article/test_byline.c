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
    check("Jane Doe, PharmD", "Jane Doe, PharmD");
    check("by Jane Doe on May 3, 2020", "Jane Doe");
    check("Por María Núñez", "María Núñez");
    check("Jane Doe, John Roe", "Jane Doe, John Roe");
    check("Sammy Doe Jr.", "Sammy Doe Jr.");
    check("BY JANE DOE", "JANE DOE");
    check("// By Jane Doe • Nov 11, 2020", "Jane Doe");
    check("Posted byJane Doe", "Jane Doe");
    check("Byron Jones", "Byron Jones");
    check("BYRON JONES", "BYRON JONES");
    check("Von Miller", "Von Miller");
    check("von Anna Berg", "Anna Berg");
}

static void test_several(void)
{
    check("Jane Doe, Staff Writer and John Roe", "Jane Doe and John Roe");
    check("Jane Doe, John Roe and Ana Ruiz", "Jane Doe, John Roe and Ana Ruiz");
    check("Jane Doe, John Roe, and Ana Ruiz", "Jane Doe, John Roe and Ana Ruiz");
    check("Jane Doe; John Roe", "Jane Doe, John Roe");
    check("Jane Doe & John Roe", "Jane Doe and John Roe");
    check("Jane Doe, Jane Doe", "Jane Doe");
    check("Ann Lee, Anna Lee", "Ann Lee, Anna Lee");
}

static void test_degrees_stay(void)
{
    check("Jane Doe, MD, PhD", "Jane Doe, MD, PhD");
    check("Written by Jane Doe, M.D. FACLM", "Jane Doe, M.D. FACLM");
    check("Jane Doe, R.D.N., Senior Dietitian", "Jane Doe, R.D.N.");
    check("Jane Doe, RN and John Roe, PharmD", "Jane Doe, RN and John Roe, PharmD");
}

static void test_jobs_and_houses_go(void)
{
    check("Jane Doe, Associated Press", "Jane Doe");
    check("Jane Doe, CNN", "Jane Doe");
    check("Jane Doe, Reuters", "Jane Doe");
    check("Jane Doe, University of Ohio", "Jane Doe");
    check("Jane Doe for the Larder", "Jane Doe");
    check("Jane Doe of the Courier", "Jane Doe");
    check("Jane Doe, VP Marketing and Community Development", "Jane Doe");
    check("Jane Doe, Senior Staff Technologist, ACME Speech, Privacy", "Jane Doe");
}

static void test_houses_that_sign(void)
{
    check("Centers for Disease Control and Prevention",
          "Centers for Disease Control and Prevention");
    check("National Institute on Aging", "National Institute on Aging");
    check("Mayo Clinic Staff", "Mayo Clinic Staff");
    check("The Larder Team", "The Larder Team");
}

static void test_what_touches_the_name(void)
{
    check("Jane Doe July 3, 2025", "Jane Doe");
    check("Jane DoeNovember 20, 2007", "Jane Doe");
    check("Jane Doe 3 July 2025", "Jane Doe");
    check("Jane Doe 2 days ago", "Jane Doe");
    check("Jane Doe jane@example.org", "Jane Doe");
    check("Jane Doe @jane", "Jane Doe");
    check("Jane Doe (jane)", "Jane Doe");
    check("Jane Doe —", "Jane Doe");
    check("Written by Jane Doe Medically reviewed by John Roe, MD", "Jane Doe");
    check("Reviewed by John Roe, MD. Written by Jane Doe", "Jane Doe");
}

static void test_turned(void)
{
    static const char *const cases[][2] = {{"Doe, Jane", "Jane Doe"},
                                           {"Doe, Jane; Roe, J. P.", "Jane Doe; J. P. Roe"},
                                           {"Jane Doe, John Roe", "Jane Doe, John Roe"},
                                           {"Jane Doe, MD", "Jane Doe, MD"},
                                           {"Madonna, PhD", "Madonna, PhD"},
                                           {"Jane Doe", "Jane Doe"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *turned = byline_turn(cases[i][0]);
        g_assert_cmpstr(turned, ==, cases[i][1]);
    }
}

static void test_no_names(void)
{
    check("", NULL);
    check("By", NULL);
    check("https://example.org/author/jane", NULL);
    check("jane@example.org", NULL);
    check("12 minutes", NULL);
    check("page.author.name", NULL);
    check("admin", NULL);
    check("Posted by admin", NULL);
    check("Unknown", NULL);
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

static void test_labels(void)
{
    g_assert_true(byline_is_label("By"));
    g_assert_true(byline_is_label(" Author: "));
    g_assert_false(byline_is_label("By Jane"));
    g_assert_true(byline_is_review("Medically reviewed by John Roe, MD"));
    g_assert_true(byline_is_review("Fact-checked by John Roe"));
    g_assert_false(byline_is_review("Written by Jane Doe"));
    g_assert_true(byline_is_review_label("Peer reviewed by:"));
    g_assert_false(byline_is_review_label("Peer reviewed by John"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/byline/names", test_names);
    g_test_add_func("/article/byline/several", test_several);
    g_test_add_func("/article/byline/degrees-stay", test_degrees_stay);
    g_test_add_func("/article/byline/jobs-and-houses-go", test_jobs_and_houses_go);
    g_test_add_func("/article/byline/houses-that-sign", test_houses_that_sign);
    g_test_add_func("/article/byline/what-touches", test_what_touches_the_name);
    g_test_add_func("/article/byline/turned", test_turned);
    g_test_add_func("/article/byline/none", test_no_names);
    g_test_add_func("/article/byline/beside-date", test_beside_date);
    g_test_add_func("/article/byline/begins", test_begins);
    g_test_add_func("/article/byline/labels", test_labels);
    return g_test_run();
}
