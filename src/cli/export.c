/* lectern export: writes the sound and the texts of articles into files.
 *
 * One thread, this one, reads the articles, writes their scripts and prints; lanes render and
 * encode. At most one article more than there are lanes is held.
 */
#include "publish/export.h"

#include "base/error.h"
#include "base/temporary.h"
#include "cli/export_options.h"
#include "cli/lanes.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/signals.h"
#include "cli/speaking.h"
#include "cli/targets.h"
#include "cli/verb.h"
#include "publish/chapters.h"
#include "publish/one_line.h"

#include <string.h>

enum { POLL_US = 100000 };

/* What ACX asks of the silence before and behind each file: 0.5 to 1 s, and 1 to 5 s. */
enum { ACX_BEFORE_MS = 750, ACX_BEHIND_MS = 2000, ACX_BEHIND_MOST_MS = 4000 };

/* An article and what becomes of it. While it is in a lane the lane owns it, but for `done`. */
typedef struct {
    Source *source; /* NULL for the title of a book */
    Article *article;
    Script *script;
    char *stem;
    GPtrArray *formats; /* of Format: those not there already; NULL-terminated */
    gint done_permille; /* atomic */
    gboolean finished;
    char **paths;    /* of the files made */
    ExportKept kept; /* for the book */
    GError *error;
} Job;

typedef struct {
    Pipeline *pipeline;
    Speaking *speaking;
    const Options *options;
    const ExportAsked *asked;
    AudioEncoding encoding; /* with the pool of this run */
    Targets *targets;
    GPtrArray *jobs; /* of Job, in the order of the articles */
    Job *title;      /* of a book that says it; else NULL */
    guint printed;   /* how many of them are settled */
    Lanes *lanes;    /* NULL until there is something to speak */
    guint n_lanes;
    Progress *progress;
    int status;
} Run;

