/* The transport; see transport.h.
 *
 * The script is boiled down to a row of flags, one for each utterance: what kinds of place it is
 * the beginning of. A jump is a search in that row. */
#include "play/transport.h"

/* What begins with an utterance. */
enum {
    PLACE_SENTENCE = 1 << 0,
    PLACE_BLOCK = 1 << 1,
    PLACE_HEADING = 1 << 2, /* the start, the headings and the disclaimer */
    PLACE_DISCLAIMER = 1 << 3,
    PLACE_HEADING_REST = 1 << 4, /* words of a heading that began before */
};

/* Steps that are felt, and finer where speech is usually heard. Percent. */
static const guint speeds[] = {50,  60,  70,  80,  90,  100, 110, 120, 130,
                               140, 150, 175, 200, 225, 250, 300, 350, 400};
/* Steps of 2 to 3 dB. */
static const guint volumes[] = {10, 13, 18, 24, 32, 42, 56, 75, 100, 133, 170, 200};
static const double SLOWLY = 0.7; /* of the speed, when a sentence is repeated slowly */
enum { TITLE_LEVEL = 1, SECTION_LEVEL = 2, NOBODY = -1 };

typedef struct {
    guint8 kinds; /* PLACE_… */
    guint8 level; /* of a HEADING; 0 else */
} Spot;

struct Transport {
    guint n_spots;
    Spot *spots; /* of each utterance */
    TransportState state;
    guint position;
    guint speed, volume; /* indices of their steps */
    double max_volume;
    gint64 slow; /* the utterance that is repeated slowly, or NOBODY */
};

/* A heading of several sentences is one place: its first. A heading that is announced by an
 * utterance of ours begins with the announcement. */
static gboolean begins_heading(const Utterance *before, const Utterance *utterance)
{
    if (utterance->section < 0)
        return FALSE;
    return utterance->role == ROLE_HEADING ||
           (utterance->role == ROLE_ANNOUNCEMENT && utterance->section != before->section);
}

/* Behind an announcement or another sentence of the same heading. */
static gboolean continues_heading(const Utterance *before, const Utterance *utterance)
{
    return utterance->role == ROLE_HEADING && utterance->section == before->section &&
           utterance->section >= 0 &&
           (before->role == ROLE_HEADING || before->role == ROLE_ANNOUNCEMENT);
}

static guint8 places_of(const Utterance *before, const Utterance *utterance)
{
    if (!before)
        return PLACE_SENTENCE | PLACE_BLOCK | PLACE_HEADING;
    if (continues_heading(before, utterance))
        return PLACE_SENTENCE | PLACE_HEADING_REST;
    guint8 places = PLACE_SENTENCE;
    if (utterance->section == SECTION_DISCLAIMER && before->section != SECTION_DISCLAIMER)
        places |= PLACE_BLOCK | PLACE_HEADING | PLACE_DISCLAIMER;
    if (begins_heading(before, utterance))
        places |= PLACE_BLOCK | PLACE_HEADING;
    if (utterance->section != before->section || utterance->block != before->block ||
        utterance->role != before->role)
        places |= PLACE_BLOCK;
    return places;
}

/* The level of the heading that begins with utterance `index`: an announcement stands before it. */
static guint8 level_of(const Script *script, guint index)
{
    const Utterance *first = script_utterance(script, index);
    if (first->section == SECTION_FRAME)
        return TITLE_LEVEL;
    for (guint i = index; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (utterance->section != first->section)
            break;
        if (utterance->role == ROLE_HEADING)
            return (guint8)utterance->level;
    }
    return SECTION_LEVEL;
}

/* The step next to `value`, but none above `max`. */
static guint nearest_step(const guint *steps, guint n_steps, double value, double max)
{
    guint nearest = 0;
    for (guint i = 1; i < n_steps && steps[i] <= max * 100; i++)
        if (ABS(steps[i] - value * 100) < ABS(steps[nearest] - value * 100))
            nearest = i;
    return nearest;
}

