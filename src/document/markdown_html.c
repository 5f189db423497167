/* Markdown as HTML; see markdown_html.h. */
#include "document/markdown_html.h"
#include "document/element.h"
#include "document/html_write.h"

#include <string.h>

enum { MAX_TAG_BYTES = 16 };

typedef struct {
    const MarkdownTree *tree;
    GString *out;
    guint line;         /* of `out` */
    const Element *raw; /* an element whose content is no text, opened within this block */

    /* "~~" that may begin deleted text: where it is in `out`, and whose child it stands in */
    const cmark_node *deletion_parent;
    gsize deletion_at;
} Writer;

static void write_literal(Writer *writer, const char *text)
{
    g_string_append(writer->out, text);
}

/* Breaks lines until the number of `out`'s is that of the source. */
static void go_to_line(Writer *writer, int line)
{
    guint wanted = (guint)MAX(line, 0) + writer->tree->lines_before;
    for (; line > 0 && writer->line < wanted; writer->line++)
        g_string_append_c(writer->out, '\n');
}

static void count_lines(Writer *writer, const char *text)
{
    for (; (text = strchr(text, '\n')) != NULL; text++)
        writer->line++;
}

/* --- text --------------------------------------------------------------------------------------
 */

static void write_reference(Writer *writer, guint number)
{
    g_string_append_printf(writer->out, "<sup><a href=\"#note-%u\">%u</a></sup>", number, number);
}

/* The next "~~" of exactly two in the text; NULL where there is none. */
static const char *find_tildes(const char *text, const char *end)
{
    for (; (text = memchr(text, '~', (gsize)(end - text))) != NULL;) {
        const char *after = text;
        while (after < end && *after == '~')
            after++;
        if (after - text == 2)
            return text;
        text = after;
    }
    return NULL;
}

/* Writes "~~"; the second one of two makes what is between them deleted. */
static void write_tildes(Writer *writer, const cmark_node *parent, gboolean may_open,
                         gboolean may_close)
{
    if (may_close && writer->deletion_parent == parent) {
        g_string_overwrite_len(writer->out, writer->deletion_at, "<d", 2);
        g_string_insert(writer->out, (gssize)writer->deletion_at + 2, "el>");
        write_literal(writer, "</del>");
        writer->deletion_parent = NULL;
        return;
    }
    if (may_open) {
        writer->deletion_parent = parent;
        writer->deletion_at = writer->out->len;
    }
    write_literal(writer, "~~");
}

static void write_text(Writer *writer, cmark_node *node, const char *text, gsize length)
{
    const cmark_node *parent = cmark_node_parent(node);
    const char *end = text + length;
    for (const char *tildes; (tildes = find_tildes(text, end)) != NULL; text = tildes + 2) {
        html_write_text(writer->out, text, (gsize)(tildes - text));
        gboolean before = tildes > text ? !g_ascii_isspace(tildes[-1]) : TRUE;
        gboolean after = tildes + 2 < end ? !g_ascii_isspace(tildes[2]) : TRUE;
        write_tildes(writer, parent, after, before);
    }
    html_write_text(writer->out, text, (gsize)(end - text));
}

/* Text with the marks of footnotes in it. */
static void write_noted_text(Writer *writer, cmark_node *node, const char *text)
{
    const char *end = text + strlen(text);
    for (NotePiece piece; markdown_notes_next(writer->tree->notes, &text, end, &piece);)
        if (piece.kind == NOTE_REFERENCE)
            write_reference(writer, piece.number);
        else if (piece.kind == NOTE_TEXT)
            write_text(writer, node, piece.at, piece.length);
}

/* Code and addresses: the marks in them are none. */
static void write_restored(Writer *writer, const char *text)
{
    g_autofree char *restored = markdown_notes_restore(writer->tree->notes, text);
    html_write_text(writer->out, restored, strlen(restored));
}

/* --- elements ----------------------------------------------------------------------------------
 */

static void write_tag(Writer *writer, const char *name, gboolean entering)
{
    g_string_append_printf(writer->out, entering ? "<%s>" : "</%s>", name);
}

