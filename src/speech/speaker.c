/* The speaker; see speaker.h. */
#include "speech/speaker.h"

#include "base/error.h"
#include "speech/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    const EngineDriver *engine;
    const EngineLearned *learned;
    gpointer state;
    int sample_rate;
    const SoundCache *cache; /* NULL for none */
    char *identity;          /* of the engine; NULL where its sounds cannot be kept */
    int fd;
    gboolean *answering; /* shared with the copy: an answer has begun to be written */
} Speaker;

/* --- bytes --- */

static gboolean read_all(int fd, gpointer bytes, gsize size)
{
    for (guint8 *next = bytes; size > 0;) {
        gssize n = read(fd, next, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return FALSE;
        next += n;
        size -= (gsize)n;
    }
    return TRUE;
}

static gboolean write_all(int fd, gconstpointer bytes, gsize size)
{
    for (const guint8 *next = bytes; size > 0;) {
        gssize n = send(fd, next, size, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return FALSE;
        next += n;
        size -= (gsize)n;
    }
    return TRUE;
}

static gboolean send_error(const Speaker *speaker, const GError *error)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    wire_put_error(out, error);
    return write_all(speaker->fd, out->data, out->len);
}

/* The body of the next message, which must be a request; NULL when the pool has gone. */
static GByteArray *read_request(const Speaker *speaker)
{
    WireHeader header;
    if (!read_all(speaker->fd, &header, sizeof header) || !wire_header_is_valid(&header) ||
        header.kind != WIRE_REQUEST)
        return NULL;
    g_autoptr(GByteArray) body = g_byte_array_new();
    g_byte_array_set_size(body, (guint)header.length);
    if (!read_all(speaker->fd, body->data, body->len))
        return NULL;
    return g_steal_pointer(&body);
}

/* --- a sentence --- */

static gboolean send_sound(const Speaker *speaker, const Sound *sound)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    wire_put_sound_head(out, sound);
    *speaker->answering = TRUE;
    return write_all(speaker->fd, out->data, out->len) &&
           write_all(speaker->fd, sound->frames, sound->n_frames * sizeof *sound->frames);
}

/* What the sound is kept under; NULL where it is not to be kept. */
static char *cache_key(const Speaker *speaker, const SoundRequest *request)
{
    return speaker->identity
               ? sound_cache_key(speaker->engine, speaker->identity, speaker->sample_rate, request)
               : NULL;
}

/* Speaks and answers in this process. FALSE when the pool has gone. */
static gboolean answer(const Speaker *speaker, const SoundRequest *request, const char *key)
{
    g_autoptr(GError) error = NULL;
    g_auto(Sound) sound = {0};
    if (!sound_make(speaker->engine, speaker->state, speaker->sample_rate, request, &sound,
                    &error)) {
        *speaker->answering = TRUE;
        return send_error(speaker, error);
    }
    gboolean sent = send_sound(speaker, &sound);
    if (key)
        sound_cache_put(speaker->cache, key, &sound);
    return sent;
}

/* What the copy does; it never returns. It dies with the worker, and after SPEAKER_PATIENCE_S. */
G_NORETURN static void answer_and_exit(const Speaker *speaker, const SoundRequest *request,
                                       const char *key, pid_t worker)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != worker)
        _exit(1);
    alarm(SPEAKER_PATIENCE_S);
    _exit(answer(speaker, request, key) ? 0 : 1);
}

static int wait_for(pid_t pid)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return status;
}

static GError *death_of(const Speaker *speaker, int status)
{
    const char *name = speaker->engine->name;
    if (!WIFSIGNALED(status))
        return g_error_new(LECTERN_ERROR, LECTERN_ERROR_FAILED, "the engine %s ended its process",
                           name);
    if (WTERMSIG(status) == SIGALRM)
        return g_error_new(LECTERN_ERROR, LECTERN_ERROR_FAILED,
                           "the engine %s did not come back within %d seconds", name,
                           SPEAKER_PATIENCE_S);
    return g_error_new(LECTERN_ERROR, LECTERN_ERROR_FAILED, "the engine %s crashed (%s)", name,
                       g_strsignal(WTERMSIG(status)));
}

