/* Bylines: the names alone.
 *
 * Must not know: where in a page the text stood.
 */
#ifndef LECTERN_ARTICLE_BYLINE_H
#define LECTERN_ARTICLE_BYLINE_H

#include "article/byline_opening.h"
#include "article/date.h"

#include <glib.h>

/* The names in "By Jane Doe, PharmD, Staff Writer and John Roe | Aug. 8, 2025": without "By",
 * titles of jobs, houses behind a name, dates, addresses; degrees stay, for they are how somebody
 * signs. NULL when nothing is left that can be a name. Owned by the caller. */
char *byline_clean(const char *text);

/* Names as catalogues write them, "Doe, Jane; Roe, John", the other way round: "Jane Doe; John
 * Roe". Others stay as they are. Owned by the caller. */
char *byline_turn(const char *text);

/* The name in a short line of facts that also holds a date: "Jane Doe | March 3, 2020", "Published
 * on March 3, 2020 by Jane Doe". NULL when there is no date or no name. Owned by the caller. */
char *byline_beside_date(const char *text, DateOrder order);

#endif
