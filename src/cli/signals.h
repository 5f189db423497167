/* Signals as events: a signal becomes a byte in a pipe that the main loop reads, so that nothing
 * but that happens in a handler.
 *
 * Must not know: what a signal means to the verb.
 */
#ifndef LECTERN_CLI_SIGNALS_H
#define LECTERN_CLI_SIGNALS_H

#include <glib.h>

/* Catches the signals that end or stop a program at a terminal: INT, TERM, HUP, TSTP and CONT. One
 * that was ignored when we began (nohup) stays so. A file descriptor that signals_next() reads, for
 * the main loop to watch; −1 when there is none. */
int signals_catch(void);

/* The next signal that came, 0 when there is none. */
int signals_next(int fd);

/* Back to what they do by themselves. */
void signals_release(void);

#endif
