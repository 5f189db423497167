/* Box names: what the class and id words that sites' templates use say a box is.
 *
 * "related-posts", "cookie-banner", "breadcrumbs": a table of words, each with what it is a sign
 * of. A sign only: boilerplate.c weighs it against what the box holds.
 *
 * Must not know: boxes, texts.
 */
#ifndef LECTERN_ARTICLE_BOX_NAME_H
#define LECTERN_ARTICLE_BOX_NAME_H

#include "article/page.h"

/* `names`: class and id in lower case, joined by blanks. CHROME_NONE when they say nothing. */
Chrome box_name_class(const char *names);

/* Whether `word` stands in the names between signs or as a name of its own. */
gboolean box_name_has_part(const char *names, const char *word);

#endif
