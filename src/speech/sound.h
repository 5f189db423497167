/* The sound of one utterance: its tone, its words and where each word begins.
 *
 * This is what a worker makes and what the player keeps: everything but the silence around it. The
 * engine's own silence at both ends is cut, so that a pause is as long as the script says, to the
 * frame.
 */
#ifndef LECTERN_SPEECH_SOUND_H
#define LECTERN_SPEECH_SOUND_H

#include "script/script.h"
#include "speech/engine.h"

#include <glib.h>

/* Where a spoken word begins, counted from the start of whatever holds the mark. */
typedef struct {
    gint64 frame;
    guint word; /* index in Utterance.words */
} WordMark;

/* What there is to say, cut loose from the script so that it can go to another process. Borrowed.
 */
typedef struct {
    const VoiceStyleSettings *settings;
    const char *spoken;
    const SpokenWord *words;
    guint n_words;
    int tone_level;    /* 0 for no tone */
    int after_tone_ms; /* silence between the tone and the words */
} SoundRequest;

typedef struct {
    gint16 *frames;
    gsize n_frames;
    gint64 speech_frame; /* where the words begin: behind the tone */
    GArray *marks;       /* of WordMark, frames ascending */
} Sound;

/* What utterance `index` of the script asks for. Borrows from the script. */
SoundRequest sound_request(const Script *script, guint index);

/* What it begins with and no engine is needed for: the tone and the silence behind it. FALSE when
 * it begins with words. The sound that is made begins with the same frames. */
gboolean sound_beginning(const SoundRequest *request, int sample_rate, Sound *beginning);

/* Speaks it. An utterance without a speakable word gives a sound of its tone alone, maybe of no
 * frames. */
gboolean sound_make(const EngineDriver *engine, gpointer state, int sample_rate,
                    const SoundRequest *request, Sound *sound, GError **error);
void sound_clear(Sound *sound);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sound, sound_clear)

#endif
