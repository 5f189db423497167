/* Tones: the short sounds that say "heading" before the words do. A deeper level sounds lower. */
#ifndef LECTERN_AUDIO_TONE_H
#define LECTERN_AUDIO_TONE_H

#include <glib.h>

/* The pitch for a heading level 1…6, in Hz: a pentatonic scale downwards, so that neighbours differ
 * clearly. */
double tone_frequency_hz(int level);

/* A soft-edged tone of `duration_ms` at `peak` (0…1); mono gint16. `*n_frames` frames; free with
 * g_free(). */
gint16 *tone_make(double frequency_hz, int duration_ms, double peak, int sample_rate,
                  gsize *n_frames);

#endif
