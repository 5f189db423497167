/* Sniffing Markdown; see sniff_markdown.h.
 *
 * A heading counts when it stands apart from the lines around it, so that commented code and lists
 * of "# 1" are none. Headings alone may be comments still: a second kind of mark must be there.
 */
#include "document/sniff_markdown.h"
#include "document/front_matter.h"

#include <string.h>

enum { MAX_HEADING_BYTES = 200, MAX_ADDRESS_BYTES = 2000 };

/* What was counted, each mark once for each line. */
typedef struct {
    guint n_titles;   /* "# …" */
    guint n_headings; /* "## …" and below */
    guint n_links;    /* "[…](…)" and images */
    guint n_strong;   /* "**…**" */
    guint n_items, n_quotes, n_fences, n_tables;
    gboolean opens_with_title;
} Marks;

typedef struct {
    const char *at, *end;
} Line;

static Line next_line(const char **at, const char *end)
{
    const char *newline = memchr(*at, '\n', (gsize)(end - *at));
    Line line = {*at, newline ? newline : end};
    *at = newline ? newline + 1 : end;
    for (guint i = 0; i < 3 && line.at < line.end && *line.at == ' '; i++)
        line.at++;
    while (line.at < line.end && g_ascii_isspace(line.end[-1]))
        line.end--;
    return line;
}

static gboolean begins(Line line, const char *text)
{
    gsize length = strlen(text);
    return (gsize)(line.end - line.at) >= length && memcmp(line.at, text, length) == 0;
}

/* The level of the heading that the line is; 0 for another line, and where a number follows. */
static guint heading_level(Line line)
{
    guint level = 0;
    while (line.at + level < line.end && line.at[level] == '#')
        level++;
    const char *text = line.at + level;
    if (level == 0 || level > 6 || text == line.end || *text != ' ' ||
        line.end - line.at > MAX_HEADING_BYTES)
        return 0;
    while (text < line.end && (*text == ' ' || g_ascii_ispunct(*text)))
        text++;
    return text < line.end && !g_ascii_isdigit(*text) ? level : 0;
}

/* "[text](address)". */
static gboolean has_link(Line line)
{
    const char *at = line.at;
    while ((at = memchr(at, ']', (gsize)(line.end - at))) && ++at < line.end) {
        if (*at != '(' || at + 1 == line.end || at - 2 < line.at)
            continue;
        const char *close = memchr(at, ')', (gsize)MIN(line.end - at, MAX_ADDRESS_BYTES));
        if (!close || !memchr(line.at, '[', (gsize)(at - line.at)))
            continue;
        gsize length = (gsize)(close - at - 1);
        gboolean address = memchr(at, '/', length) || at[1] == '#' || memchr(at, ':', length);
        if (length && address)
            return TRUE;
    }
    return FALSE;
}

/* "**text**": something but a blank stands within each pair of stars. */
static gboolean has_strong(Line line)
{
    const char *open = g_strstr_len(line.at, line.end - line.at, "**");
    if (!open || line.end - open < 5 || g_ascii_isspace(open[2]) || open[2] == '*')
        return FALSE;
    const char *close = g_strstr_len(open + 3, line.end - open - 3, "**");
    return close && !g_ascii_isspace(close[-1]);
}

static gboolean is_item(Line line)
{
    return begins(line, "- ") || begins(line, "* ") || begins(line, "+ ") || begins(line, "1. ");
}

/* The row under a table's header. */
static gboolean is_table_rule(Line line)
{
    guint pipes = 0, dashes = 0;
    for (const char *p = line.at; p < line.end; p++) {
        pipes += *p == '|';
        dashes += *p == '-';
        if (!strchr("|-: \t", *p))
            return FALSE;
    }
    return pipes >= 1 && dashes >= 3;
}

static void count_line(Marks *marks, Line line)
{
    marks->n_links += has_link(line);
    marks->n_strong += has_strong(line);
    marks->n_items += is_item(line);
    marks->n_quotes += begins(line, "> ");
    marks->n_tables += is_table_rule(line);
}

static void count_marks(const char *at, const char *end, Marks *marks)
{
    gboolean in_code = FALSE, stands_apart = TRUE, is_first = TRUE;
    while (at < end) {
        Line line = next_line(&at, end);
        if (begins(line, "```") || begins(line, "~~~")) {
            in_code = !in_code;
            marks->n_fences++;
        }
        if (in_code)
            continue;
        guint level = stands_apart ? heading_level(line) : 0;
        marks->opens_with_title |= is_first && level == 1;
        marks->n_titles += level == 1;
        marks->n_headings += level > 1;
        if (!level)
            count_line(marks, line);
        stands_apart = line.at == line.end || level;
        is_first = is_first && line.at == line.end;
    }
}

gboolean sniff_is_markdown(const char *text, gsize length)
{
    if (front_matter_is_there(text, length))
        return TRUE;
    Marks marks = {0};
    count_marks(text, text + length, &marks);
    guint kinds = (marks.n_links > 0) + (marks.n_strong > 0) + (marks.n_items > 0) +
                  (marks.n_quotes > 0) + (marks.n_fences > 1) + (marks.n_tables > 0);
    if (marks.n_headings || marks.opens_with_title || marks.n_titles > 1)
        return kinds >= 1;
    return (marks.n_links > 1 || marks.n_tables) && kinds >= 2;
}
