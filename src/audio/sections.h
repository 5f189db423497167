/* Sections: a long sound is cut into pieces that are encoded apart, at the same time, and whose
 * packets come out in order, as if one encoder had made them.
 *
 * MP3 and Opus cut a sound into packets of a fixed number of frames, and what is in a packet
 * depends on a short past alone. So an encoder that begins a few packets early, on the same grid,
 * soon makes the same packets as one that began at the start; those few it makes to warm up are
 * dropped. Cuts lie where the sound is quietest, which in speech is the silence between two
 * sentences.
 *
 * The packets are the same however many threads there are, and however the sound was pushed.
 *
 * Must not know: formats, files.
 */
#ifndef LECTERN_AUDIO_SECTIONS_H
#define LECTERN_AUDIO_SECTIONS_H

#include "audio/encode_pool.h"

#include <glib.h>

/* Packets one behind the other, and how long each is in bytes. */
typedef struct {
    GByteArray *bytes;
    GArray *lengths; /* of guint */
} Packets;

void packets_append(Packets *packets, const guint8 *bytes, gsize length);

/* What is encoded by itself. */
typedef struct {
    const gint16 *frames; /* enough of them for all packets, if need be silence behind the end */
    gsize n_frames;
    guint skip; /* packets at its front that are not wanted; 0 at the start of the sound */
    guint keep; /* packets behind them that are */
} Section;

typedef struct {
    guint packet_frames;
    guint lead_packets; /* with which an encoder warms up */
    guint tail_frames;  /* that it must see behind a packet before it gives it away */
    guint delay_frames; /* by which the last frame of the sound comes out late */

    /* Appends the packets to be kept, exactly so many. On any thread. */
    gboolean (*encode)(gconstpointer settings, const Section *section, Packets *packets,
                       GError **error);
} SectionCodec;

/* Takes the packets in their order. FALSE with an error ends the work. */
typedef gboolean (*PacketSink)(const Packets *packets, gpointer data, GError **error);

typedef struct Sections Sections;

/* `settings` are the codec's and must outlive this; `pool` is borrowed, NULL encodes on the
 * caller's thread. The sink is called on the caller's thread. */
Sections *sections_new(const SectionCodec *codec, gconstpointer settings, int sample_rate,
                       EncodePool *pool, PacketSink sink, gpointer sink_data);
/* Waits for what is being encoded and drops it. NULL is allowed. */
void sections_free(Sections *sections);

/* Takes mono frames; waits where more than enough is being encoded already. */
gboolean sections_push(Sections *sections, const gint16 *frames, gsize n_frames, GError **error);

/* Encodes the rest and hands all of it on. Nothing may be pushed after it. */
gboolean sections_finish(Sections *sections, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sections, sections_free)

#endif
