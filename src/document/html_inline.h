/* Inline content: what text, images, and elements within a text add to the text being gathered.
 *
 * Must not know: which elements end which (html_rules.c).
 */
#ifndef LECTERN_DOCUMENT_HTML_INLINE_H
#define LECTERN_DOCUMENT_HTML_INLINE_H

#include "document/html_tree.h"

/* Adds text, unless it is hidden or dropped; `line` is where it ends. */
void html_inline_text(HtmlTree *tree, const char *text, gsize length, guint line);
void html_inline_break(HtmlTree *tree);
/* An image that has an alternative text becomes a block, a picture of a character text. */
void html_inline_image(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes,
                       guint line);
/* Opens an inline element with its marks. */
void html_inline_start(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes,
                       guint line);
/* The quotation mark of the innermost open q. */
void html_inline_quotation_mark(HtmlTree *tree, gboolean opening);

#endif
