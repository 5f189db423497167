/* A look-ahead true-peak limiter; see limiter.h.
 *
 * Samples go in groups. For each group there is the gain that it may have at most (1 for nearly
 * all). The gain at its end is the mean, over the time of the look-ahead, of the least of these in
 * the look-ahead from there; in the group it goes there in a straight line. That is never above
 * what the group may have, nor the one behind it, and it is smooth.
 */
#include "audio/limiter.h"

#include "audio/pcm.h"

#include <math.h>
#include <string.h>

enum { LOOKAHEAD_MS = 5, RELEASE_MS = 60, PHASES = 4, TAPS = 12 };

/* What is limited is collected and handed on in portions: whoever takes it may be another thread.
 */
enum { GROUP = 8, BLOCK = 1024, GROUPS = BLOCK / GROUP, PORTION = 16 * BLOCK };

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

/* Of a gain that nobody can tell from 1. */
static const float NEARLY_ONE = 0.999F;

struct Limiter {
    LimiterSink sink;
    gpointer sink_data;
    float ceiling;
    guint n_ahead; /* groups */

    /* What was pushed and not handed on begins at TAPS; before it lies what the interpolator still
     * needs. In ±1 and beyond. */
    float *samples;
    float *allowed; /* of each group, from the one at TAPS on */
    guint n_samples, capacity;
    guint n_interpolated;
    guint n_before; /* of the samples, silence put before the sound so that it is looked ahead of */

    float release; /* the share of its distance to 1 that the least makes good with each group */
    float least;
    float *window; /* the last `n_ahead` of `least`, a ring */
    guint window_at;
    double window_sum; /* exact: of floats that are near to each other */
    float *ahead;      /* of each group, the least that it and the look-ahead behind it may have */
    float gain;        /* at the end of the last group */

    gint16 *limited; /* waits to be handed on */
    guint n_limited;
};

static void fill(float *values, guint from, guint to, float value)
{
    for (guint i = from; i < to; i++)
        values[i] = value;
}

static guint n_groups(const Limiter *limiter)
{
    return (limiter->capacity - TAPS) / GROUP;
}

Limiter *limiter_new(int sample_rate, double ceiling_dbtp, LimiterSink sink, gpointer sink_data)
{
    g_return_val_if_fail(sample_rate > 0 && ceiling_dbtp <= 0 && sink, NULL);
    enum { NOT_INTERPOLATED = 2 * GROUP }; /* more than half of the taps */
    Limiter *limiter = g_new0(Limiter, 1);
    limiter->sink = sink;
    limiter->sink_data = sink_data;
    limiter->ceiling = (float)pow(10, ceiling_dbtp / 20);
    limiter->n_ahead = (guint)MAX(sample_rate * LOOKAHEAD_MS / 1000 / GROUP, 1);
    limiter->capacity = TAPS + BLOCK + limiter->n_ahead * GROUP + NOT_INTERPOLATED;
    limiter->samples = g_new0(float, limiter->capacity);
    limiter->allowed = g_new(float, n_groups(limiter));
    fill(limiter->allowed, 0, n_groups(limiter), 1);
    limiter->n_before = limiter->n_ahead * GROUP;
    limiter->n_samples = limiter->n_interpolated = TAPS + limiter->n_before;
    limiter->release = (float)(1 - exp(-1000.0 * GROUP / RELEASE_MS / sample_rate));
    limiter->window = g_new(float, limiter->n_ahead);
    fill(limiter->window, 0, limiter->n_ahead, 1);
    limiter->window_sum = limiter->n_ahead;
    limiter->ahead = g_new(float, n_groups(limiter));
    limiter->least = limiter->gain = 1;
    limiter->limited = g_new(gint16, PORTION);
    return limiter;
}

void limiter_free(Limiter *limiter)
{
    if (!limiter)
        return;
    g_free(limiter->samples);
    g_free(limiter->allowed);
    g_free(limiter->window);
    g_free(limiter->ahead);
    g_free(limiter->limited);
    g_free(limiter);
}

/* --- what each group may have --------------------------------------------------------------- */

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

