/* What is decoded of the packets is as loud as what was encoded, and no louder than the ceiling
 * where the sound keeps below it; the packets are the same each time. */
#include "audio/opus_packets.h"

#include <math.h>
#include <opus/opus.h>
#include <stdlib.h>
#include <string.h>

enum { RATE = 24000, FRAMES = RATE / OPUS_PACKETS_PER_S, DECODED = 48000 / OPUS_PACKETS_PER_S };

/* What comes out may be as loud as this; what goes in has its highest peak a little below. */
static const double LIMIT = 0.81, INPUT_PEAK = 0.78;

/* Of a sound, which parts it has, its random numbers and the bit rate. */
typedef struct {
    gboolean hisses, pauses;
    guint seed;
    int kbps;
} Case;

/* Those on which libopus 1.3.1 by itself rises above the limit, among some hundred. */
static const Case cases[] = {
    {TRUE, TRUE, 3, 16}, {TRUE, FALSE, 14, 16}, {TRUE, FALSE, 14, 32}, {FALSE, FALSE, 12, 16}};

static double random_between_ones(guint32 *state)
{
    *state = *state * 1664525U + 1013904223U;
    return (*state >> 8) / 8388608.0 - 1;
}

/* Pulses or hisses through two resonances, which jump eight times a second: a voice, as far as a
 * codec can tell. */
static GArray *voice(const Case *c, guint seconds)
{
    GArray *frames = g_array_new(FALSE, FALSE, sizeof(gint16));
    guint n = seconds * RATE;
    g_autofree double *wave = g_new(double, n);
    double highest = 0, pitch = 90 + 10 * (c->seed % 16), r1 = exp(-G_PI * 80 / RATE),
           r2 = exp(-G_PI * 110 / RATE), y1 = 0, y2 = 0, z1 = 0, z2 = 0;
    guint32 state = c->seed;
    for (guint i = 0; i < n; i++) {
        double t = (double)i / RATE;
        guint sound = (guint)(t * 8);
        double x = fmod(t * pitch, 1) < pitch / RATE ? 1 : 0;
        if (c->hisses && sound % 3 == 1)
            x = 0.1 * random_between_ones(&state);
        if (c->pauses && sound % 5 == 4)
            x = 0;
        double f1 = 300 + 120 * (sound * 7 % 5), f2 = 1100 + 350 * (sound * 3 % 4);
        double y = x + 2 * r1 * cos(2 * G_PI * f1 / RATE) * y1 - r1 * r1 * y2;
        double z = y + 2 * r2 * cos(2 * G_PI * f2 / RATE) * z1 - r2 * r2 * z2;
        y2 = y1, y1 = y, z2 = z1, z1 = z;
        wave[i] = z;
        highest = MAX(highest, fabs(z));
    }
    for (guint i = 0; i < n; i++) {
        gint16 frame = (gint16)(32767 * INPUT_PEAK / highest * wave[i]);
        g_array_append_val(frames, frame);
    }
    return frames;
}

typedef struct {
    GByteArray *bytes;
    guint n_packets;
    double peak, power, power_in;
} Encoded;

static void listen(OpusDecoder *decoder, const guint8 *bytes, gsize length, Encoded *encoded)
{
    float decoded[DECODED];
    g_byte_array_append(encoded->bytes, bytes, (guint)length);
    g_assert_cmpint(opus_decode_float(decoder, bytes, (opus_int32)length, decoded, DECODED, FALSE),
                    ==, DECODED);
    for (guint i = 0; i < DECODED; i++) {
        encoded->peak = MAX(encoded->peak, fabs((double)decoded[i]));
        encoded->power += (double)decoded[i] * (double)decoded[i] / 2;
    }
    encoded->n_packets++;
}

static void encode(const GArray *frames, int kbps, Encoded *encoded)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(OpusPackets) packets = opus_packets_new(RATE, kbps, &error);
    g_assert_no_error(error);
    int code;
    gsize length;
    OpusDecoder *decoder = opus_decoder_create(48000, 1, &code);
    *encoded = (Encoded){.bytes = g_byte_array_new()};
    for (guint at = 0; at + FRAMES <= frames->len; at += FRAMES) {
        const gint16 *next = &g_array_index(frames, gint16, at);
        g_assert_true(opus_packets_push(packets, next, FALSE, &error));
        g_assert_no_error(error);
        const guint8 *bytes = opus_packets_take(packets, FALSE, &length);
        g_assert_cmpint(bytes == NULL, ==, at == 0);
        if (bytes)
            listen(decoder, bytes, length, encoded);
        for (guint i = 0; i < FRAMES; i++)
            encoded->power_in += pow(next[i] / 32768.0, 2);
    }
    const guint8 *bytes = opus_packets_take(packets, TRUE, &length);
    listen(decoder, bytes, length, encoded);
    g_assert_cmpuint(encoded->n_packets, ==, frames->len / FRAMES);
    opus_decoder_destroy(decoder);
}

/* The peak that libopus comes to by itself. */
static double plain_peak(const GArray *frames, int kbps)
{
    int code;
    OpusEncoder *encoder = opus_encoder_create(RATE, 1, OPUS_APPLICATION_AUDIO, &code);
    OpusDecoder *decoder = opus_decoder_create(48000, 1, &code);
    opus_encoder_ctl(encoder, OPUS_SET_BITRATE(kbps * 1000));
    opus_encoder_ctl(encoder, OPUS_SET_COMPLEXITY(10));
    Encoded encoded = {.bytes = g_byte_array_new()};
    for (guint at = 0; at + FRAMES <= frames->len; at += FRAMES) {
        guint8 bytes[OPUS_PACKET_MAX];
        int length = opus_encode(encoder, &g_array_index(frames, gint16, at), FRAMES, bytes,
                                 OPUS_PACKET_MAX);
        g_assert_cmpint(length, >, 0);
        listen(decoder, bytes, (gsize)length, &encoded);
    }
    g_byte_array_unref(encoded.bytes);
    opus_encoder_destroy(encoder);
    opus_decoder_destroy(decoder);
    return encoded.peak;
}

static void test_ceiling(void)
{
    guint n_raised = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) frames = voice(&cases[i], 6);
        double plain = plain_peak(frames, cases[i].kbps);
        n_raised += plain > LIMIT;
        Encoded encoded;
        encode(frames, cases[i].kbps, &encoded);
        double change_db = 10 * log10(encoded.power / encoded.power_in);
        g_test_message("%d kbit/s: peak %.3f, by itself %.3f, %.2f dB", cases[i].kbps, encoded.peak,
                       plain, change_db);
        g_assert_cmpfloat(encoded.peak, <=, LIMIT);
        g_assert_cmpfloat(fabs(change_db), <, 0.5);
        g_byte_array_unref(encoded.bytes);
    }
    if (n_raised == 0)
        g_test_skip("this libopus raises none of these peaks by itself");
}

static void test_again(void)
{
    g_autoptr(GArray) frames = voice(&cases[0], 6);
    Encoded first, second;
    encode(frames, cases[0].kbps, &first);
    encode(frames, cases[0].kbps, &second);
    g_assert_cmpmem(first.bytes->data, first.bytes->len, second.bytes->data, second.bytes->len);
    g_byte_array_unref(first.bytes);
    g_byte_array_unref(second.bytes);
}

static void test_unknown_rate(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(opus_packets_new(22050, 32, &error));
    g_assert_nonnull(error);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/opus-packets/ceiling", test_ceiling);
    g_test_add_func("/opus-packets/again", test_again);
    g_test_add_func("/opus-packets/unknown-rate", test_unknown_rate);
    return g_test_run();
}
