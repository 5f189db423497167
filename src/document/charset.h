/* Charset: bytes of any declared or detected encoding to clean UTF-8.
 *
 * Source: the Encoding Standard (labels) and the HTML standard, 13.2.3 "The input byte stream";
 * with one change: bytes that are valid UTF-8 with characters beyond ASCII are UTF-8, whatever was
 * declared, because nothing else looks like it by accident.
 */
#ifndef LECTERN_DOCUMENT_CHARSET_H
#define LECTERN_DOCUMENT_CHARSET_H

#include "base/diagnostic.h"

#include <glib.h>

typedef struct {
    const char *text; /* valid UTF-8 without NULs and other control characters than \t \n \f \r */
    gsize length;
    char *owned;   /* NULL where `text` is part of the bytes given */
    char *charset; /* the name of what the bytes were read as */
} CharsetText;

/* Decodes. `content_type` may be NULL; a declaration in mark-up is sought in the first bytes. What
 * cannot be decoded becomes U+FFFD, and a diagnostic says how often. */
void charset_decode(const char *bytes, gsize length, const char *content_type,
                    Diagnostics *diagnostics, CharsetText *out);
void charset_text_clear(CharsetText *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CharsetText, charset_text_clear)

#endif
