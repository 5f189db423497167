/* A stretcher: mono PCM in, the same said faster out, at the same pitch, by libsonic, as a stream.
 *
 * Its length is exactly round(frames in ÷ speed), so that times can be counted without listening.
 *
 * Must not know: words, engines.
 */
#ifndef LECTERN_AUDIO_STRETCHER_H
#define LECTERN_AUDIO_STRETCHER_H

#include <glib.h>

typedef struct Stretcher Stretcher;

/* `speed` > 1 is faster, up to STRETCHER_MAX_SPEED; `out` (of gint16) receives what is made, behind
 * what it holds; borrowed. NULL when there is no memory. */
#define STRETCHER_MAX_SPEED 4.0
Stretcher *stretcher_new(int sample_rate, double speed, GArray *out);
void stretcher_free(Stretcher *stretcher);

/* Takes `n_frames` more and appends what can be made so far. FALSE when there is no memory. */
gboolean stretcher_push(Stretcher *stretcher, const gint16 *frames, gsize n_frames);

/* Appends the rest: the input has ended. Nothing may be pushed after it. */
gboolean stretcher_finish(Stretcher *stretcher);

/* The frame of the stretched sound at which frame `frame` of the input is heard. */
gint64 stretcher_frame(const Stretcher *stretcher, gint64 frame);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stretcher, stretcher_free)

#endif
