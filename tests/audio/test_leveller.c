/* The limiter keeps every true peak below its ceiling and changes nothing else; the leveller brings
 * any sound to its level, as long as it was. Measured by libebur128. */
#include "audio/leveller.h"

#include <ebur128.h>
#include <math.h>
#include <string.h>

enum { RATE = 22050 };

static gboolean collect(const gint16 *frames, gsize n_frames, gpointer data, GError **error)
{
    (void)error;
    g_array_append_vals(data, frames, (guint)n_frames);
    return TRUE;
}

static GArray *frames_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(gint16));
}

static double true_peak_db(const GArray *frames)
{
    ebur128_state *state = ebur128_init(1, RATE, EBUR128_MODE_TRUE_PEAK);
    double peak = 0;
    ebur128_add_frames_short(state, (const short *)(gconstpointer)frames->data, frames->len);
    ebur128_true_peak(state, 0, &peak);
    ebur128_destroy(&state);
    return 20 * log10(peak);
}

static double loudness(const GArray *frames)
{
    g_autoptr(Meter) meter = meter_new(LEVEL_LUFS, RATE);
    meter_push((const gint16 *)(gconstpointer)frames->data, frames->len, meter, NULL);
    return meter_level(meter);
}

/* Sounds that are hard on a limiter, `seconds` long, near full scale. */
static GArray *hard_sound(const char *kind, guint seconds)
{
    GArray *frames = frames_new();
    for (guint i = 0; i < seconds * RATE; i++) {
        double t = (double)i / RATE, value = 0;
        if (strcmp(kind, "noise") == 0)
            value = g_test_rand_double_range(-1, 1);
        else if (strcmp(kind, "square") == 0)
            value = i / 37 % 2 ? 0.95 : -0.95;
        else if (strcmp(kind, "between") == 0) /* a quarter of the rate, peaks between samples */
            value = 0.9 * sin(G_PI / 2 * i + G_PI / 4);
        else if (strcmp(kind, "clicks") == 0)
            value = i % 5000 == 0 ? 1 : 0;
        else /* bursts */
            value = (i / 4000 % 3 == 0 ? 0.95 : 0.05) * sin(2 * G_PI * 310 * t);
        gint16 frame = (gint16)lrint(value * 32000);
        g_array_append_val(frames, frame);
    }
    return frames;
}

static GArray *limit(const GArray *frames, double ceiling_db, float gain, guint block)
{
    GArray *out = frames_new();
    g_autoptr(Limiter) limiter = limiter_new(RATE, ceiling_db, collect, out);
    const gint16 *next = (const gint16 *)(gconstpointer)frames->data;
    for (guint at = 0; at < frames->len; at += block)
        g_assert_true(limiter_push(limiter, next + at, MIN(block, frames->len - at), gain, NULL));
    g_assert_true(limiter_finish(limiter, NULL));
    return out;
}

static void test_peaks_stay_below(void)
{
    static const char *const kinds[] = {"noise", "square", "between", "clicks", "bursts"};
    for (gsize k = 0; k < G_N_ELEMENTS(kinds); k++)
        for (float gain = 0.5F; gain < 10; gain *= 2.3F) {
            g_autoptr(GArray) sound = hard_sound(kinds[k], 3);
            g_autoptr(GArray) out = limit(sound, -3, gain, 1000);
            g_assert_cmpuint(out->len, ==, sound->len);
            g_assert_cmpfloat(true_peak_db(out), <=,
                              -2.4); /* two interpolators differ, on noise by half a dB */
        }
}

/* What needs no limiting passes sample for sample, at its place. */
static void test_the_rest_is_unchanged(void)
{
    g_autoptr(GArray) sound = hard_sound("bursts", 2);
    g_autoptr(GArray) out = limit(sound, 0, 0.5F, 777);
    g_assert_cmpuint(out->len, ==, sound->len);
    for (guint i = 0; i < out->len; i++) {
        int expected = g_array_index(sound, gint16, i), got = g_array_index(out, gint16, i);
        g_assert_cmpint(ABS(2 * got - expected), <=, 1);
    }
}

/* A peak is turned down with what is around it, not cut: the wave keeps its shape. */
static void test_shape_is_kept(void)
{
    g_autoptr(GArray) sound = frames_new();
    for (guint i = 0; i < RATE; i++) {
        gint16 frame = (gint16)lrint(20000 * sin(2 * G_PI * 200 * i / RATE));
        g_array_append_val(sound, frame);
    }
    g_autoptr(GArray) out = limit(sound, -6, 1.5F, 4096);
    double cross = 0, own = 0, other = 0;
    for (guint i = RATE / 10; i < RATE * 9 / 10; i++) {
        double a = g_array_index(sound, gint16, i), b = g_array_index(out, gint16, i);
        cross += a * b;
        own += a * a;
        other += b * b;
    }
    g_assert_cmpfloat(cross / sqrt(own * other), >, 0.9999);
}

static void test_any_block_size(void)
{
    g_autoptr(GArray) sound = hard_sound("bursts", 3);
    g_autoptr(GArray) whole = limit(sound, -3, 3, sound->len);
    static const guint blocks[] = {1, 17, 1024, 5000};
    for (gsize i = 0; i < G_N_ELEMENTS(blocks); i++) {
        g_autoptr(GArray) parts = limit(sound, -3, 3, blocks[i]);
        g_assert_cmpmem(whole->data, whole->len * 2, parts->data, parts->len * 2);
    }
    g_autoptr(GArray) nothing = frames_new();
    g_autoptr(GArray) still_nothing = limit(nothing, -3, 3, 1);
    g_assert_cmpuint(still_nothing->len, ==, 0);
}

