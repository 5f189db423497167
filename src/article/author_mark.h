/* Author marks: whether the mark-up calls a place the author's.
 *
 * Microdata, RDFa, rel="author", and the names that sites give their elements.
 */
#ifndef LECTERN_ARTICLE_AUTHOR_MARK_H
#define LECTERN_ARTICLE_AUTHOR_MARK_H

#include "article/page.h"

/* The names in the part of a line that is marked as the author's, or NULL; owned by the caller. */
char *author_mark_inline(const Leaf *leaf);

/* Whether the whole line, or a small box around it, is marked as the author's. */
gboolean author_mark_block(const Page *page, const Leaf *leaf);

#endif
