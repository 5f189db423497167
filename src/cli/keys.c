/* lectern keys: prints, or speaks, what a reading can be told to do. */
#include "article/article.h"
#include "cli/aloud.h"
#include "cli/keymap.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "document/document.h"

/* "N, page down, 3: next heading", and behind it the line of --control where that is another. */
static void append_line(GString *out, const ActionInfo *info)
{
    if (info->keys)
        g_string_append_printf(out, "%s: ", info->keys);
    g_string_append(out, info->does);
    g_string_append_printf(out, " (--control: %s", info->name);
    if (info->argument)
        g_string_append_printf(out, " %s", info->argument);
    g_string_append(out, ")\n");
}

static int print_keys(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (Action action = ACTION_NONE + 1; action < ACTIONS; action++)
        append_line(out, action_info(action));
    output_write(out->str, out->len);
    return EXIT_CODE_DONE;
}

/* The keys as an article, that is read and steered as any other. */
static Article *keys_article(GError **error)
{
    g_autoptr(GString) text = g_string_new("---\nlang: en\n---\n\n# The keys of lectern read\n\n");
    for (Action action = ACTION_NONE + 1; action < ACTIONS; action++) {
        const ActionInfo *info = action_info(action);
        if (info->keys)
            g_string_append_printf(text, "%s: %s.\n\n", info->keys, info->does);
    }
    DocumentSource source = {.bytes = text->str, .length = text->len, .name = "keys.md"};
    g_autoptr(Document) document = document_parse(&source, NULL, error);
    return document ? article_find(document, NULL, error) : NULL;
}

static int speak_keys(const Options *options, char *device)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Article) article = keys_article(&error);
    g_autoptr(Pipeline) pipeline = pipeline_new(options);
    g_autoptr(Speaking) speaking = speaking_new(pipeline);
    Aloud aloud = {
        .session = {.pipeline = pipeline, .device = device, .keyboard = terminal_keyboard(FALSE)},
        .speaking = speaking,
        .is_last = TRUE};
    if (!article || !aloud_read(&aloud, NULL, article, &error))
        return error ? report_error(NULL, error) : EXIT_CODE_FAILED;
    int signal_number = aloud.session.signal_number;
    return signal_number ? signals_exit_code(signal_number) : EXIT_CODE_DONE;
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    g_autofree char *device = NULL;
    gboolean speak = FALSE;
    const GOptionEntry own[] = {
        {"speak", 0, 0, G_OPTION_ARG_NONE, &speak, "speak them; the keys work meanwhile", NULL},
        {"device", 'd', 0, G_OPTION_ARG_FILENAME, &device, "ALSA device to speak on", "NAME"},
        {NULL}};
    int status;
    if (!options_parse(&options, verb, OPTIONS_VOICE | OPTIONS_SCRIPT, own, argc, argv, &status))
        return status;
    return speak ? speak_keys(&options, device) : print_keys();
}

const Verb keys_verb = {
    .name = "keys",
    .arguments = "",
    .summary = "lists the keys of read and the lines of --control",
    .run = run,
};