/* --- the leveller --------------------------------------------------------------------------- */

static GArray *bring_to(const char *target, const GArray *frames, guint block)
{
    GArray *out = frames_new();
    g_autoptr(Leveller) leveller = leveller_new(RATE, level_target_find(target), collect, out);
    const gint16 *next = (const gint16 *)(gconstpointer)frames->data;
    for (guint at = 0; at < frames->len; at += block)
        g_assert_true(leveller_push(leveller, next + at, MIN(block, frames->len - at), NULL));
    g_assert_true(leveller_finish(leveller, NULL));
    g_assert_cmpuint(out->len, ==, frames->len);
    return out;
}

/* Syllables of a tone with a pause after every eighth, at `peak`; like speech to a meter. */
static GArray *speech_like(double peak, guint seconds)
{
    GArray *frames = frames_new();
    for (guint i = 0; i < seconds * RATE; i++) {
        double t = (double)i / RATE, syllable = fabs(sin(2 * G_PI * 2 * t));
        double value = fmod(t, 2) < 1.75 ? syllable * syllable * sin(2 * G_PI * 500 * t) : 0;
        gint16 frame = (gint16)lrint(value * peak * 32767);
        g_array_append_val(frames, frame);
    }
    return frames;
}

static void test_levels(void)
{
    static const double peaks[] = {0.05, 0.3, 1};
    static const struct {
        const char *target;
        double lufs;
    } cases[] = {{"-19", -19}, {"-16", -16}, {"-23", -23}};
    for (gsize p = 0; p < G_N_ELEMENTS(peaks); p++)
        for (gsize c = 0; c < G_N_ELEMENTS(cases); c++) {
            g_autoptr(GArray) sound = speech_like(peaks[p], 20);
            g_autoptr(GArray) out = bring_to(cases[c].target, sound, 4096);
            g_assert_cmpfloat_with_epsilon(loudness(out), cases[c].lufs, 0.3);
            g_assert_cmpfloat(true_peak_db(out), <=, -3);
        }
}

static void test_acx(void)
{
    g_autoptr(GArray) sound = speech_like(0.2, 20);
    g_autoptr(GArray) out = bring_to("acx", sound, 4096);
    g_autoptr(Meter) meter = meter_new(LEVEL_RMS_DB, RATE);
    meter_push((const gint16 *)(gpointer)out->data, out->len, meter, NULL);
    g_assert_cmpfloat_with_epsilon(meter_level(meter), -20.5, 0.5);
    g_assert_cmpfloat(true_peak_db(out), <=, -3.5);
}

/* A voice that is twice as loud from the third minute on: the gain follows, a tenth of a dB at a
 * time. */
static void test_gain_follows_slowly(void)
{
    g_autoptr(GArray) sound = speech_like(0.1, 150), louder = speech_like(0.2, 600);
    g_array_append_vals(sound, louder->data, louder->len);
    g_autoptr(GArray) out = bring_to("-19", sound, 100000);
    g_autoptr(GArray) as_it_was = bring_to("-19", sound, 4096);
    g_assert_cmpmem(out->data, out->len * 2, as_it_was->data, as_it_was->len * 2);
    guint minute = 60 * RATE;
    double factor = 0;
    for (guint at = 200 * RATE; at < out->len; at += 10 * RATE) {
        gint64 in = 0, got = 0;
        for (guint i = at; i < MIN(at + 2 * RATE, out->len); i++) {
            in += ABS(g_array_index(sound, gint16, i));
            got += ABS(g_array_index(out, gint16, i));
        }
        double here = (double)got / (double)in;
        if (factor > 0 && at > 200 * RATE) {
            g_assert_cmpfloat(20 * log10(factor / here), <=, 0.15);
            g_assert_cmpfloat(here, <=, factor * 1.001);
        }
        factor = here;
    }
    g_array_remove_range(out, 0, out->len - minute);
    g_assert_cmpfloat_with_epsilon(loudness(out), -19, 2.5);
}

/* What has no loudness stays what it is. */
static void test_silence_and_short_sounds(void)
{
    static const guint lengths[] = {0, 1, 100, RATE / 4, RATE * 3};
    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autoptr(GArray) silence = g_array_new(FALSE, TRUE, sizeof(gint16));
        g_array_set_size(silence, lengths[i]);
        g_autoptr(GArray) out = bring_to("-19", silence, 999);
        g_assert_cmpmem(out->data, out->len * 2, silence->data, silence->len * 2);
    }
    g_autoptr(GArray) word = speech_like(0.2, 1);
    g_array_set_size(word, RATE / 5);
    g_autoptr(GArray) out = bring_to("-19", word, 999);
    g_assert_cmpfloat(true_peak_db(out), <=, -3);
}

static void test_targets(void)
{
    g_assert_cmpstr(level_target_list()[0]->name, ==, "-19");
    g_assert_null(level_target_find("loud"));
    for (const LevelTarget *const *target = level_target_list(); *target; target++)
        g_assert_true(level_target_find((*target)->name) == *target);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/audio/limiter/peaks", test_peaks_stay_below);
    g_test_add_func("/audio/limiter/rest", test_the_rest_is_unchanged);
    g_test_add_func("/audio/limiter/shape", test_shape_is_kept);
    g_test_add_func("/audio/limiter/blocks", test_any_block_size);
    g_test_add_func("/audio/leveller/levels", test_levels);
    g_test_add_func("/audio/leveller/acx", test_acx);
    g_test_add_func("/audio/leveller/follows", test_gain_follows_slowly);
    g_test_add_func("/audio/leveller/silence", test_silence_and_short_sounds);
    g_test_add_func("/audio/leveller/targets", test_targets);
    return g_test_run();
}
