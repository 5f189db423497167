/* Deadlines: calls that may hang, run so that the caller does not.
 *
 * A sound daemon that has frozen blocks whoever asks it something. Such a call runs on a thread of
 * its own; when it is not done in time it is left behind, and cleans up after itself should it ever
 * return.
 *
 * Must not know: what the call does.
 */
#ifndef LECTERN_PLAY_DEADLINE_H
#define LECTERN_PLAY_DEADLINE_H

#include <glib.h>

/* Runs `call` with `data` on a thread and waits at most `timeout_ms`. TRUE when it is done: then
 * `data` is the caller's again. FALSE when it was left behind: then `data` is gone, and `abandoned`
 * (may be NULL) gets it once the call returns. */
gboolean deadline_run(void (*call)(gpointer data), gpointer data, GDestroyNotify abandoned,
                      int timeout_ms);

#endif
