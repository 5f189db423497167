/* Pipe tables; see markdown_table.h. */
#include "document/markdown_table.h"

#include <string.h>

/* A table as wide is none, or was made to be a trap. */
enum { MAX_COLUMNS = 200 };

/* What stands before each cell's text so that cmark takes it for nothing but a paragraph ("> 40 kg"
 * in a cell is no quotation). Punctuation and a blank leave the rules for emphasis as they are at
 * the beginning of a line. */
#define CELL_OPENING "| "

typedef struct {
    const char *at, *end;
} Line;

typedef struct {
    MarkdownTables *out;
    const char *source, *end;
    GArray *lines;  /* of Line: the source's */
    GString *cells; /* Markdown: a paragraph for each cell */
    guint quotes;   /* quotations that are open */
} Finder;

static gboolean is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static Line trim(Line line)
{
    while (line.at < line.end && is_blank(*line.at))
        line.at++;
    while (line.at < line.end && is_blank(line.end[-1]))
        line.end--;
    return line;
}

static void split_lines(Finder *finder)
{
    for (const char *at = finder->source; at < finder->end;) {
        const char *newline = memchr(at, '\n', (gsize)(finder->end - at));
        Line line = {at, newline ? newline : finder->end};
        g_array_append_val(finder->lines, line);
        at = newline ? newline + 1 : finder->end;
    }
}

/* A line of a paragraph without what belongs to the quotations and items around it. On the first
 * line these may be anything, so the paragraph's own column counts. */
static Line content_of(const Finder *finder, cmark_node *paragraph, guint i)
{
    Line line = g_array_index(finder->lines, Line, i);
    gboolean first = (int)i + 1 == cmark_node_get_start_line(paragraph);
    int column = cmark_node_get_start_column(paragraph);
    if (first && column > 0 && column - 1 <= line.end - line.at)
        line.at += column - 1;
    line = trim(line);
    for (guint k = 0; !first && k < finder->quotes && line.at < line.end && *line.at == '>'; k++) {
        line.at++;
        line = trim(line);
    }
    return line;
}

/* --- rows --------------------------------------------------------------------------------------
 */

/* The row without the pipes at its ends. */
static Line inner_row(Line line)
{
    line = trim(line);
    if (line.at < line.end && *line.at == '|')
        line.at++;
    if (line.at < line.end && line.end[-1] == '|' &&
        (line.end - 1 == line.at || line.end[-2] != '\\'))
        line.end--;
    return line;
}

/* The cell at the beginning of `*rest`, which moves on behind the pipe. FALSE behind the last. */
static gboolean next_cell(Line *rest, Line *cell)
{
    if (!rest->at)
        return FALSE;
    const char *at = rest->at;
    while (at < rest->end && *at != '|')
        at += *at == '\\' && at + 1 < rest->end ? 2 : 1;
    *cell = trim((Line){rest->at, at});
    rest->at = at < rest->end ? at + 1 : NULL;
    return TRUE;
}

static guint count_cells(Line line)
{
    Line rest = inner_row(line), cell;
    guint n = 0;
    while (next_cell(&rest, &cell))
        n++;
    return n;
}

/* ":---:" and the like. */
static gboolean is_dashes(Line cell)
{
    if (cell.at < cell.end && *cell.at == ':')
        cell.at++;
    if (cell.at < cell.end && cell.end[-1] == ':')
        cell.end--;
    for (const char *p = cell.at; p < cell.end; p++)
        if (*p != '-')
            return FALSE;
    return cell.at < cell.end;
}

/* How many columns the row of dashes rules; 0 when the line is none. */
static guint delimiter_columns(Line line)
{
    if (!memchr(line.at, '|', (gsize)(line.end - line.at)))
        return 0;
    Line rest = inner_row(line), cell;
    guint n = 0;
    for (; next_cell(&rest, &cell); n++)
        if (!is_dashes(cell))
            return 0;
    return n <= MAX_COLUMNS ? n : 0;
}

/* Adds the cell's Markdown; "\|" is a pipe within a cell. */
static void add_cell(Finder *finder, Line cell)
{
    g_string_append(finder->cells, CELL_OPENING);
    for (const char *p = cell.at; p < cell.end; p++)
        if (!(*p == '\\' && p + 1 < cell.end && p[1] == '|'))
            g_string_append_c(finder->cells, *p);
    g_string_append(finder->cells, "\n\n");
    g_ptr_array_add(finder->out->cells, NULL);
}

static void add_row(Finder *finder, Line line, guint number)
{
    MarkdownRow row = {.line = number, .first_cell = finder->out->cells->len};
    Line rest = inner_row(line), cell;
    while (next_cell(&rest, &cell))
        add_cell(finder, cell);
    row.n_cells = finder->out->cells->len - row.first_cell;
    g_array_append_val(finder->out->rows, row);
}

/* "[label]: address" defines a link. */
static gboolean is_definition(Line line)
{
    line = trim(line);
    if (line.at == line.end || *line.at != '[')
        return FALSE;
    const char *close = memchr(line.at, ']', (gsize)(line.end - line.at));
    return close && close > line.at + 1 && close + 1 < line.end && close[1] == ':';
}

