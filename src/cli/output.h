/* Output: the results on stdout, with every write checked.
 *
 * A full disk must not look like a finished result, and a reader that went away (`| head`) is no
 * fault: the first failed write is remembered, later ones do nothing, and main() ends the run by
 * it.
 *
 * Must not know: what is written.
 */
#ifndef LECTERN_CLI_OUTPUT_H
#define LECTERN_CLI_OUTPUT_H

#include <glib.h>

/* Writes; FALSE when this or an earlier write failed, so that a long work can end early. */
gboolean output_write(const char *bytes, gsize length);
gboolean output_flush(void);

/* Flushes and settles the exit code: `status` when all was written; 1, with a line on stderr, when
 * not. Does not return when the reader went away: the process ends by SIGPIPE like any filter. */
int output_finish(int status);

#endif
