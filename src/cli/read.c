/* lectern read: speaks articles through the speakers, with keys to steer. */
#include "base/module.h"
#include "cli/aloud.h"
#include "cli/event_printer.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/shelf_article.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "cli/verb.h"

#include <string.h>

/* What is read next is the article `number` of `n`, counting also those that cannot be read. */
static void count(Aloud *aloud, guint number, guint n)
{
    aloud->number = n > 1 ? number : 0;
    aloud->is_last = number == n;
}

static gboolean read_article(Pipeline *pipeline, Source *source, gpointer data, GError **error)
{
    Aloud *aloud = data;
    if (aloud->is_over)
        return TRUE;
    const Sources *sources = pipeline_sources(pipeline);
    guint number = sources_given(sources);
    count(aloud, number, sources_count(sources));
    g_autoptr(Article) article = pipeline_article(pipeline, source, error);
    return article && aloud_read(aloud, source->name, article, error);
}

/* Reads the articles of a shelf by their ids. */
static gboolean read_shelf_article(Aloud *aloud, const char *shelf, const char *id, GError **error)
{
    ShelfArticleFind find =
        (ShelfArticleFind)module_symbol("lectern-library.so", "shelf_article_find", error);
    g_autoptr(Article) article = find ? find(shelf, id, error) : NULL;
    return article && aloud_read(aloud, id, article, error);
}

static int read_shelf(Aloud *aloud, const char *shelf, char **ids)
{
    int status = EXIT_CODE_DONE;
    guint n = g_strv_length(ids);
    for (guint i = 0; i < n && !aloud->is_over; i++) {
        g_autoptr(GError) error = NULL;
        count(aloud, i + 1, n);
        if (read_shelf_article(aloud, shelf, ids[i], &error))
            continue;
        int failed = error ? report_error(ids[i], error) : EXIT_CODE_FAILED;
        status = status == EXIT_CODE_DONE ? failed : status;
    }
    return status;
}

/* --- the command line -------------------------------------------------------------------------
 */

/* The verb's own options. */
typedef struct {
    char *device, *control, *volume, *max_volume, *shelf, *format;
    gboolean resume, is_private, always_disclaimer, large;
} Asked;

static void asked_clear(Asked *asked)
{
    g_free(asked->device);
    g_free(asked->control);
    g_free(asked->volume);
    g_free(asked->max_volume);
    g_free(asked->shelf);
    g_free(asked->format);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Asked, asked_clear)

/* "80", "80%" as a factor; 0 for NULL. FALSE, after saying so, when it is no percentage of 10 to
 * 200. */
static gboolean read_percent(const Verb *verb, const char *option, const char *text, double *factor)
{
    *factor = 0;
    if (!text)
        return TRUE;
    char *end;
    double percent = g_ascii_strtod(text, &end);
    if (end == text || (*end && strcmp(end, "%") != 0) || !(percent >= 10 && percent <= 200)) {
        report_usage(verb, "%s %s: a percentage from 10 to 200 is wanted", option, text);
        return FALSE;
    }
    *factor = percent / 100;
    return TRUE;
}

static gboolean check(const Verb *verb, const Asked *asked, Session *session)
{
    static const char *const formats[] = {"text", "json", NULL};
    int format = options_choose(verb, "--format", asked->format, formats);
    if (format < 0)
        return FALSE;
    if (format == 1)
        event_printer_on();
    if (!read_percent(verb, "--volume", asked->volume, &session->volume) ||
        !read_percent(verb, "--max-volume", asked->max_volume, &session->max_volume))
        return FALSE;
    if (format == 1 && asked->large) {
        report_usage(verb, "--large shows sentences, --format json prints them: choose one");
        return FALSE;
    }
    if (asked->resume && asked->is_private) {
        report_usage(verb, "--private keeps no place that --resume could go on at");
        return FALSE;
    }
    return TRUE;
}

