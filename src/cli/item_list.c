/* Lists of items; see item_list.h. */
#include "cli/item_list.h"

typedef struct {
    guint first, last;
} Range;

struct ItemList {
    GArray *ranges; /* of Range */
};

static gboolean read_number(const char *text, guint *number)
{
    guint64 value;
    if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXUINT, &value, NULL))
        return FALSE;
    *number = (guint)value;
    return TRUE;
}

static gboolean read_range(const char *text, Range *range)
{
    g_auto(GStrv) ends = g_strsplit(text, "-", 2);
    if (!ends[0] || !read_number(g_strstrip(ends[0]), &range->first))
        return FALSE;
    range->last = ends[1] ? G_MAXUINT : range->first;
    if (ends[1] && *g_strstrip(ends[1]) && !read_number(ends[1], &range->last))
        return FALSE;
    return range->first <= range->last;
}

ItemList *item_list_parse(const char *text)
{
    g_autoptr(ItemList) list = g_new0(ItemList, 1);
    list->ranges = g_array_new(FALSE, FALSE, sizeof(Range));
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);
    for (char **part = parts; *part; part++) {
        Range range;
        if (!read_range(*part, &range))
            return NULL;
        g_array_append_val(list->ranges, range);
    }
    return list->ranges->len ? g_steal_pointer(&list) : NULL;
}

void item_list_free(ItemList *list)
{
    if (!list)
        return;
    g_array_unref(list->ranges);
    g_free(list);
}

gboolean item_list_has(const ItemList *list, guint number)
{
    for (guint i = 0; list && i < list->ranges->len; i++) {
        const Range *range = &g_array_index(list->ranges, Range, i);
        if (range->first <= number && number <= range->last)
            return TRUE;
    }
    return list == NULL;
}

guint item_list_beyond(const ItemList *list, guint n_items)
{
    for (guint i = 0; list && i < list->ranges->len; i++)
        if (g_array_index(list->ranges, Range, i).first > n_items)
            return g_array_index(list->ranges, Range, i).first;
    return 0;
}
