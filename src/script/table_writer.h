/* Tables in a script: a sentence for each row, each cell with its column's header, as one person
 * would read a table to another.
 *
 * Must not know: what stands around the table.
 */
#ifndef LECTERN_SCRIPT_TABLE_WRITER_H
#define LECTERN_SCRIPT_TABLE_WRITER_H

#include "article/article.h"
#include "script/script_writer.h"

/* Says the table of a TABLE block. `followed` tells whether something in the section comes after,
 * so that the end is worth a word. */
void table_writer_say(ScriptWriter *writer, const ArticleBlock *block, gboolean followed);

#endif
