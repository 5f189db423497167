/* Tables in a script; see table_writer.h.
 *
 * A row's sentence is made of the cells as they stand in the block's text and of words of ours
 * between them; the marks of the text follow it there.
 */
#include "script/table_writer.h"
#include "script/mark_window.h"

#include <string.h>

#define CELL_GLUE " | " /* between cells in the block's text; see article.h */

enum {
    MAX_HEADER_BYTES = 80, /* of a header said again at each cell */
    MAX_HEADER_ROWS = 3,
    MIN_ENDED_ROWS = 3 /* of a table whose end is worth a word */
};

typedef struct {
    ScriptWriter *writer;
    const ArticleBlock *block;
    const ArticleTable *table;
    guint n_header_rows;
    char **headers;    /* what is said before a cell of each column: "Dose", or "" */
    gsize *cell_start; /* where each cell stands in the block's text */
    gboolean placed;   /* the block's text is made of the cells, so that `cell_start` holds */
    MarkWindow window;
} TableReader;

/* A row as it will be said. */
typedef struct {
    GString *text;
    GArray *marks; /* of Mark */
} Row;

static const char *cell_text(const TableReader *reader, guint row, guint column)
{
    return reader->table->cells[(gsize)row * reader->table->n_columns + column].text;
}

static gsize *cell_place(const TableReader *reader, guint row, guint column)
{
    return &reader->cell_start[(gsize)row * reader->table->n_columns + column];
}

/* --- reading the table ------------------------------------------------------------------------ */

static void place_cells(TableReader *reader)
{
    const ArticleTable *table = reader->table;
    const char *text = reader->block->text, *p = text;
    reader->cell_start = g_new0(gsize, (gsize)table->n_rows * table->n_columns);
    for (guint row = 0; row < table->n_rows; row++) {
        for (guint column = 0; column < table->n_columns; column++) {
            const char *glue = column > 0 ? CELL_GLUE : row > 0 ? "\n" : "";
            const char *cell = cell_text(reader, row, column);
            if (!g_str_has_prefix(p, glue) || !g_str_has_prefix(p + strlen(glue), cell))
                return;
            p += strlen(glue);
            *cell_place(reader, row, column) = (gsize)(p - text);
            p += strlen(cell);
        }
    }
    reader->placed = *p == '\0';
}

static gboolean is_header_row(const ArticleTable *table, guint row)
{
    gboolean header = FALSE;
    for (guint column = 0; column < table->n_columns; column++) {
        const ArticleCell *cell = &table->cells[(gsize)row * table->n_columns + column];
        if (*cell->text && !cell->header)
            return FALSE;
        header |= cell->header;
    }
    return header;
}

/* Rows of headers at the top; none where there is nothing below them. */
static guint count_header_rows(const ArticleTable *table)
{
    guint n_rows = 0;
    while (n_rows < table->n_rows && n_rows < MAX_HEADER_ROWS && is_header_row(table, n_rows))
        n_rows++;
    return n_rows < table->n_rows ? n_rows : 0;
}

/* At most MAX_HEADER_BYTES of a header, cut between words where there are some. */
static void shorten(GString *header)
{
    if (header->len <= MAX_HEADER_BYTES)
        return;
    const char *cut = g_utf8_find_prev_char(header->str, header->str + MAX_HEADER_BYTES + 1);
    const char *blank = g_strrstr_len(header->str, cut - header->str, " ");
    g_string_truncate(header, (gsize)((blank ? blank : cut) - header->str));
}

static char *header_of_column(const TableReader *reader, guint column)
{
    GString *header = g_string_new(NULL);
    const char *above = "";
    for (guint row = 0; row < reader->n_header_rows; row++) {
        const char *text = cell_text(reader, row, column);
        if (!*text || g_str_equal(text, above))
            continue;
        if (header->len > 0)
            g_string_append(header, ", ");
        g_string_append(header, text);
        above = text;
    }
    while (header->len > 0 && strchr(":. ", header->str[header->len - 1]))
        g_string_truncate(header, header->len - 1);
    shorten(header);
    return g_string_free(header, FALSE);
}

static void table_reader_init(TableReader *reader, ScriptWriter *writer, const ArticleBlock *block)
{
    *reader = (TableReader){.writer = writer, .block = block, .table = block->table};
    reader->n_header_rows = count_header_rows(block->table);
    place_cells(reader);
    reader->headers = g_new0(char *, (gsize)block->table->n_columns + 1);
    for (guint column = 0; column < block->table->n_columns; column++)
        reader->headers[column] = header_of_column(reader, column);
    reader->window = mark_window_open(block->marks, reader->placed ? block->n_marks : 0);
}

static void table_reader_clear(TableReader *reader)
{
    g_strfreev(reader->headers);
    g_free(reader->cell_start);
    mark_window_clear(&reader->window);
}

