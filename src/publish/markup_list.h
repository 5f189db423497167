/* Lists' markup: items in lists in items.
 *
 * An ordered list whose markers are all numbers is one that counts; where it has other markers
 * ("b)", "(viii)"), they are shown as they are, so that what the text calls "b)" is found.
 *
 * Private to markup*.c.
 */
#ifndef LECTERN_PUBLISH_MARKUP_LIST_H
#define LECTERN_PUBLISH_MARKUP_LIST_H

#include "publish/markup_writer.h"

/* The lists that are open. */
typedef struct {
    MarkupWriter *writer;
    GArray *open; /* of OpenList */
} MarkupLists;

MarkupLists markup_lists_open(MarkupWriter *writer);
void markup_lists_clear(MarkupLists *lists);

/* Writes the item that is `blocks[index]`, and leaves it open. */
void markup_lists_write(MarkupLists *lists, const GPtrArray *blocks, int section, guint index);

/* Closes all lists. */
void markup_lists_end(MarkupLists *lists);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MarkupLists, markup_lists_clear)

#endif
