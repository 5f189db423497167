/* A worker as the pool sees it: a process that speaks, and the socket to it.
 *
 * Nothing here blocks but worker_await(), worker_start() and worker_stop(): requests and answers
 * move when the pool says that the socket is ready. Answers come in the order of the requests.
 *
 * Must not know: scripts, which sentence is whose turn.
 */
#ifndef LECTERN_SPEECH_WORKER_H
#define LECTERN_SPEECH_WORKER_H

#include "speech/sound.h"
#include "speech/sound_cache.h"

#include <glib.h>
#include <poll.h>

/* How many requests a worker is given ahead: one to speak, one so that it need not wait. */
enum { WORKER_DEPTH = 2 };

typedef struct Worker Worker;

/* What a worker works with; borrowed until worker_fork() returns, `learned` and `cache` until
 * worker_stop(). */
typedef struct {
    const EngineDriver *engine;
    const EngineLearned *learned; /* for the engine's open(); may be NULL */
    const SoundCache *cache;      /* it takes sounds from there and adds its own; may be NULL */
    /* How it will speak first, so that it is ready to when it is asked; may be NULL. */
    const VoiceStyleSettings *first;
} WorkerOptions;

/* Forks a worker, which opens its engine. The process should have no other thread then. */
Worker *worker_fork(const WorkerOptions *options, GError **error);

/* Waits until its engine is open. FALSE with the engine's error when it is not. */
gboolean worker_await(Worker *worker, int *sample_rate, GError **error);

/* Both. */
Worker *worker_start(const WorkerOptions *options, int *sample_rate, GError **error);

/* Ends the process, reaps it and frees. It is let finish its sentence if that is soon. */
void worker_stop(Worker *worker);

/* Requests not answered yet. */
guint worker_pending(const Worker *worker);

/* Queues a request. `ticket` comes back with the answer. Only with fewer than WORKER_DEPTH pending.
 */
void worker_ask(Worker *worker, guint64 ticket, const SoundRequest *request);

/* What to poll() for. */
struct pollfd worker_poll(const Worker *worker);

/* Moves what can be moved without waiting. FALSE when the worker is dead. */
gboolean worker_move(Worker *worker);

/* An answer: a sound, or the error why there is none. */
typedef struct {
    guint64 ticket;
    Sound sound;
    GError *error;
} WorkerAnswer;

/* Takes the next answer that has come whole; FALSE when there is none. From a dead worker each
 * pending request gets an error as its answer. */
gboolean worker_take(Worker *worker, WorkerAnswer *answer);

gboolean worker_is_dead(const Worker *worker);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Worker, worker_stop)

#endif
