/* Bare text; see text.h.
 *
 * A paragraph is what stands between blank lines at one indentation and on one page, its line ends
 * kept. A line that begins with a bullet or a number is an item, and so is the line below a marker
 * that stands alone; deeper indentation nests. A line of dashes is a rule. Lines with cells are a
 * table.
 */
#include "document/text.h"
#include "document/inline_text.h"
#include "document/text_line.h"
#include "document/text_table.h"

#include <string.h>

enum {
    MAX_LIST_DEPTH = 16,
    INDENT_STEP = 2 /* columns: less is a slip of the hand */
};

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
    guint blank_lines;    /* since the last line with text */
    guint indent;         /* of the last line with text */
    gboolean new_page;    /* a form feed stood since the last line with text */
    gboolean cut_word;    /* the last line ended within a word */
    gboolean open_marker; /* the last line was the marker of what comes now */
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
    block->new_page = reader->new_page;
    reader->new_page = FALSE;
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

static void take_away_last(Block *parent)
{
    parent->last_child = parent->last_child->previous;
    if (parent->last_child)
        parent->last_child->next = NULL;
    else
        parent->first_child = NULL;
}

/* One of no-break spaces alone was none. */
static void end_paragraph(TextReader *reader)
{
    Block *paragraph = reader->paragraph;
    reader->paragraph = NULL;
    if (!paragraph)
        return;
    paragraph->text = inline_text_take(&reader->text, reader->arena, &paragraph->text_length,
                                       &paragraph->marks, &paragraph->n_marks);
    if (!paragraph->text)
        take_away_last(paragraph->parent);
}

static void begin_paragraph(TextReader *reader, Block *parent, const TextLine *line)
{
    end_paragraph(reader);
    reader->paragraph = append(parent, new_block(reader, BLOCK_PARAGRAPH, line));
}

static void add_words(TextReader *reader, const TextLine *line, gsize skipped)
{
    inline_text_append(&reader->text, line->content + skipped, line->content_length - skipped);
    if (!line->cut_word)
        inline_text_break(&reader->text);
}

static const char *copy_marker(TextReader *reader, const TextLine *line, gsize length)
{
    g_autofree char *marker = g_strndup(line->content, length);
    g_strchomp(marker);
    return arena_strndup(reader->arena, marker, strlen(marker));
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
    item->marker = copy_marker(reader, line, line->marker_length);
    reader->blank_lines = 0;
    begin_paragraph(reader, item, line);
    if (!line->lone)
        add_words(reader, line, line->marker_length);
}

/* The last item with markers of this style in the lists that are open. */
static const Block *item_before(const TextReader *reader, char style)
{
    for (guint i = reader->n_lists; i-- > 0;)
        if (reader->lists[i].style == style)
            return reader->lists[i].list->last_child;
    return NULL;
}

/* A letter that goes on no count of letters may be a Roman number. */
static void read_roman(const TextReader *reader, TextLine *line)
{
    const Block *item = item_before(reader, line->style);
    if (!line->roman_number || line->roman_number == line->marker_number)
        return;
    if (item ? line->roman_number == item->number + 1 : line->roman_number == 1)
        line->marker_number = line->roman_number;
}

/* A number in the middle of a paragraph is an item only where it begins or continues a count: a
 * line that happens to start with "12." is not. "o" and "a." are words too: they begin a list only
 * where a paragraph begins. */
