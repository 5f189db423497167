/* What of an article's words stands for it in lists and in the search.
 *
 * Must not know: pages.
 */
#ifndef LECTERN_PUBLISH_SITE_WORDS_H
#define LECTERN_PUBLISH_SITE_WORDS_H

#include "article/article.h"

/* How it begins: at most some 240 bytes of its first paragraph, cut between words; NULL where it
 * has none. Free with g_free(). */
char *site_words_summary(const Article *article);

/* The words of its headings, then those that it uses most, each once, in lower case, parted by
 * blanks; at most some 400 bytes. Free with g_free(). */
char *site_words_index(const Article *article);

#endif
