/* The article printed: as text that a person checks at a glance, and as the JSON that scripts rely
 * on (the form in DESIGN.md; an ordered item has a `marker`
 * beside its `text`). Appends to `out`; ends with a newline. */
#ifndef LECTERN_ARTICLE_OUTLINE_H
#define LECTERN_ARTICLE_OUTLINE_H

#include "article/article.h"

void outline_print_text(const Article *article, GString *out);
void outline_print_json(const Article *article, GString *out);

#endif
