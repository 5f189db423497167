/* The table of engines; see engine.h. */
#include "speech/engine.h"

static const EngineDriver *const engines[] = {&espeak_engine, &tone_engine, NULL};

const EngineDriver *const *engine_list(void)
{
    return engines;
}

const EngineDriver *engine_find(const char *name)
{
    g_return_val_if_fail(name, NULL);
    for (guint i = 0; engines[i]; i++)
        if (g_str_equal(engines[i]->name, name))
            return engines[i];
    return NULL;
}

void engine_voice_free(gpointer voice)
{
    EngineVoice *engine_voice = voice;
    if (!engine_voice)
        return;
    g_free(engine_voice->name);
    g_free(engine_voice->language);
    g_free(engine_voice);
}

EngineLearned *engine_learned_new(char *path, void (*discard)(const char *path))
{
    EngineLearned *learned = g_new(EngineLearned, 1);
    *learned = (EngineLearned){path, discard};
    return learned;
}

void engine_learned_free(EngineLearned *learned)
{
    if (!learned)
        return;
    if (learned->discard)
        learned->discard(learned->path);
    g_free(learned->path);
    g_free(learned);
}
