/* How loud a sound is; see meter.h. */
#include "audio/meter.h"

#include "base/error.h"

#include <ebur128.h>
#include <math.h>

struct Meter {
    LevelUnit unit;
    ebur128_state *loudness; /* NULL where the unit needs none, or there is no memory */
    double square_sum;       /* of samples in ±1 */
    gint64 n_frames;
};

static double square_sum(const gint16 *frames, gsize n_frames)
{
    gint64 sum = 0;
    for (gsize i = 0; i < n_frames; i++)
        sum += (gint64)(frames[i] * frames[i]);
    return (double)sum / (32768.0 * 32768.0);
}

Meter *meter_new(LevelUnit unit, int sample_rate)
{
    g_return_val_if_fail(sample_rate > 0, NULL);
    Meter *meter = g_new0(Meter, 1);
    meter->unit = unit;
    if (unit == LEVEL_LUFS)
        meter->loudness =
            ebur128_init(1, (unsigned long)sample_rate, EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM);
    return meter;
}

void meter_free(Meter *meter)
{
    if (!meter)
        return;
    if (meter->loudness)
        ebur128_destroy(&meter->loudness);
    g_free(meter);
}

gboolean meter_push(const gint16 *frames, gsize n_frames, gpointer data, GError **error)
{
    Meter *meter = data;
    meter->n_frames += (gint64)n_frames;
    if (meter->unit == LEVEL_RMS_DB) {
        meter->square_sum += square_sum(frames, n_frames);
        return TRUE;
    }
    if (meter->loudness &&
        ebur128_add_frames_short(meter->loudness, frames, n_frames) == EBUR128_SUCCESS)
        return TRUE;
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                        "no memory to measure the loudness");
    return FALSE;
}

double meter_level(const Meter *meter)
{
    double level = -HUGE_VAL;
    if (meter->unit == LEVEL_LUFS)
        ebur128_loudness_global(meter->loudness, &level);
    else if (meter->square_sum > 0)
        level = 10 * log10(meter->square_sum / (double)meter->n_frames);
    return level;
}
