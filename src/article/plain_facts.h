/* The facts that a bare text says about itself: who wrote it, and on which day.
 *
 * Must not know: headings, disclaimers, what else the article holds.
 */
#ifndef LECTERN_ARTICLE_PLAIN_FACTS_H
#define LECTERN_ARTICLE_PLAIN_FACTS_H

#include "article/article.h"
#include "article/plain_kind.h"

/* Sets the article's `byline` and `date`, the text's `head`, and which lines are a `name` alone.
 * The bounds of the article are known. */
void plain_facts_read(PlainText *text, Article *article);

#endif