static void allow(Limiter *limiter, guint sample, float peak)
{
    float *allowed = &limiter->allowed[(sample - TAPS) / GROUP];
    *allowed = MIN(*allowed, limiter->ceiling / peak);
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

/* The least of each group and the look-ahead behind it, of twice as many groups at each step. */
static void look_ahead(Limiter *limiter)
{
    guint window = limiter->n_ahead + 1, covered = 1;
    float *ahead = limiter->ahead;
    memcpy(ahead, limiter->allowed, (GROUPS + limiter->n_ahead) * sizeof *ahead);
    for (; covered * 2 <= window; covered *= 2)
        for (guint i = 0; i < GROUPS + window - 2 * covered; i++)
            ahead[i] = MIN(ahead[i], ahead[i + covered]);
    for (guint i = 0; i < GROUPS; i++)
        ahead[i] = MIN(ahead[i], ahead[i + window - covered]);
}

/* The gain at the end of a group, where `least` is what it and the look-ahead behind it allow. */
static float next_gain(Limiter *limiter, float least)
{
    float released = limiter->least + (1 - limiter->least) * limiter->release;
    limiter->least = released > NEARLY_ONE ? least : MIN(least, released);
    limiter->window_sum += (double)limiter->least - limiter->window[limiter->window_at];
    limiter->window[limiter->window_at] = limiter->least;
    limiter->window_at = limiter->window_at + 1 < limiter->n_ahead ? limiter->window_at + 1 : 0;
    return (float)(limiter->window_sum / limiter->n_ahead);
}

/* Limits the groups from TAPS on. */
static void limit(Limiter *limiter)
{
    look_ahead(limiter);
    for (guint group = 0; group < GROUPS; group++) {
        float gain = limiter->gain;
        limiter->gain = next_gain(limiter, limiter->ahead[group]);
        float step = (limiter->gain - gain) / GROUP;
        float *samples = limiter->samples + TAPS + group * GROUP;
        for (guint i = 0; i < GROUP; i++)
            samples[i] *= gain + step * (float)(i + 1);
    }
}

/* Whether the next block passes unchanged. */
static gboolean is_at_rest(const Limiter *limiter)
{
    return limiter->gain >= 1 && least_of(limiter->window, limiter->n_ahead) >= 1 &&
           least_of(limiter->allowed, GROUPS + limiter->n_ahead) >= 1;
}

static gboolean hand_on(Limiter *limiter, GError **error)
{
    guint n_frames = limiter->n_limited;
    limiter->n_limited = 0;
    return n_frames == 0 || limiter->sink(limiter->limited, n_frames, limiter->sink_data, error);
}

/* Limits the next block, behind which the look-ahead is filled; `n_frames` of it are sound. */
static gboolean limit_next(Limiter *limiter, guint n_frames, GError **error)
{
    find_peaks(limiter);
    if (!is_at_rest(limiter))
        limit(limiter);
    guint skip = MIN(limiter->n_before, n_frames);
    limiter->n_before -= skip;
    gint16 *limited = limiter->limited + limiter->n_limited;
    const float *samples = limiter->samples + TAPS + skip;
    guint n_limited = n_frames - skip;
    for (guint i = 0; i < n_limited; i++)
        limited[i] = pcm_nearest(samples[i] * 32768.0F);
    limiter->n_limited += n_frames - skip;
    return limiter->n_limited + BLOCK <= PORTION || hand_on(limiter, error);
}

static void drop_block(Limiter *limiter)
{
    limiter->n_samples -= BLOCK;
    limiter->n_interpolated -= BLOCK;
    memmove(limiter->samples, limiter->samples + BLOCK, limiter->n_samples * sizeof(float));
    guint left = n_groups(limiter) - GROUPS;
    memmove(limiter->allowed, limiter->allowed + GROUPS, left * sizeof(float));
    fill(limiter->allowed, left, n_groups(limiter), 1);
}

gboolean limiter_push(Limiter *limiter, const gint16 *frames, gsize n_frames, float gain,
                      GError **error)
{
    float factor = gain / 32768.0F;
    while (n_frames > 0) {
        guint n = (guint)MIN(n_frames, limiter->capacity - limiter->n_samples);
        float *samples = limiter->samples + limiter->n_samples;
        for (guint i = 0; i < n; i++)
            samples[i] = (float)frames[i] * factor;
        limiter->n_samples += n;
        frames += n;
        n_frames -= n;
        if (limiter->n_samples < limiter->capacity)
            break;
        if (!limit_next(limiter, BLOCK, error))
            return FALSE;
        drop_block(limiter);
    }
    return TRUE;
}

gboolean limiter_finish(Limiter *limiter, GError **error)
{
    for (guint left = limiter->n_samples - TAPS; left > 0;) {
        guint n_frames = MIN(left, (guint)BLOCK);
        fill(limiter->samples, limiter->n_samples, limiter->capacity, 0);
        limiter->n_samples = limiter->capacity;
        if (!limit_next(limiter, n_frames, error))
            return FALSE;
        drop_block(limiter);
        left -= n_frames;
    }
    return hand_on(limiter, error);
}
