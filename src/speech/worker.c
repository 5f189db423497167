/* A worker as the pool sees it; see worker.h. */
#include "speech/worker.h"

#include "base/error.h"
#include "speech/speaker.h"
#include "speech/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READ_BLOCK = 256 * 1024, START_PATIENCE_MS = 60000, STOP_PATIENCE_MS = 500 };

struct Worker {
    pid_t pid;
    const char *engine_name;
    int fd;
    gboolean dead;
    guint64 tickets[WORKER_DEPTH]; /* of the pending requests, oldest first */
    guint n_tickets;
    GByteArray *out; /* not sent yet */
    GByteArray *in;  /* received, not taken yet */
};

/* --- life --- */

Worker *worker_fork(const WorkerOptions *options, GError **error)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "cannot talk to a speech worker: %s", g_strerror(errno));
        return NULL;
    }
    pid_t pid = fork();
    if (pid == 0)
        speaker_run(options, ends[1]);
    int code = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot start a speech worker: %s",
                    g_strerror(code));
        return NULL;
    }
    Worker *worker = g_new0(Worker, 1);
    worker->pid = pid;
    worker->engine_name = options->engine->name;
    worker->fd = ends[0];
    worker->out = g_byte_array_new();
    worker->in = g_byte_array_new();
    fcntl(worker->fd, F_SETFL, O_NONBLOCK);
    return worker;
}

/* Waits for the process to end by itself; FALSE when it takes too long. */
static gboolean ends_soon(pid_t pid)
{
    for (int ms = 0; ms < STOP_PATIENCE_MS; ms++) {
        pid_t ended = waitpid(pid, NULL, WNOHANG);
        if (ended == pid || (ended < 0 && errno != EINTR))
            return TRUE;
        g_usleep(1000);
    }
    return FALSE;
}

void worker_stop(Worker *worker)
{
    if (!worker)
        return;
    close(worker->fd); /* which the speaker sees */
    if (!ends_soon(worker->pid)) {
        kill(worker->pid, SIGKILL);
        while (waitpid(worker->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    g_byte_array_unref(worker->out);
    g_byte_array_unref(worker->in);
    g_free(worker);
}

/* --- messages --- */

/* The next whole message in `in`: its header, and its body's place. What cannot be a message is the
 * end of the worker. */
static gboolean next_message(Worker *worker, WireHeader *header, const guint8 **body)
{
    if (worker->in->len < sizeof *header)
        return FALSE;
    memcpy(header, worker->in->data, sizeof *header);
    if (!wire_header_is_valid(header)) {
        worker->dead = TRUE;
        return FALSE;
    }
    *body = worker->in->data + sizeof *header;
    return worker->in->len - sizeof *header >= header->length;
}

static void drop_message(Worker *worker, const WireHeader *header)
{
    g_byte_array_remove_range(worker->in, 0, (guint)(sizeof *header + header->length));
}

gboolean worker_await(Worker *worker, int *sample_rate, GError **error)
{
    WireHeader header;
    const guint8 *body;
    gint64 deadline_us = g_get_monotonic_time() + (gint64)START_PATIENCE_MS * 1000;
    while (!next_message(worker, &header, &body)) {
        struct pollfd ready = worker_poll(worker);
        gint64 left_us = deadline_us - g_get_monotonic_time();
        if (left_us <= 0) {
            g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                        "a speech worker did not open its engine %s within %d seconds",
                        worker->engine_name, START_PATIENCE_MS / 1000);
            return FALSE;
        }
        poll(&ready, 1, (int)(left_us / 1000) + 1);
        if (!worker_move(worker) && !next_message(worker, &header, &body)) {
            g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                        "a speech worker ended before its engine %s was open", worker->engine_name);
            return FALSE;
        }
    }
    if (header.kind == WIRE_ERROR) {
        g_propagate_error(error, wire_get_error(body, header.length));
        return FALSE;
    }
    if (header.kind != WIRE_HELLO || !wire_get_hello(body, header.length, sample_rate)) {
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                            "a speech worker began with nonsense");
        return FALSE;
    }
    drop_message(worker, &header);
    return TRUE;
}

