/* Sounds that are kept from one run to the next, for engines that take long over a sentence.
 *
 * An entry is a file of its own in one folder, named by the SHA-256 of all that its sound depends
 * on: the engine with its version and what it learned, the settings, the words. It is there whole
 * or not at all, and what was damaged since counts as not there. A hit makes an entry young; when
 * all together are larger than the limit, the oldest go.
 *
 * Any number of processes may use one folder, and one SoundCache is used on both sides of a fork.
 * Nothing here fails: what cannot be kept is spoken again.
 *
 * Must not know: scripts, workers, where the user's folder is.
 */
#ifndef LECTERN_SPEECH_SOUND_CACHE_H
#define LECTERN_SPEECH_SOUND_CACHE_H

#include "base/diagnostic.h"
#include "speech/sound.h"

#include <glib.h>

typedef struct SoundCache SoundCache;

/* Opens the folder, made if missing; entries take at most `max_bytes`. NULL, with a warning, when
 * it cannot be used. */
SoundCache *sound_cache_open(const char *folder, guint64 max_bytes, Diagnostics *diagnostics);
void sound_cache_free(SoundCache *cache);

/* What the sound of a request is kept under. `identity` is EngineDriver.identity()'s. g_free(). */
char *sound_cache_key(const EngineDriver *engine, const char *identity, int sample_rate,
                      const SoundRequest *request);

/* The sound kept under `key`; FALSE when there is none that is whole. */
gboolean sound_cache_get(const SoundCache *cache, const char *key, Sound *sound);

/* Keeps a sound, if that is possible, in the place of one kept before. */
void sound_cache_put(const SoundCache *cache, const char *key, const Sound *sound);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SoundCache, sound_cache_free)

#endif
