/* Lists, items and definitions; see list_place.h. */
#include "article/list_place.h"

#include <string.h>

struct ListPlaces {
    guint n_lists;
    GHashTable *lists; /* Block of a list → its number among the article's lists */
    const Block *item; /* that the last text stood in, and the number of its list */
    guint list;
};

ListPlaces *list_places_new(void)
{
    ListPlaces *places = g_new0(ListPlaces, 1);
    places->lists = g_hash_table_new(NULL, NULL);
    return places;
}

void list_places_free(ListPlaces *places)
{
    if (!places)
        return;
    g_hash_table_unref(places->lists);
    g_free(places);
}

static gboolean is_entry(const Block *block)
{
    return block->kind == BLOCK_ITEM || block->kind == BLOCK_TERM ||
           block->kind == BLOCK_DEFINITION;
}

static gboolean is_list(const Block *block)
{
    return block->kind == BLOCK_LIST || strcmp(block->tag, "dl") == 0;
}

const Block *list_place_holder(const Block *block)
{
    for (block = block->parent; block; block = block->parent)
        if (is_entry(block))
            return block;
    return NULL;
}

static const Block *list_around(const Block *block)
{
    for (block = block->parent; block; block = block->parent)
        if (is_list(block))
            return block;
    return NULL;
}

/* --- markers ------------------------------------------------------------------------------------
 */

/* 1 → a, 26 → z, 27 → aa. */
static char *letters_of(int number, char first)
{
    char letters[8], *p = letters + sizeof letters;
    for (*--p = '\0'; number > 0; number = (number - 1) / 26)
        *--p = (char)(first + (number - 1) % 26);
    return g_strdup(p);
}

static char *roman_of(int number, gboolean upper)
{
    static const struct {
        int value;
        const char *sign;
    } signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    GString *roman = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
        for (; number >= signs[i].value; number -= signs[i].value)
            g_string_append(roman, signs[i].sign);
    if (upper)
        g_string_ascii_up(roman);
    return g_string_free(roman, FALSE);
}

/* An ordered list's number as it is shown. Browsers show a number that its letters cannot write in
 * digits. */
static char *marker_of(const Block *item)
{
    enum { MOST_ROMAN = 3999, MOST_LETTERS = 18278 };
    const Block *list = item->parent;
    if (item->kind != BLOCK_ITEM || !list || !list->ordered || item->number == 0)
        return NULL;
    g_autofree char *shown = NULL;
    if (g_ascii_tolower(list->numbering) == 'a' && item->number <= MOST_LETTERS)
        shown = letters_of(item->number, list->numbering);
    else if (g_ascii_tolower(list->numbering) == 'i' && item->number <= MOST_ROMAN)
        shown = roman_of(item->number, list->numbering == 'I');
    else
        shown = g_strdup_printf("%d", item->number);
    return g_strconcat(shown, ".", NULL);
}

/* --- places -------------------------------------------------------------------------------------
 */

static const Block *list_of(const Block *item)
{
    const Block *list = list_around(item);
    return list ? list : item->parent;
}

static guint list_number(ListPlaces *places, const Block *list)
{
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(places->lists, list));
    if (!number) {
        number = ++places->n_lists;
        g_hash_table_insert(places->lists, (gpointer)list, GUINT_TO_POINTER(number));
    }
    return number;
}

void list_places_put(ListPlaces *places, ArticleBlock *block, const Block *item, gboolean begins)
{
    const Block *list = list_around(item);
    guint number = list_number(places, list_of(item));
    gboolean same = item->kind == BLOCK_DEFINITION ? number == places->list : item == places->item;
    block->item.list = number;
    block->item.continues = same && !begins;
    for (const Block *up = list; up; up = list_around(up))
        block->item.depth++;
    block->item.depth = MAX(block->item.depth, 1u);
    if (!block->item.continues)
        block->item.marker = marker_of(item);
    places->item = item;
    places->list = number;
}

gboolean list_places_are_in(const ListPlaces *places, const Block *item)
{
    gpointer number = g_hash_table_lookup(places->lists, list_of(item));
    return number && GPOINTER_TO_UINT(number) == places->list;
}

void list_places_count(const ListPlaces *places, Article *article)
{
    g_autofree guint *sizes = g_new0(guint, places->n_lists + 1);
    for (guint pass = 0; pass < 2; pass++)
        for (guint s = 0; s < article->sections->len; s++) {
            GPtrArray *blocks = ((ArticleSection *)article->sections->pdata[s])->blocks;
            for (guint i = 0; i < blocks->len; i++) {
                ArticleBlock *block = blocks->pdata[i];
                if (block->kind != ARTICLE_ITEM)
                    continue;
                if (pass)
                    block->item.size = sizes[block->item.list];
                else if (block->item.continues)
                    block->item.index = MAX(sizes[block->item.list], 1u);
                else
                    block->item.index = ++sizes[block->item.list];
            }
        }
}
