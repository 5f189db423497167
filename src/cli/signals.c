/* Signals as events and as requests; see signals.h. */
#include "cli/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

/* --- events --- */

static const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};
static int pipe_fds[2] = {-1, -1};

static void on_signal(int signal_number)
{
    int saved_errno = errno;
    guint8 byte = (guint8)signal_number;
    /* A full pipe holds enough news already. */
    (void)!write(pipe_fds[1], &byte, 1);
    errno = saved_errno;
}

int signals_catch(void)
{
    if (!g_unix_open_pipe(pipe_fds, FD_CLOEXEC, NULL))
        return -1;
    g_unix_set_fd_nonblocking(pipe_fds[0], TRUE, NULL);
    g_unix_set_fd_nonblocking(pipe_fds[1], TRUE, NULL);
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (guint i = 0; i < G_N_ELEMENTS(caught); i++) {
        struct sigaction before;
        if (sigaction(caught[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(caught[i], &action, NULL);
    }
    return pipe_fds[0];
}

int signals_next(int fd)
{
    guint8 byte;
    return read(fd, &byte, 1) == 1 ? byte : 0;
}

void signals_release(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(caught); i++) {
        struct sigaction now;
        if (sigaction(caught[i], NULL, &now) == 0 && now.sa_handler == on_signal)
            signal(caught[i], SIG_DFL);
    }
    for (int i = 0; i < 2; i++)
        if (pipe_fds[i] >= 0)
            close(g_steal_fd(&pipe_fds[i]));
}

/* --- requests --- */

static volatile sig_atomic_t requested;

static void on_request(int signal_number)
{
    requested = signal_number;
}

void signals_watch(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    for (gsize i = 0; i < G_N_ELEMENTS(signals); i++) {
        struct sigaction old,
            action = {.sa_handler = on_request, .sa_flags = SA_RESTART | (int)SA_RESETHAND};
        if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
    }
}

int signals_request(void)
{
    return requested;
}