/* Text that stands right above a table, as one line; cmark keeps the definitions in such a text. */
static void add_lead(Finder *finder, cmark_node *paragraph, guint from, guint to,
                     MarkdownTable *table)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = from; i < to; i++) {
        Line line = content_of(finder, paragraph, i);
        if (!is_definition(line))
            g_string_append_printf(text, "%s%.*s", text->len ? " " : "", (int)(line.end - line.at),
                                   line.at);
    }
    if (!text->len)
        return;
    table->has_lead = TRUE;
    table->lead = finder->out->cells->len;
    add_cell(finder, (Line){text->str, text->str + text->len});
}

/* "{: .wide}" under a table names it for style sheets. */
static gboolean is_names(Line line)
{
    return line.end - line.at > 2 && line.at[0] == '{' && line.at[1] == ':' && line.end[-1] == '}';
}

/* Notes the table that the paragraph is, if it is one. */
static void read_paragraph(Finder *finder, cmark_node *paragraph)
{
    guint from = (guint)MAX(cmark_node_get_start_line(paragraph), 1) - 1;
    guint to = MIN((guint)MAX(cmark_node_get_end_line(paragraph), 0), finder->lines->len);
    for (guint i = from + 1; i < to; i++) {
        Line header = content_of(finder, paragraph, i - 1);
        guint columns = delimiter_columns(content_of(finder, paragraph, i));
        if (!columns || count_cells(header) != columns)
            continue;
        MarkdownTable *table = g_new0(MarkdownTable, 1);
        add_lead(finder, paragraph, from, i - 1, table);
        table->first_row = finder->out->rows->len;
        add_row(finder, header, i);
        for (guint row = i + 1; row < to && !is_names(content_of(finder, paragraph, row)); row++)
            add_row(finder, content_of(finder, paragraph, row), row + 1);
        table->n_rows = finder->out->rows->len - table->first_row;
        g_hash_table_insert(finder->out->tables, paragraph, table);
        return;
    }
}

/* --- cells -------------------------------------------------------------------------------------
 */

/* Links in cells may refer to addresses that stand anywhere. */
static void add_definitions(Finder *finder)
{
    for (guint i = 0; i < finder->lines->len; i++) {
        Line line = g_array_index(finder->lines, Line, i);
        if (is_definition(line))
            g_string_append_printf(finder->cells, "%.*s\n\n", (int)(line.end - line.at), line.at);
    }
}

/* Takes the opening off a cell's first text; FALSE when nothing else is in it. */
static gboolean strip_opening(cmark_node *cell)
{
    cmark_node *text = cmark_node_first_child(cell);
    const char *literal = text ? cmark_node_get_literal(text) : NULL;
    if (!literal || *literal != CELL_OPENING[0])
        return FALSE;
    g_autofree char *rest = g_strdup(literal + 1 + strspn(literal + 1, " "));
    cmark_node_set_literal(text, rest);
    return *rest || cmark_node_next(text);
}

static void read_cells(Finder *finder)
{
    MarkdownTables *out = finder->out;
    add_definitions(finder);
    out->text = cmark_parse_document(finder->cells->str, finder->cells->len, CMARK_OPT_DEFAULT);
    cmark_node *node = cmark_node_first_child(out->text);
    for (guint i = 0; i < out->cells->len && node; i++, node = cmark_node_next(node))
        out->cells->pdata[i] = strip_opening(node) ? node : NULL;
}

void markdown_tables_find(cmark_node *document, const char *source, gsize length,
                          MarkdownTables *out)
{
    *out = (MarkdownTables){.tables = g_hash_table_new_full(NULL, NULL, NULL, g_free),
                            .rows = g_array_new(FALSE, FALSE, sizeof(MarkdownRow)),
                            .cells = g_ptr_array_new()};
    Finder finder = {.out = out, .source = source, .end = source + length};
    finder.lines = g_array_new(FALSE, FALSE, sizeof(Line));
    finder.cells = g_string_new(NULL);
    split_lines(&finder);
    cmark_iter *iter = cmark_iter_new(document);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_BLOCK_QUOTE && event == CMARK_EVENT_ENTER)
            finder.quotes++;
        else if (type == CMARK_NODE_BLOCK_QUOTE)
            finder.quotes--;
        else if (type == CMARK_NODE_PARAGRAPH && event == CMARK_EVENT_ENTER)
            read_paragraph(&finder, node);
    }
    cmark_iter_free(iter);
    if (out->cells->len)
        read_cells(&finder);
    g_array_unref(finder.lines);
    g_string_free(finder.cells, TRUE);
}

void markdown_tables_clear(MarkdownTables *tables)
{
    g_clear_pointer(&tables->tables, g_hash_table_unref);
    g_clear_pointer(&tables->rows, g_array_unref);
    g_clear_pointer(&tables->cells, g_ptr_array_unref);
    g_clear_pointer(&tables->text, cmark_node_free);
}

const MarkdownTable *markdown_tables_at(const MarkdownTables *tables, const cmark_node *paragraph)
{
    return g_hash_table_lookup(tables->tables, paragraph);
}
