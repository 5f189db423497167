/* Score: which box of the page is the article, and which of its lines belong to it.
 *
 * Evidence: where the page's prose is (letters in sentences that are not links, boilerplate left
 * out); elements and properties that name the article (articleBody, article, main); the body that
 * JSON-LD repeats; prose that stands beside the box it was cut from. Writes `kept` into the leaves.
 *
 * Must not know: metadata, sections, what a disclaimer is.
 */
#ifndef LECTERN_ARTICLE_SCORE_H
#define LECTERN_ARTICLE_SCORE_H

#include "article/page.h"

/* `body`: the article's text as JSON-LD had it, or NULL. Returns the box that was chosen. */
guint score_choose(Page *page, const char *body);

#endif
