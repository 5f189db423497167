/* HTML: mark-up to the tree of blocks. */
#ifndef LECTERN_DOCUMENT_HTML_H
#define LECTERN_DOCUMENT_HTML_H

#include "document/document.h"

/* Fills `document` (its arena is there) from `length` bytes of valid UTF-8 without NULs; at most
 * G_MAXINT bytes. Never fails: there is always a root. */
void html_parse(Document *document, const char *text, gsize length, Diagnostics *diagnostics);

#endif
