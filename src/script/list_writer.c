/* Lists in a script; see list_writer.h. */
#include "script/list_writer.h"

#include <string.h>

enum {
    MIN_ANNOUNCED_SIZE = 2, /* one item alone is a paragraph with a dot */
    MIN_ENDED_SIZE = 3      /* of a list whose end is worth a word */
};

typedef struct {
    guint list, depth, size;
} OpenList;

ListWriter *list_writer_new(void)
{
    ListWriter *lists = g_new0(ListWriter, 1);
    lists->open = g_array_new(FALSE, FALSE, sizeof(OpenList));
    return lists;
}

void list_writer_free(ListWriter *lists)
{
    if (!lists)
        return;
    g_array_unref(lists->open);
    g_free(lists);
}

static const OpenList *innermost(const ListWriter *lists)
{
    GArray *open = lists->open;
    return open->len > 0 ? &g_array_index(open, OpenList, open->len - 1) : NULL;
}

static void open_list(ListWriter *lists, ScriptWriter *writer, const ArticleListPlace *place)
{
    OpenList list = {place->list, place->depth, place->size};
    gboolean inner = lists->open->len > 0;
    g_array_append_val(lists->open, list);
    if (list.size >= MIN_ANNOUNCED_SIZE)
        script_writer_announce(writer, inner ? "inner_list" : "list", list.size, 0, NULL);
}

/* Closes what the item's list does not stand in. The size of the last list closed, or 0. */
static guint close_lists(ListWriter *lists, const ArticleListPlace *place)
{
    guint size = 0;
    for (const OpenList *list; (list = innermost(lists));) {
        if (list->list == place->list || list->depth < place->depth)
            break;
        size = list->size;
        g_array_set_size(lists->open, lists->open->len - 1);
    }
    return size;
}

/* Makes the item's list the innermost one. A list that follows another at once is announced itself,
 * and says thereby that the other has ended. */
static void enter_list(ListWriter *lists, ScriptWriter *writer, const ArticleListPlace *place)
{
    guint closed_size = close_lists(lists, place);
    const OpenList *list = innermost(lists);
    if (!list || list->list != place->list)
        open_list(lists, writer, place);
    else if (closed_size >= MIN_ENDED_SIZE)
        script_writer_announce(writer, "inner_list_end", 0, 0, NULL);
}

void list_writer_item(ListWriter *lists, ScriptWriter *writer, const ArticleBlock *item)
{
    const VoicePauses *pauses = script_writer_pauses(writer);
    enter_list(lists, writer, &item->item);
    Passage passage = {ROLE_ITEM,
                       VOICE_BODY,
                       .level = (int)item->item.depth,
                       .text = item->text,
                       .length = strlen(item->text),
                       .marks = item->marks,
                       .n_marks = item->n_marks,
                       .language = item->language,
                       .marker = item->item.continues ? NULL : item->item.marker};
    script_writer_say(writer, &passage);
    script_writer_wish_after(writer, pauses->item);
}

void list_writer_end(ListWriter *lists, ScriptWriter *writer, gboolean announce)
{
    if (lists->open->len == 0)
        return;
    guint size = g_array_index(lists->open, OpenList, 0).size;
    g_array_set_size(lists->open, 0);
    if (announce && size >= MIN_ENDED_SIZE)
        script_writer_announce(writer, "list_end", 0, 0, NULL);
    script_writer_wish_after(writer, script_writer_pauses(writer)->paragraph);
}
