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

/* The words of the whole text, each once, as the search compares them (site_letter_key()), parted
 * by blanks; of what is written without blanks between words, as Chinese is, each two letters that
 * follow each other. Free with g_free(). */
char *site_words_index(const Article *article);

#endif
