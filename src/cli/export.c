/* lectern export: writes the sound and the texts of articles into files.
 *
 * One thread, this one, reads the articles, writes their scripts and prints; lanes render and
 * encode. At most one article more than there are lanes is held.
 */
#include "publish/export.h"

#include "base/error.h"
#include "base/temporary.h"
#include "cli/lanes.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/signals.h"
#include "cli/speaking.h"
#include "cli/tag_options.h"
#include "cli/targets.h"
#include "cli/verb.h"
#include "publish/chapters.h"

#include <string.h>

enum { POLL_US = 100000, NOT_GIVEN = G_MININT };

/* What ACX asks of the silence before and behind each file: 0.5 to 1 s, and 1 to 5 s. */
enum { ACX_BEFORE_MS = 750, ACX_BEHIND_MS = 2000, ACX_BEHIND_MOST_MS = 4000 };

/* An article and what becomes of it. While it is in a lane the lane owns it, but for `done`. */
typedef struct {
    Source *source;
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

/* What the verb's own options ask for. */
typedef struct {
    const char *folder;
    GPtrArray *formats; /* of Format, NULL-terminated */
    AudioEncoding encoding;
    const LevelTarget *level; /* NULL for off */
    TaggingOptions tagging;
    TextOptions text;
    gboolean force;
    gboolean split; /* in parts */
    gboolean cue;
    const char *book_title;    /* of the book that all articles are in; NULL for none */
    const Format *book_format; /* NULL for none */
} Asked;

typedef struct {
    Pipeline *pipeline;
    Speaking *speaking;
    const Options *options;
    Asked asked;
    Targets *targets;
    GPtrArray *jobs; /* of Job, in the order of the articles */
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

/* A list of formats as the command line names it; NULL with a usage report for an unknown one. */
static GPtrArray *parse_formats(const Verb *verb, const char *list)
{
    g_autoptr(GPtrArray) formats = g_ptr_array_new_null_terminated(8, NULL, TRUE);
    /* An empty list is one empty name, not none. */
    g_auto(GStrv) names = g_strsplit(*list ? list : ",", ",", -1);
    for (char **name = names; *name; name++) {
        const Format *format = format_find(g_strstrip(*name));
        if (!format) {
            g_autoptr(GString) known = g_string_new(NULL);
            for (const Format *const *each = format_list(); *each; each++)
                g_string_append_printf(known, "%s%s", known->len ? ", " : "", (*each)->name);
            report_usage(verb, "--format %s: give one or more of %s", *name, known->str);
            return NULL;
        }
        if (!g_ptr_array_find(formats, format, NULL))
            g_ptr_array_add(formats, (gpointer)format);
    }
    return g_steal_pointer(&formats);
}

static gboolean is_for_acx(const Asked *asked)
{
    return asked->level && asked->level->unit == LEVEL_RMS_DB;
}

/* The level that a word on the command line means; FALSE after a usage report. What ACX asks of the
 * files is taken over where nothing else was said. */
static gboolean parse_level(const Verb *verb, const char *name, Asked *asked)
{
    enum { ACX_KBPS = 192, ACX_RATE = 44100 };
    const LevelTarget *const *known = level_target_list();
    asked->level = name ? level_target_find(name) : known[0];
    if (name && !asked->level && strcmp(name, "off") != 0) {
        g_autoptr(GString) names = g_string_new(NULL);
        for (; *known; known++)
            g_string_append_printf(names, "%s, ", (*known)->name);
        report_usage(verb, "--loudness %s: give one of %soff", name, names->str);
        return FALSE;
    }
    if (is_for_acx(asked)) {
        AudioEncoding *encoding = &asked->encoding;
        encoding->bitrate_kbps = encoding->bitrate_kbps ? encoding->bitrate_kbps : ACX_KBPS;
        encoding->or_next = encoding->sample_rate == 0;
        encoding->sample_rate = encoding->sample_rate ? encoding->sample_rate : ACX_RATE;
    }
    return TRUE;
}

/* Says what is wrong with --bitrate and --sample-rate before there is an article. */
static gboolean check_rates(const Verb *verb, const GPtrArray *formats,
                            const AudioEncoding *encoding)
{
    enum { VOICES_RATE = 22050 }; /* of nearly all; the encoder checks again */
    g_autoptr(GError) error = NULL;
    for (guint i = 0; i < formats->len; i++) {
        const AudioFormat *format = format_audio(g_ptr_array_index(formats, i));
        if (format && !audio_format_check(format, VOICES_RATE, encoding, &error)) {
            report_usage(verb, "%s", error->message);
            return FALSE;
        }
    }
    return TRUE;
}

/* Takes over a number that was given; FALSE after a usage report. */
static gboolean parse_positive(const Verb *verb, const char *option, int given, int *value)
{
    if (given == NOT_GIVEN)
        return TRUE;
    *value = given;
    if (given <= 0)
        report_usage(verb, "%s %d: give a number above 0", option, given);
    return given > 0;
}

/* Parts are files of sound, with texts beside them. */
static gboolean check_split(const Verb *verb, const Asked *asked, const GPtrArray *formats)
{
    if (asked->cue && !asked->split) {
        report_usage(verb, "--cue: a CUE sheet is of parts; give --split too");
        return FALSE;
    }
    if (asked->split && format_count_sound((const Format *const *)formats->pdata) == 0) {
        report_usage(verb, "--split: parts are sound; give a format of sound too");
        return FALSE;
    }
    for (guint i = 0; asked->split && i < formats->len; i++) {
        const Format *format = g_ptr_array_index(formats, i);
        if (format->of_parts)
            continue;
        report_usage(verb, "--split: %s is of the whole article; ask for it in a run of its own",
                     format->name);
        return FALSE;
    }
    return TRUE;
}

static gboolean is_title(const char *text)
{
    return g_utf8_validate(text, -1, NULL) && text[strspn(text, " \t\n")] != '\0';
}

/* A book of all articles: takes its format out of those that each article has files of. FALSE after
 * a usage report. */
static gboolean parse_book(const Verb *verb, Asked *asked, GPtrArray *formats)
{
    for (guint i = 0; asked->book_title && i < formats->len; i++)
        if (format_is_book(g_ptr_array_index(formats, i)))
            asked->book_format = g_ptr_array_steal_index(formats, i);
    if (!asked->book_title || (asked->book_format && is_title(asked->book_title)))
        return TRUE;
    report_usage(verb, asked->book_format ? "--book: give the book a title, in UTF-8"
                                          : "--book: give the format of a book too: --format epub");
    return FALSE;
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
    TaggingOptions tagging = run->asked.tagging;
    tagging.track = job->source->item;
    tagging.tracks = job->source->n_items;
    const ExportOptions options = {.folder = run->asked.folder,
                                   .formats = (const Format *const *)job->formats->pdata,
                                   .encoding = run->asked.encoding,
                                   .level = run->asked.level,
                                   .lead_ms = is_for_acx(&run->asked) ? ACX_BEFORE_MS : 0,
                                   .cue = run->asked.cue,
                                   .replace = run->asked.force,
                                   .tagging = tagging,
                                   .text = run->asked.text,
                                   .kept = run->asked.book_format ? &job->kept : NULL,
                                   .progress = note_progress,
                                   .progress_data = job};
    job->paths = (run->asked.split ? export_article_parts : export_article)(
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
    if (job->formats && run->asked.book_format)
        g_ptr_array_add(job->formats, (gpointer)run->asked.book_format);
    if (!job->formats || job->formats->len == 0)
        return FALSE;
    job->script = pipeline_script(run->pipeline, job->source->name, job->article, &job->error);
    if (!job->script)
        return FALSE;
    if (is_for_acx(&run->asked))
        keep_acx_silence(job, run->asked.split);
    return ready_lanes(run, job->script, &job->error);
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
    wait_for_lanes(run, 0);
}

/* --- the book of all ------------------------------------------------------------------------ */

/* Where it is to be; NULL where none is to be made. */
static char *book_target(Asked *asked)
{
    if (!asked->book_format)
        return NULL;
    g_autofree char *path = export_book_path(asked->folder, asked->book_title, asked->book_format);
    if (asked->force || !g_file_test(path, G_FILE_TEST_EXISTS))
        return g_steal_pointer(&path);
    report_note("%s is there already and was kept; --force makes it anew", path);
    asked->book_format = NULL;
    return NULL;
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
    if (parts->len == run->jobs->len && parts->len > 0)
        return g_steal_pointer(&parts);
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                "not written, because %u of its %u articles are missing",
                run->jobs->len - parts->len, run->jobs->len);
    return NULL;
}

static void write_book(Run *run, const char *path)
{
    const Asked *asked = &run->asked;
    const ExportBookOptions options = {.title = asked->book_title,
                                       .format = asked->book_format,
                                       .cover = asked->tagging.cover,
                                       .words = asked->text.words,
                                       .replace = asked->force};
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) parts = book_parts(run, &error);
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

static int export(const Options *options, Asked *asked)
{
    g_autofree char *book = book_target(asked);
    if (!book && asked->formats->len == 0)
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
               .asked = *asked,
               .targets = targets,
               .jobs = jobs,
               .progress = progress};
    run.asked.encoding.pool = pool;
    temporary_sweep(asked->folder);
    export_all(&run);
    lanes_free(run.lanes);
    if (book && signals_request() == 0)
        write_book(&run, book);
    if (signals_request() == 0)
        return run.status;
    progress_hide(progress);
    report_note("stopped; the same command again makes what is missing");
    return signals_exit_code(signals_request());
}

static int run_verb(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    g_auto(TagOptions) tags = {0};
    g_autofree char *folder = NULL, *format_list = NULL, *loudness = NULL, *book = NULL;
    Asked asked = {0};
    int bitrate = NOT_GIVEN, sample_rate = NOT_GIVEN;
    const GOptionEntry own[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &folder,
         "write into DIR (made if missing; default: here)", "DIR"},
        {"format", 'f', 0, G_OPTION_ARG_FILENAME, &format_list,
         "mp3 (default), opus, ogg, flac, wav, epub, vtt, srt, lrc, txt, html, labels, "
         "chapters.{vtt,json,labels}; several with commas",
         "LIST"},
        {"words", 0, 0, G_OPTION_ARG_NONE, &asked.text.words,
         "vtt, lrc and epub tell when each word is said", NULL},
        {"bitrate", 0, 0, G_OPTION_ARG_INT, &bitrate,
         "kbit/s of mp3 (default 64) and opus (default 32)", "KBPS"},
        {"sample-rate", 0, 0, G_OPTION_ARG_INT, &sample_rate,
         "of the files (default: the voice's, 22050; of opus 24000)", "HZ"},
        {"loudness", 0, 0, G_OPTION_ARG_FILENAME, &loudness,
         "-19 (LUFS, default), -16, -23, acx (for audiobooks), or off", "LEVEL"},
        {"split", 0, 0, G_OPTION_ARG_NONE, &asked.split,
         "a folder for each article, with a file for each chapter and a playlist", NULL},
        {"cue", 0, 0, G_OPTION_ARG_NONE, &asked.cue,
         "with --split: a CUE sheet beside each playlist", NULL},
        {"book", 0, 0, G_OPTION_ARG_FILENAME, &book,
         "one epub of all the articles, with that title", "TITLE"},
        {"force", 0, 0, G_OPTION_ARG_NONE, &asked.force, "replace files that are there already",
         NULL},
        {"album", 0, 0, G_OPTION_ARG_FILENAME, &tags.album,
         "the album that the tags name (default: the site)", "NAME"},
        {"cover", 0, 0, G_OPTION_ARG_FILENAME, &tags.cover,
         "the picture that players show: JPEG or PNG", "FILE"},
        {"lyrics", 0, 0, G_OPTION_ARG_NONE, &tags.lyrics, "put the article's text into the tags",
         NULL},
        {"id3", 0, 0, G_OPTION_ARG_FILENAME, &tags.id3,
         "2.4 (default), or 2.3 for older players: the tags of MP3 and WAV", "VERSION"},
        {NULL}};
    OptionsSet set =
        OPTIONS_ARTICLES | OPTIONS_VOICE | OPTIONS_SCRIPT | OPTIONS_JOBS | OPTIONS_CACHE;
    int status;
    if (!options_parse(&options, verb, set, own, argc, argv, &status))
        return status;
    if (folder && (strcmp(folder, "-") == 0 || !*folder)) {
        report_usage(verb, *folder ? "--output -: files go into a folder, not to standard output"
                                   : "--output: give the name of a folder");
        return EXIT_CODE_USAGE;
    }
    if (!parse_positive(verb, "--bitrate", bitrate, &asked.encoding.bitrate_kbps) ||
        !parse_positive(verb, "--sample-rate", sample_rate, &asked.encoding.sample_rate))
        return EXIT_CODE_USAGE;
    g_autoptr(GPtrArray) formats = parse_formats(verb, format_list ? format_list : "mp3");
    if (!formats || !parse_level(verb, loudness, &asked) ||
        !check_rates(verb, formats, &asked.encoding))
        return EXIT_CODE_USAGE;
    if ((status = tag_options_read(&tags, verb, &asked.tagging)) != EXIT_CODE_DONE)
        return status;
    asked.book_title = book;
    if (!check_split(verb, &asked, formats) || !parse_book(verb, &asked, formats))
        return EXIT_CODE_USAGE;
    asked.folder = folder ? folder : ".";
    asked.formats = formats;
    return export(&options, &asked);
}

const Verb export_verb = {
    .name = "export",
    .arguments = "[FILE|URL|-]...",
    .summary = "writes the sound, captions and texts of articles into files",
    .run = run_verb,
};
