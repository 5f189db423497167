/* Diagnostics; see diagnostic.h. */
#include "base/diagnostic.h"

void diagnostic_report(Diagnostics *diagnostics, DiagnosticSeverity severity, guint line,
                       const char *format, ...)
{
    g_return_if_fail(severity < DIAGNOSTIC_SEVERITIES);
    if (!diagnostics)
        return;
    diagnostics->counts[severity]++;
    if (!diagnostics->handler)
        return;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    Diagnostic diagnostic = {severity, diagnostics->source, line, message};
    diagnostics->handler(&diagnostic, diagnostics->data);
}

const char *diagnostic_severity_name(DiagnosticSeverity severity)
{
    static const char *const names[DIAGNOSTIC_SEVERITIES] = {"note", "warning", "error"};
    g_return_val_if_fail(severity < DIAGNOSTIC_SEVERITIES, "error");
    return names[severity];
}
