/* lectern script: prints what will be said. */
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/verb.h"
#include "script/script_print.h"

typedef void (*ScriptPrinter)(const Script *script, GString *out);

static const char *const formats[] = {"text", "ssml", "json", NULL};
static const ScriptPrinter printers[] = {script_print_text, script_print_ssml, script_print_json};

static gboolean print_script(Pipeline *pipeline, Source *source, gpointer data, GError **error)
{
    g_autoptr(Article) article = pipeline_article(pipeline, source, error);
    if (!article)
        return FALSE;
    g_autoptr(Script) script = pipeline_script(pipeline, source->name, article, error);
    if (!script)
        return FALSE;
    g_autoptr(GString) out = g_string_new(NULL);
    (*(ScriptPrinter *)data)(script, out);
    output_write(out->str, out->len);
    return TRUE;
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    g_autofree char *format = NULL;
    const GOptionEntry own[] = {{"format", 'f', 0, G_OPTION_ARG_FILENAME, &format,
                                 "text (default), ssml or json", "FORMAT"},
                                {NULL}};
    OptionsSet set = OPTIONS_ARTICLES | OPTIONS_VOICE | OPTIONS_SCRIPT;
    int status;
    if (!options_parse(&options, verb, set, own, argc, argv, &status))
        return status;
    int chosen = options_choose(verb, "--format", format, formats);
    if (chosen < 0)
        return EXIT_CODE_USAGE;
    g_autoptr(Pipeline) pipeline = pipeline_new(&options);
    ScriptPrinter print = printers[chosen];
    return pipeline_for_each(pipeline, print_script, &print);
}

const Verb script_verb = {
    .name = "script",
    .arguments = "[FILE|URL|-]...",
    .summary = "prints what will be said",
    .run = run,
};
