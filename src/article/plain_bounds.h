/* Where the article of a bare text begins and ends: its title, its first line, and the first line
 * behind it that is the site's.
 *
 * Must not know: headings, disclaimers.
 */
#ifndef LECTERN_ARTICLE_PLAIN_BOUNDS_H
#define LECTERN_ARTICLE_PLAIN_BOUNDS_H

#include "article/plain_kind.h"

/* Sets `title`, `first`, `end` and, for a text of short sentences, `terse`. */
void plain_bounds_find(PlainText *text);

#endif
