/* lectern pronounce: a filter, each word becomes one line of IPA as the voice says it. */
#include "base/error.h"
#include "cli/lines.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "cli/pronounce_source.h"
#include "cli/report.h"
#include "cli/speaking.h"
#include "cli/verb.h"
#include "speech/engine.h"

/* An engine at work in this process. */
typedef struct {
    const EngineDriver *driver;
    const VoiceStyleSettings *settings;
    gpointer state;
    LexiconSet *lexicons;
    gboolean source; /* tell who decided */
    char *rules_file;
} Pronouncer;

static guint rule_line(const char *word, gpointer data)
{
    const Pronouncer *pronouncer = data;
    const EngineDriver *driver = pronouncer->driver;
    return driver->rule_line ? driver->rule_line(pronouncer->state, pronouncer->settings, word) : 0;
}

static const char *alias_of(const LexiconSet *lexicons, const char *text)
{
    const LexiconEntry *entry = lexicon_set_decide(lexicons, text);
    return entry ? entry->alias : NULL;
}

/* An entry that the voice cannot be taught was left out. */
static gboolean is_applied(const LexiconEntry *entry, gpointer data)
{
    const Pronouncer *pronouncer = data;
    const EngineDriver *driver = pronouncer->driver;
    return entry->alias || (driver->can_learn &&
                            driver->can_learn(pronouncer->settings->engine_voice, entry, NULL));
}

/* The line with the words of aliases in the place of what they stand for. */
static char *apply_aliases(const LexiconSet *lexicons, const char *line)
{
    const char *whole = alias_of(lexicons, line);
    if (whole)
        return g_strdup(whole);
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    GString *text = g_string_new(NULL);
    for (char **word = words; *word; word++) {
        const char *alias = **word ? alias_of(lexicons, *word) : NULL;
        g_string_append_printf(text, "%s%s", word == words ? "" : " ", alias ? alias : *word);
    }
    return g_string_free(text, FALSE);
}

static gboolean answer_ipa(const char *line, G_GNUC_UNUSED gsize length, GString *out,
                           gpointer data, GError **error)
{
    const Pronouncer *pronouncer = data;
    g_autofree char *text = apply_aliases(pronouncer->lexicons, line);
    g_autofree char *ipa = pronouncer->driver->phonemes(pronouncer->state, pronouncer->settings,
                                                        &(EngineText){.text = text}, error);
    if (!ipa)
        return FALSE;
    g_string_append(out, g_strstrip(ipa));
    if (!pronouncer->source)
        return TRUE;
    const PronounceAsk ask = {.lexicons = pronouncer->lexicons,
                              .is_applied = is_applied,
                              .rule_line = rule_line,
                              .data = data,
                              .rules_file = pronouncer->rules_file,
                              .engine_name = pronouncer->driver->title};
    g_autofree char *source = pronounce_source(&ask, line);
    g_string_append_printf(out, "\t%s", source);
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

static int pronounce(Pipeline *pipeline, const Options *options, gboolean source, GError **error)
{
    const Voice *voice = pipeline_voice(pipeline, NULL, NULL, error);
    const EngineDriver *driver = voice ? find_driver(voice, error) : NULL;
    /* One that was named and cannot be read is a failure. */
    LexiconSet *lexicons = driver ? pipeline_lexicons(pipeline, voice, error) : NULL;
    if (!lexicons)
        return EXIT_CODE_FAILED;
    g_autofree char *rules_file = g_strdup_printf("%s-endings.rules", voice->language);
    Pronouncer pronouncer = {.driver = driver,
                             .settings = &voice->styles[VOICE_BODY],
                             .lexicons = lexicons,
                             .source = source,
                             .rules_file = rules_file};
    int sample_rate;
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
    gboolean source = FALSE;
    const GOptionEntry own[] = {{"source", 's', 0, G_OPTION_ARG_NONE, &source,
                                 "tell which lexicon or rule decided, behind a tab", NULL},
                                {NULL}};
    int status;
    if (!options_parse(&options, verb, OPTIONS_FILTER | OPTIONS_VOICE, own, argc, argv, &status))
        return status;
    g_autoptr(GError) error = NULL;
    g_autoptr(Pipeline) pipeline = pipeline_new(&options);
    status = pronounce(pipeline, &options, source, &error);
    return error ? report_error(NULL, error) : status;
}

const Verb pronounce_verb = {
    .name = "pronounce",
    .arguments = "[FILE|-]...",
    .summary = "prints how the voice says each word, in IPA",
    .run = run,
};
