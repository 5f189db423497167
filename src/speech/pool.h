/* A pool of worker processes that speak, in sentence order at the sink.
 *
 * libespeak-ng has process-wide state, so voices that speak at the same time live in processes of
 * their own. A worker is forked from this one, holds an open engine, takes requests and returns
 * sounds over a socket pair. Results are put in order by the caller's thread; only a window of
 * sentences is under way, so memory does not grow with the article.
 *
 * One owner: a pool is used by one thread at a time. Make it before other threads start (it forks).
 * A worker that dies fails the rendering under way with a clear error; the next one begins with a
 * new worker in its place. That one is forked beside whatever threads there are by then: what they
 * hold at that moment it could wait for in vain, so a worker has a limit of time to get ready.
 */
#ifndef LECTERN_SPEECH_POOL_H
#define LECTERN_SPEECH_POOL_H

#include "speech/reading.h"
#include "speech/sound_cache.h"

typedef struct SpeechPool SpeechPool;

/* `jobs` ≥ 1 workers with that engine. `learned` is what it speaks with, `cache` where sounds are
 * kept; both may be NULL, and are borrowed while the pool lives. */
SpeechPool *speech_pool_new(const EngineDriver *engine, const EngineLearned *learned,
                            const SoundCache *cache, guint jobs, GError **error);
void speech_pool_free(SpeechPool *pool);

/* In Hz: the engine's own. */
int speech_pool_sample_rate(const SpeechPool *pool);

/* Speaks the whole script. PCM is pushed to `sink` (may be NULL: then only times are wanted) from
 * this thread as soon as it is in order. NULL on failure; what was pushed until then is the
 * caller's to drop. */
Reading *speech_pool_render(SpeechPool *pool, const Script *script, PcmSink sink,
                            gpointer sink_data, ReadingProgress progress, gpointer progress_data,
                            GError **error);

/* For whoever takes the frames: the reading under way, which has an entry of every utterance whose
 * sound has begun to be pushed; then the same one that was returned, for as long as it is not
 * freed. NULL before, and after a failure. */
const Reading *speech_pool_reading(const SpeechPool *pool);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SpeechPool, speech_pool_free)

#endif
