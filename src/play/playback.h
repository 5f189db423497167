/* Playback: one utterance after the other into the device, and what of it is heard.
 *
 * What was written is not what is heard: a device is always some frames behind. Playback remembers
 * which stretch of which utterance went where, so that "began", "where are we" and a pause mean the
 * ear and not the buffer, to the frame that the device reports.
 *
 * No threads and no waiting: somebody calls playback_feed() often enough, at least once in the time
 * the device's buffer lasts. One owner.
 *
 * Must not know: what the utterances are, how sounds are made, keys.
 */
#ifndef LECTERN_PLAY_PLAYBACK_H
#define LECTERN_PLAY_PLAYBACK_H

#include "play/ahead.h"
#include "play/device.h"

#include <glib.h>

typedef struct {
    /* The sound of `utterance` at the speed now wanted: a reference, or NULL without an error while
     * it is being made. */
    SpokenSound *(*sound)(guint utterance, gpointer data, GError **error);
    /* `utterance` begins to be heard. Never for one that a jump leaves out. */
    void (*began)(guint utterance, gpointer data);
    /* A remark was heard to its end. */
    void (*remarked)(gpointer data);
    gpointer data;
} PlaybackClient;

typedef enum {
    PLAYBACK_GOES_ON,
    PLAYBACK_ENDED,  /* everything was heard */
    PLAYBACK_LOST,   /* the device is, or plays nothing of what it has */
    PLAYBACK_FAILED, /* a sound could not be made; see the error */
} PlaybackStatus;

typedef struct Playback Playback;

/* Plays utterances 0 … n_utterances − 1 on an open device, which becomes its own. */
Playback *playback_new(const DeviceDriver *driver, gpointer device_state, guint n_utterances,
                       const PlaybackClient *client);
void playback_free(Playback *playback);

/* Writes what the device has room for and reports what began. */
PlaybackStatus playback_feed(Playback *playback, GError **error);

/* Silences what is under way and begins `utterance` at once, without the silence before it, or,
 * with a `frame` above 0, at the word that sounds at that frame. Ends a pause and a remark. */
void playback_seek(Playback *playback, guint utterance, gint64 frame);

/* Pausing ends a remark: what waits is the article. */
void playback_pause(Playback *playback, gboolean paused);

/* Says a remark at once: the utterances `first` … `first` + `n` − 1, which are beyond the
 * article's. Behind it the article goes on with the word that it broke off in, or stays paused. */
void playback_remark(Playback *playback, guint first, guint n);

/* Ends the remark, if there is one: the article goes on, or stays paused. */
void playback_end_remark(Playback *playback);

/* Whether frames are to be written and heard: nothing is paused, or a remark is being said. */
gboolean playback_is_sounding(const Playback *playback);

/* The factor of all frames from here on. */
void playback_set_volume(Playback *playback, double volume);

/* The client's sounds are at another speed now: goes on at the same part of the same word as soon
 * as the sound of that utterance is there, and with the old sound until then. */
void playback_change_speed(Playback *playback);

/* The utterance of the article that is heard, or was before a remark, the frame of its sound (< 0
 * in the silence before it) and its word that was heard last: −1 for none. */
void playback_place(const Playback *playback, guint *utterance, gint64 *frame, int *word);

/* How many frames the device had still to play when it was fed last: it must be fed again before
 * they are heard. 0 where nothing was left to feed it. */
gint64 playback_reserve(const Playback *playback);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Playback, playback_free)

#endif
