/* Diagnostics: what was wrong with the input, where, and what was done about it.
 *
 * A diagnostic is not a failure: the work goes on. Rooms report here and never print; `cli/`
 * passes a handler that prints one line each on stderr, tests pass one that collects.
 *
 * Must not know: any other room, the terminal.
 */
#ifndef LECTERN_BASE_DIAGNOSTIC_H
#define LECTERN_BASE_DIAGNOSTIC_H

#include <glib.h>

typedef enum {
    DIAGNOSTIC_NOTE,    /* something was decided that a person may want to know */
    DIAGNOSTIC_WARNING, /* the input was wrong; the result may be poorer for it */
    DIAGNOSTIC_ERROR,   /* something of the input could not be used at all */
    DIAGNOSTIC_SEVERITIES
} DiagnosticSeverity;

typedef struct {
    DiagnosticSeverity severity;
    const char *source;  /* file name, URL or "-"; valid during the call */
    guint line;          /* 1-based line of the source, 0 where unknown */
    const char *message; /* what was wrong, then what was done about it; no final stop or newline */
} Diagnostic;

/* Called once for each diagnostic, in the order of the source as far as a stage knows it. */
typedef void (*DiagnosticHandler)(const Diagnostic *diagnostic, gpointer data);

typedef struct {
    const char *source; /* borrowed; the name that reports carry */
    DiagnosticHandler handler;
    gpointer data;
    guint counts[DIAGNOSTIC_SEVERITIES]; /* how many were reported of each severity */
} Diagnostics;

/* Reports one fault. `diagnostics` may be NULL: then nobody is listening. */
void diagnostic_report(Diagnostics *diagnostics, DiagnosticSeverity severity, guint line,
                       const char *format, ...) G_GNUC_PRINTF(4, 5);

/* "note", "warning" or "error". */
const char *diagnostic_severity_name(DiagnosticSeverity severity);

#endif
