/* Tables: which ones hold data, and their cells as a grid.
 *
 * Must not know: sections, the rest of the page.
 */
#ifndef LECTERN_ARTICLE_TABLE_H
#define LECTERN_ARTICLE_TABLE_H

#include "article/article.h"

/* At least two rows of two cells, no table inside, cells of a phrase rather than of paragraphs:
 * else the table lays out a page. */
gboolean table_has_data(const Block *table);

/* The table as one block, spans filled in; NULL when no cell holds text, or the
 * grid would be too large to be one. */
ArticleBlock *table_to_block(const Block *table);

#endif
