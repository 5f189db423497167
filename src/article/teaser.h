/* Teaser: links to other pages: lists of them, and rows of pictures with a headline and a line.
 *
 * Must not know: what boxes are called, what lines say.
 */
#ifndef LECTERN_ARTICLE_TEASER_H
#define LECTERN_ARTICLE_TEASER_H

#include "article/page.h"

/* Marks rows of teasers, before anything else is known of the page. */
void teaser_mark_rows(Page *page);

/* Marks boxes that are hardly more than links, once the other boilerplate is marked. */
void teaser_mark_link_lists(Page *page);

#endif
