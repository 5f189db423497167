/* Title: what the article is called.
 *
 * Evidence: what the page states (meta elements, JSON-LD, the title element) and the headings it
 * shows. A heading that says what is stated confirms it and lends its spelling; where the two
 * differ, what is stated wins, for a page has many headings. The site's name goes.
 *
 * Must not know: which lines are the article.
 */
#ifndef LECTERN_ARTICLE_TITLE_H
#define LECTERN_ARTICLE_TITLE_H

#include "article/article.h"
#include "article/json_ld.h"
#include "article/page.h"

/* The title, or NULL; owned by the caller. `article->site` and `article->url` are known. */
char *title_find(const Page *page, const JsonLd *data, const Article *article);

/* `title` without the site's name in front or behind. `site` and `url`, either may be NULL, say
 * what the name may be; without `site` the shorter end behind a separator is taken for it. Owned by
 * the caller; NULL for nothing. */
char *title_cut_site(const char *title, const char *site, const char *url);

/* The site's name in `stated`, which is `title` and more: what stands at its other end. NULL where
 * nothing there reads as a name. Owned by the caller. */
char *title_site(const char *stated, const char *title);

#endif
