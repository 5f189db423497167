/* lectern publish: builds the site, the podcast feed and all downloads.
 *
 * One thread, this one, reads the articles, writes their scripts and the pages; lanes render and
 * encode what is not there yet. At most one article more than there are lanes is held.
 */
#include "publish/export.h"

#include "article/identity.h"
#include "base/error.h"
#include "base/temporary.h"
#include "cli/lanes.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/shelf_supply.h"
#include "cli/signals.h"
#include "cli/site_inputs.h"
#include "cli/site_supply.h"
#include "cli/speaking.h"
#include "cli/verb.h"
#include "publish/clock.h"
#include "publish/filename.h"
#include "publish/pharmacy.h"
#include "publish/site.h"
#include "publish/site_article.h"

#include <string.h>

enum { POLL_US = 100000 };

/* An article that is made, or the opening hours. While it is in a lane the lane owns it, but for
 * `done_permille`. */
typedef struct {
    char *name, *id, *key, *slug; /* as the site and messages know it */
    gint64 added_s;
    Article *article;
    Script *script;
    const Format *formats[2]; /* of the opening hours; of an article none */
    gint done_permille;       /* atomic */
    SiteArticle *made;
    gint64 length_ms;
    GError *error;
} Job;

typedef struct {
    Pipeline *pipeline;
    Speaking *speaking;
    const Options *options;
    const Pharmacy *pharmacy;
    const char *settings; /* the file of them; NULL for none */
    const char *folder;   /* of the site */
    gboolean force;       /* make all anew */
    gboolean wait;        /* for another run */
    Site *site;
    SiteSupply *supply;
    GHashTable *ids; /* of all articles of the supply */
    GPtrArray *jobs; /* of Job: those under way */
    Lanes *lanes;    /* NULL until there is something to speak */
    guint n_lanes;
    EncodePool *encode_pool;
    Progress *progress;
    guint n_done, n_made, n_kept, n_failed;
    gboolean hidden_failed; /* one failed of which not even the id is known */
    int status;
} Run;

static void job_free(gpointer data)
{
    Job *job = data;
    g_free(job->name);
    g_free(job->id);
    g_free(job->key);
    g_free(job->slug);
    site_article_free(job->made);
    article_free(job->article);
    script_free(job->script);
    g_clear_error(&job->error);
    g_free(job);
}

/* --- on a lane ------------------------------------------------------------------------------ */

static gboolean note_progress(guint utterances_done, guint utterances, gpointer data)
{
    Job *job = data;
    g_atomic_int_set(&job->done_permille,
                     (gint)((guint64)utterances_done * 1000 / MAX(utterances, 1)));
    return signals_request() == 0;
}

static void make(gpointer data, SpeechPool *pool, gpointer run_data)
{
    Job *job = data;
    const Run *run = run_data;
    g_autoptr(Reading) reading = NULL;
    const ExportOptions options = {.folder = site_files_folder(run->site),
                                   .formats =
                                       job->formats[0] ? job->formats : site_formats(run->site),
                                   .encoding = {.pool = run->encode_pool},
                                   .level = level_target_list()[0],
                                   .replace = TRUE,
                                   .reading = &reading,
                                   .progress = note_progress,
                                   .progress_data = job};
    g_autofree char *stem = site_stem(job->slug, job->key);
    g_auto(GStrv) paths =
        export_article(job->article, job->script, pool, stem, &options, &job->error);
    const SiteEntry entry = {job->id, job->key, job->script->voice->title, job->added_s};
    if (paths && job->formats[0])
        job->length_ms = clock_units(reading->n_frames, reading->sample_rate, 1000);
    else if (paths)
        job->made = site_article_new(job->article, reading, &entry);
}

/* --- on the main thread --------------------------------------------------------------------- */

/* `id` may be NULL. */
static void fail(Run *run, const char *name, const char *id, const GError *error)
{
    if (signals_request() != 0)
        return;
    progress_hide(run->progress);
    if (id && g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_CANCELLED)) {
        report_note("%s: %s", name, error->message);
        g_hash_table_remove(run->ids, id);
        return;
    }
    report_error(name, error);
    run->n_failed++;
    run->status = EXIT_CODE_FAILED;
    g_autoptr(GError) fault = NULL;
    if (id && !run->supply->driver->failed(run->supply, id, error->message, &fault))
        report_error(name, fault);
}

