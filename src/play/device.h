/* Devices: where frames become sound. A table of functions, so that playback is tested without a
 * card.
 *
 * Life cycle: open(); write() what available() has room for, the first write starts the sound;
 * delay() tells how much of what was written is not heard yet; pause() and drop() act at once;
 * close() never hangs. Calls come from one thread at a time. A device that ran dry goes on at the
 * next write: that is no fault.
 *
 * Must not know: scripts, keys.
 */
#ifndef LECTERN_PLAY_DEVICE_H
#define LECTERN_PLAY_DEVICE_H

#include <glib.h>

typedef struct {
    const char *name;

    /* Opens `device` (NULL for the default) for mono gint16 at `sample_rate` in Hz.
     * LECTERN_ERROR_NO_DEVICE when there is none or it cannot play this. */
    gboolean (*open)(gpointer *state, const char *device, int sample_rate, GError **error);

    /* Frames that can be written without waiting; −1 when the device is lost. */
    gssize (*available)(gpointer state);
    /* Writes at most `n_frames`; returns how many; −1 when the device is lost. Never blocks. */
    gssize (*write)(gpointer state, const gint16 *frames, gsize n_frames);
    /* Frames written since open() or drop() and not heard yet; of a device that is lost, those that
     * were not when it told last. */
    gint64 (*delay)(gpointer state);
    /* FALSE where the device cannot pause: then the player drops and feeds again. */
    gboolean (*pause)(gpointer state, gboolean paused);
    /* Forgets what was written and not heard, at once; ends a pause. */
    void (*drop)(gpointer state);
    void (*close)(gpointer state);
} DeviceDriver;

extern const DeviceDriver alsa_device;
/* No sound, at the pace of a clock: see null_device.h. */
extern const DeviceDriver null_device;

/* The driver that plays on the device of that name: "null" is the silent one, everything else, and
 * NULL, is ALSA's to find. */
const DeviceDriver *device_driver_for(const char *device);

#endif
