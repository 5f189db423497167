/* What keeps a text on its line, and prints times. */
#include "publish/one_line.h"

#include "publish/clock.h"

static void test_runs_of_blanks_are_one(void)
{
    g_autofree char *line = one_line(" \r\n A\t\v B\x1b[31m\xc2\x85"
                                     "C\xe2\x80\xa8\xe2\x80\xa9"
                                     "D\x7f \n");
    g_assert_cmpstr(line, ==, "A B [31m C D");
}

/* "5 mg" stays together. */
static void test_blanks_that_do_not_break_are_kept(void)
{
    g_autofree char *line = one_line("5\u00a0mg\u202f\u00a0x");
    g_assert_cmpstr(line, ==, "5\u00a0mg\u202f\u00a0x");
}

static void test_nothing_is_empty(void)
{
    g_autofree char *none = one_line(NULL), *blank = one_line(" \n\t");
    g_assert_cmpstr(none, ==, "");
    g_assert_cmpstr(blank, ==, "");
}

static void test_times_are_to_the_nearest(void)
{
    g_assert_cmpint(clock_units(0, 22050, 1000), ==, 0);
    g_assert_cmpint(clock_units(11, 22050, 1000), ==, 0);
    g_assert_cmpint(clock_units(12, 22050, 1000), ==, 1);
    g_assert_cmpint(clock_units(22050, 22050, 75), ==, 75);
    g_assert_cmpint(clock_units(22049, 22050, 1), ==, 1);
    g_assert_cmpint(clock_units(G_MAXINT64 / 1000000, 1, 1000000), ==,
                    G_MAXINT64 / 1000000 * 1000000);
}

static void test_times_never_decrease(void)
{
    gint64 before = 0;
    for (gint64 frame = 0; frame < 100000; frame++) {
        gint64 now = clock_units(frame, 22050, 1000);
        g_assert_cmpint(now, >=, before);
        before = now;
    }
}

static void test_times_are_printed(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    clock_append_hours(out, 0, '.');
    g_string_append_c(out, ' ');
    clock_append_hours(out, 3600000 * 123LL + 59 * 60000 + 59999, ',');
    g_string_append_c(out, ' ');
    clock_append_seconds(out, 62005);
    g_assert_cmpstr(out->str, ==, "00:00:00.000 123:59:59,999 62.005");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/one-line/runs-of-blanks-are-one", test_runs_of_blanks_are_one);
    g_test_add_func("/one-line/blanks-that-do-not-break", test_blanks_that_do_not_break_are_kept);
    g_test_add_func("/one-line/nothing-is-empty", test_nothing_is_empty);
    g_test_add_func("/clock/to-the-nearest", test_times_are_to_the_nearest);
    g_test_add_func("/clock/never-decrease", test_times_never_decrease);
    g_test_add_func("/clock/printed", test_times_are_printed);
    return g_test_run();
}
