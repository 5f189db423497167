/* What decides how this espeak-ng sounds: the library, its data, the lexicons that it learned.
 *
 * Must not know: speaking.
 */
#ifndef LECTERN_SPEECH_ESPEAK_VERSION_H
#define LECTERN_SPEECH_ESPEAK_VERSION_H

#include "speech/engine.h"

/* As EngineDriver.identity. */
char *espeak_version(const EngineLearned *learned);

#endif
