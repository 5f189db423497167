/* The transport: where in the script we are, and what each command makes of it.
 *
 * Positions are utterances. A state machine without threads, clock or sound: each command changes
 * the state and answers with what the sound has to do about it, so that every key can be tested on
 * paper.
 *
 * Invariants: `position` is an utterance of the script. A jump that leads nowhere changes nothing.
 *
 * Must not know: devices, engines, keys, frames. Borrows nothing: the script may die before it.
 */
#ifndef LECTERN_PLAY_TRANSPORT_H
#define LECTERN_PLAY_TRANSPORT_H

#include "script/script.h"

#include <glib.h>

#define TRANSPORT_MIN_SPEED 0.5
#define TRANSPORT_MAX_SPEED 4.0

typedef enum {
    COMMAND_TOGGLE_PAUSE,
    COMMAND_PAUSE,
    COMMAND_RESUME,
    COMMAND_NEXT_HEADING,
    COMMAND_PREVIOUS_HEADING,
    COMMAND_NEXT_SAME_LEVEL, /* heading of the level we are under */
    COMMAND_PREVIOUS_SAME_LEVEL,
    COMMAND_NEXT_BLOCK, /* paragraph, item, heading, … */
    COMMAND_PREVIOUS_BLOCK,
    COMMAND_NEXT_SENTENCE,
    COMMAND_PREVIOUS_SENTENCE,
    COMMAND_REPEAT,        /* this sentence again */
    COMMAND_REPEAT_SLOWLY, /* and slower this once */
    COMMAND_START,         /* the first utterance */
    COMMAND_DISCLAIMER,    /* its announcement */
    COMMAND_GO_TO,         /* TransportCommand.utterance */
    COMMAND_FASTER,
    COMMAND_SLOWER,
    COMMAND_SET_SPEED, /* to the step next to TransportCommand.value */
    COMMAND_LOUDER,
    COMMAND_SOFTER,
    COMMAND_SET_VOLUME, /* the same */
    COMMAND_KINDS
} TransportCommandKind;

typedef struct {
    TransportCommandKind kind;
    guint utterance; /* GO_TO */
    double value;    /* SET_…: 1 is the voice's own speed, and its own loudness */
} TransportCommand;

typedef enum {
    TRANSPORT_PLAYING,
    TRANSPORT_PAUSED,
    TRANSPORT_ENDED, /* everything was heard; a jump plays again */
} TransportState;

/* What the sound has to do. */
typedef enum {
    EFFECT_NONE,    /* it was so already */
    EFFECT_NOWHERE, /* there is no such place, or no faster, slower, louder or softer */
    EFFECT_PAUSE,
    EFFECT_RESUME,
    EFFECT_SEEK,   /* forget what is under way and begin `position` */
    EFFECT_SPEED,  /* go on where we are, at `speed` */
    EFFECT_VOLUME, /* go on where we are, at `volume` */
} TransportEffect;

typedef struct Transport Transport;

/* At the first utterance, playing, at speed and volume 1, but never louder than `max_volume`. The
 * script needs at least one utterance. */
Transport *transport_new(const Script *script, double max_volume);
void transport_free(Transport *transport);

TransportEffect transport_apply(Transport *transport, const TransportCommand *command);

/* What was heard: an utterance began; the last one ended. */
void transport_began(Transport *transport, guint utterance);
void transport_ended(Transport *transport);

TransportState transport_state(const Transport *transport);
guint transport_position(const Transport *transport);
/* How many times faster than the script's voices. */
double transport_speed(const Transport *transport);
/* The same for one utterance, which may be the one that is repeated slowly. */
double transport_speed_of(const Transport *transport, guint utterance);
/* The factor of all frames: 0.1 … 2. */
double transport_volume(const Transport *transport);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Transport, transport_free)

#endif
