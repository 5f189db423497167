/* Pipe tables of Markdown, which CommonMark does not have: it takes their lines for a paragraph.
 *
 * A table is a row of cells, a row of dashes under it with as many cells, and the lines that follow
 * in the same paragraph. The cells' own text is read by cmark, all of a document's in one go: each
 * as a paragraph of its own, so that a mark in one does not reach into the next.
 *
 * Source: the GitHub Flavored Markdown Spec, 4.10 "Tables (extension)".
 */
#ifndef LECTERN_DOCUMENT_MARKDOWN_TABLE_H
#define LECTERN_DOCUMENT_MARKDOWN_TABLE_H

#include <cmark.h>
#include <glib.h>

/* Cells are cmark's paragraphs, in the order of the document. */
typedef struct {
    guint line;       /* of the source, 1-based */
    guint first_cell; /* index into the cells of MarkdownTables */
    guint n_cells;
} MarkdownRow;

typedef struct {
    gboolean has_lead; /* text before the table in the same paragraph; it is the cell at `lead` */
    guint lead;
    guint first_row, n_rows; /* the first is the header */
} MarkdownTable;

typedef struct {
    GHashTable *tables; /* cmark_node of a paragraph → MarkdownTable */
    GArray *rows;       /* of MarkdownRow */
    GPtrArray *cells;   /* of cmark_node; NULL for an empty cell */
    cmark_node *text;   /* which the cells are part of */
} MarkdownTables;

/* Finds the tables of `document`, which cmark read from `source`. */
void markdown_tables_find(cmark_node *document, const char *source, gsize length,
                          MarkdownTables *out);
void markdown_tables_clear(MarkdownTables *tables);

/* The table that a paragraph is; NULL for others. */
const MarkdownTable *markdown_tables_at(const MarkdownTables *tables, const cmark_node *paragraph);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MarkdownTables, markdown_tables_clear)

#endif
