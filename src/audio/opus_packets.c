/* Encoding, listening, encoding again; see opus_packets.h. */
#include "audio/opus_packets.h"

#include "base/error.h"

#include <opus/opus.h>
#include <string.h>

/* It is decoded at twice the highest rate that speech needs, where the peaks of the samples are
 * those of the wave but for less than a dB: −1.8 dB there is −1 dBTP. */
enum { DECODED_RATE = 48000, DECODED_FRAMES = DECODED_RATE / OPUS_PACKETS_PER_S };
static const float CEILING = 0.81F;

/* Encoder and decoder as they are between two packets. Their states are plain memory, for which
 * libopus promises that a copy works as well (opus.h: "shallow copy"). */
typedef struct {
    OpusEncoder *encoder;
    OpusDecoder *decoder;
} Codecs;

typedef struct {
    gint16 *frames;
    gboolean joins;
    float limit;   /* how loud it may be */
    Codecs before; /* the packet */
    guint8 bytes[OPUS_PACKET_MAX];
    gsize length; /* 0: none */
} Packet;

struct OpusPackets {
    int packet_frames, bitrate;
    gsize encoder_size, decoder_size;
    Codecs now;
    Packet packet, previous; /* that was pushed last, and before it */
    /* The softest that were tried: both packets, and the codecs behind them. */
    Packet best, best_previous;
    Codecs best_now;
    gint16 *softened; /* packet_frames */
};

/* A way to encode a packet. */
typedef struct {
    float bitrate; /* of the usual */
    gboolean unpredicted;
    float gain;
} Way;

/* The usual, then more bits, which come nearest to the sound; then what changes it. */
static const Way ways[] = {
    {1, FALSE, 1}, {1.5F, FALSE, 1},  {2, FALSE, 1},    {3, FALSE, 1},
    {2, TRUE, 1},  {2, FALSE, 0.85F}, {2, FALSE, 0.7F}, {2, TRUE, 0.7F},
};

static gboolean fail(GError **error, int code)
{
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot write Opus: %s",
                opus_strerror(code));
    return FALSE;
}

/* --- states --------------------------------------------------------------------------------- */

static void codecs_alloc(const OpusPackets *packets, Codecs *codecs)
{
    codecs->encoder = g_malloc0(packets->encoder_size);
    codecs->decoder = g_malloc0(packets->decoder_size);
}

static void codecs_copy(const OpusPackets *packets, Codecs *to, const Codecs *from)
{
    memcpy(to->encoder, from->encoder, packets->encoder_size);
    memcpy(to->decoder, from->decoder, packets->decoder_size);
}

static void codecs_clear(Codecs *codecs)
{
    g_free(codecs->encoder);
    g_free(codecs->decoder);
}

static void packet_alloc(const OpusPackets *packets, Packet *packet)
{
    packet->frames = g_new(gint16, packets->packet_frames);
    codecs_alloc(packets, &packet->before);
}

static void packet_copy(const OpusPackets *packets, Packet *to, const Packet *from)
{
    to->length = from->length;
    memcpy(to->bytes, from->bytes, from->length);
    codecs_copy(packets, &to->before, &from->before);
}

static void packet_swap(Packet *a, Packet *b)
{
    Packet swapped = *a;
    *a = *b;
    *b = swapped;
}

static void packet_clear(Packet *packet)
{
    g_free(packet->frames);
    codecs_clear(&packet->before);
}

void opus_packets_free(OpusPackets *packets)
{
    if (!packets)
        return;
    codecs_clear(&packets->now);
    codecs_clear(&packets->best_now);
    packet_clear(&packets->packet);
    packet_clear(&packets->previous);
    packet_clear(&packets->best);
    packet_clear(&packets->best_previous);
    g_free(packets->softened);
    g_free(packets);
}

OpusPackets *opus_packets_new(int sample_rate, int bitrate_kbps, GError **error)
{
    enum { BEST = 10 };
    g_autoptr(OpusPackets) packets = g_new0(OpusPackets, 1);
    packets->packet_frames = sample_rate / OPUS_PACKETS_PER_S;
    packets->bitrate = bitrate_kbps * 1000;
    packets->encoder_size = (gsize)opus_encoder_get_size(1);
    packets->decoder_size = (gsize)opus_decoder_get_size(1);
    packets->softened = g_new(gint16, packets->packet_frames);
    codecs_alloc(packets, &packets->now);
    codecs_alloc(packets, &packets->best_now);
    packet_alloc(packets, &packets->packet);
    packet_alloc(packets, &packets->previous);
    packet_alloc(packets, &packets->best);
    packet_alloc(packets, &packets->best_previous);
    int code = opus_encoder_init(packets->now.encoder, sample_rate, 1, OPUS_APPLICATION_AUDIO);
    if (code == OPUS_OK)
        code = opus_decoder_init(packets->now.decoder, DECODED_RATE, 1);
    if (code == OPUS_OK)
        code = opus_encoder_ctl(packets->now.encoder, OPUS_SET_COMPLEXITY(BEST));
    if (code == OPUS_OK)
        return g_steal_pointer(&packets);
    fail(error, code);
    return NULL;
}

