/* Bare text: the article in a text without mark-up, as a careful person would see it.
 *
 * Decides from the shape of the lines (length, final stop, blank lines around, markers), from what
 * they say (dates, bylines, "Share", "Related stories") and from what follows them: which line is
 * the title, which are headings, where the site's own lines end and begin again, which hard-wrapped
 * lines are one paragraph, which are quoted.
 *
 * Must not know: mark-up; how disclaimers are recognised.
 */
#ifndef LECTERN_ARTICLE_PLAIN_H
#define LECTERN_ARTICLE_PLAIN_H

#include "article/article.h"
#include "article/page.h"

/* Fills all of `article` from a page of format TEXT. */
void plain_find(Page *page, Article *article);

#endif
