/* lectern pronounce: a filter, each word becomes one line of IPA as the voice says it. */
#include "base/error.h"
#include "cli/lines.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/speaking.h"
#include "cli/verb.h"
#include "speech/engine.h"

/* An engine at work in this process. */
typedef struct {
    const EngineDriver *driver;
    const VoiceStyleSettings *settings;
    gpointer state;
} Pronouncer;

static gboolean answer_ipa(const char *line, G_GNUC_UNUSED gsize length, GString *out,
                           gpointer data, GError **error)
{
    const Pronouncer *pronouncer = data;
    g_autofree char *ipa = pronouncer->driver->phonemes(pronouncer->state, pronouncer->settings,
                                                        &(EngineText){.text = line}, error);
    if (!ipa)
        return FALSE;
    g_string_append(out, g_strstrip(ipa));
    return TRUE;
}

/* The engine behind a voice, if it can tell phonemes. */
static const EngineDriver *find_driver(const Voice *voice, GError **error)
{
    const EngineDriver *driver = engine_find(voice->engine);
    if (!driver || !driver->phonemes) {
        g_set_error(
            error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
            "the voice %s cannot tell how it says a word: its engine '%s' knows no phonemes",
            voice->name, voice->engine);
        return NULL;
    }
    return driver;
}

static int pronounce(Pipeline *pipeline, const Options *options, GError **error)
{
    const Voice *voice = pipeline_voice(pipeline, NULL, NULL, error);
    const EngineDriver *driver = voice ? find_driver(voice, error) : NULL;
    Pronouncer pronouncer = {driver, voice ? &voice->styles[VOICE_BODY] : NULL, NULL};
    int sample_rate;
    /* One that was named and cannot be read is a failure. */
    if (!driver || !pipeline_lexicons(pipeline, voice, error))
        return EXIT_CODE_FAILED;
    g_autoptr(Speaking) speaking = speaking_new(pipeline);
    const EngineLearned *learned = speaking_learned_for_voice(speaking, voice);
    if (!driver->open(learned, &pronouncer.state, &sample_rate, error))
        return EXIT_CODE_FAILED;
    int status = lines_filter(options->inputs, answer_ipa, &pronouncer);
    driver->close(pronouncer.state);
    return status;
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    int status;
    if (!options_parse(&options, verb, OPTIONS_FILTER | OPTIONS_VOICE, NULL, argc, argv, &status))
        return status;
    g_autoptr(GError) error = NULL;
    g_autoptr(Pipeline) pipeline = pipeline_new(&options);
    status = pronounce(pipeline, &options, &error);
    return error ? report_error(NULL, error) : status;
}

const Verb pronounce_verb = {
    .name = "pronounce",
    .arguments = "[FILE|-]...",
    .summary = "prints how the voice says each word, in IPA",
    .run = run,
};
