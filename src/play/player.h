/* The player: reads a script aloud on a device and takes commands while it does.
 *
 * Two threads: one makes sounds ahead (ahead.h), one owns the transport, the playback and the
 * device. Commands go in through a queue and act within a few milliseconds; events come out as the
 * ear meets them. Where commands come from (keys, a pipe, a bus) is the caller's business.
 *
 * Must not know: the terminal, keys, messages.
 */
#ifndef LECTERN_PLAY_PLAYER_H
#define LECTERN_PLAY_PLAYER_H

#include "play/device.h"
#include "play/transport.h"
#include "script/script.h"
#include "speech/worker.h"

#include <glib.h>

typedef enum {
    PLAYER_BEGAN,  /* `utterance` begins to be heard */
    PLAYER_PAUSED, /* in `utterance` */
    PLAYER_RESUMED,
    PLAYER_SPEED,       /* is `speed` now */
    PLAYER_VOLUME,      /* is `volume` now */
    PLAYER_NOWHERE,     /* `command` led nowhere: no such place, no faster or slower */
    PLAYER_REMARKED,    /* a remark was heard to its end */
    PLAYER_ENDED,       /* all was heard; a jump reads again */
    PLAYER_DEVICE_LOST, /* the device is gone in `utterance`; nothing more is heard */
    PLAYER_FAILED,      /* `error` says why `utterance` cannot be spoken; nothing more is heard */
} PlayerEventKind;

typedef struct {
    PlayerEventKind kind;
    guint utterance;
    double speed, volume;
    gboolean followed;            /* BEGAN, ENDED: the utterance before it was heard to its end */
    TransportCommandKind command; /* NOWHERE */
    const GError *error;          /* FAILED; valid during the call */
} PlayerEvent;

/* Called from the player's thread, in order. Must not call the player but player_send() and
 * player_status(), whose state, speed and volume are those of the event. */
typedef void (*PlayerHandler)(const PlayerEvent *event, gpointer data);

typedef struct {
    const Script *script; /* borrowed until player_free() */
    Worker *worker;       /* which speaks; borrowed until player_free(), nobody else may use it */
    int sample_rate;      /* the worker's, in Hz */
    const DeviceDriver *device;
    gpointer device_state; /* open at `sample_rate`; becomes the player's */
    guint start;           /* the first utterance to be heard */
    double speed, volume;  /* to begin with; 0 for 1 */
    double max_volume;     /* 0 for no limit */
    PlayerHandler handler;
    gpointer handler_data;
} PlayerOptions;

typedef struct {
    TransportState state;
    guint utterance;
    gint64 frame; /* of the utterance's sound at `speed`; < 0 in the silence before it */
    int word;     /* of Utterance.words, that sounds or was heard last; −1 for none */
    double speed, volume;
    guint gaps; /* how often the sound was torn, because nobody fed the device in time */
} PlayerStatus;

typedef struct Player Player;

/* Begins to read at once. The script needs at least one utterance. */
Player *player_new(const PlayerOptions *options);

/* From any thread; never waits. */
void player_send(Player *player, const TransportCommand *command);

/* The same: on by so many seconds of listening, or back by them, to the beginning of a word. */
void player_skip(Player *player, double seconds);

/* The same: says a script of its own at once, which becomes the player's. Where the article was
 * read it then goes on with the word it broke off in. Another command ends the remark. */
void player_remark(Player *player, Script *remark);

/* The same: ends the remark that is being said; else nothing changes. */
void player_end_remark(Player *player);

/* Where the ear was a moment ago (at most 20 ms while playing). From any thread. */
PlayerStatus player_status(Player *player);

/* The same once all that was sent is obeyed; where the device hangs, after 50 ms all the same. */
PlayerStatus player_settled_status(Player *player);

/* Whether the device does not return from what it was asked: when this is called twice a second,
 * TRUE after two seconds of it. Then free the player; the place is that of player_status(). */
gboolean player_is_stuck(Player *player);

/* Where we are in the article and how long it is, in seconds at speed 1: exact where it was made
 * before, else estimated. From any thread. */
typedef struct {
    double position_s, length_s;
} PlayerTime;
PlayerTime player_time(Player *player);

/* Falls silent and ends the threads. Does not wait for a device that hangs: its thread is left
 * behind with nothing of the caller's. No event comes after it. */
void player_free(Player *player);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Player, player_free)

#endif