/* --- saying it -------------------------------------------------------------------------------- */

static void append_cell(TableReader *reader, Row *row, guint row_index, guint column)
{
    const char *cell = cell_text(reader, row_index, column);
    if (reader->placed) {
        gsize start = *cell_place(reader, row_index, column);
        mark_window_cut(&reader->window, start, start + strlen(cell), row->text->len, row->marks);
    }
    g_string_append(row->text, cell);
}

/* Between two cells a semicolon, after a whole sentence a blank. */
static void append_glue(Row *row, const char *glue)
{
    if (row->text->len > 0)
        g_string_append(row->text,
                        strchr(".!?;:", row->text->str[row->text->len - 1]) ? " " : glue);
}

/* The bytes of the block's text that the row is; the whole text where that is not known. */
static void row_range(const TableReader *reader, guint row, Passage *passage)
{
    guint last = reader->table->n_columns - 1;
    passage->block_end = strlen(reader->block->text);
    if (reader->placed) {
        passage->block_start = *cell_place(reader, row, 0);
        passage->block_end = *cell_place(reader, row, last) + strlen(cell_text(reader, row, last));
    }
}

static void say_row(TableReader *reader, guint row_index, const Row *row)
{
    Passage passage = {ROLE_TABLE,
                       VOICE_BODY,
                       .text = row->text->str,
                       .length = row->text->len,
                       .marks = (const Mark *)(gpointer)row->marks->data,
                       .n_marks = row->marks->len,
                       .composed = TRUE};
    row_range(reader, row_index, &passage);
    script_writer_say(reader->writer, &passage);
    script_writer_wish_after(reader->writer, script_writer_pauses(reader->writer)->item);
}

/* A row of headers: "Columns: Dose, Frequency." */
static void compose_header_row(TableReader *reader, guint row_index, Row *row)
{
    for (guint column = 0; column < reader->table->n_columns; column++) {
        if (!*cell_text(reader, row_index, column))
            continue;
        append_glue(row, ", ");
        append_cell(reader, row, row_index, column);
    }
    g_autofree char *line =
        phrases_format(reader->writer->phrases, "table_columns", 0, 0, row->text->str);
    const char *text = line ? strstr(line, row->text->str) : NULL;
    if (!text)
        return;
    for (guint i = 0; i < row->marks->len; i++) {
        Mark *mark = &g_array_index(row->marks, Mark, i);
        mark->start += (gsize)(text - line);
        mark->end += (gsize)(text - line);
    }
    g_string_assign(row->text, line);
}

/* A row of cells: "Dose: 5 mg; Frequency: daily". */
static void compose_row(TableReader *reader, guint row_index, Row *row)
{
    g_autofree char *blank = phrases_format(reader->writer->phrases, "table_blank", 0, 0, NULL);
    for (guint column = 0; column < reader->table->n_columns; column++) {
        gboolean empty = !*cell_text(reader, row_index, column);
        if (empty && !blank)
            continue;
        append_glue(row, "; ");
        if (*reader->headers[column])
            g_string_append_printf(row->text, "%s: ", reader->headers[column]);
        if (empty)
            g_string_append(row->text, blank);
        else
            append_cell(reader, row, row_index, column);
    }
}

static gboolean is_empty_row(const TableReader *reader, guint row)
{
    for (guint column = 0; column < reader->table->n_columns; column++)
        if (*cell_text(reader, row, column))
            return FALSE;
    return TRUE;
}

static void say_rows(TableReader *reader)
{
    for (guint i = 0; i < reader->table->n_rows; i++) {
        if (is_empty_row(reader, i))
            continue;
        g_autoptr(GString) text = g_string_new(NULL);
        g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
        Row row = {text, marks};
        if (i < reader->n_header_rows)
            compose_header_row(reader, i, &row);
        else
            compose_row(reader, i, &row);
        say_row(reader, i, &row);
    }
}

void table_writer_say(ScriptWriter *writer, const ArticleBlock *block, gboolean followed)
{
    const ArticleTable *table = block->table;
    if (table->n_rows == 0 || table->n_columns == 0)
        return;
    TableReader reader;
    table_reader_init(&reader, writer, block);
    guint n_rows = table->n_rows - reader.n_header_rows;
    if (table->caption)
        script_writer_announce(writer, "table_caption", 0, 0, table->caption);
    script_writer_announce(writer, "table", table->n_columns, n_rows, NULL);
    say_rows(&reader);
    if (followed && n_rows >= MIN_ENDED_ROWS)
        script_writer_announce(writer, "table_end", 0, 0, NULL);
    script_writer_wish_after(writer, script_writer_pauses(writer)->paragraph);
    table_reader_clear(&reader);
}
