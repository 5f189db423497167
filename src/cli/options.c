/* Options shared by verbs; see options.h. */
#include "cli/options.h"

#include "base/user_folder.h"

#include "cli/output.h"
#include "cli/report.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

enum { MAX_JOBS = 256, DEFAULT_CACHE_MB = 256, MAX_CACHE_MB = 1000000 };
#define MIN_RATE_WPM 60.0
#define MAX_RATE_WPM VOICE_MAX_WPM
#define MIN_RATE_FACTOR VOICE_MIN_SPEED
#define MAX_RATE_FACTOR VOICE_MAX_SPEED

/* How fast a preset is, of the voice's own rate: a voice is set to be comfortable in its language,
 * so that "normal" is right in each. Of the English one: 130, 165, 250 and 370 words a minute. */
static const struct {
    const char *name;
    double factor;
} presets[] = {{"slow", 0.8}, {"normal", 1}, {"fast", 1.5}, {"screenreader", 2.25}};

/* The options as GOption leaves them, before their values are checked. */
typedef struct {
    char *rate;
    char *preset;
    char *headings;
    char *jobs;
    char *cache_size;
    char *items;
    gboolean quiet, verbose, help;
} RawOptions;

static void raw_options_clear(RawOptions *raw)
{
    g_free(raw->rate);
    g_free(raw->preset);
    g_free(raw->headings);
    g_free(raw->jobs);
    g_free(raw->cache_size);
    g_free(raw->items);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RawOptions, raw_options_clear)

void options_clear(Options *options)
{
    g_clear_pointer(&options->voice, g_free);
    g_clear_pointer(&options->lexicons, g_strfreev);
    g_clear_pointer(&options->pauses, g_free);
    g_clear_pointer(&options->items, item_list_free);
    g_clear_pointer(&options->inputs, g_strfreev);
}

static void add_entries(GOptionContext *context, OptionsSet set, Options *options, RawOptions *raw)
{
    const GOptionEntry voice[] = {{"voice", 'v', 0, G_OPTION_ARG_FILENAME, &options->voice,
                                   "voice to read with (see 'lectern voices')", "NAME"},
                                  {"lexicon", 'l', 0, G_OPTION_ARG_FILENAME_ARRAY,
                                   &options->lexicons,
                                   "pronounce by this lexicon (PLS) before all others", "FILE"},
                                  {NULL}};
    const GOptionEntry script[] = {
        {"rate", 'r', 0, G_OPTION_ARG_FILENAME, &raw->rate,
         "words a minute (180), or times the voice's own rate (1.5x)", "RATE"},
        {"preset", 0, 0, G_OPTION_ARG_FILENAME, &raw->preset,
         "a rate by name: slow, normal, fast or screenreader", "NAME"},
        {"pauses", 0, 0, G_OPTION_ARG_FILENAME, &options->pauses,
         "times the voice's own (0.5, 150%), or by name in ms (sentence=300,item=900)", "PAUSES"},
        {"headings", 0, 0, G_OPTION_ARG_FILENAME, &raw->headings,
         "how headings are announced: both, words, tone, pause or off", "HOW"},
        {"footnotes", 0, 0, G_OPTION_ARG_NONE, &options->footnotes,
         "say the marks of footnotes too", NULL},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &options->strict,
         "fail when anything would not be spoken, or no disclaimer was found", NULL},
        {NULL}};
    const GOptionEntry jobs[] = {{"jobs", 'j', 0, G_OPTION_ARG_FILENAME, &raw->jobs,
                                  "speak with N processes (default: one for each processor)", "N"},
                                 {NULL}};
    const GOptionEntry cache[] = {
        {"cache", 0, 0, G_OPTION_ARG_NONE, &options->cache,
         "keep spoken sentences for the next run, whatever the engine", NULL},
        {"no-cache", 0, 0, G_OPTION_ARG_NONE, &options->no_cache, "keep none, and use none", NULL},
        {"cache-size", 0, 0, G_OPTION_ARG_FILENAME, &raw->cache_size,
         "keep at most so many megabytes (default: 256)", "MB"},
        {NULL}};
    const GOptionEntry items[] = {{"item", 'i', 0, G_OPTION_ARG_FILENAME, &raw->items,
                                   "of a feed only these articles: 2, or 1,3-5, or 4-", "LIST"},
                                  {NULL}};
    const GOptionEntry inputs[] = {
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->inputs, NULL, NULL},
        {NULL}};
    const GOptionEntry common[] = {
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &raw->quiet, "say nothing but errors", NULL},
        {"verbose", 0, 0, G_OPTION_ARG_NONE, &raw->verbose, "say what was guessed too", NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &raw->help, "print this and end", NULL},
        {NULL}};
    if (set & OPTIONS_VOICE)
        g_option_context_add_main_entries(context, voice, NULL);
    if (set & OPTIONS_SCRIPT)
        g_option_context_add_main_entries(context, script, NULL);
    if (set & OPTIONS_JOBS)
        g_option_context_add_main_entries(context, jobs, NULL);
    if (set & OPTIONS_CACHE)
        g_option_context_add_main_entries(context, cache, NULL);
    if (set & OPTIONS_ARTICLES)
        g_option_context_add_main_entries(context, items, NULL);
    g_option_context_add_main_entries(context, inputs, NULL);
    g_option_context_add_main_entries(context, common, NULL);
}

