/* Lines of bare text; see plain_line.h. */
#include "article/plain_line.h"

#include "article/plain_hyphen.h"
#include "article/plain_mail.h"
#include "article/plain_wrap.h"

#include <string.h>

static void line_free(PlainLine *line)
{
    g_free(line->text);
    g_free(line);
}

static guint depth_of(const Block *item)
{
    guint depth = 0;
    for (const Block *up = item; up; up = up->parent)
        depth += up->kind == BLOCK_LIST;
    return depth;
}

static void set_item(PlainLine *line, const PlainRow *row)
{
    line->item = TRUE;
    line->continues = !row->begins;
    line->depth = depth_of(row->item);
    if (line->continues)
        return;
    line->number = row->item->number;
    line->marker = row->item->number ? row->item->marker : NULL;
}

/* The line that begins with `row` and says `joined`; NULL when nothing is left of it. */
static PlainLine *line_new(const CueIndex *cues, const PlainRow *row, const char *joined)
{
    char *text = text_clean(joined);
    if (!text && !row->table)
        return NULL;
    PlainLine *line = g_new0(PlainLine, 1);
    line->text = text ? text : g_strdup("");
    line->size = text_measure(line->text, strlen(line->text));
    cue_count(cues, line->text, &line->cues);
    line->number_of_line = row->number;
    line->blank_before = row->blank_before;
    line->quoted = row->quoted > 0;
    line->underline = row->underline;
    line->table = row->table;
    line->mail = row->mail;
    if (row->item)
        set_item(line, row);
    return line;
}

static void add_line(GPtrArray *lines, const CueIndex *cues, const PlainRow *row, GString *text)
{
    PlainLine *line = row ? line_new(cues, row, text->str) : NULL;
    if (line)
        g_ptr_array_add(lines, line);
    g_string_truncate(text, 0);
}

GPtrArray *plain_lines(const Page *page)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
    GStringChunk *memory = NULL;
    g_autoptr(GArray) rows = plain_rows(page, &memory);
    g_auto(PlainWrap) wrap = {0};
    plain_mail_mark(rows);
    plain_wrap_judge(&wrap, rows);
    g_autoptr(GHashTable) words = plain_hyphen_words(rows);
    g_autoptr(GString) text = g_string_new(NULL);
    const PlainRow *first = NULL; /* of the line that is being gathered */
    for (guint i = 0; i < rows->len; i++) {
        const PlainRow *row = plain_row(rows, i);
        if (row->furniture)
            continue;
        if (!wrap.joins[i]) {
            add_line(lines, page->cues, first, text);
            first = row;
        }
        plain_hyphen_append(text, row->text, words);
    }
    add_line(lines, page->cues, first, text);
    g_string_chunk_free(memory);
    return lines;
}
