/* A guard before libxml2's XML parser: what feeds have that XML has not, put right in the text.
 *
 * Document types go (and with them every entity a page could bomb us with), HTML's entities become
 * characters, a lone "&" or "<" becomes one of text ("<5 mg"). HTML that stands in an item as
 * mark-up, closed or not, becomes text in references, as the formats ask: so that an unclosed <br>
 * ends nothing, and XHTML arrives as its source.
 *
 * Must not know: what the elements mean, but for which hold HTML.
 */
#ifndef LECTERN_DOCUMENT_FEED_GUARD_H
#define LECTERN_DOCUMENT_FEED_GUARD_H

#include <glib.h>

/* The text repaired; the same lines. */
GString *feed_guard(const char *text, gsize length);

#endif
