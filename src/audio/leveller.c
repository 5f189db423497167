/* Measuring, gain, limiter; see leveller.h. */
#include "audio/leveller.h"

#include <math.h>
#include <string.h>

/* Kept and measured before there is a gain; then measured and followed in steps. */
enum { WINDOW_S = 120, STEP_S = 10 };

static const double MOST_PER_STEP_DB = 0.1; /* nobody hears a tenth of a dB */
static const double MOST_GAIN_DB = 24;      /* what is softer is meant to be */
static const double MOST_LIMITED_DB = 6;    /* more is distortion */
static const double NO_DIFFERENCE_DB = 0.1;

/* What is to stay below −1 dBTP when it is decoded is held below −3.2 before: Opus at 32 kbit/s
 * puts up to 2 dB on a peak of speech, MP3 and Vorbis less than one. ACX asks of an audiobook an
 * RMS of −23 to −18 dB and peaks below −3. */
static const LevelTarget podcast = {"-19", LEVEL_LUFS, -19, -3.2};
static const LevelTarget loud = {"-16", LEVEL_LUFS, -16, -3.2};
static const LevelTarget broadcast = {"-23", LEVEL_LUFS, -23, -3.2};
static const LevelTarget audiobook = {"acx", LEVEL_RMS_DB, -20.5, -3.7};
static const LevelTarget *const targets[] = {&podcast, &loud, &broadcast, &audiobook, NULL};

struct Leveller {
    const LevelTarget *target;
    int sample_rate;
    Limiter *limiter;
    Meter *meter; /* of all that was pushed */

    GArray *window; /* of gint16; NULL once there is a gain */
    double gain_db;
    double limited_db; /* of it makes good what the limiter takes */
    gint64 n_in_step;  /* frames since the gain was looked at */
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

/* The level that what waits comes to at that gain behind the limiter. */
static gboolean try_gain(const Leveller *leveller, const GArray *window, double *level,
                         GError **error)
{
    g_autoptr(Meter) meter = meter_new(leveller->target->unit, leveller->sample_rate);
    g_autoptr(Limiter) trial =
        limiter_new(leveller->sample_rate, leveller->target->ceiling_dbtp, meter_push, meter);
    float gain = (float)pow(10, leveller->gain_db / 20);
    const gint16 *frames = (const gint16 *)(gconstpointer)window->data;
    if (!limiter_push(trial, frames, window->len, gain, error) || !limiter_finish(trial, error))
        return FALSE;
    *level = meter_level(meter);
    return TRUE;
}

/* Finds out by trying how much the limiter lowers what waits, and raises the gain by as much, which
 * it then limits again. */
static gboolean make_limiter_good(Leveller *leveller, const GArray *window, GError **error)
{
    enum { TRIALS = 6 };
    double wanted = meter_level(leveller->meter) + leveller->gain_db, level;
    for (guint i = 0; i < TRIALS; i++) {
        if (!try_gain(leveller, window, &level, error))
            return FALSE;
        double missing_db = isfinite(level) && isfinite(wanted) ? wanted - level : 0;
        missing_db = CLAMP(missing_db, 0, MOST_LIMITED_DB - leveller->limited_db);
        leveller->limited_db += missing_db;
        leveller->gain_db += missing_db;
        if (missing_db < NO_DIFFERENCE_DB)
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
    gsize full = (gsize)WINDOW_S * (gsize)leveller->sample_rate;
    return leveller->window->len < full || end_window(leveller, error);
}

static gboolean follow(Leveller *leveller, const gint16 *frames, gsize n_frames, GError **error)
{
    if (!amplify(leveller, frames, n_frames, error))
        return FALSE;
    leveller->n_in_step += (gint64)n_frames;
    if (leveller->n_in_step >= (gint64)STEP_S * leveller->sample_rate) {
        double change_db = wanted_gain_db(leveller) - leveller->gain_db;
        leveller->gain_db += CLAMP(change_db, -MOST_PER_STEP_DB, MOST_PER_STEP_DB);
        leveller->n_in_step = 0;
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
        if (!meter_push(frames, n, leveller->meter, error) ||
            !(leveller->window ? keep : follow)(leveller, frames, n, error))
            return FALSE;
    }
    return TRUE;
}

gboolean leveller_finish(Leveller *leveller, GError **error)
{
    return (!leveller->window || end_window(leveller, error)) &&
           limiter_finish(leveller->limiter, error);
}
