/* Speaking: which engine says a script.
 *
 * Must not know: what a verb does with the sound.
 */
#ifndef LECTERN_CLI_SPEAKING_H
#define LECTERN_CLI_SPEAKING_H

#include "script/script.h"
#include "speech/engine.h"

#include <glib.h>

/* The engine of the script's voice. LECTERN_ERROR_FAILED when there is none of that name. */
const EngineDriver *speaking_engine(const Script *script, GError **error);

#endif