Transport *transport_new(const Script *script, double max_volume)
{
    g_return_val_if_fail(script && script->utterances->len > 0, NULL);
    Transport *transport = g_new0(Transport, 1);
    transport->n_spots = script->utterances->len;
    transport->spots = g_new(Spot, transport->n_spots);
    transport->speed = nearest_step(speeds, G_N_ELEMENTS(speeds), 1, G_MAXUINT);
    transport->max_volume = max_volume;
    transport->volume = nearest_step(volumes, G_N_ELEMENTS(volumes), 1, max_volume);
    transport->slow = NOBODY;
    const Utterance *before = NULL;
    for (guint i = 0; i < transport->n_spots; i++) {
        const Utterance *utterance = script_utterance(script, i);
        guint8 kinds = places_of(before, utterance);
        transport->spots[i] = (Spot){kinds, kinds & PLACE_HEADING ? level_of(script, i) : 0};
        before = utterance;
    }
    return transport;
}

void transport_free(Transport *transport)
{
    if (!transport)
        return;
    g_free(transport->spots);
    g_free(transport);
}

static TransportEffect seek(Transport *transport, guint utterance)
{
    transport->position = utterance;
    transport->state = TRANSPORT_PLAYING;
    transport->slow = NOBODY;
    return EFFECT_SEEK;
}

/* `level` 0: any. */
static gboolean is_spot(const Transport *transport, guint index, guint8 kind, guint8 level)
{
    const Spot *spot = &transport->spots[index];
    return (spot->kinds & kind) && (level == 0 || spot->level == level);
}

static TransportEffect seek_next(Transport *transport, guint8 kind, guint8 level)
{
    for (guint i = transport->position + 1; i < transport->n_spots; i++)
        if (is_spot(transport, i, kind, level))
            return seek(transport, i);
    return EFFECT_NOWHERE;
}

/* From the words of a heading the heading before it, although it began before them. */
static TransportEffect seek_previous(Transport *transport, guint8 kind, guint8 level)
{
    guint from = transport->position;
    while (kind == PLACE_HEADING && from > 0 && is_spot(transport, from, PLACE_HEADING_REST, 0))
        from--;
    for (guint i = from; i > 0; i--)
        if (is_spot(transport, i - 1, kind, level))
            return seek(transport, i - 1);
    return EFFECT_NOWHERE;
}

/* The level of the heading that we are at or under. */
static guint8 own_level(const Transport *transport)
{
    guint i = transport->position;
    while (i > 0 && transport->spots[i].level == 0)
        i--;
    return transport->spots[i].level;
}

static TransportEffect seek_disclaimer(Transport *transport)
{
    for (guint i = 0; i < transport->n_spots; i++)
        if (is_spot(transport, i, PLACE_DISCLAIMER, 0))
            return seek(transport, i);
    return EFFECT_NOWHERE;
}

static TransportEffect repeat_slowly(Transport *transport)
{
    TransportEffect effect = seek(transport, transport->position);
    transport->slow = transport->position;
    return effect;
}

static TransportEffect seek_to(Transport *transport, guint utterance)
{
    return utterance < transport->n_spots ? seek(transport, utterance) : EFFECT_NOWHERE;
}

static TransportEffect hold(Transport *transport)
{
    if (transport->state != TRANSPORT_PLAYING)
        return EFFECT_NONE;
    transport->state = TRANSPORT_PAUSED;
    return EFFECT_PAUSE;
}

/* Playing after the end begins again, as the button of any player does. */
static TransportEffect go_on(Transport *transport)
{
    if (transport->state == TRANSPORT_ENDED)
        return seek(transport, 0);
    if (transport->state == TRANSPORT_PLAYING)
        return EFFECT_NONE;
    transport->state = TRANSPORT_PLAYING;
    return EFFECT_RESUME;
}

