/* Samples as whole numbers. */
#ifndef LECTERN_AUDIO_PCM_H
#define LECTERN_AUDIO_PCM_H

#include <glib.h>
#include <math.h>

/* The nearest sample to a value that need not be whole nor in range. Without a call and without a
 * branch, so that a loop of them is done in vectors. */
static inline gint16 pcm_nearest(float value)
{
    float inside = CLAMP(value, (float)G_MININT16, (float)G_MAXINT16);
    return (gint16)(gint32)(inside + copysignf(0.5F, inside));
}

#endif