/* Tells where the articles come from that this one is on the site. */
static gboolean note_made(Run *run, const char *id, GError **error)
{
    return run->supply->driver->made(run->supply, site_card(run->site, id),
                                     site_files_folder(run->site), error);
}

/* Prints where the article's page is. */
static void print_page(const Run *run, const char *id)
{
    g_autofree char *page = site_article_path(site_card(run->site, id));
    g_autofree char *path = g_build_filename(run->folder, page, NULL);
    progress_hide(run->progress);
    output_write(path, strlen(path));
    output_write("\n", 1);
    output_flush();
}

/* Puts what came of a job on the site. Frees `job`. */
static void settle(Run *run, Job *job)
{
    g_autoptr(GError) error = g_steal_pointer(&job->error);
    run->n_done++;
    if (job->made && site_add(run->site, g_steal_pointer(&job->made), &error) &&
        note_made(run, job->id, &error)) {
        run->n_made++;
        print_page(run, job->id);
    } else {
        fail(run, job->name, job->id, error);
    }
    g_ptr_array_remove(run->jobs, job);
}

static void show_progress(const Run *run)
{
    double under_way = 0;
    for (guint i = 0; i < run->jobs->len; i++)
        under_way +=
            g_atomic_int_get(&((Job *)g_ptr_array_index(run->jobs, i))->done_permille) / 1000.0;
    progress_update(run->progress, run->n_done, under_way);
}

/* Waits until at most `n_jobs` are in the lanes. */
static void wait_for_lanes(Run *run, guint n_jobs)
{
    while (run->lanes && lanes_under_way(run->lanes) > n_jobs) {
        Job *job = lanes_wait(run->lanes, POLL_US);
        if (job)
            settle(run, job);
        show_progress(run);
    }
}

/* Lanes that speak with the script's engine. */
static gboolean ready_lanes(Run *run, const Script *script, GError **error)
{
    const EngineDriver *engine = speaking_engine(script->voice, error);
    if (!engine)
        return FALSE;
    const EngineLearned *learned = speaking_learned(run->speaking, script);
    if (run->lanes && lanes_engine(run->lanes) == engine && lanes_learned(run->lanes) == learned)
        return TRUE;
    wait_for_lanes(run, 0);
    g_clear_pointer(&run->lanes, lanes_free);
    run->n_lanes = MIN(run->options->jobs, MAX(run->supply->driver->count(run->supply), 1));
    run->lanes = lanes_new(engine, learned, speaking_cache(run->speaking, engine), run->n_lanes,
                           run->options->jobs, make, run, error);
    return run->lanes != NULL;
}

/* The voice for an article: the pharmacy's where it speaks the language, else that of the language.
 */
static const Voice *voice_for(Run *run, const char *name, const char *language, GError **error)
{
    const char *wished = run->pharmacy->voice;
    if (!wished || run->options->voice)
        return pipeline_voice(run->pipeline, name, language, error);
    const Voice *voice = pipeline_voice_named(run->pipeline, wished, error);
    if (!voice || !language || voice_speaks(voice, language))
        return voice;
    return pipeline_voice(run->pipeline, name, language, error);
}

/* The user's own lexicons for the voice, each by a digest of what is in it. */
static gboolean append_lexicons(GString *parts, const Run *run, const Voice *voice, GError **error)
{
    const LexiconSet *lexicons = pipeline_lexicons(run->pipeline, voice, error);
    if (!lexicons)
        return FALSE;
    for (guint i = 0; i < lexicon_set_size(lexicons); i++) {
        const LexiconFile *file = lexicon_set_file(lexicons, i);
        g_autofree char *text = NULL;
        gsize length;
        if (file->origin == LEXICON_OF_VOICE ||
            !g_file_get_contents(file->path, &text, &length, NULL))
            continue;
        g_autofree char *digest =
            g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text, length);
        g_string_append_printf(parts, "\n%s", digest);
    }
    return TRUE;
}

/* What the sound of an article is made of. Of the settings it is the voice and the formats alone:
 * a pharmacy that moves or changes its name keeps its sound. One that corrects how a word is said
 * hears it. */
