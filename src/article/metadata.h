/* Metadata: title, byline, date, language, site and address of the article.
 *
 * Evidence, best first: the page's own data (JSON-LD, meta elements, microdata), then what it
 * shows: the headline, the lines between it and the first sentence.
 *
 * Must not know: which lines are the article.
 */
#ifndef LECTERN_ARTICLE_METADATA_H
#define LECTERN_ARTICLE_METADATA_H

#include "article/article.h"
#include "article/json_ld.h"
#include "article/page.h"

/* Fills the article's fields. A declared language that the text contradicts is a diagnostic. */
void metadata_read(const Page *page, const JsonLd *data, Article *article,
                   Diagnostics *diagnostics);

#endif
