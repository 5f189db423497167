/* A streaming resampler around libsamplerate; see resampler.h. */
#include "audio/resampler.h"

#include "base/error.h"

#include <samplerate.h>
#include <string.h>

/* Stop band 121 dB down, pass band up to 90 % of the lower rate's half: beyond what 16 bit and a
 * synthetic voice have. The next better converter costs two and a half times as much and is not
 * heard. */
enum { CONVERTER = SRC_SINC_MEDIUM_QUALITY, BLOCK_FRAMES = 4096 };

struct Resampler {
    SRC_STATE *state;
    int from_rate, to_rate;
    ResamplerSink sink;
    gpointer sink_data;
    gint64 frames_in, frames_out;
    /* In this order: libsamplerate takes a used-up input that ends where the output begins for an
     * overlap. */
    float out[BLOCK_FRAMES], in[BLOCK_FRAMES];
};

Resampler *resampler_new(int from_rate, int to_rate, ResamplerSink sink, gpointer sink_data,
                         GError **error)
{
    g_return_val_if_fail(from_rate > 0 && to_rate > 0 && sink, NULL);
    int code = 0;
    SRC_STATE *state = src_new(CONVERTER, 1, &code);
    if (!state) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot resample: %s",
                    src_strerror(code));
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
    src_delete(resampler->state);
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

/* Converts the first `n_frames` of `in`, or what the converter still holds when `last`. */
static gboolean convert(Resampler *resampler, gsize n_frames, gboolean last, GError **error)
{
    SRC_DATA data = {.data_in = resampler->in,
                     .input_frames = (long)n_frames,
                     .data_out = resampler->out,
                     .output_frames = BLOCK_FRAMES,
                     .end_of_input = last,
                     .src_ratio = (double)resampler->to_rate / resampler->from_rate};
    do {
        int code = src_process(resampler->state, &data);
        if (code != 0) {
            g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot resample: %s",
                        src_strerror(code));
            return FALSE;
        }
        gint64 made = data.output_frames_gen;
        if (last)
            made = MIN(made, frames_due(resampler) - resampler->frames_out);
        if (!emit(resampler, (gsize)made, error))
            return FALSE;
        data.data_in += data.input_frames_used;
        data.input_frames -= data.input_frames_used;
    } while (data.input_frames > 0 || data.output_frames_gen == BLOCK_FRAMES);
    return TRUE;
}

gboolean resampler_push(Resampler *resampler, const gint16 *frames, gsize n_frames, GError **error)
{
    for (gsize n; n_frames > 0; frames += n, n_frames -= n) {
        n = MIN(n_frames, BLOCK_FRAMES);
        src_short_to_float_array(frames, resampler->in, (int)n);
        resampler->frames_in += (gint64)n;
        if (!convert(resampler, n, FALSE, error))
            return FALSE;
    }
    return TRUE;
}

gboolean resampler_finish(Resampler *resampler, GError **error)
{
    if (!convert(resampler, 0, TRUE, error))
        return FALSE;
    /* The converter may end a frame or two early: what is missing is silence. */
    gint64 missing = frames_due(resampler) - resampler->frames_out;
    g_return_val_if_fail(missing >= 0 && missing <= BLOCK_FRAMES, FALSE);
    memset(resampler->out, 0, sizeof resampler->out);
    return emit(resampler, (gsize)missing, error);
}
