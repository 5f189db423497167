/* A pool of worker processes that speak, in sentence order at the sink.
 *
 * libespeak-ng has process-wide state, so voices that speak at the same time live in processes of
 * their own. A worker is forked from this one, holds an open engine, takes requests and returns
 * sounds over a socket pair. Results are put in order by the caller's thread; only a window of
 * sentences is under way, so memory does not grow with the article.
 *
 * One owner: a pool is used by one thread at a time. Make and mend it before other threads start
 * (it forks). A worker that dies fails the rendering under way with a clear error.
 */
#ifndef LECTERN_SPEECH_POOL_H
#define LECTERN_SPEECH_POOL_H

#include "speech/reading.h"

typedef struct SpeechPool SpeechPool;

/* `jobs` ≥ 1 workers with that engine. `learned` is what it speaks with (may be NULL), borrowed
 * while the pool lives. */
SpeechPool *speech_pool_new(const EngineDriver *engine, const EngineLearned *learned, guint jobs,
                            GError **error);
void speech_pool_free(SpeechPool *pool);

/* In Hz: the engine's own. */
int speech_pool_sample_rate(const SpeechPool *pool);

/* Puts a live worker in the place of each that died: before each rendering, so that one death does
 * not spoil the next. */
gboolean speech_pool_mend(SpeechPool *pool, GError **error);

/* Speaks the whole script. PCM is pushed to `sink` (may be NULL: then only times are wanted) from
 * this thread as soon as it is in order. NULL on failure; what was pushed until then is the
 * caller's to drop. */
Reading *speech_pool_render(SpeechPool *pool, const Script *script, PcmSink sink,
                            gpointer sink_data, ReadingProgress progress, gpointer progress_data,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SpeechPool, speech_pool_free)

#endif