static gboolean is_item(const TextReader *reader, const TextLine *line)
{
    const Block *item = item_before(reader, line->style);
    gboolean goes_on = item && line->marker_number == item->number + 1;
    if (line->item == TEXT_LINE_BULLET)
        return line->style != 'o' || !reader->paragraph || item || line->wide_gap;
    if (line->item != TEXT_LINE_NUMBER)
        return FALSE;
    if (line->style == 'l')
        return goes_on || (!reader->paragraph && line->marker_number == 1);
    return !reader->paragraph || line->marker_number == 1 || goes_on;
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

static void add_rule(TextReader *reader, const TextLine *line)
{
    end_paragraph(reader);
    reader->n_lists = 0;
    Block *rule = append(reader->document->root, new_block(reader, BLOCK_RULE, line));
    rule->marker = copy_marker(reader, line, line->content_length);
}

/* Whether the indentation says that another paragraph begins; within an item it says that the item
 * goes on. */
static gboolean is_set_apart(const TextReader *reader, const TextLine *line)
{
    return !reader->n_lists && (line->indent >= reader->indent + INDENT_STEP ||
                                line->indent + INDENT_STEP <= reader->indent);
}

static void add_paragraph_line(TextReader *reader, const TextLine *line)
{
    if (reader->n_lists && !reader->cut_word && !continues_item(reader, line)) {
        end_paragraph(reader);
        reader->n_lists = 0;
    }
    if (line->new_page || is_set_apart(reader, line))
        end_paragraph(reader);
    Block *parent = reader->n_lists ? reader->lists[reader->n_lists - 1].list->last_child
                                    : reader->document->root;
    if (!reader->paragraph)
        begin_paragraph(reader, parent, line);
    add_words(reader, line, 0);
}

static void add_line(TextReader *reader, TextLine *line)
{
    gboolean below_marker = reader->open_marker;
    reader->new_page |= line->new_page;
    reader->open_marker = FALSE;
    read_roman(reader, line);
    if (below_marker) {
        add_words(reader, line, 0);
    } else if (is_item(reader, line)) {
        add_item(reader, line);
        reader->open_marker = line->lone;
    } else if (line->item == TEXT_LINE_RULE) {
        add_rule(reader, line);
    } else {
        add_paragraph_line(reader, line);
    }
    reader->indent = line->indent;
    reader->cut_word = line->cut_word;
    reader->blank_lines = 0;
}

static void add_blank_line(TextReader *reader, const TextLine *line)
{
    end_paragraph(reader);
    reader->new_page |= line->new_page;
    reader->blank_lines++;
}

static void add_row(TextReader *reader, Block *block, const TextTable *table, guint row)
{
    TextLine nowhere = {.number = block->line + row};
    Block *parent = append(block, new_block(reader, BLOCK_ROW, &nowhere));
    for (guint i = 0; i < table->columns; i++) {
        const TextCell *text = &g_array_index(table->cells, TextCell, row * table->columns + i);
        Block *cell = append(parent, new_block(reader, BLOCK_CELL, &nowhere));
        cell->header = table->header && row == 0;
        if (!text->length)
            continue;
        reader->paragraph = append(cell, new_block(reader, BLOCK_PARAGRAPH, &nowhere));
        inline_text_append(&reader->text, text->text, text->length);
        end_paragraph(reader);
    }
}

static void add_table(TextReader *reader, const TextLine *line, const TextTable *table)
{
    end_paragraph(reader);
    reader->n_lists = 0;
    Block *block = append(reader->document->root, new_block(reader, BLOCK_TABLE, line));
    reader->blank_lines = 0;
    for (guint row = 0; row < table->rows; row++)
        add_row(reader, block, table, row);
    reader->indent = line->indent;
    reader->cut_word = FALSE;
}

/* The table that begins with `line`, whose next line begins at `text`; gives where the text goes on
 * behind it, NULL if there is none. */
static const char *read_table(TextReader *reader, TextLine *line, const char *text, const char *end)
{
    if (line->item != TEXT_LINE_WORDS || reader->open_marker)
        return NULL;
    g_auto(TextTable) table = {0};
    const char *behind = text_table_read(line, text, end, &table);
    if (!behind)
        return NULL;
    reader->new_page |= line->new_page;
    add_table(reader, line, &table);
    *line = table.last;
    return behind;
}

/* Whether the words of a marker that stands alone are on the next line, which begins at `text`. */
static gboolean has_words_below(const char *text, const char *end, TextLine line)
{
    return text_line_next(text, end, &line) && line.item == TEXT_LINE_WORDS && !line.new_page;
}

void text_parse(Document *document, const char *text, gsize length)
{
    TextReader reader = {.document = document, .arena = document->arena};
    TextLine line = {0};
    document->root = new_block(&reader, BLOCK_GROUP, &line);
    document->root->line = 1;
    inline_text_init(&reader.text);
    const char *end = text + length;
    while ((text = text_line_next(text, end, &line))) {
        if (line.lone && !has_words_below(text, end, line)) {
            line.item = TEXT_LINE_WORDS;
            line.lone = FALSE;
        }
        const char *behind = read_table(&reader, &line, text, end);
        if (behind)
            text = behind;
        else if (line.item == TEXT_LINE_BLANK)
            add_blank_line(&reader, &line);
        else
            add_line(&reader, &line);
    }
    end_paragraph(&reader);
    inline_text_clear(&reader.text);
}
