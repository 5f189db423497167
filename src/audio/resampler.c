/* A streaming resampler around libsoxr; see resampler.h. */
#include "audio/resampler.h"

#include "base/error.h"

#include <soxr.h>
#include <string.h>

/* Of 20 bit, pass band up to 91 % of the lower rate's half: beyond what 16 bit and a synthetic
 * voice have. */
enum { RECIPE = SOXR_HQ, BLOCK_FRAMES = 4096 };

struct Resampler {
    soxr_t state;
    int from_rate, to_rate;
    ResamplerSink sink;
    gpointer sink_data;
    gint64 frames_in, frames_out;
    float out[BLOCK_FRAMES];
};

static void set_error(soxr_error_t reason, GError **error)
{
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot resample: %s", reason);
}

Resampler *resampler_new(int from_rate, int to_rate, ResamplerSink sink, gpointer sink_data,
                         GError **error)
{
    g_return_val_if_fail(from_rate > 0 && to_rate > 0 && sink, NULL);
    soxr_error_t reason = NULL;
    soxr_io_spec_t samples = soxr_io_spec(SOXR_INT16_I, SOXR_FLOAT32_I);
    soxr_quality_spec_t quality = soxr_quality_spec(RECIPE, 0);
    soxr_t state = soxr_create(from_rate, to_rate, 1, &reason, &samples, &quality, NULL);
    if (!state) {
        set_error(reason, error);
        return NULL;
    }
    Resampler *resampler = g_new0(Resampler, 1);
    resampler->state = state;
    resampler->from_rate = from_rate;
    resampler->to_rate = to_rate;
    resampler->sink = sink;
    resampler->sink_data = sink_data;
    return resampler;
}

void resampler_free(Resampler *resampler)
{
    if (!resampler)
        return;
    soxr_delete(resampler->state);
    g_free(resampler);
}

/* How long the output is in the end: the input's length in the other rate, rounded. */
static gint64 frames_due(const Resampler *resampler)
{
    return (resampler->frames_in * resampler->to_rate + resampler->from_rate / 2) /
           resampler->from_rate;
}

static gboolean emit(Resampler *resampler, gsize n_frames, GError **error)
{
    if (n_frames == 0)
        return TRUE;
    for (gsize i = 0; i < n_frames; i++)
        resampler->out[i] = CLAMP(resampler->out[i], -1.0f, 1.0f);
    resampler->frames_out += (gint64)n_frames;
    return resampler->sink(resampler->out, n_frames, resampler->sink_data, error);
}

/* Converts `n_frames`, or what the converter still holds where `frames` is NULL. */
static gboolean convert(Resampler *resampler, const gint16 *frames, gsize n_frames, GError **error)
{
    gsize n_taken, n_made;
    do {
        soxr_error_t reason = soxr_process(resampler->state, frames, n_frames, &n_taken,
                                           resampler->out, BLOCK_FRAMES, &n_made);
        if (reason) {
            set_error(reason, error);
            return FALSE;
        }
        gsize due = frames ? n_made : (gsize)(frames_due(resampler) - resampler->frames_out);
        if (!emit(resampler, MIN(n_made, due), error))
            return FALSE;
        if (frames)
            frames += n_taken;
        n_frames -= n_taken;
    } while (n_frames > 0 || n_made == BLOCK_FRAMES);
    return TRUE;
}

gboolean resampler_push(Resampler *resampler, const gint16 *frames, gsize n_frames, GError **error)
{
    resampler->frames_in += (gint64)n_frames;
    return convert(resampler, frames, n_frames, error);
}

gboolean resampler_finish(Resampler *resampler, GError **error)
{
    if (!convert(resampler, NULL, 0, error))
        return FALSE;
    /* The converter may end a frame or two early: what is missing is silence. */
    gint64 missing = frames_due(resampler) - resampler->frames_out;
    g_return_val_if_fail(missing >= 0 && missing <= BLOCK_FRAMES, FALSE);
    memset(resampler->out, 0, sizeof resampler->out);
    return emit(resampler, (gsize)missing, error);
}
