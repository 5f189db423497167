/* Tables of bare text: lines below each other whose cells stand apart by tabs, by columns of blanks
 * or by "|".
 *
 * Must not know: blocks.
 */
#ifndef LECTERN_DOCUMENT_TEXT_TABLE_H
#define LECTERN_DOCUMENT_TEXT_TABLE_H

#include "document/text_line.h"

typedef struct {
    const char *text; /* borrowed; may be empty */
    gsize length;
    guint column; /* in which it begins */
    guint width;  /* in columns */
} TextCell;

typedef struct {
    GArray *cells; /* of TextCell, row by row */
    guint rows, columns;
    gboolean header; /* the first row names the columns */
    TextLine last;   /* its last line */
} TextTable;

/* Reads the table whose first line is `first`; the line behind it begins at `next`. Gives where the
 * line behind the table begins, or NULL when there is none; then `table` holds nothing. */
const char *text_table_read(const TextLine *first, const char *next, const char *end,
                            TextTable *table);
void text_table_clear(TextTable *table);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TextTable, text_table_clear)

#endif
