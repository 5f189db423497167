/* An article of a shelf, for the verbs of other modules.
 *
 * Must not know: what is done with it.
 */
#ifndef LECTERN_CLI_SHELF_ARTICLE_H
#define LECTERN_CLI_SHELF_ARTICLE_H

#include "article/article.h"

#include <glib.h>

/* The article `id` of the shelf in `folder`. NULL with an error that says what to do. It is in the
 * module "lectern-library.so": others ask module_symbol() for it. */
Article *shelf_article_find(const char *folder, const char *id, GError **error);
typedef Article *(*ShelfArticleFind)(const char *folder, const char *id, GError **error);

#endif
