/* Sniffing: what kind of thing some bytes are, from the bytes. */
#ifndef LECTERN_DOCUMENT_SNIFF_H
#define LECTERN_DOCUMENT_SNIFF_H

#include "document/document.h"

/* What the bytes look like when they are no text ("a PDF document", "a PNG image"), or NULL.
 * `content_type` (may be NULL) saves bytes of an unknown kind only if it says text. */
const char *sniff_binary(const char *bytes, gsize length);

/* The format of decoded text: by its content, then by what the server said, then by its name. */
DocumentFormat sniff_format(const char *text, gsize length, const char *content_type,
                            const char *name);

/* Behind the document type that begins at `at`, its internal subset included. */
const char *sniff_document_type_end(const char *at, const char *end);

/* Whether the text is a feed (RSS or Atom) rather than an article. */
gboolean sniff_is_feed(const char *text, gsize length);

#endif