static void write_attribute(Writer *writer, const char *name, const char *value)
{
    g_string_append_printf(writer->out, " %s=\"", name);
    write_restored(writer, value ? value : "");
    g_string_append_c(writer->out, '"');
}

static void write_link(Writer *writer, cmark_node *node, gboolean entering)
{
    if (!entering) {
        write_literal(writer, "</a>");
        return;
    }
    write_literal(writer, "<a");
    write_attribute(writer, "href", cmark_node_get_url(node));
    write_literal(writer, ">");
}

char *markdown_plain_text(const MarkdownNotes *notes, cmark_node *node)
{
    g_autoptr(GString) text = g_string_new(NULL);
    cmark_iter *iter = cmark_iter_new(node);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *part = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(part);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            g_string_append_c(text, ' ');
        if (type != CMARK_NODE_TEXT && type != CMARK_NODE_CODE)
            continue;
        const char *at = cmark_node_get_literal(part), *end = at + strlen(at);
        for (NotePiece piece; markdown_notes_next(notes, &at, end, &piece);)
            if (piece.kind == NOTE_TEXT)
                g_string_append_len(text, piece.at, (gssize)piece.length);
    }
    cmark_iter_free(iter);
    g_strstrip(text->str);
    return *text->str ? g_strdup(text->str) : NULL;
}

/* An image is what its description says; the marks within that are none. */
static void write_image(Writer *writer, cmark_node *node)
{
    g_autofree char *alt = markdown_plain_text(writer->tree->notes, node);
    write_literal(writer, "<img");
    write_attribute(writer, "src", cmark_node_get_url(node));
    write_attribute(writer, "alt", alt ? alt : cmark_node_get_title(node));
    write_literal(writer, ">");
}

/* The element of the tag at `tag`, of those whose content is no text; NULL for others. */
static const Element *raw_element(const char *tag)
{
    const char *name = tag + 1 + (tag[1] == '/');
    gsize length = 0;
    while (length < MAX_TAG_BYTES && g_ascii_isalnum(name[length]))
        length++;
    g_autofree char *lower = g_ascii_strdown(name, (gssize)length);
    const Element *element = element_find(lower);
    gboolean raw = element && (element->class == ELEMENT_RAW || element->class == ELEMENT_TITLE);
    return raw ? element : NULL;
}

/* Follows such elements as they open and close: one that stays open must not swallow the rest of
 * the article. */
static void note_raw(Writer *writer, const char *html)
{
    for (const char *tag = html; (tag = strchr(tag, '<')) != NULL; tag++) {
        const Element *element = raw_element(tag);
        if (!element)
            continue;
        if (!writer->raw && tag[1] != '/')
            writer->raw = element;
        else if (writer->raw == element && tag[1] == '/')
            writer->raw = NULL;
    }
}

static void end_raw(Writer *writer)
{
    if (writer->raw)
        write_tag(writer, writer->raw->name, FALSE);
    writer->raw = NULL;
}

static void write_html(Writer *writer, const char *html)
{
    g_autofree char *restored = g_strchomp(markdown_notes_restore(writer->tree->notes, html));
    note_raw(writer, restored);
    write_literal(writer, restored);
    count_lines(writer, restored);
}

/* Within a text the content of a script is left out; the tags of other such elements are no more
 * than words about HTML. */
static void write_inline_html(Writer *writer, const char *html)
{
    const Element *element = raw_element(html);
    gboolean is_code =
        element && (strcmp(element->name, "script") == 0 || strcmp(element->name, "style") == 0);
    if (!element || is_code)
        write_html(writer, html);
    else
        count_lines(writer, html);
}

/* TRUE when the node's children are to be written too. */
static gboolean write_inline(Writer *writer, cmark_node *node, gboolean entering)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        write_noted_text(writer, node, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        if (cmark_node_get_type(node) == CMARK_NODE_LINEBREAK)
            write_literal(writer, "<br>");
        write_literal(writer, "\n");
        writer->line++;
        break;
    case CMARK_NODE_CODE:
        write_literal(writer, "<code>");
        write_restored(writer, cmark_node_get_literal(node));
        write_literal(writer, "</code>");
        break;
    case CMARK_NODE_HTML_INLINE:
        write_inline_html(writer, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_EMPH:
        write_tag(writer, "em", entering);
        break;
    case CMARK_NODE_STRONG:
        write_tag(writer, "strong", entering);
        break;
    case CMARK_NODE_LINK:
        write_link(writer, node, entering);
        break;
    case CMARK_NODE_IMAGE:
        if (entering)
            write_image(writer, node);
        return FALSE;
    default:
        break;
    }
    return TRUE;
}

