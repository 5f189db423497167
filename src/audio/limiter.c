/* A look-ahead true-peak limiter; see limiter.h.
 *
 * For each sample there is the gain it may have at most (1 for nearly all). The gain it gets is the
 * mean, over the time of the look-ahead, of the least of these in the look-ahead: that mean is
 * never above what the sample may have, and it is smooth.
 */
#include "audio/limiter.h"

#include <math.h>
#include <string.h>

enum { LOOKAHEAD_MS = 5, RELEASE_MS = 60, BLOCK = 1024, PHASES = 4, TAPS = 12 };

/* The interpolator of BS.1770-4, annex 2, table: order 48, a row for each phase. */
static const float phases[PHASES][TAPS] = {
    {0.0017089843750F, 0.0109863281250F, -0.0196533203125F, 0.0332031250000F, -0.0594482421875F,
     0.1373291015625F, 0.9721679687500F, -0.1022949218750F, 0.0476074218750F, -0.0266113281250F,
     0.0148925781250F, -0.0083007812500F},
    {-0.0291748046875F, 0.0292968750000F, -0.0517578125000F, 0.0891113281250F, -0.1665039062500F,
     0.4650878906250F, 0.7797851562500F, -0.2003173828125F, 0.1015625000000F, -0.0582275390625F,
     0.0330810546875F, -0.0189208984375F},
    {-0.0189208984375F, 0.0330810546875F, -0.0582275390625F, 0.1015625000000F, -0.2003173828125F,
     0.7797851562500F, 0.4650878906250F, -0.1665039062500F, 0.0891113281250F, -0.0517578125000F,
     0.0292968750000F, -0.0291748046875F},
    {-0.0083007812500F, 0.0148925781250F, -0.0266113281250F, 0.0476074218750F, -0.1022949218750F,
     0.9721679687500F, 0.1373291015625F, -0.0594482421875F, 0.0332031250000F, -0.0196533203125F,
     0.0109863281250F, 0.0017089843750F},
};

/* Only beside a sample above the ceiling divided by this is a peak looked for between two samples:
 * 6 dB, more than speech, or music, has. */
static const float PEAK_FACTOR = 2;

struct Limiter {
    LimiterSink sink;
    gpointer sink_data;
    float ceiling;
    guint lookahead; /* samples */
    float release;   /* the share of its distance to 1 that the gain makes good with each sample */

    /* What was pushed and not handed on begins at TAPS; before it lies what the interpolator still
     * needs. In ±1 and beyond. */
    float *samples, *allowed; /* and the gain that each may have */
    guint n_samples, capacity;
    guint n_interpolated;
    guint n_before; /* of the samples, silence put before the sound so that it is looked ahead of */

    float *window; /* the last `lookahead` of `least`, a ring, and their sum */
    guint window_at;
    double window_sum;
    float least;
};

Limiter *limiter_new(int sample_rate, double ceiling_dbtp, LimiterSink sink, gpointer sink_data)
{
    g_return_val_if_fail(sample_rate > 0 && ceiling_dbtp <= 0 && sink, NULL);
    Limiter *limiter = g_new0(Limiter, 1);
    limiter->sink = sink;
    limiter->sink_data = sink_data;
    limiter->ceiling = (float)pow(10, ceiling_dbtp / 20);
    limiter->lookahead = (guint)MAX(sample_rate * LOOKAHEAD_MS / 1000, 1);
    limiter->release = (float)(1 - exp(-1000.0 / RELEASE_MS / sample_rate));
    limiter->capacity = TAPS + BLOCK + limiter->lookahead + TAPS;
    limiter->samples = g_new0(float, limiter->capacity);
    limiter->allowed = g_new0(float, limiter->capacity);
    limiter->n_before = limiter->lookahead;
    limiter->n_samples = limiter->n_interpolated = TAPS + limiter->n_before;
    for (guint i = 0; i < limiter->n_samples; i++)
        limiter->allowed[i] = 1;
    limiter->window = g_new(float, limiter->lookahead);
    for (guint i = 0; i < limiter->lookahead; i++)
        limiter->window[i] = 1;
    limiter->window_sum = limiter->lookahead;
    limiter->least = 1;
    return limiter;
}

void limiter_free(Limiter *limiter)
{
    if (!limiter)
        return;
    g_free(limiter->samples);
    g_free(limiter->allowed);
    g_free(limiter->window);
    g_free(limiter);
}

/* --- what each sample may have -------------------------------------------------------------- */

static float peak_of(const float *samples, guint n_samples)
{
    float peak = 0;
    for (guint i = 0; i < n_samples; i++) {
        float size = fabsf(samples[i]);
        peak = size > peak ? size : peak;
    }
    return peak;
}

/* The highest that the wave rises between two samples, of which `newest` is five behind the second.
 */
static float peak_between(const float *newest)
{
    float peak = 0;
    for (guint phase = 0; phase < PHASES; phase++) {
        float value = 0;
        for (gint tap = 0; tap < TAPS; tap++)
            value += phases[phase][tap] * newest[-tap];
        peak = MAX(peak, fabsf(value));
    }
    return peak;
}

static void allow(Limiter *limiter, guint at, float peak)
{
    limiter->allowed[at] = MIN(limiter->allowed[at], limiter->ceiling / peak);
}