/* "180" or "1.5x"; FALSE when it is neither or out of range. */
static gboolean parse_rate(const char *text, Options *options)
{
    char *end;
    double value = g_ascii_strtod(text, &end);
    if (end == text || !isfinite(value))
        return FALSE;
    if (strcmp(end, "x") == 0 && value >= MIN_RATE_FACTOR && value <= MAX_RATE_FACTOR)
        options->rate_factor = value;
    else if (*end == '\0' && value >= MIN_RATE_WPM && value <= MAX_RATE_WPM)
        options->rate_wpm = value;
    else
        return FALSE;
    return TRUE;
}

static gboolean parse_preset(const char *name, Options *options)
{
    for (gsize i = 0; i < G_N_ELEMENTS(presets); i++)
        if (strcmp(name, presets[i].name) == 0) {
            options->rate_factor = presets[i].factor;
            return TRUE;
        }
    return FALSE;
}

static gboolean check_rate(Options *options, const RawOptions *raw, const Verb *verb)
{
    if (raw->rate && raw->preset) {
        report_usage(verb, "--rate and --preset both say how fast: give one of them");
        return FALSE;
    }
    if (raw->preset && !parse_preset(raw->preset, options)) {
        report_usage(verb, "--preset %s: give slow, normal, fast or screenreader", raw->preset);
        return FALSE;
    }
    if (raw->rate && !parse_rate(raw->rate, options)) {
        report_usage(verb, "--rate %s: give words a minute (%g to %g) or a factor (%gx to %gx)",
                     raw->rate, MIN_RATE_WPM, MAX_RATE_WPM, MIN_RATE_FACTOR, MAX_RATE_FACTOR);
        return FALSE;
    }
    return TRUE;
}

/* What a request does to a voice's pauses is found out with the voice; whether it is one, here. */
static gboolean check_pauses(const Options *options, const Verb *verb)
{
    g_autoptr(GError) error = NULL;
    VoicePauses pauses;
    pauses_set_defaults(&pauses);
    if (!options->pauses || pauses_change(&pauses, options->pauses, &error))
        return TRUE;
    report_usage(verb, "--pauses %s: %s", options->pauses, error->message);
    return FALSE;
}

static gboolean check_cache(Options *options, const RawOptions *raw, const Verb *verb)
{
    guint64 size_mb = DEFAULT_CACHE_MB;
    if (options->cache && options->no_cache) {
        report_usage(verb, "--cache and --no-cache contradict each other: give one of them");
        return FALSE;
    }
    if (raw->cache_size &&
        !g_ascii_string_to_unsigned(raw->cache_size, 10, 1, MAX_CACHE_MB, &size_mb, NULL)) {
        report_usage(verb, "--cache-size %s: give megabytes from 1 to %d", raw->cache_size,
                     MAX_CACHE_MB);
        return FALSE;
    }
    options->cache_bytes = size_mb * 1000000;
    return TRUE;
}

static gboolean check_values(Options *options, const RawOptions *raw, const Verb *verb)
{
    if (!check_rate(options, raw, verb) || !check_pauses(options, verb) ||
        !check_cache(options, raw, verb))
        return FALSE;
    options->headings_set = raw->headings != NULL;
    if (raw->headings && !heading_announcement_parse(raw->headings, &options->headings)) {
        report_usage(verb, "--headings %s: give both, words, tone, pause or off", raw->headings);
        return FALSE;
    }
    options->items = raw->items ? item_list_parse(raw->items) : NULL;
    if (raw->items && !options->items) {
        report_usage(verb, "--item %s: give numbers from 1, as in 2, 1,3-5 or 4-", raw->items);
        return FALSE;
    }
    guint64 jobs = g_get_num_processors();
    if (raw->jobs && !g_ascii_string_to_unsigned(raw->jobs, 10, 1, MAX_JOBS, &jobs, NULL)) {
        report_usage(verb, "--jobs %s: give a number from 1 to %d", raw->jobs, MAX_JOBS);
        return FALSE;
    }
    options->jobs = (guint)jobs;
    return TRUE;
}

