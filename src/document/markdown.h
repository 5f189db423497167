/* Markdown: its text to the tree of blocks, by cmark and the HTML reader.
 *
 * CommonMark, and what articles use beyond it: front matter, pipe tables, footnotes, tasks, deleted
 * text ("~~"), names of headings and paragraphs ("{#dose}", "{: .note}").
 */
#ifndef LECTERN_DOCUMENT_MARKDOWN_H
#define LECTERN_DOCUMENT_MARKDOWN_H

#include "document/document.h"

/* Fills `document` (its arena is there) from `length` bytes of valid UTF-8 without NULs; at most
 * G_MAXINT bytes. Never fails: there is always a root. The title is that of the front matter, else
 * the heading that stands over all. */
void markdown_parse(Document *document, const char *text, gsize length, Diagnostics *diagnostics);

#endif
