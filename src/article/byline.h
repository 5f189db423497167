/* Bylines: the names alone.
 *
 * Must not know: where in a page the text stood.
 */
#ifndef LECTERN_ARTICLE_BYLINE_H
#define LECTERN_ARTICLE_BYLINE_H

#include <glib.h>

/* The names in "By Jane Doe, Staff Writer and John Roe | Aug. 8, 2025": without "By", titles of
 * jobs, dates, addresses. NULL when nothing is left that can be a name. Owned by the caller. */
char *byline_clean(const char *text);

/* Whether `text` begins as a byline does: "By", "Written by", "Por", … */
gboolean byline_begins(const char *text);

#endif
