/* Opus packets whose decoded sound keeps below a ceiling.
 *
 * At low bit rates the codec puts some dB on single peaks of a voice. So each packet is decoded as
 * soon as it is encoded, and where it is too loud, it is encoded again in other ways from the same
 * state of the encoder, or the packet before it is: their sounds overlap.
 *
 * Must not know: sections, Ogg.
 */
#ifndef LECTERN_AUDIO_OPUS_PACKETS_H
#define LECTERN_AUDIO_OPUS_PACKETS_H

#include <glib.h>

/* As large as a packet can be (opus_encode(): recommended). */
enum { OPUS_PACKET_MAX = 4000 };
/* 20 ms each: what Opus is best at. */
enum { OPUS_PACKETS_PER_S = 50 };

typedef struct OpusPackets OpusPackets;

/* Mono, at a rate that Opus knows. NULL with LECTERN_ERROR_FAILED. */
OpusPackets *opus_packets_new(int sample_rate, int bitrate_kbps, GError **error);
void opus_packets_free(OpusPackets *packets);

/* How late the sound is in the packets, in frames. */
int opus_packets_lookahead(const OpusPackets *packets);

/* Encodes the next 20 ms. `joins`: the decoder will come to it from another encoder's packets, so
 * that nothing may be predicted from what is past. LECTERN_ERROR_FAILED. */
gboolean opus_packets_push(OpusPackets *packets, const gint16 *frames, gboolean joins,
                           GError **error);

/* The packet before the one that was pushed last, which is final; or with `last`, behind it, that
 * one. The bytes are valid until the next call. NULL where there is none. */
const guint8 *opus_packets_take(OpusPackets *packets, gboolean last, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(OpusPackets, opus_packets_free)

#endif
