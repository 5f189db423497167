/* Markdown as HTML: cmark's tree written as a page for the HTML reader.
 *
 * CommonMark is defined by the HTML it becomes, and holds raw HTML that may open in one block and
 * close in another; so it is read as that page is. Each block stands on the line of the page that
 * has the number of its line in the source, so that the reader's line numbers are the source's.
 */
#ifndef LECTERN_DOCUMENT_MARKDOWN_HTML_H
#define LECTERN_DOCUMENT_MARKDOWN_HTML_H

#include "document/markdown_note.h"
#include "document/markdown_table.h"

#include <cmark.h>
#include <glib.h>

typedef struct {
    cmark_node *document;
    const MarkdownNotes *notes;
    const MarkdownTables *tables;
    guint lines_before; /* of the source, before what cmark read */
} MarkdownTree;

/* Adds the tree to `out`, whose last line has the number `line` (1-based). */
void markdown_html_write(const MarkdownTree *tree, guint line, GString *out);

/* The text of a heading or paragraph, without marks; NULL where there is none. g_free(). */
char *markdown_plain_text(const MarkdownNotes *notes, cmark_node *node);

#endif