int opus_packets_lookahead(const OpusPackets *packets)
{
    opus_int32 lookahead = 0;
    opus_encoder_ctl(packets->now.encoder, OPUS_GET_LOOKAHEAD(&lookahead));
    return lookahead;
}

/* --- a packet ------------------------------------------------------------------------------- */

static float input_peak(const gint16 *frames, int n_frames)
{
    int peak = 0;
    for (int i = 0; i < n_frames; i++)
        peak = MAX(peak, ABS((int)frames[i]));
    return (float)peak / 32768;
}

static const gint16 *soften(OpusPackets *packets, const gint16 *frames, float gain)
{
    if (gain >= 1)
        return frames;
    for (int i = 0; i < packets->packet_frames; i++)
        packets->softened[i] = (gint16)((float)frames[i] * gain);
    return packets->softened;
}

/* Encodes the packet in that way from where the codecs are now, and listens. A code of the
 * library's below 0 is its failure. */
static int encode(OpusPackets *packets, Packet *packet, const Way *way, float *peak)
{
    OpusEncoder *encoder = packets->now.encoder;
    opus_encoder_ctl(encoder, OPUS_SET_BITRATE((int)((float)packets->bitrate * way->bitrate)));
    opus_encoder_ctl(encoder, OPUS_SET_PREDICTION_DISABLED(packet->joins || way->unpredicted));
    codecs_copy(packets, &packet->before, &packets->now);
    int length = opus_encode(encoder, soften(packets, packet->frames, way->gain),
                             packets->packet_frames, packet->bytes, OPUS_PACKET_MAX);
    if (length < 0)
        return length;
    packet->length = (gsize)length;
    float decoded[DECODED_FRAMES];
    int n_frames = opus_decode_float(packets->now.decoder, packet->bytes, length, decoded,
                                     DECODED_FRAMES, FALSE);
    *peak = 0;
    for (int i = 0; i < n_frames; i++)
        *peak = MAX(*peak, decoded[i] < 0 ? -decoded[i] : decoded[i]);
    return n_frames;
}

/* --- a packet that is too loud -------------------------------------------------------------- */

static void keep_best(OpusPackets *packets)
{
    packet_copy(packets, &packets->best, &packets->packet);
    packet_copy(packets, &packets->best_previous, &packets->previous);
    codecs_copy(packets, &packets->best_now, &packets->now);
}

static void take_best(OpusPackets *packets)
{
    packet_copy(packets, &packets->packet, &packets->best);
    packet_copy(packets, &packets->previous, &packets->best_previous);
    codecs_copy(packets, &packets->now, &packets->best_now);
}

/* Encodes the packet before in that way, and this one behind it as usual. */
static int encode_both(OpusPackets *packets, const Way *way, float *peak)
{
    float before = 0;
    codecs_copy(packets, &packets->now, &packets->best_previous.before);
    int code = encode(packets, &packets->previous, way, &before);
    if (code >= 0)
        code = encode(packets, &packets->packet, &ways[0], peak);
    if (before > packets->previous.limit)
        *peak = MAX(*peak, before);
    return code;
}

static int encode_one(OpusPackets *packets, const Way *way, float *peak)
{
    codecs_copy(packets, &packets->now, &packets->best.before);
    return encode(packets, &packets->packet, way, peak);
}

/* Tries the other ways of the packet, then of the one before it; the softest that is found is what
 * they become. */
static int encode_again(OpusPackets *packets, float least)
{
    enum { WAYS = G_N_ELEMENTS(ways) };
    guint n_tries = packets->previous.length > 0 ? 2 * WAYS : WAYS;
    int code = 0;
    keep_best(packets);
    for (guint i = 1; i < n_tries && least > packets->packet.limit; i++) {
        float peak = 0;
        code = i < WAYS ? encode_one(packets, &ways[i], &peak)
                        : encode_both(packets, &ways[i - WAYS], &peak);
        if (code < 0)
            return code;
        if (peak >= least)
            continue;
        least = peak;
        keep_best(packets);
    }
    take_best(packets);
    return code;
}

gboolean opus_packets_push(OpusPackets *packets, const gint16 *frames, gboolean joins,
                           GError **error)
{
    packet_swap(&packets->previous, &packets->packet);
    Packet *packet = &packets->packet;
    memcpy(packet->frames, frames, (gsize)packets->packet_frames * sizeof *frames);
    packet->joins = joins;
    /* What came in louder may come out as loud. */
    packet->limit = MAX(CEILING, input_peak(frames, packets->packet_frames));
    packet->limit =
        MAX(packet->limit, input_peak(packets->previous.frames,
                                      packets->previous.length > 0 ? packets->packet_frames : 0));
    float peak;
    int code = encode(packets, packet, &ways[0], &peak);
    if (code >= 0 && peak > packet->limit)
        code = encode_again(packets, peak);
    return code >= 0 || fail(error, code);
}

const guint8 *opus_packets_take(OpusPackets *packets, gboolean last, gsize *length)
{
    const Packet *packet = last ? &packets->packet : &packets->previous;
    *length = packet->length;
    return packet->length > 0 ? packet->bytes : NULL;
}
