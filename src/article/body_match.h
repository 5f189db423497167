/* Body match: which lines of a page a second copy of the article's text has too.
 *
 * Must not know: where the copy came from.
 */
#ifndef LECTERN_ARTICLE_BODY_MATCH_H
#define LECTERN_ARTICLE_BODY_MATCH_H

#include "article/page.h"

/* For each leaf whether `body` has it; owned by the caller. NULL when `body` is NULL, too short, or
 * hardly on the page. */
gboolean *body_match(const Page *page, const char *body);

#endif
