/* Measuring, gain, limiter; see leveller.h. */
#include "audio/leveller.h"

#include <math.h>
#include <string.h>

/* Kept and measured before there is a gain, and tried with the limiter; then followed in steps, of
 * which one in MEASURED is measured: measuring costs more than all else here, and nobody's voice
 * changes from one step to the next. */
enum { WINDOW_S = 60, TRIED_S = 30, STEP_S = 10, MEASURED = 3 };

static const double MOST_PER_STEP_DB = 0.1; /* nobody hears a tenth of a dB */
static const double MOST_GAIN_DB = 24;      /* what is softer is meant to be */
static const double MOST_LIMITED_DB = 6;    /* more is distortion */
static const double NO_DIFFERENCE_DB = 0.1;
static const double LOST_AGAIN = 0.8; /* of a gain, in the limiter, at most */
/* What the limiter takes of a voice's loudness for each dB of its power: its peaks lie where the
 * ear is keen. Measured on six articles at two levels and two rates. */
static const double LOUDNESS_OF_POWER = 1.1;

/* What is to stay below −1 dBTP when it is decoded is held below −3.2 before: Opus at 32 kbit/s
 * puts up to 2 dB on most peaks of speech (of the rest see opus_packets.h), MP3 and Vorbis less.
 * ACX asks of an audiobook an RMS of −23 to −18 dB and peaks below −3. */
static const LevelTarget podcast = {"-19", LEVEL_LUFS, -19, -3.2};
static const LevelTarget loud = {"-16", LEVEL_LUFS, -16, -3.2};
static const LevelTarget broadcast = {"-23", LEVEL_LUFS, -23, -3.2};
static const LevelTarget audiobook = {"acx", LEVEL_RMS_DB, -20.5, -3.7};
static const LevelTarget *const targets[] = {&podcast, &loud, &broadcast, &audiobook, NULL};

struct Leveller {
    const LevelTarget *target;
    int sample_rate;
    Limiter *limiter;
    Meter *meter; /* of what was measured */

    GArray *window; /* of gint16; NULL once there is a gain */
    double gain_db;
    double limited_db; /* of it makes good what the limiter takes */
    gint64 n_in_step;  /* frames since the gain was looked at */
    guint n_steps;
};

const LevelTarget *level_target_find(const char *name)
{
    for (const LevelTarget *const *target = targets; *target; target++)
        if (strcmp((*target)->name, name) == 0)
            return *target;
    return NULL;
}

const LevelTarget *const *level_target_list(void)
{
    return targets;
}

void leveller_free(Leveller *leveller)
{
    if (!leveller)
        return;
    meter_free(leveller->meter);
    limiter_free(leveller->limiter);
    g_clear_pointer(&leveller->window, g_array_unref);
    g_free(leveller);
}

Leveller *leveller_new(int sample_rate, const LevelTarget *target, LimiterSink sink,
                       gpointer sink_data)
{
    g_return_val_if_fail(sample_rate > 0 && target && sink, NULL);
    Leveller *leveller = g_new0(Leveller, 1);
    leveller->target = target;
    leveller->sample_rate = sample_rate;
    leveller->limiter = limiter_new(sample_rate, target->ceiling_dbtp, sink, sink_data);
    leveller->window = g_array_new(FALSE, FALSE, sizeof(gint16));
    leveller->meter = meter_new(target->unit, sample_rate);
    return leveller;
}

/* The gain that what was measured asks for. */
static double wanted_gain_db(const Leveller *leveller)
{
    double level = meter_level(leveller->meter);
    if (!isfinite(level))
        return leveller->gain_db;
    return MIN(leveller->target->level - level, MOST_GAIN_DB) + leveller->limited_db;
}

/* --- the stream ----------------------------------------------------------------------------- */

static gboolean amplify(Leveller *leveller, const gint16 *frames, gsize n_frames, GError **error)
{
    float gain = (float)pow(10, leveller->gain_db / 20);
    return limiter_push(leveller->limiter, frames, n_frames, gain, error);
}

