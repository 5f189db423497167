/* A guard before libxml2, which compares each attribute of a tag with all before it, so that one
 * tag with a hundred thousand attributes would take minutes. */
#ifndef LECTERN_DOCUMENT_HTML_GUARD_H
#define LECTERN_DOCUMENT_HTML_GUARD_H

#include "base/diagnostic.h"

#include <glib.h>

/* Attributes that a tag may have; real pages stay below a hundred. */
enum { HTML_MAX_ATTRIBUTES = 512 };

/* A copy of the page with blanks in place of what libxml2 must not see: attributes beyond the
 * limit, and empty comments ("<!-->"), which it takes for the beginning of one. NULL where there is
 * nothing of the kind. Same length, same lines. g_free(). */
char *html_guard(const char *text, gsize length, Diagnostics *diagnostics);

#endif
