/* Notices: the disclaimers of a page, wherever it put them.
 *
 * Judges each line of the page by what it says (disclaimer.h) and where it stands, puts those that
 * are disclaimers into the article and takes them out of what is kept. Cookie texts, forms and
 * comments are never looked at.
 *
 * Must not know: how a phrase is recognised.
 */
#ifndef LECTERN_ARTICLE_NOTICES_H
#define LECTERN_ARTICLE_NOTICES_H

#include "article/article.h"
#include "article/page.h"

void notices_collect(Page *page, Article *article);

#endif
