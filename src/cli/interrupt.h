/* Interrupt: Ctrl-C and its kin as a request to stop, so that nothing is left half written.
 *
 * The first signal asks, and whoever works looks with interrupt_signal(); the second ends the
 * process at once.
 */
#ifndef LECTERN_CLI_INTERRUPT_H
#define LECTERN_CLI_INTERRUPT_H

/* From here on SIGINT, SIGTERM and SIGHUP are requests; one that is ignored (nohup) stays so. */
void interrupt_watch(void);

/* The signal that asked to stop, 0 while none has. From any thread. */
int interrupt_signal(void);

/* The exit code by which a shell knows that a signal ended the run. */
static inline int interrupt_exit_code(int signal_number)
{
    return 128 + signal_number;
}

#endif
