/* Devices: where frames become sound. A table of functions, so that playback is tested without a
 * card.
 *
 * Life cycle: open(); write() what available() has room for; delay() tells how much of what was
 * written is not heard yet; pause() and drop() act at once; close() never hangs. All from one
 * thread.
 *
 * Must not know: scripts, keys.
 */
#ifndef LECTERN_PLAY_DEVICE_H
#define LECTERN_PLAY_DEVICE_H

#include <glib.h>

typedef struct {
    const char *name;

    /* Opens `device` (NULL for the default) for mono gint16 at `sample_rate`.
     * LECTERN_ERROR_NO_DEVICE when there is none or it cannot play this. */
    gboolean (*open)(gpointer *state, const char *device, int sample_rate, GError **error);

    /* Frames that can be written without waiting; −1 when the device is lost. */
    gssize (*available)(gpointer state);
    /* Writes at most `n_frames`; returns how many; −1 when the device is lost. Never blocks. */
    gssize (*write)(gpointer state, const gint16 *frames, gsize n_frames);
    /* Frames written but not heard yet. */
    gint64 (*delay)(gpointer state);
    /* FALSE where the device cannot pause: then the player drops and feeds again. */
    gboolean (*pause)(gpointer state, gboolean paused);
    /* Forgets what was written and not heard, at once. */
    void (*drop)(gpointer state);
    void (*close)(gpointer state);
} DeviceDriver;

extern const DeviceDriver alsa_device;
/* No sound: takes frames at the pace of a clock that the test winds; see null_device.c. */
extern const DeviceDriver null_device;

#endif
