/* Tokens: the runs a sentence is made of, each of one class, each knowing its bytes.
 *
 * Blanks are not tokens: a token remembers that one stood before it. Letters and digits never share
 * a token, so that "5mg", "aged18" and "IL-6" come apart where a reader would take them apart.
 *
 * Must not know: any language, what a run means.
 */
#ifndef LECTERN_SCRIPT_TOKEN_H
#define LECTERN_SCRIPT_TOKEN_H

#include "document/mark.h"

#include <glib.h>

typedef enum {
    TOKEN_WORD,    /* letters with their accents; an apostrophe between letters belongs to it */
    TOKEN_NUMBER,  /* decimal digits of any script */
    TOKEN_RAISED,  /* superscript digits and signs, or digits marked as superscript */
    TOKEN_LOWERED, /* subscript digits, or digits marked as subscript */
    TOKEN_SIGN,    /* any other single character */
} TokenKind;

typedef struct {
    guint32 start, end; /* bytes of the text */
    guint8 kind;        /* TokenKind */
    gboolean blank : 1; /* a blank before it, the start of the text, or a script that sets none */
    gboolean note : 1;  /* marked as a footnote's reference */
    gboolean deleted : 1;
    gunichar sign; /* SIGN: the character; else 0 */
} Token;

/* The tokens of `text`, in order; every byte that is no white space is in exactly one. Bytes that
 * are not UTF-8 become signs of one byte with U+FFFD. Free with g_array_unref(). */
GArray *tokenize(const char *text, gsize length, const Mark *marks, guint n_marks);

/* The value of a raised or lowered character: 0…9, '-' or '+' for signs, else -1. */
int token_script_value(gunichar character);

/* Characters that take no room and are not said: joiners, soft hyphens, variation selectors. */
gboolean token_is_invisible(gunichar character);

#endif
