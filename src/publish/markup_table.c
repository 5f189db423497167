/* A table's markup; see markup_table.h. */
#include "publish/markup_table.h"

#include "base/xml_text.h"
#include "publish/markup_inline.h"
#include "script/mark_window.h"

#include <string.h>

#define CELL_GLUE " | " /* between cells in the block's text; see article.h */

enum { SHARED_BYTES = 8 }; /* of a caption, that tell that an announcement says it */

typedef struct {
    MarkupWriter *writer;
    const ArticleBlock *block;
    const ArticleTable *table;
    const char *language;
    MarkupPlace place;
    MarkWindow window;    /* over the marks of the block's text */
    gsize at;             /* byte of it that the next cell is at */
    gboolean placed;      /* it is made of the cells, so that `at` holds */
    const Utterance *row; /* the next that is said; NULL for none */
    guint row_index;
} TableWriter;

static const ArticleCell *cell_at(const ArticleTable *table, guint row, guint column)
{
    return &table->cells[(gsize)row * table->n_columns + column];
}

/* Whether the block's text is its cells and what joins them. */
static gboolean is_placed(const ArticleBlock *block)
{
    const ArticleTable *table = block->table;
    const char *p = block->text;
    for (gsize i = 0; i < (gsize)table->n_rows * table->n_columns; i++) {
        const char *glue = i % table->n_columns > 0 ? CELL_GLUE : i > 0 ? "\n" : "";
        const char *cell = table->cells[i].text;
        if (!g_str_has_prefix(p, glue) || !g_str_has_prefix(p + strlen(glue), cell))
            return FALSE;
        p += strlen(glue) + strlen(cell);
    }
    return *p == '\0';
}

/* A row in which all that says something is a header. */
static gboolean is_header_row(const ArticleTable *table, guint row)
{
    gboolean any = FALSE;
    for (guint column = 0; column < table->n_columns; column++) {
        const ArticleCell *cell = cell_at(table, row, column);
        if (*cell->text && !cell->header)
            return FALSE;
        any |= cell->header && *cell->text;
    }
    return any;
}

static guint count_header_rows(const ArticleTable *table)
{
    guint n_rows = 0;
    while (n_rows < table->n_rows && is_header_row(table, n_rows))
        n_rows++;
    return n_rows < table->n_rows ? n_rows : 0;
}

/* --- cells ---------------------------------------------------------------------------------- */

static void write_cell_text(TableWriter *table, const char *cell)
{
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    gsize length = strlen(cell);
    if (table->placed)
        mark_window_cut(&table->window, table->at, table->at + length, 0, marks);
    MarkupText text = {.text = cell,
                       .end = length,
                       .marks = (const Mark *)(gpointer)marks->data,
                       .n_marks = marks->len,
                       .language = table->language};
    markup_inline_write_plain(table->writer, &text);
    table->at += length;
}

static void write_cell(TableWriter *table, const ArticleCell *cell, gboolean header_row)
{
    GString *out = table->writer->out;
    gboolean header = cell->header && *cell->text; /* one without a text heads nothing */
    g_string_append(out, !header      ? "<td>"
                         : header_row ? "<th scope=\"col\">"
                                      : "<th scope=\"row\">");
    write_cell_text(table, cell->text);
    g_string_append(out, header ? "</th>" : "</td>");
}

/* --- rows ----------------------------------------------------------------------------------- */

static void next_row(TableWriter *table)
{
    table->row = markup_writer_next(table->writer, table->place, &table->row_index);
}

/* The row's own id, where it is said; more that is said of the row has none. */
static void append_row_id(TableWriter *table)
{
    gsize start = table->at;
    gboolean named = FALSE;
    while (table->row && table->placed && table->row->block_start <= start) {
        if (!named && table->row->block_start == start &&
            markup_writer_is_heard(table->writer, table->row_index)) {
            markup_writer_add_anchor(table->writer, table->row_index);
            markup_writer_append_id(table->writer, table->row_index);
            named = TRUE;
        }
        next_row(table);
    }
}

static void write_row(TableWriter *table, guint row)
{
    GString *out = table->writer->out;
    gboolean header_row = is_header_row(table->table, row);
    g_string_append(out, "<tr");
    append_row_id(table);
    g_string_append_c(out, '>');
    for (guint column = 0; column < table->table->n_columns; column++) {
        if (column > 0)
            table->at += strlen(CELL_GLUE);
        write_cell(table, cell_at(table->table, row, column), header_row);
    }
    table->at += strlen("\n");
    g_string_append(out, "</tr>\n");
}

/* Where nobody knows which row is said when, what holds them is one anchor. */
static void append_group_id(TableWriter *table)
{
    if (table->placed || !table->row || !markup_writer_is_heard(table->writer, table->row_index))
        return;
    markup_writer_add_anchor(table->writer, table->row_index);
    markup_writer_append_id(table->writer, table->row_index);
    table->row = NULL;
}

static void write_rows(TableWriter *table, guint start, guint end, const char *group)
{
    if (start == end)
        return;
    g_string_append_printf(table->writer->out, "<%s", group);
    append_group_id(table);
    g_string_append(table->writer->out, ">\n");
    for (guint row = start; row < end; row++)
        write_row(table, row);
    g_string_append_printf(table->writer->out, "</%s>\n", group);
}

/* --- the whole ------------------------------------------------------------------------------ */

/* Whether an announcement says the caption, or the beginning of a long one. */
static gboolean says_caption(const char *display, const char *caption)
{
    if (strstr(display, caption))
        return TRUE;
    gsize length = strlen(display);
    for (gsize i = 0; i + SHARED_BYTES <= length; i++)
        if (g_str_has_prefix(caption, display + i))
            return TRUE;
    return FALSE;
}

static void write_caption(TableWriter *table)
{
    GString *out = table->writer->out;
    MarkupPlace place = {table->place.section, table->place.block, ROLE_ANNOUNCEMENT};
    const char *caption = table->table->caption;
    guint index;
    const Utterance *said = markup_writer_next(table->writer, place, &index);
    gboolean is_anchor = said && says_caption(said->display, caption) &&
                         markup_writer_is_heard(table->writer, index);
    g_string_append(out, "<caption");
    if (is_anchor) {
        markup_writer_add_anchor(table->writer, index);
        markup_writer_append_id(table->writer, index);
    }
    g_string_append_c(out, '>');
    xml_text_append(out, caption, -1);
    g_string_append(out, "</caption>\n");
}

void markup_table_write(MarkupWriter *writer, const ArticleBlock *block, int section, int index)
{
    TableWriter table = {.writer = writer,
                         .block = block,
                         .table = block->table,
                         .language = block->language ? block->language : writer->language,
                         .place = {section, index, ROLES},
                         .window = mark_window_open(block->marks, block->n_marks),
                         .placed = is_placed(block)};
    guint n_header_rows = count_header_rows(block->table);
    g_autofree char *id = markup_table_id(section, index);
    g_string_append(writer->out, "<table");
    xml_text_append_attribute(writer->out, "id", id);
    markup_writer_append_language(writer->out, block->language, writer->language);
    g_string_append(writer->out, ">\n");
    if (block->table->caption)
        write_caption(&table);
    next_row(&table);
    write_rows(&table, 0, n_header_rows, "thead");
    write_rows(&table, n_header_rows, block->table->n_rows, "tbody");
    g_string_append(writer->out, "</table>\n");
    mark_window_clear(&table.window);
}
