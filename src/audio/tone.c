/* Tones; see tone.h. */
#include "audio/tone.h"

#include <math.h>

/* The flanks: long enough to make no click, short enough to be heard as one beat. */
enum { FLANK_MS = 12 };

double tone_frequency_hz(int level)
{
    /* C major pentatonic from C6 down: C A G E D C. */
    static const double scale_hz[] = {1046.50, 880.00, 783.99, 659.26, 587.33, 523.25};
    return scale_hz[CLAMP(level, 1, (int)G_N_ELEMENTS(scale_hz)) - 1];
}

/* The weight of frame `i` of `n`: raised cosine flanks of `flank` frames. */
static double envelope(gsize i, gsize n, gsize flank)
{
    gsize from_edge = MIN(i, n - 1 - i);
    if (from_edge >= flank)
        return 1.0;
    return 0.5 - 0.5 * cos(G_PI * ((double)from_edge + 0.5) / (double)flank);
}

gint16 *tone_make(double frequency_hz, int duration_ms, double peak, int sample_rate,
                  gsize *n_frames)
{
    g_return_val_if_fail(duration_ms > 0 && sample_rate > 0 && n_frames, NULL);
    gsize n = MAX((gsize)((gint64)duration_ms * sample_rate / 1000), 1);
    gsize flank = MAX(MIN((gsize)(FLANK_MS * sample_rate / 1000), n / 2), 1);
    double amplitude = CLAMP(peak, 0.0, 1.0) * G_MAXINT16;
    gint16 *frames = g_new(gint16, n);
    for (gsize i = 0; i < n; i++) {
        double wave = sin(2.0 * G_PI * frequency_hz * (double)i / sample_rate);
        frames[i] = (gint16)lrint(amplitude * wave * envelope(i, n, flank));
    }
    *n_frames = n;
    return frames;
}
