/* Speaking: which engine says a script, and what of the lexicons it has learned.
 *
 * Must not know: what a verb does with the sound.
 */
#ifndef LECTERN_CLI_SPEAKING_H
#define LECTERN_CLI_SPEAKING_H

#include "cli/pipeline.h"
#include "script/script.h"
#include "speech/engine.h"
#include "speech/sound_cache.h"

#include <glib.h>

/* The engines of one run, and the cache of their sounds. Scripts that are read by the same voices
 * share what was learned. */
typedef struct Speaking Speaking;

/* `pipeline` is borrowed. */
Speaking *speaking_new(Pipeline *pipeline);
/* What was learned is discarded: after everything that speaks with it. */
void speaking_free(Speaking *speaking);

/* The voice's engine. LECTERN_ERROR_FAILED when there is none of that name. */
const EngineDriver *speaking_engine(const Voice *voice, GError **error);

/* What the engine learned for all voices of the script, the same for the same voices; NULL for
 * nothing. What could not be learned was reported. Owned by `speaking`. */
const EngineLearned *speaking_learned(Speaking *speaking, const Script *script);
/* The same for one voice. */
const EngineLearned *speaking_learned_for_voice(Speaking *speaking, const Voice *voice);

/* Where the sounds of that engine are kept, as the options ask; NULL for nowhere. Owned by
 * `speaking`. */
const SoundCache *speaking_cache(Speaking *speaking, const EngineDriver *engine);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Speaking, speaking_free)

#endif