static void job_free(gpointer data)
{
    Job *job = data;
    article_free(job->article);
    export_kept_clear(&job->kept);
    script_free(job->script);
    g_free(job->stem);
    g_clear_pointer(&job->formats, g_ptr_array_unref);
    g_strfreev(job->paths);
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

static void export_job(gpointer data, SpeechPool *pool, gpointer run_data)
{
    Job *job = data;
    const Run *run = run_data;
    TaggingOptions tagging = run->asked->tagging;
    tagging.track = job->source ? job->source->item : 0;
    tagging.tracks = job->source ? job->source->n_items : 0;
    const ExportOptions options = {.folder = run->asked->folder,
                                   .formats = (const Format *const *)job->formats->pdata,
                                   .encoding = run->encoding,
                                   .level = run->asked->level,
                                   .lead_ms =
                                       export_options_are_for_acx(run->asked) ? ACX_BEFORE_MS : 0,
                                   .cue = run->asked->cue,
                                   .replace = run->asked->force,
                                   .tagging = tagging,
                                   .text = run->asked->text,
                                   .books_without_text = run->asked->without_text,
                                   .kept = run->asked->book_formats->len > 0 ? &job->kept : NULL,
                                   .progress = note_progress,
                                   .progress_data = job};
    job->paths = (run->asked->split ? export_article_parts : export_article)(
        job->article, job->script, pool, job->stem, &options, &job->error);
}

/* --- on the main thread --------------------------------------------------------------------- */

/* Prints what came of a job. */
static void settle(Run *run, const Job *job)
{
    for (char **path = job->paths; path && *path; path++) {
        output_write(*path, strlen(*path));
        output_write("\n", 1);
    }
    if (job->error && signals_request() == 0) {
        int failed = report_error(job->source->name, job->error);
        run->status = run->status == EXIT_CODE_DONE ? failed : run->status;
    }
}

/* Settles the jobs that are finished as far as they are so without a gap. */
static void settle_in_order(Run *run)
{
    for (; run->printed < run->jobs->len; run->printed++) {
        const Job *job = g_ptr_array_index(run->jobs, run->printed);
        if (!job->finished)
            return;
        progress_hide(run->progress);
        settle(run, job);
        output_flush();
    }
}

static void finish(Run *run, Job *job)
{
    job->finished = TRUE;
    if (!job->kept.reading) {
        g_clear_pointer(&job->article, article_free);
        g_clear_pointer(&job->script, script_free);
    }
    settle_in_order(run);
}

static void show_progress(Run *run)
{
    guint done = 0;
    double under_way = 0;
    for (guint i = 0; i < run->jobs->len; i++) {
        Job *job = g_ptr_array_index(run->jobs, i);
        if (job->finished)
            done++;
        else
            under_way += g_atomic_int_get(&job->done_permille) / 1000.0;
    }
    progress_update(run->progress, done, under_way);
}

/* Waits until at most `n_jobs` are in the lanes. */
static void wait_for_lanes(Run *run, guint n_jobs)
{
    while (run->lanes && lanes_under_way(run->lanes) > n_jobs) {
        Job *job = lanes_wait(run->lanes, POLL_US);
        if (job)
            finish(run, job);
        show_progress(run);
    }
}

static guint lane_count(const Run *run)
{
    return MIN(run->options->jobs, sources_count(pipeline_sources(run->pipeline)));
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
    signals_watch();
    run->n_lanes = lane_count(run);
    run->lanes = lanes_new(engine, learned, speaking_cache(run->speaking, engine), run->n_lanes,
                           run->options->jobs, export_job, run, error);
    return run->lanes != NULL;
}

/* Puts the silence that ACX asks for around each file that is to be. */
static void keep_acx_silence(const Job *job, gboolean split)
{
    const GPtrArray *utterances = job->script->utterances;
    g_autoptr(GArray) parts = chapters_plan(job->article, job->script, CHAPTERS_LEVEL);
    guint n_files = split ? parts->len : MIN(parts->len, 1);
    for (guint i = 0; i < n_files; i++) {
        const Chapter *part = chapters_get(parts, i);
        guint end = split ? part->end_utterance : utterances->len;
        Utterance *first = g_ptr_array_index(utterances, part->first_utterance);
        Utterance *last = g_ptr_array_index(utterances, end - 1);
        first->pause_before_ms = ACX_BEFORE_MS;
        last->pause_after_ms = CLAMP(last->pause_after_ms, ACX_BEHIND_MS, ACX_BEHIND_MOST_MS);
    }
}

/* Takes an article as far as its script; TRUE when it is ready for a lane. */
static gboolean prepare(Run *run, Job *job)
{
    job->article = pipeline_article(run->pipeline, job->source, &job->error);
    if (!job->article)
        return FALSE;
    job->stem = targets_name(run->targets, job->article);
    job->formats = targets_to_make(run->targets, job->stem, &job->error);
    if (job->formats && run->asked->book_formats->len > 0) /* what is kept is for all of them */
        g_ptr_array_add(job->formats, g_ptr_array_index(run->asked->book_formats, 0));
    if (!job->formats || job->formats->len == 0)
        return FALSE;
    job->script = pipeline_script(run->pipeline, job->source->name, job->article, &job->error);
    if (!job->script)
        return FALSE;
    if (export_options_are_for_acx(run->asked))
        keep_acx_silence(job, run->asked->split);
    return ready_lanes(run, job->script, &job->error);
}

static gboolean is_title_said(const Run *run)
{
    gboolean any = FALSE;
    for (guint i = 0; i < run->asked->book_formats->len; i++)
        any |= ((const Format *)g_ptr_array_index(run->asked->book_formats, i))->book->says_title;
    return any && run->jobs->len > 1;
}

/* Takes the title of a book as far as its script, in the language of the first article; TRUE when
 * it is ready for a lane, and something is heard of it. */
static gboolean prepare_title(Run *run, Job *job, const Job *first)
{
    job->article = article_new();
    job->article->title = one_line(run->asked->book_title);
    job->article->language = g_strdup(first->article->language);
    job->stem = g_strdup("title");
    job->formats = g_ptr_array_new_null_terminated(1, NULL, TRUE);
    g_ptr_array_add(job->formats, g_ptr_array_index(run->asked->book_formats, 0));
    job->script = pipeline_title_script(run->pipeline, job->article, &job->error);
    return job->script && job->script->utterances->len > 0 &&
           script_utterance(job->script, 0)->words->len > 0 &&
           ready_lanes(run, job->script, &job->error);
}

static void export_title(Run *run)
{
    const Job *first = is_title_said(run) ? g_ptr_array_index(run->jobs, 0) : NULL;
    if (!first || !first->article || signals_request() != 0)
        return;
    run->title = g_new0(Job, 1);
    if (prepare_title(run, run->title, first))
        lanes_push(run->lanes, run->title);
}

static void export_all(Run *run)
{
    Sources *sources = pipeline_sources(run->pipeline);
    while (signals_request() == 0) {
        progress_hide(run->progress);
        Source *source = sources_next(sources);
        if (!source)
            break;
        progress_set_total(run->progress, sources_count(sources));
        Job *job = g_new0(Job, 1);
        job->source = source;
        g_ptr_array_add(run->jobs, job);
        if (prepare(run, job))
            lanes_push(run->lanes, job);
        else
            finish(run, job);
        wait_for_lanes(run, run->n_lanes);
        if (!output_flush())
            break;
    }
    export_title(run);
    wait_for_lanes(run, 0);
}

/* --- the book of all ------------------------------------------------------------------------ */

/* Takes the formats out in which there is the book already. FALSE, after a report, where one cannot
 * be made. */
static gboolean keep_books(ExportAsked *asked)
{
    g_autoptr(GError) error = NULL;
    for (guint i = 0; i < asked->book_formats->len;) {
        const Format *format = g_ptr_array_index(asked->book_formats, i);
        g_autofree char *path = export_book_path(asked->folder, asked->book_title, format);
        if (format_is_folder(format) && !targets_may_write_folder(path, format, &error)) {
            report_error(path, error);
            return FALSE;
        }
        if (asked->force || !g_file_test(path, G_FILE_TEST_EXISTS)) {
            i++;
            continue;
        }
        report_note("%s is there already and was kept; --force makes it anew", path);
        g_ptr_array_remove_index(asked->book_formats, i);
    }
    return TRUE;
}

/* What the jobs kept, in the order of the articles; NULL with an error where one is missing. */
static GArray *book_parts(const Run *run, GError **error)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(ExportBookPart));
    for (guint i = 0; i < run->jobs->len; i++) {
        const Job *job = g_ptr_array_index(run->jobs, i);
        ExportBookPart part = {job->article, &job->kept};
        if (job->kept.reading && !job->error)
            g_array_append_val(parts, part);
    }
    if (run->title && run->title->error) {
        g_propagate_prefixed_error(error, g_error_copy(run->title->error), "the title: ");
        return NULL;
    }
    if (parts->len == run->jobs->len && parts->len > 0)
        return g_steal_pointer(&parts);
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                "not written, because %u of its %u articles are missing",
                run->jobs->len - parts->len, run->jobs->len);
    return NULL;
}

