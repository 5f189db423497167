/* Writing HTML: the pages that the readers of Markdown and of feeds make for the HTML reader.
 *
 * Both formats are defined by the HTML they become, and both hold raw HTML; so they are turned into
 * a page and read as one. What they say about themselves goes into the page's head, under the names
 * that pages use.
 */
#ifndef LECTERN_DOCUMENT_HTML_WRITE_H
#define LECTERN_DOCUMENT_HTML_WRITE_H

#include <glib.h>

/* What is known about an article besides its text; NULL where it is not. */
typedef struct {
    const char *title;
    const char *author;
    const char *published;
    const char *updated;
    const char *language;
    const char *description;
    const char *site;
    const char *address; /* absolute */
    const char *base;    /* of the addresses in the text */
} HtmlFacts;

/* Adds text, with references in place of what is mark-up in HTML, fit for attributes too. */
void html_write_text(GString *out, const char *text, gsize length);

/* Adds the beginning of a page, up to where its body's content goes, without a line break. */
void html_write_head(GString *out, const HtmlFacts *facts);

#endif
