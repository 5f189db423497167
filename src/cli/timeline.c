/* lectern timeline: prints when each sentence is said. It renders, and writes no sound. */
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/speaking.h"
#include "cli/verb.h"
#include "speech/pool.h"

typedef void (*ReadingPrinter)(const Reading *reading, GString *out);

static const char *const formats[] = {"text", "json", NULL};
static const ReadingPrinter printers[] = {reading_print_text, reading_print_json};

/* What the inputs of one run share. */
typedef struct {
    ReadingPrinter print;
    guint jobs;
    Speaking *speaking;
    const EngineDriver *engine; /* whose pool is open */
    const EngineLearned *learned;
    SpeechPool *pool; /* NULL until a script is to be spoken */
} Timeline;

/* The processes that speak for the script's engine, kept for the next inputs. */
static gboolean ready_pool(Timeline *timeline, const Script *script, GError **error)
{
    const EngineDriver *engine = speaking_engine(script->voice, error);
    if (!engine)
        return FALSE;
    const EngineLearned *learned = speaking_learned(timeline->speaking, script);
    if (timeline->pool && timeline->engine == engine && timeline->learned == learned)
        return TRUE;
    g_clear_pointer(&timeline->pool, speech_pool_free);
    timeline->engine = engine;
    timeline->learned = learned;
    timeline->pool = speech_pool_new(engine, learned, speaking_cache(timeline->speaking, engine),
                                     timeline->jobs, error);
    return timeline->pool != NULL;
}

static gboolean print_timeline(Pipeline *pipeline, Source *source, gpointer data, GError **error)
{
    g_autoptr(Article) article = pipeline_article(pipeline, source, error);
    if (!article)
        return FALSE;
    g_autoptr(Script) script = pipeline_script(pipeline, source->name, article, error);
    if (!script)
        return FALSE;
    Timeline *timeline = data;
    if (!ready_pool(timeline, script, error))
        return FALSE;
    g_autoptr(Reading) reading =
        speech_pool_render(timeline->pool, script, NULL, NULL, NULL, NULL, error);
    if (!reading)
        return FALSE;
    g_autoptr(GString) out = g_string_new(NULL);
    timeline->print(reading, out);
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
    OptionsSet set =
        OPTIONS_ARTICLES | OPTIONS_VOICE | OPTIONS_SCRIPT | OPTIONS_JOBS | OPTIONS_CACHE;
    int status;
    if (!options_parse(&options, verb, set, own, argc, argv, &status))
        return status;
    int chosen = options_choose(verb, "--format", format, formats);
    if (chosen < 0)
        return EXIT_CODE_USAGE;
    g_autoptr(Pipeline) pipeline = pipeline_new(&options);
    g_autoptr(Speaking) speaking = speaking_new(pipeline);
    Timeline timeline = {.print = printers[chosen], .jobs = options.jobs, .speaking = speaking};
    status = pipeline_for_each(pipeline, print_timeline, &timeline);
    g_clear_pointer(&timeline.pool, speech_pool_free);
    return status;
}

const Verb timeline_verb = {
    .name = "timeline",
    .arguments = "[FILE|URL|-]...",
    .summary = "prints when each sentence is said",
    .run = run,
};
