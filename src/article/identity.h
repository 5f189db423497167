/* What an article says, as one text, and the digest of it that the article is known by again.
 *
 * Must not know: what it is known for.
 */
#ifndef LECTERN_ARTICLE_IDENTITY_H
#define LECTERN_ARTICLE_IDENTITY_H

#include "article/article.h"

/* All that is read, as it stands in the article: title, headings, blocks, disclaimers; paragraphs
 * are parted by empty lines. Free with g_free(). */
char *article_text(const Article *article);

/* The digest of it: sixteen hexadecimal digits. Free with g_free(). */
char *article_identifier(const Article *article);

#endif