/* Finds the peaks among the samples that are new. */
static void find_peaks(Limiter *limiter)
{
    enum { BEHIND = TAPS / 2 };
    const float *samples = limiter->samples;
    guint start = limiter->n_interpolated;
    limiter->n_interpolated = limiter->n_samples;
    float looked_for = limiter->ceiling / PEAK_FACTOR;
    if (peak_of(samples + start - BEHIND, limiter->n_samples - start + BEHIND) <= looked_for)
        return;
    for (guint i = start; i < limiter->n_samples; i++) {
        guint first = i - BEHIND, second = first + 1;
        float size = MAX(fabsf(samples[first]), fabsf(samples[second]));
        if (size <= looked_for)
            continue;
        float peak = MAX(size, peak_between(samples + i));
        if (peak <= limiter->ceiling)
            continue;
        allow(limiter, first, peak);
        allow(limiter, second, peak);
    }
}

/* --- what it gets --------------------------------------------------------------------------- */

static float least_of(const float *gains, guint n_gains)
{
    float least = 1;
    for (guint i = 0; i < n_gains; i++)
        least = gains[i] < least ? gains[i] : least;
    return least;
}

/* The gain of the next sample, where `least` is what the look-ahead from it on allows. */
static float next_gain(Limiter *limiter, float least)
{
    float released = limiter->least + (1 - limiter->least) * limiter->release;
    limiter->least = released > 0.9999F ? least : MIN(least, released);
    float *oldest = &limiter->window[limiter->window_at];
    limiter->window_sum += (double)limiter->least - (double)*oldest;
    *oldest = limiter->least;
    limiter->window_at = (limiter->window_at + 1) % limiter->lookahead;
    return (float)(limiter->window_sum / limiter->lookahead);
}

/* Limits the samples from TAPS on. The least within the look-ahead is looked for anew only where
 * the old one leaves it. */
static void limit(Limiter *limiter, guint n_frames)
{
    const float *allowed = limiter->allowed + TAPS;
    float least = least_of(allowed, limiter->lookahead);
    for (guint i = 0; i < n_frames; i++) {
        limiter->samples[TAPS + i] *= next_gain(limiter, least);
        if (least < 1 && allowed[i] <= least)
            least = least_of(allowed + i + 1, limiter->lookahead);
        else
            least = MIN(least, allowed[i + limiter->lookahead]);
    }
}

/* Whether the next `n_frames` pass unchanged; then the rounding of the sum is forgotten too. */
static gboolean is_at_rest(Limiter *limiter, guint n_frames)
{
    if (least_of(limiter->allowed + TAPS, n_frames + limiter->lookahead) < 1 ||
        least_of(limiter->window, limiter->lookahead) < 1)
        return FALSE;
    limiter->window_sum = limiter->lookahead;
    return TRUE;
}

static gint16 rounded(float sample)
{
    float scaled = sample * 32768.0F;
    return (gint16)CLAMP(scaled + (scaled < 0 ? -0.5F : 0.5F), G_MININT16, G_MAXINT16);
}

/* Hands on the next frames, behind which the look-ahead is filled. */
static gboolean hand_on(Limiter *limiter, guint n_frames, GError **error)
{
    gint16 frames[BLOCK];
    const float *samples = limiter->samples + TAPS;
    find_peaks(limiter);
    if (!is_at_rest(limiter, n_frames))
        limit(limiter, n_frames);
    for (guint i = 0; i < n_frames; i++)
        frames[i] = rounded(samples[i]);
    guint skip = MIN(limiter->n_before, n_frames);
    limiter->n_before -= skip;
    return skip == n_frames ||
           limiter->sink(frames + skip, n_frames - skip, limiter->sink_data, error);
}

static void drop(Limiter *limiter, guint n_frames)
{
    limiter->n_samples -= n_frames;
    limiter->n_interpolated -= n_frames;
    gsize size = limiter->n_samples * sizeof(float);
    memmove(limiter->samples, limiter->samples + n_frames, size);
    memmove(limiter->allowed, limiter->allowed + n_frames, size);
}

gboolean limiter_push(Limiter *limiter, const gint16 *frames, gsize n_frames, float gain,
                      GError **error)
{
    float factor = gain / 32768.0F;
    while (n_frames > 0) {
        guint n = (guint)MIN(n_frames, limiter->capacity - limiter->n_samples);
        float *samples = limiter->samples + limiter->n_samples;
        float *allowed = limiter->allowed + limiter->n_samples;
        for (guint i = 0; i < n; i++) {
            samples[i] = (float)frames[i] * factor;
            allowed[i] = 1;
        }
        limiter->n_samples += n;
        frames += n;
        n_frames -= n;
        if (limiter->n_samples < limiter->capacity)
            break;
        if (!hand_on(limiter, BLOCK, error))
            return FALSE;
        drop(limiter, BLOCK);
    }
    return TRUE;
}

gboolean limiter_finish(Limiter *limiter, GError **error)
{
    guint left = limiter->n_samples - TAPS;
    while (left > 0) {
        guint n = MIN(left, (guint)BLOCK);
        guint room = limiter->capacity - limiter->n_samples;
        memset(limiter->samples + limiter->n_samples, 0, room * sizeof(float));
        for (guint i = limiter->n_samples; i < limiter->capacity; i++)
            limiter->allowed[i] = 1;
        limiter->n_samples = limiter->capacity;
        if (!hand_on(limiter, n, error))
            return FALSE;
        drop(limiter, n);
        left -= n;
    }
    return TRUE;
}
