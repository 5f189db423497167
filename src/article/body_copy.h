/* Body copy: the article's text as a page's data repeat it, for pages that show nothing else.
 *
 * Must not know: where in the page the copy stood.
 */
#ifndef LECTERN_ARTICLE_BODY_COPY_H
#define LECTERN_ARTICLE_BODY_COPY_H

#include "document/document.h"

/* `body` as a document: mark-up is read as such, bare lines are paragraphs. NULL when nothing is
 * left of it. */
Document *body_copy_parse(const char *body);

#endif
