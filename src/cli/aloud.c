/* Aloud; see aloud.h. */
#include "cli/aloud.h"

#include "base/error.h"
#include "cli/readiness.h"
#include "cli/report.h"

/* Begins to open the engine of a voice, which learned what it is to know, and the device. */
static Readiness *get_ready(const Aloud *aloud, const Voice *voice, const EngineLearned *learned,
                            GError **error)
{
    const EngineDriver *engine = speaking_engine(voice, error);
    if (!engine)
        return NULL;
    WorkerOptions worker = {.engine = engine,
                            .learned = learned,
                            .cache = speaking_cache(aloud->speaking, engine),
                            .first = &voice->styles[VOICE_BODY]};
    return readiness_begin(&worker, aloud->session.device, error);
}

/* What to do about it when there is no device: no other article can be heard either. */
static void explain(GError **error)
{
    if (!g_error_matches(*error, LECTERN_ERROR, LECTERN_ERROR_NO_DEVICE))
        return;
    g_autofree char *fault = g_strdup((*error)->message);
    g_clear_error(error);
    g_set_error(
        error, LECTERN_ERROR, LECTERN_ERROR_NO_DEVICE,
        "%s; connect one, name another with --device ('lectern devices' lists them), or write a "
        "file with 'lectern export'",
        fault);
}

/* What is read and by whom, from one voice to the next. */
typedef struct {
    const char *source_name;
    const Article *article;
    const Voice *voice;
    gint64 start;        /* utterance; −1 for where the place kept says */
    const char *opening; /* see ReaderOptions */
} Telling;

static guint find_start(const Aloud *aloud, const Telling *telling, const Script *script)
{
    BookmarkStore *places = aloud->session.places;
    bookmark_store_begin(places, telling->source_name, script);
    if (telling->start >= 0)
        return MIN((guint)telling->start, script->utterances->len - 1);
    g_autoptr(Bookmark) kept = aloud->resume ? bookmark_store_load(places) : NULL;
    guint start = kept ? bookmark_find(kept, script) : 0;
    if (start > 0)
        report_note("going on where you stopped; home begins again");
    return start;
}

static ReaderResult read_script(Aloud *aloud, const Telling *telling, const Script *script,
                                Readiness *readiness, GError **error)
{
    GError *fault = NULL;
    gboolean is_ready = readiness_await(readiness, &fault);
    gpointer device = is_ready ? readiness_take_device(readiness, &fault) : NULL;
    if (is_ready && aloud->was_heard)
        g_clear_error(&fault);
    if (fault) {
        explain(&fault);
        g_propagate_error(error, fault);
        return (ReaderResult){READER_FAILED};
    }
    aloud->was_heard = TRUE;
    ReaderOptions options = {.source_name = telling->source_name,
                             .article = telling->article,
                             .script = script,
                             .worker = readiness_worker(readiness),
                             .sample_rate = readiness_sample_rate(readiness),
                             .device_state = device,
                             .start = find_start(aloud, telling, script),
                             .opening = telling->opening,
                             .number = telling->start < 0 ? aloud->number : 0,
                             .is_last = aloud->is_last};
    return reader_read(&aloud->session, &options, error);
}

/* Engine and device are opened while the script is written. Where that brings in more voices than
 * the article's own, with lexicons of theirs, the engine is opened again. */
static ReaderResult tell(Aloud *aloud, const Telling *telling, GError **error)
{
    static const ReaderResult failed = {READER_FAILED};
    const Voice *voice = telling->voice;
    const EngineLearned *learned = speaking_learned_for_voice(aloud->speaking, voice);
    g_autoptr(Readiness) readiness = get_ready(aloud, voice, learned, error);
    if (!readiness)
        return failed;
    g_autoptr(Script) script = pipeline_script_by(aloud->session.pipeline, telling->source_name,
                                                  telling->article, voice, error);
    if (!script)
        return failed;
    const EngineLearned *all = speaking_learned(aloud->speaking, script);
    if (all != learned) {
        g_clear_pointer(&readiness, readiness_free);
        readiness = get_ready(aloud, voice, all, error);
    }
    return readiness ? read_script(aloud, telling, script, readiness, error) : failed;
}

/* The voice of that name, or with "" the next one that speaks the same language by the same engine;
 * the same voice again where there is none. */
static const Voice *other_voice(Pipeline *pipeline, const Voice *voice, const char *name)
{
    g_autoptr(GError) error = NULL;
    const Voice *named = *name ? pipeline_voice_named(pipeline, name, &error) : NULL;
    if (*name && !named)
        report_error(NULL, error);
    if (*name)
        return named ? named : voice;
    g_auto(GStrv) names = voice_store_list(pipeline_store(pipeline));
    guint n = g_strv_length(names), own = 0;
    while (own < n && !g_str_equal(names[own], voice->name))
        own++;
    for (guint i = 1; i < n; i++) {
        const Voice *next = pipeline_voice_named(pipeline, names[(own + i) % n], NULL);
        if (next && voice_speaks(next, voice->language) && g_str_equal(next->engine, voice->engine))
            return next;
    }
    return voice;
}

gboolean aloud_read(Aloud *aloud, const char *source_name, const Article *article, GError **error)
{
    Pipeline *pipeline = aloud->session.pipeline;
    Telling telling = {source_name, article,
                       pipeline_voice(pipeline, source_name, article->language, error), -1, NULL};
    if (!telling.voice)
        return FALSE;
    gint64 mute_at = -1; /* the utterance that a worker died of */
    for (;;) {
        GError *fault = NULL;
        ReaderResult result = tell(aloud, &telling, &fault);
        g_autofree char *voice = result.voice;
        if (result.end == READER_MUTE && mute_at != result.utterance) {
            report_note("%s; another one goes on", fault->message);
            g_clear_error(&fault);
            telling.start = mute_at = result.utterance;
            telling.opening = NULL;
            continue;
        }
        aloud->is_over = result.end == READER_QUIT ||
                         g_error_matches(fault, LECTERN_ERROR, LECTERN_ERROR_NO_DEVICE);
        if (fault)
            g_propagate_error(error, fault);
        if (result.end != READER_VOICE)
            return result.end != READER_FAILED && result.end != READER_MUTE;
        const Voice *before = telling.voice;
        telling.voice = other_voice(pipeline, before, voice);
        telling.opening =
            !*voice && g_str_equal(telling.voice->name, before->name) ? "no_other_voice" : NULL;
        telling.start = result.utterance;
        report_note("voice %s: %s", telling.voice->name, telling.voice->title);
    }
}