static char *make_key(const Run *run, const SupplyItem *item, const Voice *voice, GError **error)
{
    const Options *options = run->options;
    g_autoptr(GString) parts = g_string_new(item->text_key);
    g_string_append_printf(parts, "\n%s %d %s\n", voice->name,
                           (int)(voice->styles[VOICE_BODY].rate_wpm * voice->speed * 10),
                           options->pauses ? options->pauses : "");
    g_string_append_printf(parts, "%d %d\n", options->headings_set ? (int)options->headings : -1,
                           options->footnotes);
    for (const Format *const *format = site_formats(run->site); *format; format++)
        g_string_append_printf(parts, "%s ", (*format)->name);
    if (!append_lexicons(parts, run, voice, error))
        return NULL;
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, parts->str, -1);
}

static Job *job_new(Run *run, const SupplyItem *item, const char *key, Article *article)
{
    Job *job = g_new0(Job, 1);
    g_autofree char *stem = item->stem ? g_strdup(item->stem) : filename_from_article(article);
    job->name = g_strdup(item->name);
    job->id = g_strdup(item->id);
    job->key = g_strdup(key);
    job->slug = g_strdup(site_claim(run->site, item->id, stem));
    job->added_s = item->added_s;
    job->article = article;
    g_ptr_array_add(run->jobs, job);
    return job;
}

/* Hands the article to a lane. */
static gboolean have_made(Run *run, const SupplyItem *item, const Voice *voice, const char *key,
                          GError **error)
{
    g_autoptr(Article) article = run->supply->driver->article(run->supply, error);
    g_autoptr(Script) script =
        article ? pipeline_script_by(run->pipeline, item->name, article, voice, error) : NULL;
    if (!script || !ready_lanes(run, script, error) ||
        !run->supply->driver->started(run->supply, item->id, error))
        return FALSE;
    Job *job = job_new(run, item, key, g_steal_pointer(&article));
    job->script = g_steal_pointer(&script);
    lanes_push(run->lanes, job);
    return TRUE;
}

/* Has the article made, unless it is there. */
static gboolean supply(Run *run, const SupplyItem *item, GError **error)
{
    if (!item->id) {
        g_autoptr(Article) none = run->supply->driver->article(run->supply, error);
        return none != NULL;
    }
    const Voice *voice = voice_for(run, item->name, item->language, error);
    if (!voice)
        return FALSE;
    g_autofree char *key = make_key(run, item, voice, error);
    if (!key)
        return FALSE;
    if (run->force || !site_has(run->site, item->id, key))
        return have_made(run, item, voice, key, error);
    run->n_kept++;
    run->n_done++;
    return note_made(run, item->id, error);
}

/* --- the opening hours ---------------------------------------------------------------------- */

/* Waits until they are spoken; nothing else is in the lanes. */
static gboolean speak_hours(Run *run, Job *job, GError **error)
{
    lanes_push(run->lanes, job);
    while (!lanes_wait(run->lanes, POLL_US))
        continue;
    if (!job->error)
        return site_add_hours(run->site, job->key, job->length_ms, error);
    g_propagate_error(error, g_steal_pointer(&job->error));
    return FALSE;
}

/* Has them spoken, unless they are there. */
static gboolean supply_hours(Run *run, Article *said, const Format *format, GError **error)
{
    const char *name = run->settings;
    g_autofree char *text_key = article_identifier(said);
    const SupplyItem item = {.text_key = text_key};
    const Voice *voice = voice_for(run, name, said->language, error);
    g_autofree char *key = voice ? make_key(run, &item, voice, error) : NULL;
    if (!key)
        return FALSE;
    if (!run->force && site_has_hours(run->site, key))
        return TRUE;
    g_autoptr(Script) script = pipeline_notice_script(run->pipeline, name, said, voice, error);
    if (!script || !ready_lanes(run, script, error))
        return FALSE;
    Job job = {.key = key,
               .slug = (char *)SITE_HOURS_SLUG,
               .article = said,
               .script = script,
               .formats = {format, NULL}};
    return speak_hours(run, &job, error);
}

/* Without them the site is made all the same. */
static void publish_hours(Run *run)
{
    const Format *format;
    g_autoptr(GError) error = NULL;
    g_autoptr(Article) said = site_hours_said(run->site, &format);
    if (said && !supply_hours(run, said, format, &error) && signals_request() == 0)
        run->status = report_error(run->settings, error);
}

