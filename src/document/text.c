/* Bare text; see text.h.
 *
 * A paragraph is what stands between blank lines, its line ends kept. A line that begins with a
 * bullet or a number is an item; deeper indentation nests. A line of dashes is a rule. A form feed
 * ends a line and no more: sentences run on over the end of a page.
 */
#include "document/text.h"
#include "document/inline_text.h"
#include "document/text_line.h"

#include <string.h>

enum { MAX_LIST_DEPTH = 16 };

typedef struct {
    Block *list;
    guint indent; /* of its markers */
    char style;
} OpenList;

typedef struct {
    Document *document;
    Arena *arena;
    InlineText text;
    Block *paragraph; /* being gathered; NULL between paragraphs */
    OpenList lists[MAX_LIST_DEPTH];
    guint n_lists;
    guint blank_lines; /* since the last line with text */
} TextReader;

static Block *new_block(TextReader *reader, BlockKind kind, const TextLine *line)
{
    Block *block = arena_new_object(reader->arena, Block);
    block->kind = kind;
    block->tag = block->names = block->role = block->itemprop = "";
    block->itemtype = block->label = block->language = "";
    block->columns = block->rows = 1;
    block->line = line->number;
    block->indent = line->indent;
    block->blank_lines_before = reader->blank_lines;
    return block;
}

static Block *append(Block *parent, Block *block)
{
    block->parent = parent;
    block->previous = parent->last_child;
    if (parent->last_child)
        parent->last_child->next = block;
    else
        parent->first_child = block;
    parent->last_child = block;
    return block;
}

static void end_paragraph(TextReader *reader)
{
    Block *paragraph = reader->paragraph;
    reader->paragraph = NULL;
    if (!paragraph)
        return;
    paragraph->text = inline_text_take(&reader->text, reader->arena, &paragraph->text_length,
                                       &paragraph->marks, &paragraph->n_marks);
}

static void begin_paragraph(TextReader *reader, Block *parent, const TextLine *line)
{
    end_paragraph(reader);
    reader->paragraph = append(parent, new_block(reader, BLOCK_PARAGRAPH, line));
}

static void add_words(TextReader *reader, const TextLine *line, gsize skipped)
{
    inline_text_append(&reader->text, line->content + skipped, line->content_length - skipped);
    inline_text_break(&reader->text);
}

/* The list that an item of this indentation and style goes on, opened if need be. */
static OpenList *list_for(TextReader *reader, const TextLine *line)
{
    while (reader->n_lists && line->indent < reader->lists[reader->n_lists - 1].indent)
        reader->n_lists--;
    OpenList *innermost = reader->n_lists ? &reader->lists[reader->n_lists - 1] : NULL;
    if (innermost && innermost->style == line->style && line->indent <= innermost->indent + 1)
        return innermost;
    gboolean nests = innermost && line->indent > innermost->indent + 1;
    if (nests && reader->n_lists == MAX_LIST_DEPTH)
        return innermost;
    if (innermost && !nests)
        reader->n_lists--;
    Block *parent = reader->n_lists ? reader->lists[reader->n_lists - 1].list->last_child
                                    : reader->document->root;
    Block *list = append(parent, new_block(reader, BLOCK_LIST, line));
    list->ordered = line->item == TEXT_LINE_NUMBER;
    list->number = line->marker_number;
    reader->lists[reader->n_lists++] = (OpenList){list, line->indent, line->style};
    return &reader->lists[reader->n_lists - 1];
}

static void add_item(TextReader *reader, const TextLine *line)
{
    end_paragraph(reader);
    OpenList *list = list_for(reader, line);
    Block *item = append(list->list, new_block(reader, BLOCK_ITEM, line));
    item->number = line->marker_number;
    reader->blank_lines = 0;
    begin_paragraph(reader, item, line);
    add_words(reader, line, line->marker_length);
}

/* A number in the middle of a paragraph is an item only where it begins or continues a count: a
 * line that happens to start with "12." is not. */
static gboolean is_item(const TextReader *reader, const TextLine *line)
{
    if (line->item == TEXT_LINE_BULLET)
        return TRUE;
    if (line->item != TEXT_LINE_NUMBER)
        return FALSE;
    if (!reader->paragraph)
        return TRUE;
    const Block *item =
        reader->n_lists ? reader->lists[reader->n_lists - 1].list->last_child : NULL;
    return line->marker_number == 1 || (item && line->marker_number == item->number + 1);
}

/* A line without a marker belongs to the item before it when it is indented more than the marker,
 * or, directly below, when it goes on in lower case. */
static gboolean continues_item(const TextReader *reader, const TextLine *line)
{
    if (!reader->n_lists)
        return FALSE;
    if (line->indent > reader->lists[reader->n_lists - 1].indent)
        return TRUE;
    gboolean lower = g_unichar_islower(g_utf8_get_char(line->content));
    return reader->paragraph && lower;
}

static void add_line(TextReader *reader, const TextLine *line)
{
    if (is_item(reader, line)) {
        add_item(reader, line);
    } else if (line->item == TEXT_LINE_RULE) {
        end_paragraph(reader);
        reader->n_lists = 0;
        append(reader->document->root, new_block(reader, BLOCK_RULE, line));
    } else {
        if (reader->n_lists && !continues_item(reader, line)) {
            end_paragraph(reader);
            reader->n_lists = 0;
        }
        Block *parent = reader->n_lists ? reader->lists[reader->n_lists - 1].list->last_child
                                        : reader->document->root;
        if (!reader->paragraph)
            begin_paragraph(reader, parent, line);
        add_words(reader, line, 0);
    }
    reader->blank_lines = 0;
}

static void add_blank_line(TextReader *reader)
{
    end_paragraph(reader);
    reader->blank_lines++;
}

void text_parse(Document *document, const char *text, gsize length)
{
    TextReader reader = {.document = document, .arena = document->arena};
    TextLine line = {0};
    document->root = new_block(&reader, BLOCK_GROUP, &line);
    document->root->line = 1;
    inline_text_init(&reader.text);
    const char *end = text + length;
    while ((text = text_line_next(text, end, &line)))
        if (line.item == TEXT_LINE_BLANK)
            add_blank_line(&reader);
        else
            add_line(&reader, &line);
    end_paragraph(&reader);
    inline_text_clear(&reader.text);
}
