/* A program beside the server; see program.h. */
#include "serve/program.h"

#include "base/error.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_LINE_BYTES = 4 << 20 };

/* One of the two that it speaks on. */
typedef struct {
    int fd; /* −1 once it has ended */
    GString *line;
    void (*take)(const char *line, gpointer data);
} Mouth;

struct Program {
    GPid pid;
    int input; /* −1 once it was told all */
    Mouth mouths[2];
    ProgramWatch watch;
    GThread *thread;
    GMutex lock;
    GCond changed;
    gboolean ended, reaped; /* under the lock; a pid that was reaped may be another's */
};

/* --- what it says --------------------------------------------------------------------------- */

static void hand_on(const Program *program, Mouth *mouth)
{
    g_autofree char *line = g_utf8_make_valid(mouth->line->str, (gssize)mouth->line->len);
    g_string_truncate(mouth->line, 0);
    if (mouth->take)
        mouth->take(line, program->watch.data);
}

static void listen_to(const Program *program, Mouth *mouth)
{
    char bytes[4096];
    ssize_t n = read(mouth->fd, bytes, sizeof bytes);
    if (n < 0 && errno == EINTR)
        return;
    for (ssize_t i = 0; i < n; i++) {
        if (bytes[i] != '\n')
            g_string_append_c(mouth->line, bytes[i]);
        if (bytes[i] == '\n' || mouth->line->len == MOST_LINE_BYTES)
            hand_on(program, mouth);
    }
    if (n > 0)
        return;
    if (mouth->line->len > 0)
        hand_on(program, mouth);
    close(mouth->fd);
    mouth->fd = -1;
}

static int reap(Program *program)
{
    int status = 0;
    while (waitpid(program->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    g_mutex_lock(&program->lock);
    program->reaped = TRUE;
    g_mutex_unlock(&program->lock);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static gpointer attend(gpointer data)
{
    Program *program = data;
    Mouth *mouths = program->mouths;
    while (mouths[0].fd >= 0 || mouths[1].fd >= 0) {
        struct pollfd polled[2] = {{mouths[0].fd, POLLIN, 0}, {mouths[1].fd, POLLIN, 0}};
        if (poll(polled, 2, -1) < 0)
            continue;
        for (int i = 0; i < 2; i++)
            if (polled[i].revents)
                listen_to(program, &mouths[i]);
    }
    int exit_code = reap(program);
    program->watch.ended(exit_code, program->watch.data);
    g_mutex_lock(&program->lock);
    program->ended = TRUE;
    g_cond_broadcast(&program->changed);
    g_mutex_unlock(&program->lock);
    return NULL;
}

/* --- starting ------------------------------------------------------------------------------- */

/* In the child: signals that the server waits for are its own again, and it does not outlive the
 * server. */
static void prepare(gpointer data)
{
    (void)data;
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
}

Program *program_start(const char *const *arguments, const ProgramWatch *watch, GError **error)
{
    g_return_val_if_fail(arguments && arguments[0] && watch && watch->ended, NULL);
    Program *program = g_new0(Program, 1);
    int output, complaints;
    if (!g_spawn_async_with_pipes(NULL, (char **)arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD,
                                  prepare, NULL, &program->pid, &program->input, &output,
                                  &complaints, error)) {
        g_free(program);
        return NULL;
    }
    program->watch = *watch;
    program->mouths[0] = (Mouth){output, g_string_new(NULL), watch->said};
    program->mouths[1] = (Mouth){complaints, g_string_new(NULL), watch->complained};
    g_mutex_init(&program->lock);
    g_cond_init(&program->changed);
    program->thread = g_thread_new("program", attend, program);
    return program;
}

/* --- telling, ending ------------------------------------------------------------------------ */

gboolean program_tell(Program *program, const char *bytes, gsize length)
{
    while (length > 0) {
        ssize_t n = program->input < 0 ? -1 : write(program->input, bytes, length);
        if (n < 0 && program->input >= 0 && errno == EINTR)
            continue;
        if (n < 0)
            return FALSE;
        bytes += n;
        length -= (gsize)n;
    }
    return TRUE;
}

void program_tell_end(Program *program)
{
    if (program->input >= 0)
        close(program->input);
    program->input = -1;
}

/* Under the lock. */
static void send_signal(Program *program, int signal_number)
{
    if (!program->reaped)
        kill(program->pid, signal_number);
}

void program_ask_to_end(Program *program)
{
    g_mutex_lock(&program->lock);
    send_signal(program, SIGTERM);
    g_mutex_unlock(&program->lock);
}

void program_wait(Program *program)
{
    g_mutex_lock(&program->lock);
    while (!program->ended)
        g_cond_wait(&program->changed, &program->lock);
    g_mutex_unlock(&program->lock);
}

void program_stop(Program *program, guint grace_ms)
{
    gint64 until_us = g_get_monotonic_time() + (gint64)grace_ms * 1000;
    g_mutex_lock(&program->lock);
    send_signal(program, SIGTERM);
    while (!program->ended && g_cond_wait_until(&program->changed, &program->lock, until_us))
        continue;
    if (!program->ended)
        send_signal(program, SIGKILL);
    g_mutex_unlock(&program->lock);
    program_wait(program);
}

void program_free(Program *program)
{
    if (!program)
        return;
    program_tell_end(program);
    g_thread_join(program->thread);
    for (int i = 0; i < 2; i++)
        g_string_free(program->mouths[i].line, TRUE);
    g_mutex_clear(&program->lock);
    g_cond_clear(&program->changed);
    g_free(program);
}
