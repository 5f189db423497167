/* Readiness: a worker whose engine is open and an open device, made on a thread while the script is
 * written, so that the first word is heard sooner.
 *
 * Must not know: scripts, keys.
 */
#ifndef LECTERN_CLI_READINESS_H
#define LECTERN_CLI_READINESS_H

#include "play/device.h"
#include "speech/worker.h"

#include <glib.h>

typedef struct Readiness Readiness;

/* Forks the worker, then begins to wait for it and to open `device` (NULL for the default). Returns
 * at once; NULL with an error when there can be no worker. What it is given is borrowed until the
 * end. */
Readiness *readiness_begin(const WorkerOptions *worker, const char *device, GError **error);

/* Waits until the worker is ready, and the device is open or cannot be. FALSE with the engine's
 * error. */
gboolean readiness_await(Readiness *readiness, GError **error);

/* After readiness_await(): the worker, which stays ours, the sample rate of both in Hz, and the
 * device, which becomes the caller's; NULL with LECTERN_ERROR_NO_DEVICE. */
Worker *readiness_worker(const Readiness *readiness);
int readiness_sample_rate(const Readiness *readiness);
gpointer readiness_take_device(Readiness *readiness, GError **error);

/* Lets go of all that was not taken. NULL is allowed. */
void readiness_free(Readiness *readiness);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Readiness, readiness_free)

#endif
