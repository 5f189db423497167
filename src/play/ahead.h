/* Ahead: the sounds of the utterances that come next, made before they are needed.
 *
 * One thread of its own asks the engine for one utterance after the other, from the one that is
 * wanted on; a few ahead and one behind are kept, so memory does not grow with the article. A
 * change of place or speed costs what one sentence costs to make.
 *
 * Must not know: devices, keys, what is heard.
 */
#ifndef LECTERN_PLAY_AHEAD_H
#define LECTERN_PLAY_AHEAD_H

#include "speech/sound.h"
#include "speech/worker.h"

#include <glib.h>

/* One utterance's sound at one speed. Immutable once made; shared by reference. */
typedef struct {
    gatomicrefcount references;
    Sound sound;
    double speed;
    gint64 before_frames, after_frames; /* the silence around it at that speed */
    gboolean is_beginning;              /* the tone alone: the words are being made */
} SpokenSound;

SpokenSound *spoken_sound_ref(SpokenSound *sound);
void spoken_sound_unref(SpokenSound *sound);

/* The frame of `to`, another speed of the same utterance, that says what `frame` of `from` says:
 * the same part of the same word. Frames count from the start of the sound; those before it (< 0)
 * and behind it lie in the silence. Where `to` is a beginning, that part must be of it. */
gint64 spoken_sound_map(const SpokenSound *from, gint64 frame, const SpokenSound *to);

typedef struct Ahead Ahead;

/* Starts the thread with utterance `start` at speed 1. `script` and `worker` are borrowed until
 * ahead_stop(); nobody else may use the worker meanwhile. `ready` is called in the thread each time
 * a sound or its beginning was made or could not be made. */
Ahead *ahead_new(Worker *worker, int sample_rate, const Script *script, guint start,
                 void (*ready)(gpointer data), gpointer data);

/* What will be needed: `utterance` at `speed` and those behind it at `later_speed`. */
void ahead_want(Ahead *ahead, guint utterance, double speed, double later_speed);

/* Takes over a remark, a script of its own that is said in between: its utterances are `first` and
 * those behind it, numbers that no utterance had before. The remark before it is forgotten. */
void ahead_set_remark(Ahead *ahead, Script *remark, guint first);

/* How long `utterance` of the article takes to hear at speed 1, in seconds, with the silence around
 * it: known where it was made once, else estimated. */
double ahead_length_s(Ahead *ahead, guint utterance);

/* The sound of `utterance` at the wanted speed, or its beginning, or NULL when neither is made yet.
 * A reference for the caller. When it cannot be made, NULL with the engine's error. */
SpokenSound *ahead_take(Ahead *ahead, guint utterance, GError **error);

/* Ends the thread; what was borrowed is free. Nothing more is made. */
void ahead_stop(Ahead *ahead);
void ahead_free(Ahead *ahead);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ahead, ahead_free)

#endif
