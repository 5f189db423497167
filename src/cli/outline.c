/* lectern outline: prints the article as found. */
#include "article/outline.h"

#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/verb.h"

typedef void (*OutlinePrinter)(const Article *article, GString *out);

static const char *const formats[] = {"text", "json", NULL};
static const OutlinePrinter printers[] = {outline_print_text, outline_print_json};

static gboolean print_outline(Pipeline *pipeline, Source *source, gpointer data, GError **error)
{
    g_autoptr(Article) article = pipeline_article(pipeline, source, error);
    if (!article)
        return FALSE;
    g_autoptr(GString) out = g_string_new(NULL);
    (*(OutlinePrinter *)data)(article, out);
    output_write(out->str, out->len);
    return TRUE;
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    g_autofree char *format = NULL;
    const GOptionEntry own[] = {
        {"format", 'f', 0, G_OPTION_ARG_FILENAME, &format, "text (default) or json", "FORMAT"},
        {NULL}};
    int status;
    if (!options_parse(&options, verb, OPTIONS_ARTICLES, own, argc, argv, &status))
        return status;
    int chosen = options_choose(verb, "--format", format, formats);
    if (chosen < 0)
        return EXIT_CODE_USAGE;
    g_autoptr(Pipeline) pipeline = pipeline_new(&options);
    OutlinePrinter print = printers[chosen];
    return pipeline_for_each(pipeline, print_outline, &print);
}

const Verb outline_verb = {
    .name = "outline",
    .arguments = "[FILE|URL|-]...",
    .summary = "prints the article as found",
    .run = run,
};
