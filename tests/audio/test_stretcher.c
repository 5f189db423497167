/* A stretched sound is exactly as long as it should be, however it came, and has its pitch. */
#include "audio/stretcher.h"

#include <math.h>
#include <string.h>

enum { RATE_HZ = 22050, PITCH_HZ = 110 };

/* A voice-like sound: a pulse at the pitch, ringing out. */
static GArray *voice_new(gsize n_frames)
{
    GArray *frames = g_array_sized_new(FALSE, TRUE, sizeof(gint16), (guint)n_frames);
    for (gsize i = 0; i < n_frames; i++) {
        double within = fmod((double)i * PITCH_HZ / RATE_HZ, 1.0);
        gint16 frame = (gint16)lrint(12000 * exp(-6 * within) * cos(2 * G_PI * 7 * within));
        g_array_append_val(frames, frame);
    }
    return frames;
}

static GArray *stretched(const GArray *voice, double speed, gsize block)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(gint16));
    g_autoptr(Stretcher) stretcher = stretcher_new(RATE_HZ, speed, out);
    g_assert_nonnull(stretcher);
    for (gsize at = 0; at < voice->len; at += block)
        g_assert_true(stretcher_push(stretcher, &g_array_index(voice, gint16, at),
                                     MIN(block, voice->len - at)));
    g_assert_true(stretcher_finish(stretcher));
    return out;
}

static void test_length_is_exact(void)
{
    static const double speeds[] = {1.0, 1.01, 1.3, 2.0, 2.18, 3.7, 4.0};
    static const gsize lengths[] = {0, 1, 100, 4097, 22050, 100003};
    for (gsize s = 0; s < G_N_ELEMENTS(speeds); s++)
        for (gsize n = 0; n < G_N_ELEMENTS(lengths); n++) {
            g_autoptr(GArray) voice = voice_new(lengths[n]);
            g_autoptr(GArray) out = stretched(voice, speeds[s], 1000);
            g_assert_cmpuint(out->len, ==, (guint)llround((double)lengths[n] / speeds[s]));
        }
}

static void test_what_was_there_stays(void)
{
    g_autoptr(GArray) voice = voice_new(5000);
    g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(gint16));
    const gint16 before[] = {1, 2, 3};
    g_array_append_vals(out, before, 3);
    g_autoptr(Stretcher) stretcher = stretcher_new(RATE_HZ, 2, out);
    g_assert_true(stretcher_push(stretcher, (gint16 *)(gpointer)voice->data, voice->len));
    g_assert_true(stretcher_finish(stretcher));
    g_assert_cmpuint(out->len, ==, 3 + 2500);
    g_assert_cmpmem(out->data, sizeof before, before, sizeof before);
    g_assert_cmpint(stretcher_frame(stretcher, 1001), ==, 501);
}

/* How alike the sound is to itself `lag` frames later: 1 is the same. */
static double likeness(const GArray *frames, gsize lag)
{
    const gint16 *f = (const gint16 *)(gconstpointer)frames->data;
    double both = 0, one = 0, other = 0;
    for (gsize i = frames->len / 4; i + lag < frames->len * 3 / 4; i++) {
        both += (double)f[i] * f[i + lag];
        one += (double)f[i] * f[i];
        other += (double)f[i + lag] * f[i + lag];
    }
    return both / sqrt(one * other);
}

static void test_pitch_stays(void)
{
    g_autoptr(GArray) voice = voice_new(RATE_HZ * 2);
    g_autoptr(GArray) out = stretched(voice, 2, RATE_HZ);
    gsize period = RATE_HZ / PITCH_HZ;
    g_assert_cmpfloat(likeness(out, period), >, 0.8);
    g_assert_cmpfloat(likeness(out, period / 2), <, 0.6);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/audio/stretcher/length", test_length_is_exact);
    g_test_add_func("/audio/stretcher/appends", test_what_was_there_stays);
    g_test_add_func("/audio/stretcher/pitch", test_pitch_stays);
    return g_test_run();
}
