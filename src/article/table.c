/* Data tables; see table.h. */
#include "article/table.h"

#include "article/text.h"
#include "document/superscript.h"

#include <string.h>

enum {
    MAX_COLUMNS = 64,
    MAX_CELLS = 100000, /* a larger grid is read line by line instead */
    LONG_CELL_LETTERS = 600
};

gboolean table_has_data(const Block *table)
{
    guint rows = 0, wide_rows = 0;
    if (strcmp(table->role, "presentation") == 0 || strcmp(table->role, "none") == 0)
        return FALSE;
    for (const Block *row = table->first_child; row; row = row->next) {
        if (row->kind != BLOCK_ROW)
            continue;
        guint cells = 0;
        for (const Block *cell = row->first_child; cell; cell = cell->next) {
            if (cell->kind != BLOCK_CELL)
                continue;
            gsize letters = 0;
            for (const Block *b = block_next(cell, cell); b; b = block_next(b, cell)) {
                if (b->kind == BLOCK_TABLE || b->kind == BLOCK_HEADING)
                    return FALSE;
                letters += b->text ? b->text_length : 0;
            }
            if (letters > LONG_CELL_LETTERS)
                return FALSE;
            cells++;
        }
        rows += cells > 0;
        wide_rows += cells > 1;
    }
    return rows >= 2 && wide_rows >= 2;
}

/* What stands in a cell for a marked text; NULL where that is the text itself. Cells keep no marks,
 * so the references of notes are raised, and what is struck out is left out: "Fluticasone2" would
 * be read as a number, and a dose that was replaced beside the one that holds. */
static char *instead_of(const Block *block, const Mark *mark)
{
    if (mark->kind == MARK_DELETED)
        return g_strdup("");
    if (mark->kind == MARK_NOTE_REFERENCE)
        return superscript_convert(block->text + mark->start, mark->end - mark->start, FALSE);
    return NULL;
}

static void append_text(GString *out, const Block *block)
{
    gsize from = 0;
    for (guint i = 0; i < block->n_marks; i++) {
        const Mark *mark = &block->marks[i];
        g_autofree char *instead = mark->start < from ? NULL : instead_of(block, mark);
        if (!instead)
            continue;
        g_string_append_len(out, block->text + from, (gssize)(mark->start - from));
        g_string_append(out, instead);
        from = mark->end;
    }
    g_string_append_len(out, block->text + from, (gssize)(block->text_length - from));
}

/* All text in a cell or caption, as one line; NULL if there is none. */
static char *whole_text(const Block *block)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (const Block *b = block_next(block, block); b; b = block_next(b, block)) {
        if (!b->text || !*b->text)
            continue;
        if (text->len)
            g_string_append_c(text, ' ');
        append_text(text, b);
    }
    return text_clean(text->str);
}

/* The only cell of the table's first row, over all its columns: a caption in a cell. */
static const Block *title_row(const Block *table)
{
    const Block *row = table->first_child;
    while (row && row->kind != BLOCK_ROW)
        row = row->next;
    const Block *cell = row ? row->first_child : NULL;
    return cell && cell == row->last_child && cell->columns > 1 && cell->rows == 1 ? row : NULL;
}

typedef struct {
    guint rows, columns;
    const Block *title_row; /* stands before the grid; NULL if none */
} Size;

static Size measure(const Block *table)
{
    Size size = {.title_row = title_row(table)};
    for (const Block *row = table->first_child; row; row = row->next) {
        guint columns = 0;
        if (row->kind != BLOCK_ROW || row == size.title_row)
            continue;
        for (const Block *cell = row->first_child; cell; cell = cell->next)
            columns += cell->kind == BLOCK_CELL ? MAX(cell->columns, 1) : 0;
        size.columns = MAX(size.columns, MIN(columns, MAX_COLUMNS));
        size.rows++;
    }
    return size;
}

static void fill_cell(ArticleTable *grid, guint row, guint column, const Block *cell)
{
    g_autofree char *text = whole_text(cell);
    for (guint r = row; r < MIN(row + MAX(cell->rows, 1u), grid->n_rows); r++)
        for (guint c = column; c < MIN(column + MAX(cell->columns, 1u), grid->n_columns); c++) {
            ArticleCell *place = &grid->cells[r * grid->n_columns + c];
            if (place->text)
                continue;
            place->text = g_strdup(text ? text : "");
            place->header = cell->header;
        }
}

static void fill(ArticleTable *grid, const Block *table, const Block *title_row)
{
    guint r = 0;
    for (const Block *row = table->first_child; row && r < grid->n_rows; row = row->next) {
        guint c = 0;
        if ((row->kind == BLOCK_CAPTION || row == title_row) && !grid->caption)
            grid->caption = whole_text(row);
        if (row->kind != BLOCK_ROW || row == title_row)
            continue;
        for (const Block *cell = row->first_child; cell; cell = cell->next) {
            while (c < grid->n_columns && grid->cells[r * grid->n_columns + c].text)
                c++;
            if (cell->kind != BLOCK_CELL || c >= grid->n_columns)
                continue;
            fill_cell(grid, r, c, cell);
        }
        r++;
    }
    for (guint i = 0; i < grid->n_rows * grid->n_columns; i++)
        if (!grid->cells[i].text)
            grid->cells[i].text = g_strdup("");
}

static char *grid_text(const ArticleTable *grid)
{
    GString *text = g_string_new(NULL);
    for (guint r = 0; r < grid->n_rows; r++) {
        if (r)
            g_string_append_c(text, '\n');
        for (guint c = 0; c < grid->n_columns; c++) {
            if (c)
                g_string_append(text, " | ");
            g_string_append(text, grid->cells[r * grid->n_columns + c].text);
        }
    }
    return g_string_free(text, FALSE);
}

static gboolean is_empty(const ArticleTable *grid)
{
    for (guint i = 0; i < grid->n_rows * grid->n_columns; i++)
        if (*grid->cells[i].text)
            return FALSE;
    return TRUE;
}

ArticleBlock *table_to_block(const Block *table)
{
    Size size = measure(table);
    if (!size.rows || !size.columns || size.rows > MAX_CELLS / size.columns)
        return NULL;
    ArticleBlock *block = article_block_new(ARTICLE_TABLE, NULL);
    ArticleTable *grid = block->table = g_new0(ArticleTable, 1);
    grid->n_rows = size.rows;
    grid->n_columns = size.columns;
    grid->cells = g_new0(ArticleCell, (gsize)size.rows * size.columns);
    fill(grid, table, size.title_row);
    block->text = grid_text(grid);
    block->line = table->line;
    if (is_empty(grid))
        g_clear_pointer(&block, article_block_free);
    return block;
}
