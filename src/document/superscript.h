/* Raised and lowered text in Unicode's own characters ("3" → "³"), and which raised text is a
 * footnote's mark. */
#ifndef LECTERN_DOCUMENT_SUPERSCRIPT_H
#define LECTERN_DOCUMENT_SUPERSCRIPT_H

#include <glib.h>

/* The text in superscripts (or subscripts), or NULL where Unicode lacks a character of it or where
 * plain letters read better ("th"). Free with g_free(). */
char *superscript_convert(const char *text, gsize length, gboolean lowered);

#endif
