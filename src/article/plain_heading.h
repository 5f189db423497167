/* Headings of bare text: which lines stand over what follows, and at which level.
 *
 * Decides from the shape of a line and from what stands around it. Must not know: where the article
 * begins and ends, which is told.
 */
#ifndef LECTERN_ARTICLE_PLAIN_HEADING_H
#define LECTERN_ARTICLE_PLAIN_HEADING_H

#include "article/plain_kind.h"

/* Sets `heading` and `level` of the lines from `first` to `end`. */
void plain_heading_mark(PlainText *text);

#endif