static void write_book(Run *run, const Format *format)
{
    const ExportAsked *asked = run->asked;
    g_autofree char *path = export_book_path(asked->folder, asked->book_title, format);
    ExportBookOptions options = {.title = asked->book_title,
                                 .format = format,
                                 .cover = asked->tagging.cover,
                                 .words = asked->text.words,
                                 .without_text = asked->without_text,
                                 .replace = asked->force};
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) parts = book_parts(run, &error);
    ExportBookPart said;
    if (run->title && run->title->kept.reading) {
        said = (ExportBookPart){run->title->article, &run->title->kept};
        options.said = &said;
    }
    progress_hide(run->progress);
    if (parts && export_book(path, (const ExportBookPart *)(gpointer)parts->data, parts->len,
                             &options, &error)) {
        output_write(path, strlen(path));
        output_write("\n", 1);
        return;
    }
    int failed = report_error(path, error);
    run->status = run->status == EXIT_CODE_DONE ? failed : run->status;
}

static int export(const Options *options, ExportAsked *asked)
{
    if (!keep_books(asked))
        return EXIT_CODE_FAILED;
    if (asked->book_formats->len == 0 && asked->formats->len == 0)
        return EXIT_CODE_DONE;
    g_autoptr(Pipeline) pipeline = pipeline_new(options);
    g_autoptr(Speaking) speaking = speaking_new(pipeline);
    const TargetOptions target_options = {.folder = asked->folder,
                                          .formats = asked->formats,
                                          .inputs = options->inputs,
                                          .split = asked->split,
                                          .force = asked->force};
    g_autoptr(Targets) targets = targets_new(&target_options);
    g_autoptr(GPtrArray) jobs = g_ptr_array_new_with_free_func(job_free);
    g_autoptr(Progress) progress = progress_new("article", g_strv_length(options->inputs));
    g_autoptr(EncodePool) pool = encode_pool_new(options->jobs);
    Run run = {.pipeline = pipeline,
               .speaking = speaking,
               .options = options,
               .asked = asked,
               .encoding = asked->encoding,
               .targets = targets,
               .jobs = jobs,
               .progress = progress};
    run.encoding.pool = pool;
    temporary_sweep(asked->folder);
    export_all(&run);
    lanes_free(run.lanes);
    for (guint i = 0; i < asked->book_formats->len && signals_request() == 0; i++)
        write_book(&run, g_ptr_array_index(asked->book_formats, i));
    g_clear_pointer(&run.title, job_free);
    if (signals_request() == 0)
        return run.status;
    progress_hide(progress);
    report_note("stopped; the same command again makes what is missing");
    return signals_exit_code(signals_request());
}

static int run_verb(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    g_auto(ExportAsked) asked = {0};
    int status;
    return export_options_parse(&options, &asked, verb, argc, argv, &status)
               ? export(&options, &asked)
               : status;
}

const Verb export_verb = {
    .name = "export",
    .arguments = "[FILE|URL|-]...",
    .summary = "writes the sound, captions and texts of articles into files",
    .run = run_verb,
};
