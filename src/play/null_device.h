/* The null device: no sound, but the manners of a real one.
 *
 * It takes frames into a buffer, plays them at the pace of a clock, and lets them be heard only
 * after a latency. As `null_device` it follows the time of day, for reading along without sound. A
 * test makes its own with a clock that it winds, keeps what was heard, takes the ability to pause
 * away, or pulls the plug.
 *
 * The state is safe across threads: the test winds while the player writes.
 *
 * Must not know: what is played.
 */
#ifndef LECTERN_PLAY_NULL_DEVICE_H
#define LECTERN_PLAY_NULL_DEVICE_H

#include "play/device.h"

#include <glib.h>

typedef struct {
    gsize buffer_frames;
    gsize latency_frames; /* from the buffer to the ear; what a dry device begins with */
    gboolean cannot_pause;
    gboolean cannot_resume; /* pauses, and then needs to be dropped */
    gboolean wound_by_hand; /* no clock but null_device_wind() */
    gboolean keep_heard;
} NullDeviceOptions;

/* The state for `null_device` of such a device, open at `sample_rate`. */
gpointer null_device_new(const NullDeviceOptions *options, int sample_rate);

/* Lets `n_frames` of time pass. */
void null_device_wind(gpointer state, gsize n_frames);

/* A copy of everything heard so far (`keep_heard`); of gint16; free with g_array_unref(). */
GArray *null_device_heard(gpointer state);

/* From now on the device is lost. */
void null_device_lose(gpointer state);

/* Keeps the state alive beyond close(), so that a test can look at it afterwards. */
gpointer null_device_ref(gpointer state);
void null_device_unref(gpointer state);

#endif
