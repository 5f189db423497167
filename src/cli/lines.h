/* Lines: the way of a filter, one line in and one line out.
 *
 * Lines are answered as fast as they come: output is held back while more input is already there
 * and flushed before waiting for the next, so that a pipe runs at full speed and a person, or a
 * program that waits for its answer, gets it at once.
 *
 * Must not know: what the lines mean.
 */
#ifndef LECTERN_CLI_LINES_H
#define LECTERN_CLI_LINES_H

#include <glib.h>

/* Puts the answer to one line into `out`, which is empty before. `line` is valid UTF-8 (other bytes
 * became U+FFFD) without its line end; it is followed by a NUL. FALSE with an error ends the run.
 */
typedef gboolean (*LineAnswer)(const char *line, gsize length, GString *out, gpointer data,
                               GError **error);

/* Answers every line of the files `names` ("-" is standard input). An answer is one line whatever
 * it holds: line ends in it become blanks. Returns the exit code; failures are reported. */
int lines_filter(char *const *names, LineAnswer answer, gpointer data);

#endif
