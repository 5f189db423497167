/* The devices that there are: what can be named to play on.
 *
 * Must not know: how one is opened.
 */
#ifndef LECTERN_PLAY_DEVICE_LIST_H
#define LECTERN_PLAY_DEVICE_LIST_H

#include <glib.h>

typedef struct {
    char *name;        /* as DeviceDriver.open() takes it */
    char *description; /* one line; "" for none */
} DeviceInfo;

/* ALSA's devices that play, "default" before all others; of DeviceInfo. Free with
 * g_ptr_array_unref(). */
GPtrArray *device_list(void);

#endif
