/* The way through the stages; see pipeline.h. */
#include "cli/pipeline.h"

#include "base/error.h"
#include "cli/output.h"
#include "cli/report.h"

#define DEFAULT_VOICE "en-US"

struct Pipeline {
    const Options *options;
    Sources *sources;
    VoiceStore *store;
    GPtrArray *voices;    /* of Voice: copies at the rate asked for, kept for who borrowed them */
    GHashTable *lexicons; /* voice name → LexiconSet */
};

Pipeline *pipeline_new(const Options *options)
{
    g_auto(GStrv) folders = options_voice_folders();
    Pipeline *pipeline = g_new0(Pipeline, 1);
    pipeline->options = options;
    pipeline->sources = sources_new(options);
    pipeline->store = voice_store_new((const char *const *)folders);
    pipeline->voices = g_ptr_array_new_with_free_func((GDestroyNotify)voice_free);
    pipeline->lexicons =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)lexicon_set_free);
    return pipeline;
}

void pipeline_free(Pipeline *pipeline)
{
    if (!pipeline)
        return;
    g_hash_table_unref(pipeline->lexicons);
    g_ptr_array_unref(pipeline->voices);
    voice_store_free(pipeline->store);
    sources_free(pipeline->sources);
    g_free(pipeline);
}

const Options *pipeline_options(const Pipeline *pipeline)
{
    return pipeline->options;
}

VoiceStore *pipeline_store(Pipeline *pipeline)
{
    return pipeline->store;
}

Sources *pipeline_sources(Pipeline *pipeline)
{
    return pipeline->sources;
}

Article *pipeline_article(G_GNUC_UNUSED Pipeline *pipeline, Source *source, GError **error)
{
    Diagnostics diagnostics = {.source = source->name, .handler = report_diagnostic};
    g_autoptr(Document) document = source_document(source, &diagnostics, error);
    return document ? article_find(document, &diagnostics, error) : NULL;
}

/* The voice at the rate and with the pauses asked for; NULL when that is more than a voice can. */
static const Voice *as_asked(Pipeline *pipeline, const Voice *voice, GError **error)
{
    const Options *options = pipeline->options;
    double own_wpm = voice->styles[VOICE_BODY].rate_wpm;
    double factor = options->rate_factor > 0 ? options->rate_factor
                    : options->rate_wpm > 0  ? options->rate_wpm / own_wpm
                                             : 1.0;
    if (factor == 1.0 && !options->pauses)
        return voice;
    double most = MIN(own_wpm * VOICE_MAX_SPEED, VOICE_MAX_WPM), least = own_wpm * VOICE_MIN_SPEED;
    if (own_wpm * factor < least || own_wpm * factor > most) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                    "--rate %g: the voice %s reads %g to %g words a minute", own_wpm * factor,
                    voice->name, least, most);
        return NULL;
    }
    g_autoptr(Voice) paused = voice_copy_at_rate(voice, 1);
    if (options->pauses && !pauses_change(&paused->pauses, options->pauses, error))
        return NULL;
    Voice *copy = voice_copy_at_rate(paused, factor);
    g_ptr_array_add(pipeline->voices, copy);
    return copy;
}

const Voice *pipeline_voice(Pipeline *pipeline, const char *name, const char *language,
                            GError **error)
{
    Diagnostics diagnostics = {.source = name, .handler = report_diagnostic};
    const char *asked = pipeline->options->voice;
    const Voice *voice = NULL;
    if (!asked && language) {
        voice = voice_store_for_language(pipeline->store, language, &diagnostics);
        if (!voice)
            diagnostic_report(&diagnostics, DIAGNOSTIC_WARNING, 0,
                              "no voice for the language '%s', read with %s; choose with --voice",
                              language, DEFAULT_VOICE);
    }
    if (!voice)
        voice =
            voice_store_get(pipeline->store, asked ? asked : DEFAULT_VOICE, &diagnostics, error);
    return voice ? as_asked(pipeline, voice, error) : NULL;
}

const Voice *pipeline_voice_named(Pipeline *pipeline, const char *name, GError **error)
{
    Diagnostics diagnostics = {.handler = report_diagnostic};
    const Voice *voice = voice_store_get(pipeline->store, name, &diagnostics, error);
    return voice ? as_asked(pipeline, voice, error) : NULL;
}

static LexiconSet *find_lexicons(Pipeline *pipeline, const Voice *voice, gboolean told,
                                 GError **error)
{
    LexiconSet *set = g_hash_table_lookup(pipeline->lexicons, voice->name);
    if (set)
        return set;
    Diagnostics diagnostics = {.source = voice->name,
                               .handler = told ? report_diagnostic_once : NULL};
    g_autofree char *folder = options_lexicon_folder();
    set = lexicon_set_new(pipeline->store, voice, (const char *const *)pipeline->options->lexicons,
                          folder, &diagnostics, error);
    if (set)
        g_hash_table_insert(pipeline->lexicons, g_strdup(voice->name), set);
    return set;
}

