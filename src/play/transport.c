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
};

/* Steps that are felt, and finer where speech is usually heard. Percent. */
static const guint speeds[] = {50,  60,  70,  80,  90,  100, 110, 120, 130,
                               140, 150, 175, 200, 225, 250, 300, 350, 400};
enum { NORMAL_SPEED = 5 };

struct Transport {
    guint n_places;
    guint8 *places; /* PLACE_… flags of each utterance */
    TransportState state;
    guint position;
    guint speed; /* index in speeds */
};

/* A heading of several sentences is one place: its first. A heading that is announced by an
 * utterance of ours begins with the announcement. */
static gboolean begins_heading(const Utterance *before, const Utterance *utterance)
{
    if (utterance->section < 0)
        return FALSE;
    if (utterance->section != before->section)
        return utterance->role == ROLE_HEADING || utterance->role == ROLE_ANNOUNCEMENT;
    return utterance->role == ROLE_HEADING && before->role != ROLE_HEADING &&
           before->role != ROLE_ANNOUNCEMENT;
}

static guint8 places_of(const Utterance *before, const Utterance *utterance)
{
    if (!before)
        return PLACE_SENTENCE | PLACE_BLOCK | PLACE_HEADING;
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

Transport *transport_new(const Script *script)
{
    g_return_val_if_fail(script && script->utterances->len > 0, NULL);
    Transport *transport = g_new0(Transport, 1);
    transport->n_places = script->utterances->len;
    transport->places = g_new(guint8, transport->n_places);
    transport->speed = NORMAL_SPEED;
    const Utterance *before = NULL;
    for (guint i = 0; i < transport->n_places; i++) {
        const Utterance *utterance = script_utterance(script, i);
        transport->places[i] = places_of(before, utterance);
        before = utterance;
    }
    return transport;
}

void transport_free(Transport *transport)
{
    if (!transport)
        return;
    g_free(transport->places);
    g_free(transport);
}

static TransportEffect seek(Transport *transport, guint utterance)
{
    transport->position = utterance;
    transport->state = TRANSPORT_PLAYING;
    return EFFECT_SEEK;
}

static TransportEffect seek_next(Transport *transport, guint8 kind)
{
    for (guint i = transport->position + 1; i < transport->n_places; i++)
        if (transport->places[i] & kind)
            return seek(transport, i);
    return EFFECT_NOWHERE;
}

static TransportEffect seek_previous(Transport *transport, guint8 kind)
{
    for (guint i = transport->position; i > 0; i--)
        if (transport->places[i - 1] & kind)
            return seek(transport, i - 1);
    return EFFECT_NOWHERE;
}

static TransportEffect seek_disclaimer(Transport *transport)
{
    for (guint i = 0; i < transport->n_places; i++)
        if (transport->places[i] & PLACE_DISCLAIMER)
            return seek(transport, i);
    return EFFECT_NOWHERE;
}

static TransportEffect seek_to(Transport *transport, guint utterance)
{
    return utterance < transport->n_places ? seek(transport, utterance) : EFFECT_NOWHERE;
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

static TransportEffect change_speed(Transport *transport, int step)
{
    gint64 speed = (gint64)transport->speed + step;
    if (speed < 0 || speed >= (gint64)G_N_ELEMENTS(speeds))
        return EFFECT_NOWHERE;
    transport->speed = (guint)speed;
    return EFFECT_SPEED;
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
        return seek_next(transport, PLACE_HEADING);
    case COMMAND_PREVIOUS_HEADING:
        return seek_previous(transport, PLACE_HEADING);
    case COMMAND_NEXT_BLOCK:
        return seek_next(transport, PLACE_BLOCK);
    case COMMAND_PREVIOUS_BLOCK:
        return seek_previous(transport, PLACE_BLOCK);
    case COMMAND_NEXT_SENTENCE:
        return seek_next(transport, PLACE_SENTENCE);
    case COMMAND_PREVIOUS_SENTENCE:
        return seek_previous(transport, PLACE_SENTENCE);
    case COMMAND_REPEAT:
        return seek(transport, transport->position);
    case COMMAND_START:
        return seek(transport, 0);
    case COMMAND_DISCLAIMER:
        return seek_disclaimer(transport);
    case COMMAND_GO_TO:
        return seek_to(transport, command->utterance);
    case COMMAND_FASTER:
        return change_speed(transport, 1);
    case COMMAND_SLOWER:
        return change_speed(transport, -1);
    case COMMAND_KINDS:
        break;
    }
    g_return_val_if_reached(EFFECT_NONE);
}

void transport_began(Transport *transport, guint utterance)
{
    g_return_if_fail(utterance < transport->n_places);
    transport->position = utterance;
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
