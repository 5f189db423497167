/* Sniffing Markdown: whether a text that says nothing of its format is written in it. */
#ifndef LECTERN_DOCUMENT_SNIFF_MARKDOWN_H
#define LECTERN_DOCUMENT_SNIFF_MARKDOWN_H

#include <glib.h>

/* Whether the text has marks that nobody writes by chance: front matter, or headings together with
 * other marks. A text that only has a "#" or a "*" somewhere is none. */
gboolean sniff_is_markdown(const char *text, gsize length);

#endif
