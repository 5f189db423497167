/* Lists' markup; see markup_list.h. */
#include "publish/markup_list.h"

#include "publish/markup_inline.h"

#include <string.h>

enum { MAX_NUMBER = 99999999 };

typedef enum { LIST_BULLETS, LIST_NUMBERS, LIST_MARKERS } ListStyle;

typedef struct {
    guint list, depth;
    ListStyle style;
    int next_number; /* that the list shows by itself */
} OpenList;

/* "12." → 12; −1 for another marker. */
static int number_of_marker(const char *marker)
{
    gsize n_digits = marker ? strspn(marker, "0123456789") : 0;
    if (n_digits == 0 || !g_str_equal(marker + n_digits, ".") || (marker[0] == '0' && n_digits > 1))
        return -1;
    guint64 number = g_ascii_strtoull(marker, NULL, 10);
    return number <= MAX_NUMBER ? (int)number : -1;
}

static const ArticleBlock *block_at(const GPtrArray *blocks, guint index)
{
    return g_ptr_array_index(blocks, index);
}

/* How the list that begins with `blocks[index]` shows its items. */
static ListStyle style_of_list(const GPtrArray *blocks, guint index)
{
    const ArticleListPlace *first = &block_at(blocks, index)->item;
    ListStyle style = first->marker ? LIST_NUMBERS : LIST_BULLETS;
    for (guint i = index; i < blocks->len; i++) {
        const ArticleBlock *block = block_at(blocks, i);
        if (block->kind != ARTICLE_ITEM || block->item.depth < first->depth)
            break;
        if (block->item.list != first->list || block->item.continues)
            continue;
        const char *marker = block->item.marker;
        if (style == LIST_BULLETS ? marker != NULL : number_of_marker(marker) < 0)
            return LIST_MARKERS;
    }
    return style;
}

/* --- open lists ----------------------------------------------------------------------------- */

MarkupLists markup_lists_open(MarkupWriter *writer)
{
    return (MarkupLists){writer, g_array_new(FALSE, FALSE, sizeof(OpenList))};
}

void markup_lists_clear(MarkupLists *lists)
{
    g_clear_pointer(&lists->open, g_array_unref);
}

static OpenList *innermost(const MarkupLists *lists)
{
    GArray *open = lists->open;
    return open->len > 0 ? &g_array_index(open, OpenList, open->len - 1) : NULL;
}

static const char *list_element(const OpenList *list)
{
    return list->style == LIST_BULLETS ? "ul" : "ol";
}

static void close_list(MarkupLists *lists)
{
    g_string_append_printf(lists->writer->out, "</li>\n</%s>\n", list_element(innermost(lists)));
    g_array_set_size(lists->open, lists->open->len - 1);
}

void markup_lists_end(MarkupLists *lists)
{
    while (lists->open->len > 0)
        close_list(lists);
}

/* Makes the item's list the innermost; FALSE where it was open already. */
static gboolean enter_list(MarkupLists *lists, const GPtrArray *blocks, guint index)
{
    const ArticleListPlace *place = &block_at(blocks, index)->item;
    const OpenList *last;
    while ((last = innermost(lists)) && last->list != place->list && last->depth >= place->depth)
        close_list(lists);
    if (last && last->list == place->list)
        return FALSE;
    OpenList list = {place->list, place->depth, style_of_list(blocks, index), 1};
    g_string_append_printf(lists->writer->out, "%s<%s%s>\n", last ? "\n" : "", list_element(&list),
                           list.style == LIST_MARKERS ? " class=\"marked\"" : "");
    g_array_append_val(lists->open, list);
    return TRUE;
}

/* --- items ---------------------------------------------------------------------------------- */

static void write_text(MarkupWriter *writer, const ArticleBlock *block, MarkupPlace place,
                       const char *marker)
{
    MarkupText text = {.text = block->text,
                       .end = strlen(block->text),
                       .marks = block->marks,
                       .n_marks = block->n_marks,
                       .language = block->language ? block->language : writer->language,
                       .marker = marker};
    markup_inline_write(writer, &text, place);
}

static void begin_item(MarkupLists *lists, const ArticleBlock *block)
{
    GString *out = lists->writer->out;
    OpenList *list = innermost(lists);
    g_string_append(out, "<li");
    if (list->style == LIST_NUMBERS) {
        int number = number_of_marker(block->item.marker);
        if (number >= 0 && number != list->next_number)
            g_string_append_printf(out, " value=\"%d\"", number);
        list->next_number = number + 1;
    }
    markup_writer_append_language(out, block->language, lists->writer->language);
    g_string_append_c(out, '>');
}

void markup_lists_write(MarkupLists *lists, const GPtrArray *blocks, int section, guint index)
{
    MarkupWriter *writer = lists->writer;
    const ArticleBlock *block = block_at(blocks, index);
    MarkupPlace place = {section, (int)index, ROLES};
    gboolean is_new = enter_list(lists, blocks, index);
    if (!is_new && block->item.continues) {
        g_string_append(writer->out, "\n<p");
        markup_writer_append_language(writer->out, block->language, writer->language);
        g_string_append_c(writer->out, '>');
        write_text(writer, block, place, NULL);
        g_string_append(writer->out, "</p>");
        return;
    }
    if (!is_new)
        g_string_append(writer->out, "</li>\n");
    begin_item(lists, block);
    write_text(writer, block, place,
               innermost(lists)->style == LIST_MARKERS ? block->item.marker : NULL);
}
