/* Opening: what a heading, or a line that stands as one, opens that is not the article's.
 *
 * "Related articles", "Leave a comment", "About the author": with the line goes what stands under
 * it.
 *
 * Must not know: boxes' names.
 */
#ifndef LECTERN_ARTICLE_OPENING_H
#define LECTERN_ARTICLE_OPENING_H

#include "article/page.h"

/* Writes `chrome` into the leaves that such lines open. */
void opening_mark(Page *page);

#endif
