/* Line: what a single line says about whether it belongs to the article.
 *
 * Must not know: where in the page the line stands, except that it is before the article's first
 * sentence or after its last.
 */
#ifndef LECTERN_ARTICLE_LINE_H
#define LECTERN_ARTICLE_LINE_H

#include "article/page.h"

/* A byline, a date, a reading time: facts of the article, not its text. */
gboolean line_is_meta(const Leaf *leaf);

/* Whether the line can be the article's at all: no boilerplate, credit, button or file name. */
gboolean line_may_belong(const Leaf *leaf);

/* Before the first sentence stand dates, bylines, sections, buttons; a heading or a list of full
 * items may be the article's. */
gboolean line_belongs_before(const Leaf *leaf);

/* After the last sentence a list, table or caption may end the article; a loose short line is a
 * button, a tag or a credit. */
gboolean line_belongs_after(const Leaf *leaf);

#endif
