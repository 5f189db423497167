/* lectern lexicon: adds, lists, tries and removes the user's own pronunciations. */
#include "base/error.h"
#include "base/json_members.h"
#include "cli/mouth.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/verb.h"
#include "script/ipa.h"
#include "script/lexicon_edit.h"
#include "script/lexicon_set.h"
#include "script/respelling.h"
#include "speech/engine.h"

#include <string.h>

typedef struct {
    const Verb *verb;
    Options *options;
    Pipeline *pipeline;
    const Voice *voice;
    char *path;        /* the user's file for the voice's language */
    char *ipa, *alias; /* with --ipa, --alias; NULL */
    char *device;
    gboolean json;
} Task;

static void task_clear(Task *task)
{
    g_clear_pointer(&task->pipeline, pipeline_free);
    g_free(task->path);
    g_free(task->ipa);
    g_free(task->alias);
    g_free(task->device);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Task, task_clear)

/* --- try --- */

/* "metoprolol  məˈtoʊpɹəlɔl", then aloud where there is a device: that there is none keeps nobody
 * from keeping a lexicon. */
static gboolean try_word(const Task *task, Mouth *mouth, const char *word, GError **error)
{
    g_autofree char *ipa = mouth_ipa(mouth, word, error);
    if (!ipa)
        return FALSE;
    g_autofree char *line = g_strdup_printf("%s  %s\n", word, ipa);
    output_write(line, strlen(line));
    output_flush(); /* read before it is heard */
    g_autoptr(GError) fault = NULL;
    if (!report_is_quiet() && !mouth_say(mouth, word, task->device, &fault))
        report_note("not said aloud: %s", fault->message);
    return TRUE;
}

static int try_words(Task *task, char **words)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Mouth) mouth = mouth_open(task->pipeline, task->voice, &error);
    for (; mouth && *words; words++)
        if (!try_word(task, mouth, *words, &error))
            break;
    return error ? report_error(NULL, error) : EXIT_CODE_DONE;
}

/* --- add --- */

/* The phoneme or alias that the words after the first ask for; FALSE where the usage is wrong. */
static gboolean read_pronunciation(Task *task, char **words, LexiconEntry *entry, GError **error)
{
    guint ways = (words[1] != NULL) + (task->ipa != NULL) + (task->alias != NULL);
    if (ways != 1) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                    "say how \"%s\" is pronounced in one way: as a respelling (\"me TOE proe "
                    "lol\"), or with --ipa or --alias",
                    entry->grapheme);
        return FALSE;
    }
    entry->alias = task->alias;
    if (task->ipa && !ipa_check(task->ipa, error))
        return FALSE;
    if (words[1]) {
        g_autofree char *respelling = g_strjoinv(" ", words + 1);
        g_free(task->ipa);
        task->ipa = respelling_to_ipa(respelling, error);
    }
    entry->phoneme = task->ipa;
    return entry->alias || entry->phoneme;
}

/* Whether the voice can be taught the entry; FALSE with what to do instead. */
static gboolean check_entry(const Task *task, const LexiconEntry *entry, GError **error)
{
    if (entry->alias) {
        if (!lexicon_is_number(entry->grapheme))
            return TRUE;
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "%s is a number, and another word for a part of one could change a dose: give "
                    "the words around it, too",
                    entry->grapheme);
        return FALSE;
    }
    const EngineDriver *engine = engine_find(task->voice->engine);
    g_autoptr(GError) fault = NULL;
    if (engine && engine->can_learn &&
        engine->can_learn(task->voice->styles[VOICE_BODY].engine_voice, entry, &fault))
        return TRUE;
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                "%s cannot be kept for the voice %s: %s; give words to say instead, with --alias",
                entry->grapheme, task->voice->name,
                fault ? fault->message : "it learns no pronunciations");
    return FALSE;
}

static int add(Task *task, char **words)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *word = lexicon_text(words[0]);
    LexiconEntry entry = {.grapheme = word};
    if (!word)
        return report_usage(task->verb, "add: give the word that is to be pronounced");
    if (!read_pronunciation(task, words, &entry, &error))
        return report_usage(task->verb, "%s", error->message);
    if (!check_entry(task, &entry, &error))
        return report_error(NULL, error);
    if (!lexicon_edit_add(task->path, task->voice->language, &entry, &error))
        return g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_USAGE)
                   ? report_usage(task->verb, "add: %s", error->message)
                   : report_error(NULL, error);
    report_note("wrote %s", task->path);
    return try_words(task, (char *[]){word, NULL});
}

/* --- remove --- */

static int remove_words(Task *task, char **words)
{
    for (; *words; words++) {
        g_autoptr(GError) error = NULL;
        guint removed = 0;
        if (!lexicon_edit_remove(task->path, *words, &removed, &error))
            return report_error(NULL, error);
        if (removed == 0) {
            error = g_error_new(LECTERN_ERROR, LECTERN_ERROR_FAILED,
                                "%s has no \"%s\" ('lectern lexicon list' shows what it has)",
                                task->path, *words);
            return report_error(NULL, error);
        }
        report_note("removed %s", *words);
    }
    return EXIT_CODE_DONE;
}

/* --- list --- */

