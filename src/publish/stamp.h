/* Stamps: the time that files carry which must be the same each time they are made.
 *
 * Must not know: which files.
 */
#ifndef LECTERN_PUBLISH_STAMP_H
#define LECTERN_PUBLISH_STAMP_H

#include "article/article.h"

#include <glib.h>

/* When what is made of these articles was last changed, in seconds since 1970: SOURCE_DATE_EPOCH
 * of the environment (reproducible-builds.org) where it is set and a number, else the latest date
 * of an article, else the first day that zip files know, 1980-01-01. Never now. */
gint64 stamp_time_s(const Article *const *articles, guint n_articles);

/* "2026-03-14T00:00:00Z". Free with g_free(). */
char *stamp_text(gint64 time_s);

#endif
