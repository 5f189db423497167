/* Boilerplate: which boxes and lines of a page are not the article.
 *
 * Evidence: the element (nav, footer, form, …), the ARIA role, the words of class and id, and what
 * the lines themselves say ("Related articles", "Share this"). A box that holds most of the page's
 * prose is never boilerplate, whatever it is called. Writes `chrome` into the page.
 *
 * Must not know: which box the article is; metadata.
 */
#ifndef LECTERN_ARTICLE_BOILERPLATE_H
#define LECTERN_ARTICLE_BOILERPLATE_H

#include "article/page.h"

void boilerplate_mark(Page *page);

#endif
