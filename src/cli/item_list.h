/* Item lists: which of a feed's items the user asks for, as "2", "1,3-5" or "4-". */
#ifndef LECTERN_CLI_ITEM_LIST_H
#define LECTERN_CLI_ITEM_LIST_H

#include <glib.h>

typedef struct ItemList ItemList;

/* NULL when it is no such list. */
ItemList *item_list_parse(const char *text);
void item_list_free(ItemList *list);

/* Whether item `number` (from 1) is asked for; of NULL all are. */
gboolean item_list_has(const ItemList *list, guint number);

/* The first number asked for that `n_items` do not reach, or 0. A range ("3-9") only has to begin
 * among them. */
guint item_list_beyond(const ItemList *list, guint n_items);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ItemList, item_list_free)

#endif