static gboolean check_inputs(Options *options, OptionsSet set, const Verb *verb)
{
    gboolean given = options->inputs && options->inputs[0];
    if (given && !(set & (OPTIONS_ARTICLES | OPTIONS_FILTER | OPTIONS_WORDS))) {
        report_usage(verb, "'%s' is too much: this verb takes options alone", options->inputs[0]);
        return FALSE;
    }
    if (given)
        return TRUE;
    /* Waiting in silence for an article to be typed helps nobody; a filter's lines may be typed. */
    if ((set & OPTIONS_ARTICLES) && isatty(STDIN_FILENO)) {
        report_usage(verb, "no article named: give a FILE, a URL, or - for standard input");
        return FALSE;
    }
    static const char *const standard_input[] = {"-", NULL}, *const nothing[] = {NULL};
    gboolean reads = set & (OPTIONS_ARTICLES | OPTIONS_FILTER);
    g_strfreev(options->inputs);
    options->inputs = g_strdupv((char **)(reads ? standard_input : nothing));
    return TRUE;
}

static void print_help(GOptionContext *context, const Verb *verb)
{
    /* GOption takes how the program is called from its name. */
    g_autofree char *called = g_strdup_printf("lectern %s", verb->name);
    g_set_prgname(called);
    g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
    output_write(help, strlen(help));
}

gboolean options_parse(Options *options, const Verb *verb, OptionsSet set, const GOptionEntry *own,
                       int argc, char **argv, int *status)
{
    g_autofree char *parameters = g_strdup(verb->arguments);
    g_autoptr(GOptionContext) context = g_option_context_new(parameters);
    g_autofree char *summary =
        g_strdup_printf("%c%s.", g_ascii_toupper(verb->summary[0]), verb->summary + 1);
    g_auto(RawOptions) raw = {0};
    g_autoptr(GError) error = NULL;

    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_summary(context, summary);
    if (own)
        g_option_context_add_main_entries(context, own, NULL);
    add_entries(context, set, options, &raw);

    /* GOption rearranges its array; argv stays the caller's. */
    g_autofree char **arguments = g_memdup2(argv, sizeof(char *) * (gsize)(argc + 1));
    *status = EXIT_CODE_USAGE;
    if (!g_option_context_parse(context, &argc, &arguments, &error)) {
        report_usage(verb, "%s", error->message);
        return FALSE;
    }
    if (raw.help) {
        print_help(context, verb);
        *status = EXIT_CODE_DONE;
        return FALSE;
    }
    report_set_level(raw.quiet ? REPORT_QUIET : raw.verbose ? REPORT_VERBOSE : REPORT_NORMAL);
    return check_values(options, &raw, verb) && check_inputs(options, set, verb);
}

int options_choose(const Verb *verb, const char *option, const char *word,
                   const char *const *choices)
{
    if (!word)
        return 0;
    for (int i = 0; choices[i]; i++)
        if (strcmp(word, choices[i]) == 0)
            return i;
    g_autofree char *list = g_strjoinv(", ", (char **)choices);
    report_usage(verb, "%s %s: give one of %s", option, word, list);
    return -1;
}

char **options_voice_folders(void)
{
    g_autoptr(GStrvBuilder) folders = g_strv_builder_new();
    const char *named = g_getenv("LECTERN_DATA");
    if (named && *named)
        g_strv_builder_add(folders, named);

    g_autofree char *data = user_folder(USER_FOLDER_DATA);
    g_autofree char *own = data ? g_build_filename(data, "lectern", "voices", NULL) : NULL;
    if (own)
        g_strv_builder_add(folders, own);

    g_autofree char *executable = g_file_read_link("/proc/self/exe", NULL);
    if (executable) {
        g_autofree char *folder = g_path_get_dirname(executable);
        g_autofree char *parent = g_path_get_dirname(folder);
        g_autofree char *built = g_build_filename(parent, "voices", NULL);
        g_autofree char *installed = g_build_filename(parent, "share", "lectern", "voices", NULL);
        g_strv_builder_add(folders, built);
        g_strv_builder_add(folders, installed);
    }
    g_strv_builder_add(folders, LECTERN_DATADIR "/voices");
    return g_strv_builder_end(folders);
}

char *options_lexicon_folder(void)
{
    g_autofree char *folder = user_folder(USER_FOLDER_CONFIG);
    return folder ? g_build_filename(folder, "lectern", "lexicons", NULL) : NULL;
}
