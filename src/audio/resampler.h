/* A resampler: mono PCM at one rate in, at another out, by libsoxr, as a stream.
 *
 * However the input is cut into pieces, the output is the same, and its length is exactly
 * round(frames in × to_rate ÷ from_rate).
 *
 * Must not know: files, formats.
 */
#ifndef LECTERN_AUDIO_RESAMPLER_H
#define LECTERN_AUDIO_RESAMPLER_H

#include <glib.h>

typedef struct Resampler Resampler;

/* Takes what was made; samples lie in ±1, so that no encoder behind it can clip or wrap. FALSE with
 * an error ends the work. */
typedef gboolean (*ResamplerSink)(const float *frames, gsize n_frames, gpointer data,
                                  GError **error);

/* Rates in Hz, at most 256 times apart. Fails where libsoxr does. */
Resampler *resampler_new(int from_rate, int to_rate, ResamplerSink sink, gpointer sink_data,
                         GError **error);
void resampler_free(Resampler *resampler);

/* Takes `n_frames` more and hands on what can be made so far. */
gboolean resampler_push(Resampler *resampler, const gint16 *frames, gsize n_frames, GError **error);

/* Hands on the rest: the input has ended. Nothing may be pushed after it. */
gboolean resampler_finish(Resampler *resampler, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Resampler, resampler_free)

#endif
