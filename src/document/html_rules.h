/* Rules: what a start tag and an end tag do to the tree.
 *
 * They follow the HTML standard's tree construction where it changes what is read (implied ends,
 * scopes, foster parenting) and leave out what only matters to scripts and styles.
 */
#ifndef LECTERN_DOCUMENT_HTML_RULES_H
#define LECTERN_DOCUMENT_HTML_RULES_H

#include "document/html_tree.h"

/* A start tag on `line`; `closed` when it was written <tag/>. */
void html_rules_start(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes, guint line,
                      gboolean closed);
void html_rules_end(HtmlTree *tree, HtmlName *name);
/* Closes everything. */
void html_rules_finish(HtmlTree *tree);

#endif
