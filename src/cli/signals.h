/* Signals, in one of two ways, of which a verb takes one.
 *
 * As events: a signal becomes a byte in a pipe that the main loop reads, so that nothing but that
 * happens in a handler.
 *
 * As a request to stop, so that nothing is left half written: the first signal asks, and whoever
 * works looks with signals_request(); the second ends the process at once.
 *
 * Must not know: what a signal means to the verb.
 */
#ifndef LECTERN_CLI_SIGNALS_H
#define LECTERN_CLI_SIGNALS_H

#include <glib.h>

/* Catches the signals that end or stop a program at a terminal: INT, TERM, HUP, TSTP and CONT,
 * and WINCH, by which a terminal tells another size. One that was ignored when we began (nohup)
 * stays so. A file descriptor that signals_next() reads, for the main loop to watch; −1 when there
 * is none. */
int signals_catch(void);

/* The next signal that came, 0 when there is none. */
int signals_next(int fd);

/* Back to what they do by themselves. */
void signals_release(void);

/* From here on SIGINT, SIGTERM and SIGHUP are requests; one that is ignored (nohup) stays so. */
void signals_watch(void);

/* The signal that asked to stop, 0 while none has. From any thread. */
int signals_request(void);

/* The exit code by which a shell knows that a signal ended the run. */
static inline int signals_exit_code(int signal_number)
{
    return 128 + signal_number;
}

#endif
