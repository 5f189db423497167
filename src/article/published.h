/* Published: on which day the article came out.
 *
 * Evidence, best first: the page's data (JSON-LD, meta elements, microdata), the lines around the
 * headline, the address, any other line. The day of publication rather than of a change; where the
 * data and what is shown are one day apart, what is shown: the data are in another time zone.
 *
 * Must not know: how dates are written (date.h).
 */
#ifndef LECTERN_ARTICLE_PUBLISHED_H
#define LECTERN_ARTICLE_PUBLISHED_H

#include "article/article.h"
#include "article/date.h"
#include "article/facts.h"
#include "article/json_ld.h"

/* The day, or none. `article->language` and `url` are known, `near` the lines around the headline.
 */
Date published_find(const Page *page, const JsonLd *data, const Article *article, FactSpan near);

#endif