/* --- tables ------------------------------------------------------------------------------------
 */

/* Writes what is in a paragraph that is not itself written. */
static void write_content(Writer *writer, cmark_node *paragraph)
{
    cmark_iter *iter = cmark_iter_new(paragraph);
    cmark_iter_next(iter);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (node != paragraph && !write_inline(writer, node, event == CMARK_EVENT_ENTER))
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iter);
    end_raw(writer);
}

static void write_cell(Writer *writer, guint cell, const char *name)
{
    cmark_node *content = writer->tree->tables->cells->pdata[cell];
    write_tag(writer, name, TRUE);
    if (content)
        write_content(writer, content);
    write_tag(writer, name, FALSE);
}

/* A row may have fewer cells than there are columns. */
static void write_row(Writer *writer, const MarkdownRow *row, guint columns, const char *name)
{
    go_to_line(writer, (int)row->line);
    write_literal(writer, "<tr>");
    for (guint i = 0; i < row->n_cells; i++)
        write_cell(writer, row->first_cell + i, name);
    for (guint i = row->n_cells; i < columns; i++)
        write_literal(writer, "<td></td>");
    write_literal(writer, "</tr>");
}

static void write_table(Writer *writer, const MarkdownTable *table)
{
    const MarkdownRow *rows =
        &g_array_index(writer->tree->tables->rows, MarkdownRow, table->first_row);
    if (table->has_lead)
        write_cell(writer, table->lead, "p");
    write_literal(writer, "<table>");
    for (guint i = 0; i < table->n_rows; i++)
        write_row(writer, &rows[i], rows[0].n_cells, i == 0 ? "th" : "td");
    write_literal(writer, "</table>");
}

/* --- blocks ------------------------------------------------------------------------------------
 */

static void write_heading(Writer *writer, cmark_node *node, gboolean entering)
{
    const char name[] = {'h', (char)('0' + cmark_node_get_heading_level(node)), '\0'};
    write_tag(writer, name, entering);
}

/* The sign of a footnote at the beginning of an item; 0 for a common item. */
static guint note_of_item(const Writer *writer, cmark_node *item)
{
    cmark_node *paragraph = cmark_node_first_child(item);
    cmark_node *first = paragraph ? cmark_node_first_child(paragraph) : NULL;
    if (!first || cmark_node_get_type(first) != CMARK_NODE_TEXT)
        return 0;
    const char *text = cmark_node_get_literal(first);
    NotePiece piece;
    if (!markdown_notes_begins_note(text) ||
        !markdown_notes_next(writer->tree->notes, &text, text + strlen(text), &piece))
        return 0;
    return piece.number;
}

/* Footnotes are items for cmark, of a list of bullets; where they follow an author's own items, the
 * list ends there, and begins again behind them. */
static void write_item(Writer *writer, cmark_node *node, gboolean entering)
{
    if (!entering) {
        write_literal(writer, "</li>");
        return;
    }
    cmark_node *previous = cmark_node_previous(node);
    guint note = note_of_item(writer, node);
    gboolean after_note = previous && note_of_item(writer, previous);
    if (note && !after_note)
        write_literal(writer, "</ul><section class=\"footnotes\"><ol>");
    if (!note && after_note)
        write_literal(writer, "</ol></section><ul>");
    if (note)
        g_string_append_printf(writer->out, "<li value=\"%u\">", note);
    else
        write_literal(writer, "<li>");
}

static void write_list(Writer *writer, cmark_node *node, gboolean entering)
{
    gboolean ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (ordered && entering)
        g_string_append_printf(writer->out, "<ol start=\"%d\">", cmark_node_get_list_start(node));
    else if (!entering && note_of_item(writer, cmark_node_last_child(node)))
        write_literal(writer, "</ol></section>");
    else
        write_tag(writer, ordered ? "ol" : "ul", entering);
}

