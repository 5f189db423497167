/* Reports on stderr; see report.h. */
#include "cli/report.h"

#include "base/error.h"
#include "document/input.h"

#include <stdio.h>
#include <string.h>

static ReportLevel level = REPORT_NORMAL;
static ReportSink sink; /* NULL for stderr */
static gpointer sink_data;

void report_divert(ReportSink new_sink, gpointer data)
{
    sink = new_sink;
    sink_data = data;
}

void report_set_level(ReportLevel new_level)
{
    level = new_level;
}

gboolean report_is_quiet(void)
{
    return level == REPORT_QUIET;
}

const char *report_input_name(const char *name)
{
    return g_strcmp0(name, "-") == 0 ? "standard input" : name;
}

/* Writes one line in one call, so that lines of several processes do not mix. Control characters,
 * which a hostile page could use to steer the terminal, become "?". */
static void print_line(GString *line)
{
    for (gsize i = 0; i < line->len; i++)
        if (g_ascii_iscntrl(line->str[i]))
            line->str[i] = '?';
    if (sink) {
        sink(line->str, sink_data);
        return;
    }
    g_string_append_c(line, '\n');
    fwrite(line->str, 1, line->len, stderr);
}

void report_diagnostic(const Diagnostic *diagnostic, G_GNUC_UNUSED gpointer data)
{
    static const ReportLevel needed[DIAGNOSTIC_SEVERITIES] = {
        [DIAGNOSTIC_NOTE] = REPORT_VERBOSE,
        [DIAGNOSTIC_WARNING] = REPORT_NORMAL,
        [DIAGNOSTIC_ERROR] = REPORT_QUIET,
    };
    if (level < needed[diagnostic->severity])
        return;
    g_autoptr(GString) line = g_string_new("lectern: ");
    if (diagnostic->source)
        g_string_append(line, report_input_name(diagnostic->source));
    if (diagnostic->source && diagnostic->line > 0)
        g_string_append_printf(line, ":%u", diagnostic->line);
    if (diagnostic->source)
        g_string_append(line, ": ");
    g_string_append_printf(line, "%s: %s", diagnostic_severity_name(diagnostic->severity),
                           diagnostic->message);
    print_line(line);
}

void report_diagnostic_once(const Diagnostic *diagnostic, gpointer data)
{
    static GHashTable *told; /* lines; the terminal is one as the process is */
    if (!told)
        told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    char *line = g_strdup_printf("%s:%u:%s", diagnostic->source ? diagnostic->source : "",
                                 diagnostic->line, diagnostic->message);
    if (g_hash_table_add(told, line))
        report_diagnostic(diagnostic, data);
}

int report_error(const char *name, const GError *error)
{
    gboolean ours = error->domain == LECTERN_ERROR;
    if (ours && error->code == LECTERN_ERROR_CANCELLED)
        return EXIT_CODE_FAILED;
    g_autoptr(GString) line = g_string_new("lectern: ");
    /* "x.html does not exist" names its input already. */
    const char *shown = report_input_name(name);
    if (name && !g_str_has_prefix(error->message, shown) &&
        !(input_is_url(name) && strstr(error->message, name)))
        g_string_append_printf(line, "%s: ", shown);
    g_string_append(line, error->message);
    print_line(line);
    return ours ? error->code : EXIT_CODE_FAILED;
}

int report_usage(const Verb *verb, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autoptr(GString) line = g_string_new("lectern: ");
    if (verb)
        g_string_append_printf(line, "%s: ", verb->name);
    g_string_append_vprintf(line, format, arguments);
    va_end(arguments);
    print_line(line);
    fprintf(stderr, "Try 'lectern %s%s--help'.\n", verb ? verb->name : "", verb ? " " : "");
    return EXIT_CODE_USAGE;
}

void report_note(const char *format, ...)
{
    if (report_is_quiet())
        return;
    va_list arguments;
    va_start(arguments, format);
    g_autoptr(GString) line = g_string_new("lectern: ");
    g_string_append_vprintf(line, format, arguments);
    va_end(arguments);
    print_line(line);
}

void report_typing(const char *prompt, const char *typed, const char *echo)
{
    if (!sink) {
        fputs(echo, stderr);
        return;
    }
    g_autoptr(GString) line = g_string_new(prompt);
    g_string_append_printf(line, " %s", typed);
    g_autofree char *valid = g_utf8_make_valid(line->str, -1);
    g_string_assign(line, valid);
    print_line(line);
}
