/* Tones have the length, level and pitch that they promise, and edges that do not click. */
#include "audio/tone.h"

#include <stdlib.h>

static void test_deeper_levels_sound_lower(void)
{
    for (int level = 2; level <= 6; level++) {
        double step = tone_frequency_hz(level - 1) / tone_frequency_hz(level);
        g_assert_cmpfloat(step, >, 1.1); /* nearly a whole tone at least */
    }
    g_assert_cmpfloat(tone_frequency_hz(0), ==, tone_frequency_hz(1));
    g_assert_cmpfloat(tone_frequency_hz(99), ==, tone_frequency_hz(6));
}

static void test_length_level_and_pitch(void)
{
    for (int level = 1; level <= 6; level++) {
        gsize n_frames = 0;
        g_autofree gint16 *frames = tone_make(tone_frequency_hz(level), 500, 0.5, 22050, &n_frames);
        int peak = 0, crossings = 0;
        for (gsize i = 0; i < n_frames; i++) {
            peak = MAX(peak, abs(frames[i]));
            crossings += i > 0 && frames[i - 1] < 0 && frames[i] >= 0;
        }
        g_assert_cmpuint(n_frames, ==, 11025);
        g_assert_cmpint(peak, >, 16000);
        g_assert_cmpint(peak, <=, 16384);
        g_assert_cmpfloat_with_epsilon(crossings / 0.5, tone_frequency_hz(level), 3.0);
    }
}

static void test_edges_are_soft(void)
{
    gsize n_frames = 0;
    g_autofree gint16 *frames = tone_make(880, 160, 1.0, 22050, &n_frames);
    g_assert_cmpint(abs(frames[0]), <, 50);
    g_assert_cmpint(abs(frames[n_frames - 1]), <, 50);
    for (gsize i = 1; i < 22; i++) /* the first and the last millisecond */
        g_assert_cmpint(MAX(abs(frames[i]), abs(frames[n_frames - 1 - i])), <, 1500);
}

/* Shorter than its flanks, down to less than a frame. */
static void test_very_short_tones(void)
{
    for (int rate = 1; rate <= 48000; rate = rate * 7 + 1) {
        gsize n_frames = 0;
        g_autofree gint16 *frames = tone_make(880, 1, 1.0, rate, &n_frames);
        g_assert_nonnull(frames);
        g_assert_cmpuint(n_frames, ==, MAX(rate / 1000, 1));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/audio/tone/levels", test_deeper_levels_sound_lower);
    g_test_add_func("/audio/tone/measure", test_length_level_and_pitch);
    g_test_add_func("/audio/tone/edges", test_edges_are_soft);
    g_test_add_func("/audio/tone/short", test_very_short_tones);
    return g_test_run();
}
