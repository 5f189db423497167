/* Engines: the one interface behind which every voice stands.
 *
 * An engine is a `const` table of functions in one file; adding one is a file and a line in
 * engine.c. It is called with one sentence at a time and pushes frames as it makes them. Sound is
 * mono gint16.
 *
 * Life cycle: learn() where there are lexicons, open() once in a process, any number of speak() and
 * phonemes(), close(). An engine may hold process-wide state (libespeak-ng does), so a second voice
 * at the same time means a second process: see pool.h. Calls come from one thread at a time.
 *
 * Must not know: files, speakers, articles.
 */
#ifndef LECTERN_SPEECH_ENGINE_H
#define LECTERN_SPEECH_ENGINE_H

#include "base/diagnostic.h"
#include "script/lexicon.h"
#include "script/voice.h"

#include <glib.h>

/* A word of a sentence that is said in one of its sounds: the lexicons' entry with that role. Bytes
 * of the sentence. */
typedef struct {
    gsize offset, length;
    const char *role;
} EnginePronunciation;

/* One sentence of plain UTF-8 as it is to be said. No mark-up is understood: "<" and "[[" are text.
 * Borrowed. */
typedef struct {
    const char *text;
    /* Where a letter stands that is said by its name ("A" in "vitamin A"): bytes of `text`,
     * ascending. */
    const gsize *letters;
    guint n_letters;
    /* Ascending, apart. Where no lexicon has the entry the word is said as the engine would. */
    const EnginePronunciation *pronunciations;
    guint n_pronunciations;
} EngineText;

/* A lexicon (NAME.pls) or a text of rules for families of words (NAME.rules, in the engine's own
 * language) that voices are to speak with. Borrowed. */
typedef struct {
    const char *path;
    const char *engine_voice; /* whose it is, as in VoiceStyleSettings */
} EngineLesson;

/* What an engine made of lexicons, for open(). */
typedef struct {
    char *path;                        /* a folder or a file of the engine's */
    void (*discard)(const char *path); /* removes what is not kept for other runs; may be NULL */
} EngineLearned;

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

    /* TRUE where speaking a sentence takes so long that reading its sound from a file is a gain. */
    gboolean costly;

    /* What else than its name, the settings and the text decides how a sentence sounds: its
     * version, its data, what it learned (may be NULL). In any process. NULL in the table where
     * that cannot be told: then no sound of it is kept (sound_cache.h). g_free(). */
    char *(*identity)(const EngineLearned *learned);

    /* The fastest it speaks well, in words a minute; 0 for no limit. What is asked beyond it,
     * sound.c makes by stretching time: speak() is never asked for more. */
    double max_rate_wpm;

    /* Makes what lexicons say ready for open(), before it and in any process; quick where it was
     * made before. The first lesson that has a word wins. What cannot be used is a diagnostic with
     * the lesson's path; NULL when nothing was learned. NULL in the table where the engine cannot
     * learn. */
    EngineLearned *(*learn)(const EngineLesson *lessons, guint n_lessons, Diagnostics *diagnostics);

    /* Whether a lexicon's entry, which has a phoneme, can be taught to a voice of the engine's;
     * FALSE with what is wrong. NULL in the table where the engine cannot learn. */
    gboolean (*can_learn)(const char *engine_voice, const LexiconEntry *entry, GError **error);

    /* Readies the engine in this process, with what was learned (may be NULL; must live until
     * close()). `*state` is its own; `*sample_rate` in Hz holds for all it speaks. */
    gboolean (*open)(const EngineLearned *learned, gpointer *state, int *sample_rate,
                     GError **error);

    /* Loads what speaking with these settings needs, so that a copy of the process speaks at once.
     * speak() does it by itself. LECTERN_ERROR_FAILED when there is no such voice. */
    gboolean (*prepare)(gpointer state, const VoiceStyleSettings *settings, GError **error);

    /* Speaks one sentence. Fails with LECTERN_ERROR_FAILED when there is no such voice.
     * `gain_db` is not the engine's: sound.c applies it. */
    gboolean (*speak)(gpointer state, const VoiceStyleSettings *settings, const EngineText *text,
                      const EngineSink *sink, GError **error);

    /* The IPA of `text` as that voice says it; NULL in the table where the engine has none.
     * g_free(). */
    char *(*phonemes)(gpointer state, const VoiceStyleSettings *settings, const EngineText *text,
                      GError **error);

    /* The line of the rules for families of words (see EngineLesson) that decides how `word` is
     * said; 0 for none. NULL in the table where the engine has no rules. */
    guint (*rule_line)(gpointer state, const VoiceStyleSettings *settings, const char *word);

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

/* Takes over `path`. Freeing discards it; NULL is allowed. */
EngineLearned *engine_learned_new(char *path, void (*discard)(const char *path));
void engine_learned_free(EngineLearned *learned);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(EngineLearned, engine_learned_free)

#endif
