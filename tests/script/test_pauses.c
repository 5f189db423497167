/* The set of pauses: what a voice's file gives, what a listener asks for, and what is no request.
 */
#include "script/pauses.h"

#include "base/error.h"

#include <string.h>

static gboolean set(VoicePauses *pauses, const char *name, const char *values, GError **error)
{
    g_auto(GStrv) list = g_strsplit(values, ";", -1);
    return pauses_set(pauses, name, (const char *const *)list, error);
}

static void assert_levels(const int *numbers, int a, int b, int c, int d, int e)
{
    const int wanted[PAUSES_LEVELS] = {a, b, c, d, e};
    for (guint i = 0; i < PAUSES_LEVELS; i++)
        g_assert_cmpint(numbers[i], ==, wanted[i]);
}

static void test_usual_set(void)
{
    VoicePauses pauses;
    memset(&pauses, 0xFF, sizeof pauses);
    pauses_set_defaults(&pauses);
    g_assert_cmpint(pauses.sentence, ==, 350);
    assert_levels(pauses.before_heading, 1200, 960, 768, 614, 491);
    assert_levels(pauses.after_heading, 700, 700, 700, 700, 700);
    g_assert_cmpint(pauses.disclaimer[0], ==, 1500);
    g_assert_cmpint(pauses.disclaimer[1], ==, 1200);
    g_assert_cmpint(pauses.end, ==, 800);
}

static void test_each_level_has_its_own(void)
{
    VoicePauses pauses;
    pauses_set_defaults(&pauses);
    g_assert_true(set(&pauses, "before_heading", "1000;900;300", NULL));
    assert_levels(pauses.before_heading, 1000, 900, 300, 240, 192);
    g_assert_true(set(&pauses, "after_heading", "800;600", NULL));
    assert_levels(pauses.after_heading, 800, 600, 600, 600, 600);
    g_assert_cmpint(pauses_before_heading(&pauses, 4), ==, 300);
    g_assert_cmpint(pauses_after_heading(&pauses, 2), ==, 800);
    g_assert_cmpint(pauses_before_heading(&pauses, 1), ==, 1000);
    g_assert_cmpint(pauses_before_heading(&pauses, 9), ==, 192);
}

static void test_both_sides_of_the_disclaimer(void)
{
    VoicePauses pauses;
    pauses_set_defaults(&pauses);
    g_assert_true(set(&pauses, "disclaimer", "2000", NULL));
    g_assert_cmpint(pauses.disclaimer[0], ==, 2000);
    g_assert_cmpint(pauses.disclaimer[1], ==, 2000);
    g_assert_true(set(&pauses, "after_disclaimer", "300", NULL));
    g_assert_true(set(&pauses, "before_disclaimer", "400", NULL));
    g_assert_cmpint(pauses.disclaimer[0], ==, 400);
    g_assert_cmpint(pauses.disclaimer[1], ==, 300);
}

static void test_wrong_values_set_nothing(void)
{
    static const char *const wrong[][2] = {
        {"sentence", "-1"},          {"sentence", "10001"},
        {"sentence", "abc"},         {"sentence", ""},
        {"sentence", "1;2"},         {"sentence", "1.5"},
        {"after_disclaimer", "1;2"}, {"before_heading", "1;2;3;4;5;6"},
        {"before_heading", "1;x"},   {"before_heading", "1;;3"},
        {"sentense", "300"},         {"", "300"},
    };
    VoicePauses usual, pauses;
    pauses_set_defaults(&usual);
    pauses_set_defaults(&pauses);
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(set(&pauses, wrong[i][0], wrong[i][1], &error));
        g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE);
        g_assert_cmpmem(&pauses, sizeof pauses, &usual, sizeof usual);
    }
    static const char *const nothing[] = {NULL};
    g_assert_false(pauses_set(&pauses, "end", nothing, NULL));
}

static void test_requests(void)
{
    static const struct {
        const char *request;
        int sentence, paragraph, before_section, before_deeper, after_disclaimer;
    } cases[] = {
        {"0.5", 175, 350, 600, 480, 600},
        {"2", 700, 1400, 2400, 1920, 2400},
        {"150%", 525, 1050, 1800, 1440, 1800},
        {"0", 0, 0, 0, 0, 0},
        {"10", 3500, 7000, 12000, 9600, 12000},
        {"sentence=300", 300, 700, 1200, 960, 1200},
        {"sentence=300,paragraph=900", 300, 900, 1200, 960, 1200},
        {"sentence=300,sentence=200", 200, 700, 1200, 960, 1200},
        {"2,sentence=300", 300, 1400, 2400, 1920, 2400},
        {"sentence=300,2", 300, 1400, 2400, 1920, 2400},
        {"before_heading=900/500", 350, 700, 900, 500, 1200},
        {"before_heading=1000,disclaimer=9", 350, 700, 1000, 800, 9},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        VoicePauses pauses;
        pauses_set_defaults(&pauses);
        g_autoptr(GError) error = NULL;
        g_test_message("%s", cases[i].request);
        g_assert_true(pauses_change(&pauses, cases[i].request, &error));
        g_assert_no_error(error);
        g_assert_cmpint(pauses.sentence, ==, cases[i].sentence);
        g_assert_cmpint(pauses.paragraph, ==, cases[i].paragraph);
        g_assert_cmpint(pauses_before_heading(&pauses, 2), ==, cases[i].before_section);
        g_assert_cmpint(pauses_before_heading(&pauses, 3), ==, cases[i].before_deeper);
        g_assert_cmpint(pauses.disclaimer[1], ==, cases[i].after_disclaimer);
    }
}

static void test_no_requests_change_nothing(void)
{
    static const char *const wrong[] = {
        "",
        " ",
        ",",
        "-1",
        "11",
        "1001%",
        "nan",
        "inf",
        "1e9",
        "2x",
        "200 %",
        "abc",
        "2,3",
        "2,",
        "sentence",
        "sentence=",
        "sentence=x",
        "sentence=2x",
        "=300",
        "=",
        "sentence==",
        "sentence=1,",
        "sentence=1/2",
        "before_heading=1/2/3/4/5/6",
        "end=-5",
        "rhyme=7",
        "sentence=300,paragraph",
        "before_heading=/",
    };
    VoicePauses usual, pauses;
    pauses_set_defaults(&usual);
    pauses_set_defaults(&pauses);
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(GError) error = NULL;
        g_test_message("'%s'", wrong[i]);
        g_assert_false(pauses_change(&pauses, wrong[i], &error));
        g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE);
        g_assert_cmpmem(&pauses, sizeof pauses, &usual, sizeof usual);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/pauses/usual", test_usual_set);
    g_test_add_func("/script/pauses/levels", test_each_level_has_its_own);
    g_test_add_func("/script/pauses/disclaimer", test_both_sides_of_the_disclaimer);
    g_test_add_func("/script/pauses/wrong-values", test_wrong_values_set_nothing);
    g_test_add_func("/script/pauses/requests", test_requests);
    g_test_add_func("/script/pauses/no-requests", test_no_requests_change_nothing);
    return g_test_run();
}
