/* The speaker: what runs inside a worker process.
 *
 * It opens the engine, says hello, and then answers each request with a sound or an error until the
 * other end of the socket closes. Where the engine drifts (engine.h), each sentence is spoken by a
 * copy forked from the process that has never spoken; then a crash of the engine, or one that does
 * not come back, costs one sentence and not the worker.
 *
 * Must not know: scripts, the order of sentences, the pool.
 */
#ifndef LECTERN_SPEECH_SPEAKER_H
#define LECTERN_SPEECH_SPEAKER_H

#include "speech/worker.h"

/* Seconds after which a sentence is given up. */
enum { SPEAKER_PATIENCE_S = 60 };

/* Runs in a freshly forked process and never returns to the caller's code: it leaves by _exit().
 * `fd` is this end of the socket pair. */
G_NORETURN void speaker_run(const WorkerOptions *options, int fd);

#endif
