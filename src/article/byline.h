/* Bylines: the names alone.
 *
 * Must not know: where in a page the text stood.
 */
#ifndef LECTERN_ARTICLE_BYLINE_H
#define LECTERN_ARTICLE_BYLINE_H

#include "article/date.h"

#include <glib.h>

/* The names in "By Jane Doe, Staff Writer and John Roe | Aug. 8, 2025": without "By", titles of
 * jobs, dates, addresses. NULL when nothing is left that can be a name. Owned by the caller. */
char *byline_clean(const char *text);

/* The name in a short line of facts that also holds a date: "Jane Doe | March 3, 2020", "Published
 * on March 3, 2020 by Jane Doe". NULL when there is no date or no name. Owned by the caller. */
char *byline_beside_date(const char *text, DateOrder order);

/* Whether `text` looks like a name: two to six words that nearly all begin with a capital. */
gboolean byline_is_name(const char *text);

/* Whether `text` begins as a byline does: "By", "Written by", "Por", … */
gboolean byline_begins(const char *text);

#endif
