/* A program beside the server is heard line by line, told what it wants to know, and ended. */
#include "serve/program.h"

#include <signal.h>
#include <string.h>

typedef struct {
    GMutex lock;
    GString *said, *complained;
    int exit_code;
    guint n_ended;
} Heard;

static void note(Heard *heard, GString *place, const char *line)
{
    g_mutex_lock(&heard->lock);
    g_string_append_printf(place, "[%s]", line);
    g_mutex_unlock(&heard->lock);
}

static void on_said(const char *line, gpointer data)
{
    note(data, ((Heard *)data)->said, line);
}

static void on_complained(const char *line, gpointer data)
{
    note(data, ((Heard *)data)->complained, line);
}

static void on_ended(int exit_code, gpointer data)
{
    Heard *heard = data;
    heard->exit_code = exit_code;
    heard->n_ended++;
}

static void heard_init(Heard *heard)
{
    *heard = (Heard){.said = g_string_new(NULL), .complained = g_string_new(NULL)};
    g_mutex_init(&heard->lock);
}

static void heard_clear(Heard *heard)
{
    g_string_free(heard->said, TRUE);
    g_string_free(heard->complained, TRUE);
    g_mutex_clear(&heard->lock);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Heard, heard_clear)

static Program *start(Heard *heard, const char *script)
{
    const char *const arguments[] = {"/bin/sh", "-c", script, NULL};
    const ProgramWatch watch = {on_said, on_complained, on_ended, heard};
    g_autoptr(GError) error = NULL;
    Program *program = program_start(arguments, &watch, &error);
    g_assert_no_error(error);
    return program;
}

static void test_lines(void)
{
    g_auto(Heard) heard;
    heard_init(&heard);
    g_autoptr(Program) program =
        start(&heard, "echo one; echo; echo wrong >&2; printf 'last \\377'; exit 3");
    program_wait(program);
    g_assert_cmpstr(heard.said->str, ==, "[one][][last \357\277\275]");
    g_assert_cmpstr(heard.complained->str, ==, "[wrong]");
    g_assert_cmpint(heard.exit_code, ==, 3);
    g_assert_cmpuint(heard.n_ended, ==, 1);
}

static void test_long_line(void)
{
    g_auto(Heard) heard;
    heard_init(&heard);
    g_autoptr(Program) program = start(&heard, "head -c 9000000 /dev/zero | tr '\\0' x");
    program_wait(program);
    g_assert_cmpuint(heard.said->len, ==, 9000000 + 2 * 3);
}

/* More than a pipe holds, to one that reads it slowly. */
static void test_telling(void)
{
    g_auto(Heard) heard;
    heard_init(&heard);
    g_autoptr(Program) program = start(&heard, "sleep 0.1; wc -c");
    g_autofree char *bytes = g_strnfill(300000, 'x');
    g_assert_true(program_tell(program, bytes, 300000));
    program_tell_end(program);
    g_assert_false(program_tell(program, "x", 1));
    program_wait(program);
    g_assert_cmpstr(heard.said->str, ==, "[300000]");
}

static void test_one_that_does_not_listen(void)
{
    g_auto(Heard) heard;
    heard_init(&heard);
    g_autoptr(Program) program = start(&heard, "exec 0<&-; sleep 0.2");
    g_autofree char *bytes = g_strnfill(300000, 'x');
    g_assert_false(program_tell(program, bytes, 300000));
}

static void test_stopping(void)
{
    g_auto(Heard) heard, deaf;
    heard_init(&heard);
    heard_init(&deaf);
    g_autoptr(Program) program = start(&heard, "exec sleep 100");
    program_stop(program, 10000);
    g_assert_cmpint(heard.exit_code, ==, 128 + SIGTERM);
    program_stop(program, 0); /* it has ended already */
    g_autoptr(Program) stubborn =
        start(&deaf, "trap '' TERM; echo ready; while :; do sleep 0.01; done");
    while (TRUE) {
        g_mutex_lock(&deaf.lock);
        gboolean ready = deaf.said->len > 0;
        g_mutex_unlock(&deaf.lock);
        if (ready)
            break;
        g_usleep(1000);
    }
    program_stop(stubborn, 100);
    g_assert_cmpint(deaf.exit_code, ==, 128 + SIGKILL);
}

/* The signals that the server waits for are not kept from its programs. */
static void test_signals(void)
{
    sigset_t blocked, before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &blocked, &before);
    g_auto(Heard) heard;
    heard_init(&heard);
    g_autoptr(Program) program = start(&heard, "exec sleep 100");
    program_stop(program, 10000);
    g_assert_cmpint(heard.exit_code, ==, 128 + SIGTERM);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void test_none(void)
{
    const char *const arguments[] = {"/nothing/of/that/name", NULL};
    const ProgramWatch watch = {NULL, NULL, on_ended, NULL};
    g_autoptr(GError) error = NULL;
    g_assert_null(program_start(arguments, &watch, &error));
    g_assert_nonnull(error);
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); /* as lectern does */
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/program/lines", test_lines);
    g_test_add_func("/program/long-line", test_long_line);
    g_test_add_func("/program/telling", test_telling);
    g_test_add_func("/program/does-not-listen", test_one_that_does_not_listen);
    g_test_add_func("/program/stopping", test_stopping);
    g_test_add_func("/program/signals", test_signals);
    g_test_add_func("/program/none", test_none);
    return g_test_run();
}
