/* Which engine says a script, and with which lexicons; see speaking.h. */
#include "cli/speaking.h"

#include "base/error.h"
#include "cli/report.h"

struct Speaking {
    Pipeline *pipeline;
    Diagnostics diagnostics;
    SoundCache *cache;     /* NULL where it was not asked for yet, or cannot be used */
    gboolean cache_opened; /* or tried to */
    GHashTable *learned;   /* names of voices, a line each → EngineLearned, or NULL for nothing */
};

static void free_learned(gpointer learned)
{
    engine_learned_free(learned);
}

Speaking *speaking_new(Pipeline *pipeline)
{
    Speaking *speaking = g_new0(Speaking, 1);
    speaking->pipeline = pipeline;
    speaking->diagnostics = (Diagnostics){.handler = report_diagnostic_once};
    speaking->learned = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_learned);
    return speaking;
}

void speaking_free(Speaking *speaking)
{
    if (!speaking)
        return;
    g_hash_table_unref(speaking->learned);
    sound_cache_free(speaking->cache);
    g_free(speaking);
}

const EngineDriver *speaking_engine(const Voice *voice, GError **error)
{
    const EngineDriver *engine = engine_find(voice->engine);
    if (!engine)
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "the voice %s wants the engine '%s', which is not built in", voice->name,
                    voice->engine);
    return engine;
}

const SoundCache *speaking_cache(Speaking *speaking, const EngineDriver *engine)
{
    const Options *options = pipeline_options(speaking->pipeline);
    if (options->no_cache || !(engine->costly || options->cache))
        return NULL;
    if (!speaking->cache_opened) {
        g_autofree char *folder =
            g_build_filename(g_get_user_cache_dir(), "lectern", "speech", NULL);
        speaking->diagnostics.source = NULL;
        speaking->cache = sound_cache_open(folder, options->cache_bytes, &speaking->diagnostics);
        speaking->cache_opened = TRUE;
    }
    return speaking->cache;
}

/* --- lessons --- */

static void add_lesson(GArray *lessons, const char *path, const Voice *voice)
{
    EngineLesson lesson = {path, voice->styles[VOICE_BODY].engine_voice};
    g_array_append_val(lessons, lesson);
}

/* Rules for a language, in `lexicons/en-US-endings.rules` and the like: for families of words, for
 * what comes behind an apostrophe. */
static const char *const rules[] = {"endings", "possessives", NULL};

static void add_rules(Speaking *speaking, const Voice *voice, const char *kind, GArray *lessons,
                      GPtrArray *kept)
{
    g_autofree char *relative = g_strdup_printf("lexicons/%s-%s.rules", voice->language, kind);
    char *path = voice_store_find_file(pipeline_store(speaking->pipeline), relative);
    if (!path)
        return;
    g_ptr_array_add(kept, path);
    add_lesson(lessons, path, voice);
}

/* Aliases alone are the script's. What ships is not read to find out. */
static gboolean has_phonemes(LexiconSet *set, guint index)
{
    if (lexicon_set_file(set, index)->origin == LEXICON_OF_VOICE)
        return TRUE;
    const Lexicon *lexicon = lexicon_set_lexicon(set, index);
    for (guint i = 0; lexicon && i < lexicon->entries->len; i++)
        if (lexicon_entry(lexicon, i)->phoneme)
            return TRUE;
    return FALSE;
}

/* The lexicons of a voice, the strongest first, then the rules. `kept` holds what the lessons
 * borrow. */
static void add_voice(Speaking *speaking, const Voice *voice, GArray *lessons, GPtrArray *kept)
{
    /* One that was named and cannot be read has failed the script already. */
    LexiconSet *set = pipeline_lexicons(speaking->pipeline, voice, NULL);
    for (guint i = 0; set && i < lexicon_set_size(set); i++)
        if (has_phonemes(set, i))
            add_lesson(lessons, lexicon_set_file(set, i)->path, voice);
    for (guint i = 0; rules[i]; i++)
        add_rules(speaking, voice, rules[i], lessons, kept);
}

static EngineLearned *learn(Speaking *speaking, const GPtrArray *voices)
{
    const Voice *first = g_ptr_array_index(voices, 0);
    const EngineDriver *engine = engine_find(first->engine);
    if (!engine || !engine->learn)
        return NULL;
    g_autoptr(GArray) lessons = g_array_new(FALSE, FALSE, sizeof(EngineLesson));
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < voices->len; i++)
        add_voice(speaking, g_ptr_array_index(voices, i), lessons, kept);
    speaking->diagnostics.source = first->name;
    return engine->learn((const EngineLesson *)(gpointer)lessons->data, lessons->len,
                         &speaking->diagnostics);
}

static const EngineLearned *learned_for(Speaking *speaking, const GPtrArray *voices)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = g_ptr_array_index(voices, i);
        g_string_append_printf(names, "%s\n", voice->name);
    }
    if (!g_hash_table_contains(speaking->learned, names->str))
        g_hash_table_insert(speaking->learned, g_strdup(names->str), learn(speaking, voices));
    return g_hash_table_lookup(speaking->learned, names->str);
}

const EngineLearned *speaking_learned(Speaking *speaking, const Script *script)
{
    g_autoptr(GPtrArray) voices = g_ptr_array_new();
    g_ptr_array_add(voices, script->voice);
    for (guint i = 0; i < script->utterances->len; i++) {
        const Voice *voice = script_utterance(script, i)->voice;
        if (!g_ptr_array_find(voices, voice, NULL))
            g_ptr_array_add(voices, (gpointer)voice);
    }
    return learned_for(speaking, voices);
}

const EngineLearned *speaking_learned_for_voice(Speaking *speaking, const Voice *voice)
{
    g_autoptr(GPtrArray) voices = g_ptr_array_new();
    g_ptr_array_add(voices, (gpointer)voice);
    return learned_for(speaking, voices);
}
