/* Scripts made by hand, for tests of what comes after them: each utterance is a row of words, and
 * what is shown is what is said. */
#ifndef LECTERN_TESTS_SPEECH_HAND_SCRIPT_H
#define LECTERN_TESTS_SPEECH_HAND_SCRIPT_H

#include "script/script.h"

#include <string.h>

/* The words of `spoken`: what blanks part. */
static inline GArray *hand_words(const char *spoken)
{
    GArray *words = g_array_new(FALSE, TRUE, sizeof(SpokenWord));
    for (const char *p = spoken; *p;) {
        gsize blanks = strspn(p, " "), length = strcspn(p + blanks, " ");
        guint32 start = (guint32)(p + blanks - spoken), end = start + (guint32)length;
        SpokenWord word = {.spoken_start = start, start + length, start, end, FALSE};
        if (length > 0)
            g_array_append_val(words, word);
        p += blanks + length;
    }
    return words;
}

static inline void hand_utterance_free(gpointer data)
{
    Utterance *utterance = data;
    g_free(utterance->display);
    g_free(utterance->spoken);
    g_array_unref(utterance->words);
    g_free(utterance);
}

/* An empty script for that voice of an engine, at 175 words a minute. */
static inline Script *hand_script_new(const char *engine_voice)
{
    Script *script = g_new0(Script, 1);
    script->title = g_strdup("By hand");
    script->voice = g_new0(Voice, 1);
    script->voice->pauses.after_tone = 100;
    for (int style = 0; style < VOICE_STYLES; style++)
        script->voice->styles[style] = (VoiceStyleSettings){
            .engine_voice = g_strdup(engine_voice), .rate_wpm = 175, .pitch = 1, .pitch_range = 1};
    script->utterances = g_ptr_array_new_with_free_func(hand_utterance_free);
    return script;
}

static inline void hand_script_free(Script *script)
{
    for (int style = 0; style < VOICE_STYLES; style++)
        g_free(script->voice->styles[style].engine_voice);
    g_free(script->voice);
    g_free(script->title);
    g_ptr_array_unref(script->utterances);
    g_free(script);
}

/* Adds one utterance; the caller may change it. */
static inline Utterance *hand_script_add(Script *script, const char *spoken, int pause_before_ms,
                                         int pause_after_ms)
{
    Utterance *utterance = g_new0(Utterance, 1);
    utterance->role = ROLE_PARAGRAPH;
    utterance->voice = script->voice;
    utterance->display = g_strdup(spoken);
    utterance->spoken = g_strdup(spoken);
    utterance->words = hand_words(spoken);
    utterance->pause_before_ms = pause_before_ms;
    utterance->pause_after_ms = pause_after_ms;
    g_ptr_array_add(script->utterances, utterance);
    return utterance;
}

typedef Script HandScript;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HandScript, hand_script_free)

#endif
