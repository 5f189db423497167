/* A table's markup: headers with their scope, a caption, and each row that is said an anchor.
 *
 * Private to markup*.c.
 */
#ifndef LECTERN_PUBLISH_MARKUP_TABLE_H
#define LECTERN_PUBLISH_MARKUP_TABLE_H

#include "publish/markup_writer.h"

/* `block` has a table. */
void markup_table_write(MarkupWriter *writer, const ArticleBlock *block, int section, int index);

#endif
