/* Author: who wrote the article.
 *
 * Evidence: the page's data (JSON-LD, meta elements), "By …" and places named for the author near
 * the headline, links to an author's page, a name alone beside the date.
 *
 * Must not know: how names are cleaned (byline.h).
 */
#ifndef LECTERN_ARTICLE_AUTHOR_H
#define LECTERN_ARTICLE_AUTHOR_H

#include "article/article.h"
#include "article/facts.h"
#include "article/json_ld.h"

/* The names, or NULL; owned by the caller. `article->language` is known, `near` the lines around
 * the headline. */
char *author_find(const Page *page, const JsonLd *data, const Article *article, FactSpan near);

#endif
