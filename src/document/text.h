/* Bare text: lines to the tree of blocks. No guesses: what a line means is for article/. */
#ifndef LECTERN_DOCUMENT_TEXT_H
#define LECTERN_DOCUMENT_TEXT_H

#include "document/document.h"

/* Fills `document` (its arena is there) from `length` bytes of valid UTF-8 without NULs. Never
 * fails: there is always a root. */
void text_parse(Document *document, const char *text, gsize length);

#endif