static int read_all(Aloud *aloud, const Options *options, const Asked *asked)
{
    Session *session = &aloud->session;
    Diagnostics diagnostics = {.handler = report_diagnostic};
    g_autoptr(BookmarkStore) places = asked->is_private ? NULL : bookmark_store_open(&diagnostics);
    g_autoptr(Pipeline) pipeline = pipeline_new(options);
    g_autoptr(Speaking) speaking = speaking_new(pipeline);
    session->pipeline = pipeline;
    session->places = places;
    aloud->speaking = speaking;
    int status = asked->shelf ? read_shelf(aloud, asked->shelf, options->inputs)
                              : pipeline_for_each(pipeline, read_article, aloud);
    g_clear_pointer(&session->control, control_pipe_free);
    g_clear_pointer(&session->found, g_free);
    return session->signal_number ? signals_exit_code(session->signal_number) : status;
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    g_auto(Asked) asked = {0};
    const GOptionEntry own[] = {
        {"device", 'd', 0, G_OPTION_ARG_FILENAME, &asked.device,
         "ALSA device to speak on; \"null\" prints without sound", "NAME"},
        {"resume", 0, 0, G_OPTION_ARG_NONE, &asked.resume,
         "go on at the sentence where the last reading of the article stopped", NULL},
        {"private", 0, 0, G_OPTION_ARG_NONE, &asked.is_private,
         "keep nothing: no place, no sentences", NULL},
        {"always-disclaimer", 0, 0, G_OPTION_ARG_NONE, &asked.always_disclaimer,
         "read the disclaimer before leaving, if it was not heard", NULL},
        {"large", 0, 0, G_OPTION_ARG_NONE, &asked.large,
         "show the sentence in big letters over the whole terminal, its word marked", NULL},
        {"control", 0, 0, G_OPTION_ARG_FILENAME, &asked.control,
         "obey the lines of this pipe, as 'lectern keys' lists them", "FILE"},
        {"shelf", 0, 0, G_OPTION_ARG_FILENAME, &asked.shelf,
         "read articles of this shelf: the arguments are their ids", "SHELF"},
        {"format", 'f', 0, G_OPTION_ARG_FILENAME, &asked.format,
         "print what is heard as text or, with all that happens, as json", "text|json"},
        {"volume", 0, 0, G_OPTION_ARG_FILENAME, &asked.volume, "begin at that volume", "PERCENT"},
        {"max-volume", 0, 0, G_OPTION_ARG_FILENAME, &asked.max_volume, "never be louder",
         "PERCENT"},
        {NULL}};
    int status;
    if (!options_parse(&options, verb,
                       OPTIONS_ARTICLES | OPTIONS_VOICE | OPTIONS_SCRIPT | OPTIONS_CACHE, own, argc,
                       argv, &status))
        return status;
    Aloud aloud = {.session = {.device = asked.device,
                               .always_disclaimer = asked.always_disclaimer,
                               .large = asked.large},
                   .resume = asked.resume};
    if (!check(verb, &asked, &aloud.session))
        return EXIT_CODE_USAGE;
    if (asked.is_private && options.cache)
        return report_usage(verb, "--private keeps nothing, --cache sentences: choose one");
    options.no_cache |= asked.is_private;
    if (asked.shelf && (options.items || g_str_equal(options.inputs[0], "-")))
        return report_usage(verb, "--shelf: give the ids that 'lectern shelf list' tells");
    gboolean input_is_taken = g_strv_contains((const char *const *)options.inputs, "-") ||
                              g_strcmp0(asked.control, "-") == 0;
    aloud.session.keyboard = terminal_keyboard(input_is_taken);
    g_autoptr(GError) error = NULL;
    if (asked.control && !(aloud.session.control = control_pipe_open(asked.control, &error)))
        return report_error(NULL, error);
    return read_all(&aloud, &options, &asked);
}

const Verb read_verb = {
    .name = "read",
    .arguments = "[FILE|URL|-]...",
    .summary = "speaks articles through the speakers, with keys to steer",
    .run = run,
};
