/* Tables of bare text; see text_table.h. */
#include "document/text_table.h"

#include <string.h>

enum {
    TAB_ROWS = 2, /* a tab between words says more than blanks do */
    FEWEST_ROWS = 3,
    MOST_ROWS = 2000,
    MOST_COLUMNS = 24,
    MOST_CELL_BYTES = 120, /* longer cells are paragraphs */
    SLIP = 1               /* columns by which cells below each other may be out of line */
};

typedef enum { GAP_NONE, GAP_TAB, GAP_PIPE, GAP_BLANKS } Gap;

/* The line with the tabs that stand for empty cells at its start. */
static const char *start_of(const TextLine *line)
{
    return *line->start == '\t' ? line->start : line->content;
}

static Gap gap_of(const TextLine *line)
{
    const char *text = line->content;
    gsize length = line->content_length;
    if (memchr(text, '\t', length))
        return GAP_TAB;
    if (memchr(text, '|', length))
        return GAP_PIPE;
    return g_strstr_len(text, (gssize)length, "  ") ? GAP_BLANKS : GAP_NONE;
}

/* Bytes of the gap at `at`, 0 if there is none. */
static gsize gap_length(const char *at, const char *end, Gap gap)
{
    const char *p = at;
    while (p < end && *p == ' ')
        p++;
    if (gap == GAP_BLANKS)
        return p - at >= 2 ? (gsize)(p - at) : 0;
    if (p == end || *p != (gap == GAP_TAB ? '\t' : '|'))
        return 0;
    for (p++; p < end && *p == ' ';)
        p++;
    return (gsize)(p - at);
}

/* Appends the cells of a line; 0 when they are none of a table's. */
static guint split_row(const TextLine *line, Gap gap, GArray *cells)
{
    const char *at = gap == GAP_TAB ? start_of(line) : line->content;
    const char *end = line->content + line->content_length;
    guint n = 0, column = line->indent;
    if (gap == GAP_PIPE) { /* around the row too */
        at += *at == '|' ? gap_length(at, end, gap) : 0;
        end -= end > at && end[-1] == '|' ? 1 : 0;
    }
    for (gboolean more = TRUE; more; n++) {
        TextCell cell = {.text = at, .column = column};
        gsize length = 0;
        while (at < end && !(length = gap_length(at, end, gap)))
            at++;
        cell.length = (gsize)(at - cell.text);
        if (cell.length > MOST_CELL_BYTES || n == MOST_COLUMNS)
            return 0;
        cell.width = (guint)g_utf8_strlen(cell.text, (gssize)cell.length);
        column += cell.width + (guint)length;
        g_array_append_val(cells, cell);
        more = at < end;
        at += length;
    }
    return n;
}

/* "---|:---:|---", "+----+----+" */
static gboolean is_ruled(const TextLine *line)
{
    gsize drawn = 0;
    while (drawn < line->content_length && line->content[drawn] &&
           strchr("|+-=: ", line->content[drawn]))
        drawn++;
    return line->item == TEXT_LINE_RULE || drawn == line->content_length;
}

static const TextCell *cell_at(const TextTable *table, guint row, guint column)
{
    return &g_array_index(table->cells, TextCell, row * table->columns + column);
}

static guint distance(guint a, guint b)
{
    return a > b ? a - b : b - a;
}

/* Whether the cells of the last row stand below those of the first, on their left or right side. */
static gboolean is_aligned(const TextTable *table, guint row)
{
    for (guint i = 1; i < table->columns; i++) {
        const TextCell *top = cell_at(table, 0, i), *cell = cell_at(table, row, i);
        if (distance(top->column, cell->column) > SLIP &&
            distance(top->column + top->width, cell->column + cell->width) > SLIP)
            return FALSE;
    }
    return TRUE;
}

static gboolean has_digit(const TextCell *cell)
{
    for (gsize i = 0; i < cell->length; i++)
        if (g_ascii_isdigit(cell->text[i]))
            return TRUE;
    return FALSE;
}

/* A first row of words over rows with numbers names the columns. */
static gboolean has_names(const TextTable *table)
{
    gboolean numbers = FALSE;
    for (guint i = 0; i < table->columns; i++)
        if (has_digit(cell_at(table, 0, i)))
            return FALSE;
    for (guint i = table->columns; i < table->cells->len && !numbers; i++)
        numbers = has_digit(&g_array_index(table->cells, TextCell, i));
    return numbers;
}

/* "Host: Good evening." set out by tabs: somebody speaks, or a name stands before its value. */
static gboolean has_labels(const TextTable *table)
{
    for (guint i = 0; i < table->rows; i++) {
        const TextCell *cell = cell_at(table, i, 0);
        if (!cell->length || cell->text[cell->length - 1] != ':')
            return FALSE;
    }
    return TRUE;
}

static const char *read_rows(const TextLine *first, const char *next, const char *end, Gap gap,
                             TextTable *table)
{
    TextLine line = *first;
    const char *behind;
    while (table->rows < MOST_ROWS && (behind = text_line_next(next, end, &line))) {
        if (is_ruled(&line) && (table->rows == 1 || gap == GAP_PIPE)) {
            table->header |= table->rows == 1;
        } else {
            guint before = table->cells->len;
            gboolean words = line.item == TEXT_LINE_WORDS && !line.new_page;
            if (!words || split_row(&line, gap, table->cells) != table->columns ||
                (gap == GAP_BLANKS && !is_aligned(table, table->rows))) {
                g_array_set_size(table->cells, before);
                break;
            }
            table->rows++;
        }
        table->last = line;
        next = behind;
    }
    return next;
}

const char *text_table_read(const TextLine *first, const char *next, const char *end,
                            TextTable *table)
{
    Gap gap = gap_of(first);
    *table = (TextTable){.last = *first};
    if (gap == GAP_NONE)
        return NULL;
    table->cells = g_array_new(FALSE, FALSE, sizeof(TextCell));
    table->columns = split_row(first, gap, table->cells);
    table->rows = 1;
    if (table->columns >= 2)
        next = read_rows(first, next, end, gap, table);
    guint fewest = gap == GAP_TAB || table->header ? TAB_ROWS : FEWEST_ROWS;
    if (table->columns < 2 || table->rows < fewest || has_labels(table)) {
        text_table_clear(table);
        return NULL;
    }
    table->header |= has_names(table);
    return next;
}

void text_table_clear(TextTable *table)
{
    g_clear_pointer(&table->cells, g_array_unref);
    table->rows = table->columns = 0;
}
