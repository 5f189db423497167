/* lectern words: a filter, each line of text becomes one line of the words that will be spoken. */
#include "cli/lines.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/verb.h"
#include "script/verbalizer.h"

static gboolean answer_words(const char *line, gsize length, GString *out, gpointer data,
                             G_GNUC_UNUSED GError **error)
{
    g_auto(Verbalization) result = {0};
    verbalize(data, line, length, NULL, 0, FALSE, &result);
    g_string_append(out, result.spoken);
    return TRUE;
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    int status;
    if (!options_parse(&options, verb, OPTIONS_FILTER | OPTIONS_VOICE, NULL, argc, argv, &status))
        return status;
    g_autoptr(GError) error = NULL;
    g_autoptr(Pipeline) pipeline = pipeline_new(&options);
    const Voice *voice = pipeline_voice(pipeline, NULL, NULL, &error);
    const LexiconSet *lexicons = voice ? pipeline_lexicons(pipeline, voice, &error) : NULL;
    if (!lexicons)
        return report_error(NULL, error);
    Diagnostics diagnostics = {.source = voice->name, .handler = report_diagnostic};
    g_autoptr(Verbalizer) verbalizer =
        verbalizer_new(pipeline_store(pipeline), voice->language, &diagnostics, &error);
    if (!verbalizer)
        return report_error(NULL, error);
    verbalizer_use_lexicons(verbalizer, lexicons);
    return lines_filter(options.inputs, answer_words, verbalizer);
}

const Verb words_verb = {
    .name = "words",
    .arguments = "[FILE|-]...",
    .summary = "prints the spoken words of each line of text",
    .run = run,
};
