/* Box class: what a box is by its element, its ARIA role and the words of class and id.
 *
 * A box that holds most of the page's prose is never boilerplate, whatever it is called; a warning
 * is none wherever it stands.
 *
 * Must not know: which box the article is, what the lines say.
 */
#ifndef LECTERN_ARTICLE_BOX_CLASS_H
#define LECTERN_ARTICLE_BOX_CLASS_H

#include "article/page.h"

/* Writes `chrome` into the boxes; a box within boilerplate is boilerplate. */
void box_class_mark(Page *page);

#endif
