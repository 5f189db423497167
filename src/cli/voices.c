/* lectern voices: lists the voices there are. */
#include "base/error.h"
#include "base/json_members.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/verb.h"

#include <string.h>

enum { COLUMNS = 5 };

static void voice_columns(const Voice *voice, const char *columns[COLUMNS])
{
    columns[0] = voice->name;
    columns[1] = voice->language;
    columns[2] = voice->engine;
    columns[3] = voice->licence;
    columns[4] = voice->title;
}

/* A table for people: columns as wide as their widest cell, two blanks between them. */
static void print_table(const GPtrArray *voices, GString *out)
{
    static const char *const head[COLUMNS] = {"NAME", "LANGUAGE", "ENGINE", "LICENCE", "TITLE"};
    glong widths[COLUMNS] = {0};
    const char *columns[COLUMNS];
    for (int c = 0; c < COLUMNS; c++)
        widths[c] = g_utf8_strlen(head[c], -1);
    for (guint i = 0; i < voices->len; i++) {
        voice_columns(g_ptr_array_index(voices, i), columns);
        for (int c = 0; c < COLUMNS; c++)
            widths[c] = MAX(widths[c], g_utf8_strlen(columns[c], -1));
    }
    for (guint i = 0; i <= voices->len; i++) {
        if (i == 0)
            memcpy(columns, head, sizeof columns);
        else
            voice_columns(g_ptr_array_index(voices, i - 1), columns);
        for (int c = 0; c < COLUMNS - 1; c++)
            g_string_append_printf(out, "%s%*s", columns[c],
                                   (int)(widths[c] - g_utf8_strlen(columns[c], -1) + 2), "");
        g_string_append_printf(out, "%s\n", columns[COLUMNS - 1]);
    }
}

static void print_json(const GPtrArray *voices, GString *out)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_array(builder);
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = g_ptr_array_index(voices, i);
        const char *const members[][2] = {
            {"name", voice->name},       {"language", voice->language},
            {"engine", voice->engine},   {"title", voice->title},
            {"licence", voice->licence}, {"engine_voice", voice->styles[VOICE_BODY].engine_voice},
        };
        json_builder_begin_object(builder);
        for (guint m = 0; m < G_N_ELEMENTS(members); m++) {
            json_add_text(builder, members[m][0], members[m][1]);
        }
        json_builder_set_member_name(builder, "rate_wpm");
        json_builder_add_double_value(builder, voice->styles[VOICE_BODY].rate_wpm);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
    g_autofree char *text = json_text(builder, TRUE);
    g_string_append_printf(out, "%s\n", text);
}

/* Every voice that can be read, of Voice (the store's), that reads `language` (NULL: any); one that
 * cannot be read is reported and left out. */
static GPtrArray *read_voices(VoiceStore *store, const char *language, int *status)
{
    GPtrArray *voices = g_ptr_array_new();
    g_auto(GStrv) names = voice_store_list(store);
    for (char **name = names; *name; name++) {
        g_autoptr(GError) error = NULL;
        Diagnostics diagnostics = {.source = *name, .handler = report_diagnostic};
        const Voice *voice = voice_store_get(store, *name, &diagnostics, &error);
        if (voice && (!language || voice_speaks(voice, language)))
            g_ptr_array_add(voices, (gpointer)voice);
        else if (!voice)
            *status = report_error(*name, error);
    }
    return voices;
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    gboolean json = FALSE;
    g_autofree char *language = NULL;
    const GOptionEntry own[] = {
        {"language", 'l', 0, G_OPTION_ARG_FILENAME, &language,
         "only those of a language, in any region: fr, es-MX", "TAG"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, "print JSON for programs", NULL},
        {NULL}};
    int status;
    if (!options_parse(&options, verb, 0, own, argc, argv, &status))
        return status;
    g_autoptr(Pipeline) pipeline = pipeline_new(&options);
    status = EXIT_CODE_DONE;
    g_autoptr(GPtrArray) voices = read_voices(pipeline_store(pipeline), language, &status);
    if (voices->len == 0 && language) {
        g_autoptr(GError) error = g_error_new(LECTERN_ERROR, LECTERN_ERROR_FAILED,
                                              "no voice speaks the language '%s'", language);
        return report_error(NULL, error);
    }
    if (voices->len == 0) {
        g_auto(GStrv) folders = options_voice_folders();
        g_autofree char *searched = g_strjoinv(", ", folders);
        g_autoptr(GError) error =
            g_error_new(G_FILE_ERROR, G_FILE_ERROR_NOENT, "no voices found in %s", searched);
        return report_error(NULL, error);
    }
    g_autoptr(GString) out = g_string_new(NULL);
    (json ? print_json : print_table)(voices, out);
    output_write(out->str, out->len);
    return status;
}

const Verb voices_verb = {
    .name = "voices",
    .arguments = "",
    .summary = "lists the voices and their languages",
    .run = run,
};
