/* Waiting for a sound device that went away: it is opened again as soon as it is back, on a thread,
 * since opening may hang.
 *
 * Must not know: players, what is read.
 */
#ifndef LECTERN_CLI_DEVICE_WAIT_H
#define LECTERN_CLI_DEVICE_WAIT_H

#include "play/device.h"

#include <glib.h>

typedef struct DeviceWait DeviceWait;

/* Called once, in `context`, with the open device, which is the caller's then. */
typedef void (*DeviceBack)(gpointer device_state, gpointer data);

/* Begins to wait. `name` (may be NULL) is copied. */
DeviceWait *device_wait_new(const DeviceDriver *driver, const char *name, int sample_rate,
                            GMainContext *context, DeviceBack back, gpointer data);
/* Ends it, whether or not the device came back: never waits. NULL is allowed. */
void device_wait_free(DeviceWait *wait);

#endif
