/* What is decoded of the packets is as loud as what was encoded, and no louder than the ceiling
 * where the sound keeps below it; the packets are the same each time. */
#include "audio/opus_packets.h"

#include <math.h>
#include <opus/opus.h>
#include <stdlib.h>
#include <string.h>

enum { RATE = 24000, FRAMES = RATE / OPUS_PACKETS_PER_S, DECODED = 48000 / OPUS_PACKETS_PER_S };

static const double CEILING = 0.69; /* −3.2 dB, as the limiter leaves it */

/* Pulses through two resonances that move: a voice, as far as a codec can tell; its highest peak is
 * at the ceiling. */
static GArray *voice(guint seconds)
{
    GArray *frames = g_array_new(FALSE, FALSE, sizeof(gint16));
    g_autofree double *wave = g_new(double, seconds *RATE);
    double highest = 0;
    double y1 = 0, y2 = 0, z1 = 0, z2 = 0;
    for (guint i = 0; i < seconds * RATE; i++) {
        double t = (double)i / RATE, pitch = 110 + 40 * sin(2 * G_PI * 0.7 * t);
        double pulse = fmod(t * pitch, 1) < pitch / RATE ? 1 : 0;
        double f1 = 500 + 250 * sin(2 * G_PI * 1.3 * t), f2 = 1500 + 600 * sin(2 * G_PI * 1.9 * t);
        double r1 = exp(-G_PI * 90 / RATE), r2 = exp(-G_PI * 130 / RATE);
        double y = pulse + 2 * r1 * cos(2 * G_PI * f1 / RATE) * y1 - r1 * r1 * y2;
        double z = y + 2 * r2 * cos(2 * G_PI * f2 / RATE) * z1 - r2 * r2 * z2;
        y2 = y1, y1 = y, z2 = z1, z1 = z;
        wave[i] = z;
        highest = MAX(highest, fabs(z));
    }
    for (guint i = 0; i < seconds * RATE; i++) {
        gint16 frame = (gint16)(32767 * CEILING / highest * wave[i]);
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

static void test_ceiling(void)
{
    g_autoptr(GArray) frames = voice(20);
    static const int rates[] = {32, 24, 48, 16};
    for (gsize i = 0; i < G_N_ELEMENTS(rates); i++) {
        Encoded encoded;
        encode(frames, rates[i], &encoded);
        g_test_message("%d kbit/s: peak %.3f, %.2f dB", rates[i], encoded.peak,
                       10 * log10(encoded.power / encoded.power_in));
        g_assert_cmpfloat(encoded.peak, <=, 0.81);
        g_assert_cmpfloat(fabs(10 * log10(encoded.power / encoded.power_in)), <, 0.5);
        g_byte_array_unref(encoded.bytes);
    }
}

static void test_again(void)
{
    g_autoptr(GArray) frames = voice(3);
    Encoded first, second;
    encode(frames, 16, &first);
    encode(frames, 16, &second);
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
