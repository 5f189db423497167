/* Which engine says a script; see speaking.h. */
#include "cli/speaking.h"

#include "base/error.h"

const EngineDriver *speaking_engine(const Script *script, GError **error)
{
    const EngineDriver *engine = engine_find(script->voice->engine);
    if (!engine)
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "the voice %s wants the engine '%s', which is not built in",
                    script->voice->name, script->voice->engine);
    return engine;
}
