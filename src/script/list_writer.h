/* Lists in a script: how many items there are, where an inner list begins and ends.
 *
 * Items come one by one, as blocks; the writer keeps which lists are open.
 *
 * Must not know: what else stands in the section.
 */
#ifndef LECTERN_SCRIPT_LIST_WRITER_H
#define LECTERN_SCRIPT_LIST_WRITER_H

#include "article/article.h"
#include "script/script_writer.h"

typedef struct {
    GArray *open; /* of OpenList: the lists around the last item, the innermost last */
} ListWriter;

ListWriter *list_writer_new(void);
void list_writer_free(ListWriter *lists);

/* Says an item; a list that begins or ends with it is announced first. */
void list_writer_item(ListWriter *lists, ScriptWriter *writer, const ArticleBlock *item);

/* Ends the open lists, before a block that is no item. `announce` says so aloud: before a heading
 * nobody needs it. */
void list_writer_end(ListWriter *lists, ScriptWriter *writer, gboolean announce);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ListWriter, list_writer_free)

#endif