/* --- all of it ------------------------------------------------------------------------------ */

static void publish_articles(Run *run)
{
    const SupplyDriver *driver = run->supply->driver;
    while (signals_request() == 0) {
        progress_hide(run->progress);
        const SupplyItem *item = driver->next(run->supply);
        if (!item)
            break;
        progress_set_total(run->progress, driver->count(run->supply));
        if (item->id)
            g_hash_table_add(run->ids, g_strdup(item->id));
        else
            run->hidden_failed = TRUE;
        g_autoptr(GError) error = NULL;
        if (!supply(run, item, &error)) {
            fail(run, item->name, item->id, error);
            run->n_done++;
        }
        wait_for_lanes(run, run->n_lanes);
        if (!output_flush())
            break;
    }
    wait_for_lanes(run, 0);
}

/* Brings the whole up to what is there. An input that could not be read may be one that is on the
 * site: then none is taken off. */
static int finish(Run *run)
{
    g_autoptr(GError) error = NULL;
    guint n_removed = run->hidden_failed ? 0 : site_retain(run->site, run->ids);
    progress_hide(run->progress);
    if (!site_finish(run->site, &error))
        return report_error(run->folder, error);
    report_note("%s: %u made, %u as they were, %u taken off, %u failed; %u pages written",
                run->folder, run->n_made, run->n_kept, n_removed, run->n_failed,
                site_written(run->site));
    return run->status;
}

/* Opens the site; where another run is at work, waits for it if that was asked for. */
static Site *open_site(const Run *run, GError **error)
{
    enum { LOOK_US = 300000 };
    for (;;) {
        g_autoptr(GError) fault = NULL;
        Site *site = site_open(run->folder, run->pharmacy, pipeline_store(run->pipeline), &fault);
        gboolean busy = g_error_matches(fault, G_FILE_ERROR, G_FILE_ERROR_AGAIN);
        if (site || !busy || !run->wait || signals_request() != 0) {
            if (fault)
                g_propagate_error(error, g_steal_pointer(&fault));
            return site;
        }
        g_usleep(LOOK_US);
    }
}

static int publish(Run *run)
{
    g_autoptr(GError) error = NULL;
    signals_watch();
    run->site = open_site(run, &error);
    if (!run->site)
        return report_error(run->folder, error);
    publish_hours(run);
    publish_articles(run);
    lanes_free(run->lanes);
    int status = signals_request() == 0 ? finish(run) : EXIT_CODE_FAILED;
    site_free(run->site);
    if (signals_request() == 0)
        return status;
    progress_hide(run->progress);
    report_note("stopped; the same command again makes what is missing");
    return signals_exit_code(signals_request());
}

/* --- the command line ----------------------------------------------------------------------- */

/* The settings that are named; those of a pharmacy that has set nothing, where none are. */
static Pharmacy *load_pharmacy(const char *path, int *status)
{
    if (!path)
        return pharmacy_new();
    g_autoptr(GError) error = NULL;
    Diagnostics diagnostics = {.source = path, .handler = report_diagnostic};
    Pharmacy *pharmacy = pharmacy_load(path, &diagnostics, &error);
    if (!pharmacy)
        *status = report_error(path, error);
    return pharmacy;
}

/* Says once, and not of each article, that there is no voice of the name in the settings. */
static gboolean has_voice(Pipeline *pipeline, const Pharmacy *pharmacy, const char *settings,
                          int *status)
{
    g_autoptr(GError) error = NULL;
    if (!pharmacy->voice || pipeline_voice_named(pipeline, pharmacy->voice, &error))
        return TRUE;
    report_error(settings, error);
    *status = EXIT_CODE_FAILED;
    return FALSE;
}

/* The articles of a shelf, or those of the inputs. NULL after a report. */
static SiteSupply *open_supply(Pipeline *pipeline, const char *shelf, int *status)
{
    if (!shelf)
        return site_supply_of_inputs(pipeline);
    g_autoptr(GError) error = NULL;
    SiteSupply *supply = shelf_supply_new(pipeline, shelf, &error);
    if (!supply)
        *status = report_error(shelf, error);
    return supply;
}

