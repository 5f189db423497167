/* Deadlines: the caller never waits longer than it said, and nothing is lost or freed twice. */
#include "play/deadline.h"

typedef struct {
    int takes_ms;
    gint done, abandoned;
} Call;

static void sleep_and_mark(gpointer data)
{
    Call *call = data;
    g_usleep((gulong)call->takes_ms * 1000);
    g_atomic_int_set(&call->done, 1);
}

static void mark_abandoned(gpointer data)
{
    g_atomic_int_set(&((Call *)data)->abandoned, 1);
}

static void test_done_in_time(void)
{
    Call call = {.takes_ms = 0};
    g_assert_true(deadline_run(sleep_and_mark, &call, mark_abandoned, 5000));
    g_assert_cmpint(call.done, ==, 1);
    g_assert_cmpint(call.abandoned, ==, 0);
}

static void test_left_behind(void)
{
    Call call = {.takes_ms = 400};
    gint64 began_us = g_get_monotonic_time();
    g_assert_false(deadline_run(sleep_and_mark, &call, mark_abandoned, 20));
    g_assert_cmpint(g_get_monotonic_time() - began_us, <, 300000);
    g_assert_cmpint(g_atomic_int_get(&call.abandoned), ==, 0);
    for (int i = 0; i < 500 && !g_atomic_int_get(&call.abandoned); i++)
        g_usleep(10000);
    g_assert_cmpint(g_atomic_int_get(&call.done), ==, 1);
    g_assert_cmpint(g_atomic_int_get(&call.abandoned), ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/play/deadline/in-time", test_done_in_time);
    g_test_add_func("/play/deadline/left-behind", test_left_behind);
    return g_test_run();
}
