/* Markup's style: how its elements look in a book.
 */
#ifndef LECTERN_PUBLISH_MARKUP_STYLE_H
#define LECTERN_PUBLISH_MARKUP_STYLE_H

/* CSS, for every dialect. Sizes are the reader's own. */
const char *markup_style(void);

#endif