typedef struct {
    const char *folder;   /* of the site */
    const char *settings; /* a file; NULL for none */
    const char *shelf;    /* NULL: the articles are the inputs */
    gboolean force, wait;
} Asked;

static int run_with(const Options *options, const Asked *asked)
{
    int status = EXIT_CODE_DONE;
    g_autoptr(Pharmacy) pharmacy = load_pharmacy(asked->settings, &status);
    if (!pharmacy)
        return status;
    g_autoptr(Pipeline) pipeline = pipeline_new(options);
    if (!has_voice(pipeline, pharmacy, asked->settings, &status))
        return status;
    g_autoptr(SiteSupply) supply = open_supply(pipeline, asked->shelf, &status);
    if (!supply)
        return status;
    g_autoptr(Speaking) speaking = speaking_new(pipeline);
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) jobs = g_ptr_array_new_with_free_func(job_free);
    g_autoptr(Progress) progress = progress_new("article", supply->driver->count(supply));
    g_autoptr(EncodePool) encode_pool = encode_pool_new(options->jobs);
    Run run = {.pipeline = pipeline,
               .speaking = speaking,
               .options = options,
               .pharmacy = pharmacy,
               .settings = asked->settings,
               .folder = asked->folder,
               .force = asked->force,
               .wait = asked->wait,
               .supply = supply,
               .ids = ids,
               .jobs = jobs,
               .encode_pool = encode_pool,
               .progress = progress};
    return publish(&run);
}

/* The shelf that is to be published; NULL where the inputs are articles. */
static const char *find_shelf(char *const *inputs)
{
    for (; *inputs; inputs++)
        if (shelf_supply_is_shelf(*inputs))
            return *inputs;
    return NULL;
}

/* Replaces folders that are no shelf by the articles in them. */
static gboolean expand_inputs(Options *options, GError **error)
{
    char **inputs = site_inputs_expand(options->inputs, error);
    if (!inputs)
        return FALSE;
    g_strfreev(options->inputs);
    options->inputs = inputs;
    return TRUE;
}

static int run_verb(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    g_autofree char *folder = NULL, *settings = NULL;
    gboolean force = FALSE, wait = FALSE, sample = FALSE;
    const GOptionEntry own[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &folder,
         "the folder of the site (made if missing; default: \"site\" of the shelf)", "SITE"},
        {"settings", 's', 0, G_OPTION_ARG_FILENAME, &settings, "the pharmacy's settings", "FILE"},
        {"sample-settings", 0, 0, G_OPTION_ARG_NONE, &sample,
         "print settings to be edited, and end", NULL},
        {"force", 0, 0, G_OPTION_ARG_NONE, &force, "make all sound anew", NULL},
        {"wait", 0, 0, G_OPTION_ARG_NONE, &wait, "wait where another run is at work on the site",
         NULL},
        {NULL}};
    OptionsSet set =
        OPTIONS_ARTICLES | OPTIONS_VOICE | OPTIONS_SCRIPT | OPTIONS_JOBS | OPTIONS_CACHE;
    int status;
    if (!options_parse(&options, verb, set, own, argc, argv, &status))
        return status;
    if (sample) {
        output_write(pharmacy_sample(), strlen(pharmacy_sample()));
        return EXIT_CODE_DONE;
    }
    g_autofree char *found = site_inputs_settings(options.inputs);
    g_autofree char *shelf = g_strdup(find_shelf(options.inputs));
    if (shelf && options.inputs[1])
        return report_usage(verb, "%s is a shelf; give it alone", shelf);
    if (shelf && !folder)
        folder = g_build_filename(shelf, "site", NULL);
    if (!folder || !*folder || strcmp(folder, "-") == 0)
        return report_usage(verb, "--output: give the folder of the site");
    g_autoptr(GError) error = NULL;
    if (!shelf && !expand_inputs(&options, &error))
        return report_error(NULL, error);
    const Asked asked = {folder, settings ? settings : found, shelf, force, wait};
    return run_with(&options, &asked);
}

const Verb publish_verb = {
    .name = "publish",
    .arguments = "SHELF|[FOLDER|FILE|URL|-]...",
    .summary = "builds the site and the podcast feed of a shelf of articles",
    .run = run_verb,
};
