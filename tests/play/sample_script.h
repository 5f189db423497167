/* A script made by hand for the tests of this room: a frame, a lead, two headings (the second one
 * of two sentences), a list, a disclaimer and the end. */
#ifndef LECTERN_TESTS_PLAY_SAMPLE_SCRIPT_H
#define LECTERN_TESTS_PLAY_SAMPLE_SCRIPT_H

#include "script/script.h"

#include <string.h>

enum {
    SAMPLE_TITLE,
    SAMPLE_LENGTH,
    SAMPLE_LEAD,
    SAMPLE_LEAD_SECOND,
    SAMPLE_HEADING,
    SAMPLE_PARAGRAPH,
    SAMPLE_PARAGRAPH_SECOND,
    SAMPLE_NEXT_PARAGRAPH,
    SAMPLE_LONG_HEADING,
    SAMPLE_LONG_HEADING_SECOND,
    SAMPLE_LIST,
    SAMPLE_ITEM,
    SAMPLE_ITEM_SECOND,
    SAMPLE_DISCLAIMER,
    SAMPLE_DISCLAIMER_TEXT,
    SAMPLE_END,
    SAMPLE_UTTERANCES
};

typedef struct {
    UtteranceRole role;
    int level, section, block;
    const char *text;
    int pause_before_ms, pause_after_ms;
} SampleLine;

static const SampleLine sample_lines[SAMPLE_UTTERANCES] = {
    {ROLE_TITLE, 1, SECTION_FRAME, -1, "Salt and the heart", 0, 100},
    {ROLE_ANNOUNCEMENT, 0, SECTION_FRAME, -1, "Two sections", 0, 50},
    {ROLE_PARAGRAPH, 0, 0, 0, "Most of us eat too much salt", 20, 30},
    {ROLE_PARAGRAPH, 0, 0, 0, "Few of us know it", 0, 60},
    {ROLE_HEADING, 2, 1, -1, "Where it hides", 40, 40},
    {ROLE_PARAGRAPH, 0, 1, 0, "Bread has it", 0, 30},
    {ROLE_PARAGRAPH, 0, 1, 0, "Soup has more", 0, 60},
    {ROLE_PARAGRAPH, 0, 1, 1, "Read the label", 0, 60},
    {ROLE_HEADING, 2, 2, -1, "What to do?", 40, 20},
    {ROLE_HEADING, 2, 2, -1, "And when?", 0, 40},
    {ROLE_ANNOUNCEMENT, 0, 2, 0, "List of two items", 0, 20},
    {ROLE_ITEM, 1, 2, 0, "Cook at home", 0, 40},
    {ROLE_ITEM, 1, 2, 1, "Taste before you salt", 0, 60},
    {ROLE_ANNOUNCEMENT, 0, SECTION_DISCLAIMER, -1, "Disclaimer", 80, 40},
    {ROLE_DISCLAIMER, 0, SECTION_DISCLAIMER, 0, "This page does not replace a doctor", 0, 60},
    {ROLE_ANNOUNCEMENT, 0, SECTION_END, -1, "End of the article", 0, 0},
};

/* What blanks part. */
static inline GArray *sample_words(const char *text)
{
    GArray *words = g_array_new(FALSE, TRUE, sizeof(SpokenWord));
    for (gsize i = 0; text[i];) {
        gsize length = strcspn(text + i, " ");
        SpokenWord word = {(guint32)i, (guint32)(i + length), (guint32)i, (guint32)(i + length),
                           FALSE};
        g_array_append_val(words, word);
        i += length + (text[i + length] == ' ');
    }
    return words;
}

static inline void sample_utterance_free(gpointer data)
{
    Utterance *utterance = data;
    g_free(utterance->display);
    g_free(utterance->spoken);
    g_array_unref(utterance->words);
    g_free(utterance);
}

static inline void sample_script_free(Script *script)
{
    g_ptr_array_unref(script->utterances);
    g_free(script->voice);
    g_free(script);
}

static inline Script *sample_script_new(void)
{
    Script *script = g_new0(Script, 1);
    Voice *voice = g_new0(Voice, 1);
    voice->pauses.after_tone = 30;
    for (int i = 0; i < VOICE_STYLES; i++)
        voice->styles[i] = (VoiceStyleSettings){
            .engine_voice = (char *)"tone", .rate_wpm = 175.0, .pitch = 1.0, .pitch_range = 1.0};
    script->voice = voice;
    script->utterances = g_ptr_array_new_with_free_func(sample_utterance_free);
    for (guint i = 0; i < SAMPLE_UTTERANCES; i++) {
        const SampleLine *line = &sample_lines[i];
        Utterance *utterance = g_new0(Utterance, 1);
        utterance->role = line->role;
        utterance->style =
            line->role == ROLE_HEADING || line->role == ROLE_TITLE ? VOICE_HEADING : VOICE_BODY;
        utterance->voice = voice;
        utterance->level = line->level;
        utterance->section = line->section;
        utterance->block = line->block;
        utterance->display = g_strdup(line->text);
        utterance->spoken = g_strdup(line->text);
        utterance->words = sample_words(line->text);
        utterance->tone_level = line->role == ROLE_HEADING ? line->level : 0;
        utterance->pause_before_ms = line->pause_before_ms;
        utterance->pause_after_ms = line->pause_after_ms;
        g_ptr_array_add(script->utterances, utterance);
    }
    return script;
}

#endif
