/* Reports: what is said on stderr, one line each, and the exit code that follows from it.
 *
 *     lectern: news.html:12: warning: table without rows left out
 *     lectern: news.html: cannot read it: Permission denied
 *
 * Must not know: any stage. Colour is never used, so none is ever needed to understand a line.
 */
#ifndef LECTERN_CLI_REPORT_H
#define LECTERN_CLI_REPORT_H

#include "base/diagnostic.h"
#include "cli/verb.h"

#include <glib.h>

typedef enum {
    REPORT_QUIET,   /* errors */
    REPORT_NORMAL,  /* and warnings */
    REPORT_VERBOSE, /* and notes */
} ReportLevel;

/* How much is said from here on. Until then REPORT_NORMAL. */
void report_set_level(ReportLevel level);
gboolean report_is_quiet(void);

/* Lines go to `sink` (NULL: to stderr) while something else than lines stands on the terminal; what
 * is being typed goes nowhere then. */
typedef void (*ReportSink)(const char *line, gpointer data);
void report_divert(ReportSink sink, gpointer data);

/* A DiagnosticHandler. `data` is not used. */
void report_diagnostic(const Diagnostic *diagnostic, gpointer data);
/* The same, but what was told in this run is not told again: for lexicons, which the script and the
 * engine both read, and for several articles. */
void report_diagnostic_once(const Diagnostic *diagnostic, gpointer data);

/* Says why `name` (an input as the user gave it; NULL for no input) failed, naming it once, and
 * returns the exit code: that of a LECTERN_ERROR, else 1. LECTERN_ERROR_CANCELLED says nothing and
 * gives 1. */
int report_error(const char *name, const GError *error);

/* Wrong usage: says what, then where help is. Returns EXIT_CODE_USAGE. `verb` may be NULL. */
int report_usage(const Verb *verb, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* A line of information ("wrote x.mp3"), left out when quiet. */
void report_note(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* What the user is typing, as it is typed: `echo` follows what stands there, and is no line of its
 * own; the whole is `prompt` and `typed`, for a screen that shows one line. */
void report_typing(const char *prompt, const char *typed, const char *echo);

/* An input's name for a message: "-" is "standard input". */
const char *report_input_name(const char *name);

#endif
