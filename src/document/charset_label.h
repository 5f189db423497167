/* Charset labels: which encoding a declaration means. Source: the Encoding Standard, 4.2 "Names and
 * labels", and the HTML standard, "prescan a byte stream to determine its encoding". */
#ifndef LECTERN_DOCUMENT_CHARSET_LABEL_H
#define LECTERN_DOCUMENT_CHARSET_LABEL_H

#include <glib.h>

/* iconv's name of the encoding that browsers read `label` as ("iso-8859-1" is "WINDOWS-1252"); a
 * label that is not in the table comes back in upper case. NULL when it is empty. g_free(). */
char *charset_from_label(const char *label, gsize length);

/* The charset of an HTTP Content-Type; NULL when it says none. g_free(). */
char *charset_from_content_type(const char *content_type);

/* What an XML declaration or a meta element at the start of the bytes declares, or NULL. g_free().
 */
char *charset_from_markup(const char *bytes, gsize length);

#endif
