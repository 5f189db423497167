/* The title of a bare text: which of the lines before its first sentences.
 *
 * Evidence: length, facts below it, how near the prose is, whether the page says it twice (in a
 * path and as a headline), no sentence before it. Must not know: where the article ends.
 */
#ifndef LECTERN_ARTICLE_PLAIN_TITLE_H
#define LECTERN_ARTICLE_PLAIN_TITLE_H

#include "article/plain_kind.h"

/* Sets `title`, G_MAXUINT if there is none. */
void plain_title_find(PlainText *text);

#endif
