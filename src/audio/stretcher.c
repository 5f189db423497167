/* Faster at the same pitch, by libsonic; see stretcher.h. It joins pitch periods, so that what it
 * has made at any time lies within some of them of what it should have; at the end the length is
 * made exact, which moves no sound but the last milliseconds. */
#include "audio/stretcher.h"

#include <math.h>
#include <sonic.h>

enum { BLOCK_FRAMES = 4096 };

struct Stretcher {
    sonicStream stream;
    double speed;
    gint64 n_in;
    GArray *out;
    guint out_start; /* frames that were in `out` before */
};

Stretcher *stretcher_new(int sample_rate, double speed, GArray *out)
{
    g_return_val_if_fail(out && sample_rate > 0 && speed > 0, NULL);
    sonicStream stream = sonicCreateStream(sample_rate, 1);
    if (!stream)
        return NULL;
    Stretcher *stretcher = g_new0(Stretcher, 1);
    stretcher->stream = stream;
    stretcher->speed = MIN(speed, STRETCHER_MAX_SPEED);
    stretcher->out = out;
    stretcher->out_start = out->len;
    sonicSetSpeed(stream, (float)stretcher->speed);
    sonicSetQuality(stream, 1);
    return stretcher;
}

void stretcher_free(Stretcher *stretcher)
{
    if (!stretcher)
        return;
    sonicDestroyStream(stretcher->stream);
    g_free(stretcher);
}

static void take_made(Stretcher *stretcher)
{
    gint16 block[BLOCK_FRAMES];
    int n;
    while ((n = sonicReadShortFromStream(stretcher->stream, block, BLOCK_FRAMES)) > 0)
        g_array_append_vals(stretcher->out, block, (guint)n);
}

gboolean stretcher_push(Stretcher *stretcher, const gint16 *frames, gsize n_frames)
{
    for (gsize done = 0; done < n_frames;) {
        gsize n = MIN(n_frames - done, BLOCK_FRAMES);
        gint16 block[BLOCK_FRAMES]; /* the library's parameter is not const */
        for (gsize i = 0; i < n; i++)
            block[i] = frames[done + i];
        if (!sonicWriteShortToStream(stretcher->stream, block, (int)n))
            return FALSE;
        done += n;
        take_made(stretcher);
    }
    stretcher->n_in += (gint64)n_frames;
    return TRUE;
}

gboolean stretcher_finish(Stretcher *stretcher)
{
    if (!sonicFlushStream(stretcher->stream))
        return FALSE;
    take_made(stretcher);
    gsize made = stretcher->out->len - stretcher->out_start;
    gsize wanted = (gsize)stretcher_frame(stretcher, stretcher->n_in);
    static const gint16 silence[BLOCK_FRAMES] = {0};
    for (; made < wanted; made += MIN(wanted - made, BLOCK_FRAMES))
        g_array_append_vals(stretcher->out, silence, (guint)MIN(wanted - made, BLOCK_FRAMES));
    g_array_set_size(stretcher->out, stretcher->out_start + (guint)wanted);
    return TRUE;
}

gint64 stretcher_frame(const Stretcher *stretcher, gint64 frame)
{
    return llround((double)frame / stretcher->speed);
}
