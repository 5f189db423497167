/* Scripts made of lines, for tests in which it matters what is said: "# " a heading, "= " the
 * title, "* " words of ours, "~ " the disclaimer, "* ~ " words of ours before it, "$ " the end; all
 * else are paragraphs. */
#ifndef LECTERN_TESTS_PLAY_TEXT_SCRIPT_H
#define LECTERN_TESTS_PLAY_TEXT_SCRIPT_H

#include "script/script.h"

#include <string.h>

typedef struct {
    const char *mark;
    UtteranceRole role;
    int section; /* −1 and lower: that part; else what the last heading began */
    int block;
} TextScriptKind;

static inline const TextScriptKind *text_script_kind(const char *line)
{
    enum { HERE = 0 };
    static const TextScriptKind kinds[] = {
        {"= ", ROLE_TITLE, SECTION_FRAME, -1},
        {"# ", ROLE_HEADING, HERE, -1},
        {"* ~ ", ROLE_ANNOUNCEMENT, SECTION_DISCLAIMER, -1},
        {"* # ", ROLE_ANNOUNCEMENT, HERE, -1}, /* of the heading that follows */
        {"* ", ROLE_ANNOUNCEMENT, HERE, 0},
        {"~ ", ROLE_DISCLAIMER, SECTION_DISCLAIMER, 0},
        {"$ ", ROLE_ANNOUNCEMENT, SECTION_END, -1},
        {"", ROLE_PARAGRAPH, HERE, 0},
    };
    const TextScriptKind *kind = kinds;
    while (!g_str_has_prefix(line, kind->mark))
        kind++;
    return kind;
}

static inline void text_script_add(Script *script, const char *line)
{
    const TextScriptKind *kind = text_script_kind(line);
    const Utterance *last =
        script->utterances->len > 0 ? script_utterance(script, script->utterances->len - 1) : NULL;
    int section = last ? MAX(last->section, 0) : 0;
    gboolean was_announced = last && last->role == ROLE_ANNOUNCEMENT && last->block < 0;
    if (kind->section == 0 && kind->block < 0 && !was_announced)
        section++;
    Utterance *utterance = g_new0(Utterance, 1);
    utterance->role = kind->role;
    utterance->section = kind->section < 0 ? kind->section : section;
    utterance->block = kind->block;
    utterance->display = g_strdup(line + strlen(kind->mark));
    if (kind->role == ROLE_TITLE)
        script->title = g_strdup(utterance->display);
    g_ptr_array_add(script->utterances, utterance);
}

static inline void text_script_utterance_free(gpointer data)
{
    Utterance *utterance = data;
    g_free(utterance->display);
    g_free(utterance);
}

static inline Script *text_script_empty(void)
{
    Script *script = g_new0(Script, 1);
    script->utterances = g_ptr_array_new_with_free_func(text_script_utterance_free);
    return script;
}

static inline Script *text_script_new(const char *const *lines)
{
    Script *script = text_script_empty();
    for (; *lines; lines++)
        text_script_add(script, *lines);
    return script;
}

static inline void text_script_free(Script *script)
{
    g_ptr_array_unref(script->utterances);
    g_free(script->title);
    g_free(script);
}

/* The first utterance that displays `text`; it must be there. */
static inline guint text_script_index(const Script *script, const char *text)
{
    for (guint i = 0; i < script->utterances->len; i++)
        if (g_str_equal(script_utterance(script, i)->display, text))
            return i;
    g_error("no utterance says \"%s\"", text);
}

#endif