Worker *worker_start(const WorkerOptions *options, int *sample_rate, GError **error)
{
    g_autoptr(Worker) worker = worker_fork(options, error);
    return worker && worker_await(worker, sample_rate, error) ? g_steal_pointer(&worker) : NULL;
}

guint worker_pending(const Worker *worker)
{
    return worker->n_tickets;
}

gboolean worker_is_dead(const Worker *worker)
{
    return worker->dead;
}

void worker_ask(Worker *worker, guint64 ticket, const SoundRequest *request)
{
    g_return_if_fail(worker->n_tickets < WORKER_DEPTH);
    wire_put_request(worker->out, request);
    worker->tickets[worker->n_tickets++] = ticket;
}

/* --- moving --- */

struct pollfd worker_poll(const Worker *worker)
{
    short events = POLLIN | (worker->out->len > 0 ? POLLOUT : 0);
    return (struct pollfd){.fd = worker->dead ? -1 : worker->fd, .events = events};
}

static gboolean would_block(void)
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

static void send_some(Worker *worker)
{
    if (worker->out->len == 0)
        return;
    gssize n = send(worker->fd, worker->out->data, worker->out->len, MSG_NOSIGNAL);
    if (n > 0)
        g_byte_array_remove_range(worker->out, 0, (guint)n);
    else if (n < 0 && !would_block())
        worker->dead = TRUE;
}

/* Receives what is there. The socket's end is the worker's. */
static void receive_some(Worker *worker)
{
    gssize n;
    do {
        guint have = worker->in->len;
        g_byte_array_set_size(worker->in, have + READ_BLOCK);
        n = recv(worker->fd, worker->in->data + have, READ_BLOCK, 0);
        g_byte_array_set_size(worker->in, have + (guint)MAX(n, 0));
    } while (n == READ_BLOCK);
    if (n == 0 || (n < 0 && !would_block()))
        worker->dead = TRUE;
}

gboolean worker_move(Worker *worker)
{
    if (worker->dead)
        return FALSE;
    send_some(worker);
    if (!worker->dead)
        receive_some(worker);
    return !worker->dead;
}

/* --- answers --- */

static guint64 take_ticket(Worker *worker)
{
    guint64 ticket = worker->tickets[0];
    worker->n_tickets--;
    memmove(worker->tickets, worker->tickets + 1, worker->n_tickets * sizeof(guint64));
    return ticket;
}

/* The answer that a message is; one that is neither sound nor error kills the worker. */
static void read_answer(Worker *worker, const WireHeader *header, const guint8 *body,
                        WorkerAnswer *answer)
{
    if (header->kind == WIRE_ERROR) {
        answer->error = wire_get_error(body, header->length);
    } else if (header->kind != WIRE_SOUND ||
               !wire_get_sound(body, header->length, &answer->sound)) {
        worker->dead = TRUE;
        answer->error = g_error_new_literal(LECTERN_ERROR, LECTERN_ERROR_FAILED,
                                            "a speech worker answered with nonsense");
    }
}

gboolean worker_take(Worker *worker, WorkerAnswer *answer)
{
    if (worker->n_tickets == 0)
        return FALSE;
    WireHeader header;
    const guint8 *body;
    if (next_message(worker, &header, &body)) {
        *answer = (WorkerAnswer){.ticket = take_ticket(worker)};
        read_answer(worker, &header, body, answer);
        drop_message(worker, &header);
        return TRUE;
    }
    if (!worker->dead)
        return FALSE;
    *answer = (WorkerAnswer){
        .ticket = take_ticket(worker),
        .error = g_error_new_literal(LECTERN_ERROR, LECTERN_ERROR_FAILED, "a speech worker died"),
    };
    return TRUE;
}