/* The first text of the paragraph that opens an item or a quotation; NULL for other paragraphs. */
static cmark_node *opening_text(cmark_node *paragraph, cmark_node_type container)
{
    cmark_node *text = cmark_node_first_child(paragraph);
    gboolean opens = cmark_node_get_type(cmark_node_parent(paragraph)) == container &&
                     !cmark_node_previous(paragraph);
    return opens && text && cmark_node_get_type(text) == CMARK_NODE_TEXT ? text : NULL;
}

/* The brackets of a task, "[ ]" or "[x]", become a sign. */
static void write_task_mark(Writer *writer, cmark_node *paragraph)
{
    cmark_node *text = opening_text(paragraph, CMARK_NODE_ITEM);
    const char *literal = text ? cmark_node_get_literal(text) : "";
    if (literal[0] != '[' || !literal[1] || !strchr(" xX", literal[1]) || literal[2] != ']' ||
        literal[3] != ' ')
        return;
    write_literal(writer, literal[1] == ' ' ? "☐" : "☑");
    g_autofree char *rest = g_strdup(literal + 3);
    cmark_node_set_literal(text, rest);
}

/* "[!WARNING]" alone on the first line of a quotation makes it a box of that name. */
static void write_alert(Writer *writer, cmark_node *paragraph)
{
    static const char *const names[] = {"Note", "Tip", "Important", "Warning", "Caution"};
    cmark_node *text = opening_text(paragraph, CMARK_NODE_BLOCK_QUOTE);
    cmark_node *next = text ? cmark_node_next(text) : NULL;
    if (!text || (next && cmark_node_get_type(next) != CMARK_NODE_SOFTBREAK))
        return;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *mark = g_strdup_printf("[!%s]", names[i]);
        if (g_ascii_strcasecmp(cmark_node_get_literal(text), mark) != 0)
            continue;
        g_string_append_printf(writer->out, "<strong>%s:</strong>", names[i]);
        cmark_node_set_literal(text, "");
    }
}

static gboolean write_paragraph(Writer *writer, cmark_node *node, gboolean entering)
{
    const MarkdownTable *table = entering ? markdown_tables_at(writer->tree->tables, node) : NULL;
    if (table) {
        write_table(writer, table);
        return FALSE;
    }
    if (entering) {
        write_literal(writer, "<p>");
        write_task_mark(writer, node);
        write_alert(writer, node);
    } else {
        end_raw(writer);
        write_literal(writer, "</p>");
    }
    return TRUE;
}

static void write_code(Writer *writer, cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    write_literal(writer, "<pre>");
    write_restored(writer, text);
    count_lines(writer, text);
    write_literal(writer, "</pre>");
}

/* TRUE when the node's children are to be written too. */
static gboolean write_block(Writer *writer, cmark_node *node, gboolean entering)
{
    if (entering)
        go_to_line(writer, cmark_node_get_start_line(node));
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        write_tag(writer, "blockquote", entering);
        break;
    case CMARK_NODE_LIST:
        write_list(writer, node, entering);
        break;
    case CMARK_NODE_ITEM:
        write_item(writer, node, entering);
        break;
    case CMARK_NODE_HEADING:
        write_heading(writer, node, entering);
        break;
    case CMARK_NODE_PARAGRAPH:
        return write_paragraph(writer, node, entering);
    case CMARK_NODE_CODE_BLOCK:
        write_code(writer, node);
        break;
    case CMARK_NODE_HTML_BLOCK:
        write_html(writer, cmark_node_get_literal(node));
        end_raw(writer);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        write_literal(writer, "<hr>");
        break;
    default:
        break;
    }
    return TRUE;
}

void markdown_html_write(const MarkdownTree *tree, guint line, GString *out)
{
    Writer writer = {.tree = tree, .out = out, .line = line};
    cmark_iter *iter = cmark_iter_new(tree->document);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        gboolean entering = event == CMARK_EVENT_ENTER;
        gboolean inlined = CMARK_NODE_TEXT <= cmark_node_get_type(node);
        gboolean goes_in =
            inlined ? write_inline(&writer, node, entering) : write_block(&writer, node, entering);
        if (!goes_in && entering)
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iter);
}