static TransportEffect set_speed(Transport *transport, gint64 step)
{
    if (step < 0 || step >= (gint64)G_N_ELEMENTS(speeds))
        return EFFECT_NOWHERE;
    transport->speed = (guint)step;
    return EFFECT_SPEED;
}

static TransportEffect set_volume(Transport *transport, gint64 step)
{
    if (step < 0 || step >= (gint64)G_N_ELEMENTS(volumes) ||
        volumes[step] > transport->max_volume * 100)
        return EFFECT_NOWHERE;
    transport->volume = (guint)step;
    return EFFECT_VOLUME;
}

TransportEffect transport_apply(Transport *transport, const TransportCommand *command)
{
    switch (command->kind) {
    case COMMAND_TOGGLE_PAUSE:
        return transport->state == TRANSPORT_PLAYING ? hold(transport) : go_on(transport);
    case COMMAND_PAUSE:
        return hold(transport);
    case COMMAND_RESUME:
        return go_on(transport);
    case COMMAND_NEXT_HEADING:
        return seek_next(transport, PLACE_HEADING, 0);
    case COMMAND_PREVIOUS_HEADING:
        return seek_previous(transport, PLACE_HEADING, 0);
    case COMMAND_NEXT_SAME_LEVEL:
        return seek_next(transport, PLACE_HEADING, own_level(transport));
    case COMMAND_PREVIOUS_SAME_LEVEL:
        return seek_previous(transport, PLACE_HEADING, own_level(transport));
    case COMMAND_NEXT_BLOCK:
        return seek_next(transport, PLACE_BLOCK, 0);
    case COMMAND_PREVIOUS_BLOCK:
        return seek_previous(transport, PLACE_BLOCK, 0);
    case COMMAND_NEXT_SENTENCE:
        return seek_next(transport, PLACE_SENTENCE, 0);
    case COMMAND_PREVIOUS_SENTENCE:
        return seek_previous(transport, PLACE_SENTENCE, 0);
    case COMMAND_REPEAT:
        return seek(transport, transport->position);
    case COMMAND_REPEAT_SLOWLY:
        return repeat_slowly(transport);
    case COMMAND_START:
        return seek(transport, 0);
    case COMMAND_DISCLAIMER:
        return seek_disclaimer(transport);
    case COMMAND_GO_TO:
        return seek_to(transport, command->utterance);
    case COMMAND_FASTER:
        return set_speed(transport, (gint64)transport->speed + 1);
    case COMMAND_SLOWER:
        return set_speed(transport, (gint64)transport->speed - 1);
    case COMMAND_SET_SPEED:
        return set_speed(transport,
                         nearest_step(speeds, G_N_ELEMENTS(speeds), command->value, G_MAXUINT));
    case COMMAND_LOUDER:
        return set_volume(transport, (gint64)transport->volume + 1);
    case COMMAND_SOFTER:
        return set_volume(transport, (gint64)transport->volume - 1);
    case COMMAND_SET_VOLUME:
        return set_volume(transport, nearest_step(volumes, G_N_ELEMENTS(volumes), command->value,
                                                  transport->max_volume));
    case COMMAND_KINDS:
        break;
    }
    g_return_val_if_reached(EFFECT_NONE);
}

void transport_began(Transport *transport, guint utterance)
{
    g_return_if_fail(utterance < transport->n_spots);
    transport->position = utterance;
    if (transport->slow != (gint64)utterance)
        transport->slow = NOBODY;
}

void transport_ended(Transport *transport)
{
    transport->state = TRANSPORT_ENDED;
}

TransportState transport_state(const Transport *transport)
{
    return transport->state;
}

guint transport_position(const Transport *transport)
{
    return transport->position;
}

double transport_speed(const Transport *transport)
{
    return speeds[transport->speed] / 100.0;
}

double transport_speed_of(const Transport *transport, guint utterance)
{
    return transport_speed(transport) * (transport->slow == (gint64)utterance ? SLOWLY : 1);
}

double transport_volume(const Transport *transport)
{
    return volumes[transport->volume] / 100.0;
}