/* Says why the copy that was to speak is gone. FALSE when that cannot be said any more: the pool
 * has gone, or an answer was begun. */
static gboolean report_death(const Speaker *speaker, int status)
{
    if (*speaker->answering)
        return FALSE;
    g_autoptr(GError) error = death_of(speaker, status);
    return send_error(speaker, error);
}

/* Speaks in a copy of this process. FALSE when the worker must end. */
static gboolean answer_in_copy(const Speaker *speaker, const SoundRequest *request, const char *key)
{
    g_autoptr(GError) error = NULL;
    if (!speaker->engine->prepare(speaker->state, request->settings, &error))
        return send_error(speaker, error);
    *speaker->answering = FALSE;
    pid_t worker = getpid();
    pid_t copy = fork();
    if (copy == 0)
        answer_and_exit(speaker, request, key, worker);
    if (copy < 0) {
        error = g_error_new(LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot start a process: %s",
                            g_strerror(errno));
        return send_error(speaker, error);
    }
    int status = wait_for(copy);
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) || report_death(speaker, status);
}

/* --- the process --- */

/* Makes the forked process its own: the terminal's keys and the parent's files are not its
 * business. */
static void leave_parent(int fd)
{
    static const int ignored[] = {SIGINT, SIGQUIT, SIGHUP, SIGTSTP, SIGPIPE};
    static const int restored[] = {SIGTERM, SIGCHLD, SIGALRM, SIGUSR1, SIGUSR2};
    sigset_t none;
    sigemptyset(&none);
    for (guint i = 0; i < G_N_ELEMENTS(ignored); i++)
        signal(ignored[i], SIG_IGN);
    for (guint i = 0; i < G_N_ELEMENTS(restored); i++)
        signal(restored[i], SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);

    /* An inherited copy of another worker's socket would keep that worker from seeing our parent's
     * end. */
    if (fd > 3)
        close_range(3, (unsigned)fd - 1, 0);
    close_range((unsigned)fd + 1, ~0U, 0);
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null >= 0) {
        dup2(null, STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
        close(null);
    }
}

static gboolean greet(Speaker *speaker)
{
    g_autoptr(GError) error = NULL;
    if (!speaker->engine->open(speaker->learned, &speaker->state, &speaker->sample_rate, &error)) {
        send_error(speaker, error);
        return FALSE;
    }
    g_autoptr(GByteArray) hello = g_byte_array_new();
    wire_put_hello(hello, speaker->sample_rate);
    return write_all(speaker->fd, hello->data, hello->len);
}

/* One request and its answer. FALSE at the end. */
static gboolean serve(const Speaker *speaker)
{
    g_autoptr(GByteArray) body = read_request(speaker);
    g_auto(WireRequest) request = {0};
    if (!body || !wire_get_request(body->data, body->len, &request))
        return FALSE;
    g_autofree char *key = cache_key(speaker, &request.request);
    g_auto(Sound) kept = {0};
    if (key && sound_cache_get(speaker->cache, key, &kept))
        return send_sound(speaker, &kept);
    return speaker->engine->drifts ? answer_in_copy(speaker, &request.request, key)
                                   : answer(speaker, &request.request, key);
}

void speaker_run(const WorkerOptions *options, int fd)
{
    const EngineDriver *engine = options->engine;
    leave_parent(fd);
    gboolean *answering =
        mmap(NULL, sizeof(gboolean), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (answering == MAP_FAILED)
        _exit(1);
    Speaker speaker = {
        .engine = engine,
        .learned = options->learned,
        .cache = options->cache,
        .identity = options->cache && engine->identity ? engine->identity(options->learned) : NULL,
        .fd = fd,
        .answering = answering};
    if (!greet(&speaker))
        _exit(0);
    malloc_trim(0); /* joins what is free, which each copy would do again, and copy the pages for */
    if (options->first)
        engine->prepare(speaker.state, options->first, NULL); /* what fails now fails when asked */
    while (serve(&speaker))
        ;
    _exit(0);
}