static void print_json(const GPtrArray *lexicons, GString *out)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_array(builder);
    for (guint l = 0; l < lexicons->len; l++) {
        const Lexicon *lexicon = g_ptr_array_index(lexicons, l);
        for (guint i = 0; i < lexicon->entries->len; i++) {
            const LexiconEntry *entry = lexicon_entry(lexicon, i);
            json_builder_begin_object(builder);
            json_add_text(builder, "word", entry->grapheme);
            json_add_text(builder, "role", entry->role);
            json_add_text(builder, "ipa", entry->phoneme);
            json_add_text(builder, "alias", entry->alias);
            json_add_text(builder, "file", lexicon->path);
            json_add_number(builder, "line", entry->line);
            json_builder_end_object(builder);
        }
    }
    json_builder_end_array(builder);
    g_autofree char *text = json_text(builder, TRUE);
    g_string_append_printf(out, "%s\n", text);
}

/* A line each: word TAB IPA, or word TAB = alias. */
static void print_lines(const GPtrArray *lexicons, GString *out)
{
    for (guint l = 0; l < lexicons->len; l++) {
        const Lexicon *lexicon = g_ptr_array_index(lexicons, l);
        for (guint i = 0; i < lexicon->entries->len; i++) {
            const LexiconEntry *entry = lexicon_entry(lexicon, i);
            g_string_append_printf(out, "%s\t%s%s\n", entry->grapheme, entry->alias ? "= " : "",
                                   entry->alias ? entry->alias : entry->phoneme);
        }
    }
}

static int list(Task *task, G_GNUC_UNUSED char **words)
{
    g_autoptr(GError) error = NULL;
    LexiconSet *set = pipeline_lexicons(task->pipeline, task->voice, &error);
    if (!set)
        return report_error(NULL, error);
    g_autoptr(GPtrArray) lexicons = g_ptr_array_new();
    for (guint i = 0; i < lexicon_set_size(set); i++) {
        const Lexicon *lexicon = lexicon_set_file(set, i)->origin == LEXICON_OF_VOICE
                                     ? NULL
                                     : lexicon_set_lexicon(set, i);
        if (lexicon)
            g_ptr_array_add(lexicons, (gpointer)lexicon);
    }
    g_autoptr(GString) out = g_string_new(NULL);
    (task->json ? print_json : print_lines)(lexicons, out);
    output_write(out->str, out->len);
    return EXIT_CODE_DONE;
}

/* --- the verb --- */

/* The voice of --language, else that of --voice. NULL with the languages there are. */
static const Voice *find_voice(const Task *task, const char *language, GError **error)
{
    VoiceStore *store = pipeline_store(task->pipeline);
    if (!language || voice_store_for_language(store, language, NULL))
        return pipeline_voice(task->pipeline, NULL, language, error);
    g_auto(GStrv) names = voice_store_list(store);
    g_autoptr(GString) languages = g_string_new(NULL);
    for (char **name = names; *name; name++) {
        const Voice *voice = voice_store_get(store, *name, NULL, NULL);
        if (voice)
            g_string_append_printf(languages, "%s%s", languages->len ? ", " : "", voice->language);
    }
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                "--language %s: no voice speaks it; there are voices for %s", language,
                languages->str);
    return NULL;
}

static const struct {
    const char *name;
    gboolean takes_words;
    int (*run)(Task *task, char **words);
} actions[] = {{"add", TRUE, add},
               {"list", FALSE, list},
               {"try", TRUE, try_words},
               {"remove", TRUE, remove_words}};

static int act(Task *task, char **words)
{
    for (guint i = 0; words[0] && i < G_N_ELEMENTS(actions); i++) {
        if (strcmp(words[0], actions[i].name) != 0)
            continue;
        if (actions[i].takes_words != (words[1] != NULL))
            return report_usage(task->verb,
                                actions[i].takes_words ? "%s: give a word" : "%s takes no words",
                                words[0]);
        return actions[i].run(task, words + 1);
    }
    return report_usage(task->verb, "give one of add, list, try, remove");
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    g_auto(Task) task = {.verb = verb, .options = &options};
    g_autofree char *language = NULL;
    const GOptionEntry own[] = {
        {"ipa", 0, 0, G_OPTION_ARG_FILENAME, &task.ipa, "with add: the pronunciation in IPA",
         "IPA"},
        {"alias", 0, 0, G_OPTION_ARG_FILENAME, &task.alias, "with add: words to say instead",
         "WORDS"},
        {"language", 0, 0, G_OPTION_ARG_FILENAME, &language,
         "whose pronunciations (default: the voice's)", "TAG"},
        {"device", 'd', 0, G_OPTION_ARG_FILENAME, &task.device,
         "ALSA device to speak on; \"null\" for silence", "NAME"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &task.json, "with list: print JSON for programs", NULL},
        {NULL}};
    int status;
    if (!options_parse(&options, verb, OPTIONS_WORDS | OPTIONS_VOICE, own, argc, argv, &status))
        return status;
    g_autoptr(GError) error = NULL;
    task.pipeline = pipeline_new(&options);
    task.voice = find_voice(&task, language, &error);
    if (!task.voice)
        return report_error(NULL, error);
    g_autofree char *folder = options_lexicon_folder();
    if (!folder) {
        g_set_error_literal(
            &error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
            "nowhere to keep pronunciations: neither XDG_CONFIG_HOME nor HOME is an "
            "absolute path");
        return report_error(NULL, error);
    }
    g_autofree char *name = g_strconcat(task.voice->language, ".pls", NULL);
    task.path = g_build_filename(folder, name, NULL);
    return act(&task, options.inputs);
}

const Verb lexicon_verb = {
    .name = "lexicon",
    .arguments = "add WORD RESPELLING | list | try WORD... | remove WORD...",
    .summary = "adds, lists, tries and removes pronunciations",
    .run = run,
};
