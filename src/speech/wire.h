/* The wire: what a pool and its workers say to each other, as bytes.
 *
 * Both ends are the same program forked, so numbers travel as they lie in memory; but every length
 * is checked, for a worker that dies in the middle of a message must not take the pool with it.
 *
 * Must not know: processes, sockets, engines.
 */
#ifndef LECTERN_SPEECH_WIRE_H
#define LECTERN_SPEECH_WIRE_H

#include "speech/sound.h"

#include <glib.h>

typedef enum {
    WIRE_HELLO,   /* worker: the engine is open, at this sample rate */
    WIRE_REQUEST, /* pool: say this */
    WIRE_SOUND,   /* worker: it sounds like this */
    WIRE_ERROR,   /* worker: it cannot be done, because */
    WIRE_KINDS
} WireKind;

typedef struct {
    guint32 magic;
    guint32 kind;
    guint64 length; /* of the body, in bytes */
} WireHeader;

/* A body longer than this is no message: 25 minutes of sound for one sentence. */
#define WIRE_MAX_BODY ((guint64)64 * 1024 * 1024)

/* TRUE when it can be the header of a message. */
gboolean wire_header_is_valid(const WireHeader *header);

/* Append one message. */
void wire_put_hello(GByteArray *out, int sample_rate);
void wire_put_request(GByteArray *out, const SoundRequest *request);
/* All of the message but the sound's frames, which are sent behind it as they lie: they are not
 * copied. */
void wire_put_sound_head(GByteArray *out, const Sound *sound);
void wire_put_error(GByteArray *out, const GError *error);

/* A request that owns what it points at. */
typedef struct {
    SoundRequest request;
    VoiceStyleSettings settings;
    char *spoken;
    SpokenWord *words;
} WireRequest;

void wire_request_clear(WireRequest *request);

/* Read a message's body. FALSE, and nothing set, when it is not one of that kind. */
gboolean wire_get_hello(const guint8 *body, gsize length, int *sample_rate);
gboolean wire_get_request(const guint8 *body, gsize length, WireRequest *request);
gboolean wire_get_sound(const guint8 *body, gsize length, Sound *sound);
/* The error, in LECTERN_ERROR; never NULL. */
GError *wire_get_error(const guint8 *body, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WireRequest, wire_request_clear)

#endif