LexiconSet *pipeline_lexicons(Pipeline *pipeline, const Voice *voice, GError **error)
{
    return find_lexicons(pipeline, voice, TRUE, error);
}

/* Of a passage's voice. What is wrong with the user's was told for the article's own voice, and
 * that
 * --lexicon names one for the article's language alone is as it should be. */
static const LexiconSet *passage_lexicons(const Voice *voice, gpointer data)
{
    return find_lexicons(data, voice, FALSE, NULL);
}

/* A health article without its disclaimer must not leave the shop unnoticed. */
static gboolean check_disclaimer(const Article *article, gboolean strict, Diagnostics *diagnostics,
                                 GError **error)
{
    if (article->disclaimers->len > 0)
        return TRUE;
    if (strict) {
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                            "--strict: no disclaimer was found");
        return FALSE;
    }
    diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, 0,
                      "no disclaimer was found; none is announced");
    return TRUE;
}

static Script *write_script(Pipeline *pipeline, const Article *article, const Voice *voice,
                            Diagnostics *diagnostics, GError **error)
{
    const Options *options = pipeline->options;
    const LexiconSet *lexicons = pipeline_lexicons(pipeline, voice, error);
    if (!lexicons)
        return NULL;
    ScriptOptions script_options = {
        .voice = voice,
        .headings = options->headings,
        .headings_set = options->headings_set,
        .footnotes = options->footnotes,
        .lexicons = lexicons,
        .passage_lexicons = passage_lexicons,
        .passage_data = pipeline,
    };
    return script_new(article, &script_options, pipeline->store, diagnostics, error);
}

Script *pipeline_script_by(Pipeline *pipeline, const char *name, const Article *article,
                           const Voice *voice, GError **error)
{
    const Options *options = pipeline->options;
    Diagnostics diagnostics = {.source = name, .handler = report_diagnostic_once};
    g_autoptr(Script) script = write_script(pipeline, article, voice, &diagnostics, error);
    if (!script)
        return NULL;
    guint unsaid = diagnostics.counts[DIAGNOSTIC_WARNING] + diagnostics.counts[DIAGNOSTIC_ERROR];
    if (options->strict && unsaid > 0) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "--strict: %u place%s would not be spoken in full", unsaid,
                    unsaid == 1 ? "" : "s");
        return NULL;
    }
    if (!check_disclaimer(article, options->strict, &diagnostics, error))
        return NULL;
    return g_steal_pointer(&script);
}

Script *pipeline_script(Pipeline *pipeline, const char *name, const Article *article,
                        GError **error)
{
    const Voice *voice = pipeline_voice(pipeline, name, article->language, error);
    return voice ? pipeline_script_by(pipeline, name, article, voice, error) : NULL;
}

Script *pipeline_notice_script(Pipeline *pipeline, const char *name, const Article *notice,
                               const Voice *voice, GError **error)
{
    Diagnostics diagnostics = {.source = name, .handler = report_diagnostic};
    Script *script = write_script(pipeline, notice, voice, &diagnostics, error);
    for (guint i = script ? script->utterances->len : 0; i-- > 0;)
        if (script_utterance(script, i)->role == ROLE_ANNOUNCEMENT)
            g_ptr_array_remove_index(script->utterances, i);
    return script;
}

Script *pipeline_title_script(Pipeline *pipeline, const Article *titled, GError **error)
{
    Diagnostics diagnostics = {.source = titled->title, .handler = report_diagnostic};
    const Voice *voice = pipeline_voice(pipeline, titled->title, titled->language, error);
    Script *script = voice ? write_script(pipeline, titled, voice, &diagnostics, error) : NULL;
    for (guint i = script ? script->utterances->len : 0; i-- > 0;)
        if (script_utterance(script, i)->role != ROLE_TITLE)
            g_ptr_array_remove_index(script->utterances, i);
    return script;
}

int pipeline_for_each(Pipeline *pipeline, PipelineWork work, gpointer data)
{
    int status = EXIT_CODE_DONE;
    for (Source *source; (source = sources_next(pipeline->sources)) != NULL;) {
        g_autoptr(GError) error = NULL;
        if (!work(pipeline, source, data, &error)) {
            int failed = error ? report_error(source->name, error) : EXIT_CODE_FAILED;
            status = status == EXIT_CODE_DONE ? failed : status;
        }
        if (!output_flush())
            break;
    }
    return status;
}
