/* Reveal: hidden boxes that a reader reaches all the same.
 *
 * The panels of accordions and tabs, the rest of a text behind "Read more", and pages that are
 * hidden until their scripts have run. What hides such a box is a click or a script, and neither
 * happens here.
 *
 * Must not know: which box the article is.
 */
#ifndef LECTERN_ARTICLE_REVEAL_H
#define LECTERN_ARTICLE_REVEAL_H

#include "article/page.h"

/* Takes CHROME_HIDDEN from such boxes and their leaves, before anything else is marked. */
void reveal_hidden(Page *page);

#endif
