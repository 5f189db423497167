/* Engines: the one interface behind which every voice stands.
 *
 * An engine is a `const` table of functions in one file; adding one is a file and a line in
 * engine.c. It is called with one sentence at a time and pushes frames as it makes them. Sound is
 * mono gint16.
 *
 * Life cycle: open() once in a process, any number of speak() and phonemes(), close(). An engine
 * may hold process-wide state (libespeak-ng does), so a second voice at the same time means a
 * second process: see pool.h. Calls come from one thread at a time.
 *
 * Must not know: files, speakers, articles.
 */
#ifndef LECTERN_SPEECH_ENGINE_H
#define LECTERN_SPEECH_ENGINE_H

#include "script/voice.h"

#include <glib.h>

/* One sentence of plain UTF-8 as it is to be said. No mark-up is understood: "<" and "[[" are text.
 * Borrowed. */
typedef struct {
    const char *text;
    /* Where a letter stands that is said by its name ("A" in "vitamin A"): bytes of `text`,
     * ascending. */
    const gsize *letters;
    guint n_letters;
} EngineText;

/* What an engine pushes during speak(). Each returns FALSE to stop the sentence: then speak()
 * returns TRUE soon, with nothing pushed after it. */
typedef struct {
    gboolean (*frames)(const gint16 *frames, gsize n_frames, gpointer data);
    /* The word that begins at byte `text_offset` starts at `frame` of this sentence. Ascending
     * frames; called before or after the frames it speaks of. */
    gboolean (*word)(gint64 frame, gsize text_offset, gpointer data);
    gpointer data;
} EngineSink;

typedef struct {
    char *name;     /* as VoiceStyleSettings.engine_voice takes it */
    char *language; /* BCP 47 */
} EngineVoice;

typedef struct {
    const char *name;
    const char *title;
    const char *licence;

    /* TRUE where the sound of a sentence depends on what the process said before. Workers then say
     * each in a fresh copy of their process, so that a reading is the same whoever reads it. */
    gboolean drifts;

    /* Readies the engine in this process. `*state` is its own; `*sample_rate` in Hz holds for all
     * it speaks. */
    gboolean (*open)(gpointer *state, int *sample_rate, GError **error);

    /* Loads what speaking with these settings needs, so that a copy of the process speaks at once.
     * speak() does it by itself. LECTERN_ERROR_FAILED when there is no such voice. */
    gboolean (*prepare)(gpointer state, const VoiceStyleSettings *settings, GError **error);

    /* Speaks one sentence. Fails with LECTERN_ERROR_FAILED when there is no such voice.
     * `gain_db` is not the engine's: sound.c applies it. */
    gboolean (*speak)(gpointer state, const VoiceStyleSettings *settings, const EngineText *text,
                      const EngineSink *sink, GError **error);

    /* The IPA of `text` as that voice says it; NULL in the table where the engine has none.
     * g_free(). */
    char *(*phonemes)(gpointer state, const VoiceStyleSettings *settings, const char *text,
                      GError **error);

    /* All voices it has, of EngineVoice; free with g_ptr_array_unref(). */
    GPtrArray *(*voices)(gpointer state, GError **error);

    void (*close)(gpointer state);
} EngineDriver;

extern const EngineDriver espeak_engine; /* libespeak-ng */
extern const EngineDriver tone_engine;   /* deterministic, no speech: for tests */

/* The engine of that name, or NULL. All of them: NULL-terminated. */
const EngineDriver *engine_find(const char *name);
const EngineDriver *const *engine_list(void);

/* Frees an EngineVoice; for the arrays of voices(). */
void engine_voice_free(gpointer voice);

#endif
