/* A limiter: no peak of the sound, nor of the wave that a converter draws between its samples,
 * rises above a ceiling. It looks ahead, so the gain is down before the peak comes, and goes up
 * again slowly; what is below the ceiling passes unchanged.
 *
 * True peaks are found as ITU-R BS.1770-4, annex 2 does: at four times the rate, by the
 * coefficients that stand there.
 *
 * Must not know: loudness, files.
 */
#ifndef LECTERN_AUDIO_LIMITER_H
#define LECTERN_AUDIO_LIMITER_H

#include <glib.h>

typedef struct Limiter Limiter;

/* Takes what was limited; FALSE with an error ends the work. */
typedef gboolean (*LimiterSink)(const gint16 *frames, gsize n_frames, gpointer data,
                                GError **error);

/* `ceiling_dbtp` ≤ 0, of full scale. */
Limiter *limiter_new(int sample_rate, double ceiling_dbtp, LimiterSink sink, gpointer sink_data);
void limiter_free(Limiter *limiter);

/* Takes mono frames, which are multiplied by `gain` before they are limited. What comes out is as
 * long as what went in, and in its place; the last few milliseconds wait for what follows. */
gboolean limiter_push(Limiter *limiter, const gint16 *frames, gsize n_frames, float gain,
                      GError **error);

/* Hands on the rest. Nothing may be pushed after it. */
gboolean limiter_finish(Limiter *limiter, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Limiter, limiter_free)

#endif