/* How much softer than at the present gain the limiter makes these frames. */
static gboolean try_gain(const Leveller *leveller, const gint16 *frames, gsize n_frames,
                         double *lost_db, GError **error)
{
    g_autoptr(Meter) before = meter_new(LEVEL_RMS_DB, leveller->sample_rate);
    g_autoptr(Meter) after = meter_new(LEVEL_RMS_DB, leveller->sample_rate);
    g_autoptr(Limiter) trial =
        limiter_new(leveller->sample_rate, leveller->target->ceiling_dbtp, meter_push, after);
    float gain = (float)pow(10, leveller->gain_db / 20);
    if (!meter_push(frames, n_frames, before, error) ||
        !limiter_push(trial, frames, n_frames, gain, error) || !limiter_finish(trial, error))
        return FALSE;
    double lost = meter_level(before) + leveller->gain_db - meter_level(after);
    *lost_db = isfinite(lost) ? LOUDNESS_OF_POWER * lost : 0;
    return TRUE;
}

/* Finds out by trying how much the limiter lowers the end of what waits, which is like the rest,
 * and raises the gain by as much, which it then limits again. */
static gboolean make_limiter_good(Leveller *leveller, const GArray *window, GError **error)
{
    enum { TRIALS = 6 };
    gsize n_frames = MIN(window->len, (gsize)TRIED_S * (gsize)leveller->sample_rate);
    const gint16 *frames = &g_array_index(window, gint16, window->len - n_frames);
    for (guint i = 0; i < TRIALS; i++) {
        double lost_db;
        if (!try_gain(leveller, frames, n_frames, &lost_db, error))
            return FALSE;
        double missing_db = lost_db - leveller->limited_db;
        missing_db = CLAMP(missing_db, 0, MOST_LIMITED_DB - leveller->limited_db);
        leveller->limited_db += missing_db;
        leveller->gain_db += missing_db;
        if (missing_db * LOST_AGAIN < NO_DIFFERENCE_DB)
            break;
    }
    return TRUE;
}

/* Fixes the first gain and hands on what waited for it. */
static gboolean end_window(Leveller *leveller, GError **error)
{
    g_autoptr(GArray) window = g_steal_pointer(&leveller->window);
    leveller->gain_db = wanted_gain_db(leveller);
    return make_limiter_good(leveller, window, error) &&
           amplify(leveller, (const gint16 *)(gpointer)window->data, window->len, error);
}

static gboolean keep(Leveller *leveller, const gint16 *frames, gsize n_frames, GError **error)
{
    g_array_append_vals(leveller->window, frames, (guint)n_frames);
    if (!meter_push(frames, n_frames, leveller->meter, error))
        return FALSE;
    gsize full = (gsize)WINDOW_S * (gsize)leveller->sample_rate;
    return leveller->window->len < full || end_window(leveller, error);
}

static gboolean follow(Leveller *leveller, const gint16 *frames, gsize n_frames, GError **error)
{
    gboolean is_measured = leveller->n_steps % MEASURED == 0;
    if ((is_measured && !meter_push(frames, n_frames, leveller->meter, error)) ||
        !amplify(leveller, frames, n_frames, error))
        return FALSE;
    leveller->n_in_step += (gint64)n_frames;
    if (leveller->n_in_step >= (gint64)STEP_S * leveller->sample_rate) {
        double change_db = wanted_gain_db(leveller) - leveller->gain_db;
        leveller->gain_db += CLAMP(change_db, -MOST_PER_STEP_DB, MOST_PER_STEP_DB);
        leveller->n_in_step = 0;
        leveller->n_steps++;
    }
    return TRUE;
}

/* Up to where the next thing happens, so that it is the same however the sound is pushed. */
static gsize room(const Leveller *leveller)
{
    gsize rate = (gsize)leveller->sample_rate;
    if (leveller->window)
        return WINDOW_S * rate - leveller->window->len;
    return STEP_S * rate - (gsize)leveller->n_in_step;
}

gboolean leveller_push(Leveller *leveller, const gint16 *frames, gsize n_frames, GError **error)
{
    for (gsize n; n_frames > 0; frames += n, n_frames -= n) {
        n = MIN(n_frames, room(leveller));
        if (!(leveller->window ? keep : follow)(leveller, frames, n, error))
            return FALSE;
    }
    return TRUE;
}

gboolean leveller_finish(Leveller *leveller, GError **error)
{
    return (!leveller->window || end_window(leveller, error)) &&
           limiter_finish(leveller->limiter, error);
}
