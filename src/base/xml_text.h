/* Text as XML holds it.
 *
 * Must not know: which document it goes into.
 */
#ifndef LECTERN_BASE_XML_TEXT_H
#define LECTERN_BASE_XML_TEXT_H

#include <glib.h>

/* Appends `length` bytes of valid UTF-8, fit for an element's content and for an attribute in
 * double quotes; −1 for all up to the NUL. What XML 1.0 (2.2) has no characters for is left out. */
void xml_text_append(GString *out, const char *text, gssize length);

/* The same as a string of its own; NULL is "". Free with g_free(). */
char *xml_text_escape(const char *text);

/* ` NAME="VALUE"`; nothing where `value` is NULL. */
void xml_text_append_attribute(GString *out, const char *name, const char *value);

#endif
