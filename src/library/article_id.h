/* Names for articles that fit into addresses.
 *
 * Must not know: which are given already.
 */
#ifndef LECTERN_LIBRARY_ARTICLE_ID_H
#define LECTERN_LIBRARY_ARTICLE_ID_H

#include "article/article.h"

#include <glib.h>

/* "how-much-vitamin-d-do-older-adults": small letters, digits and single "-", at most 40, of the
 * title; "article" where it has too few of them. Free with g_free(). */
char *article_id_stem(const Article *article);

#endif
