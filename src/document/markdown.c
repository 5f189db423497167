/* Markdown; see markdown.h. */
#include "document/markdown.h"
#include "document/front_matter.h"
#include "document/html.h"
#include "document/html_write.h"
#include "document/markdown_html.h"

#include <string.h>

/* "{#dose .wide}" or "{: .note}" at the end of the text: names for links and style sheets. Where it
 * begins; NULL where there is none. */
static const char *find_names(const char *text)
{
    const char *open = strrchr(text, '{');
    gboolean names = open && open[1] && strchr("#.:", open[1]);
    const char *close = names ? strchr(open, '}') : NULL;
    return close && !close[1] ? open : NULL;
}

/* Headings have names behind their text, paragraphs on a line of their own. */
static void cut_names(cmark_node *block)
{
    cmark_node *last = cmark_node_last_child(block);
    gboolean is_heading = cmark_node_get_type(block) == CMARK_NODE_HEADING;
    if (!last || cmark_node_get_type(last) != CMARK_NODE_TEXT)
        return;
    const char *text = cmark_node_get_literal(last), *names = find_names(text);
    cmark_node *before = cmark_node_previous(last);
    gboolean own_line =
        names == text && (!before || cmark_node_get_type(before) == CMARK_NODE_SOFTBREAK);
    if (!names || !(is_heading || (own_line && names[1] == ':')))
        return;
    g_autofree char *rest = g_strchomp(g_strndup(text, (gsize)(names - text)));
    cmark_node_set_literal(last, rest);
}

/* Whether the paragraph is nothing but a tag of a site generator: "{% include note.html %}" of
 * Liquid, "{{< figure … >}}" of Hugo. */
static gboolean is_template_tag(cmark_node *paragraph)
{
    static const char *const forms[][2] = {{"{%", "%}"}, {"{{<", ">}}"}, {"{{%", "%}}"}};
    cmark_node *first = cmark_node_first_child(paragraph);
    cmark_node *last = cmark_node_last_child(paragraph);
    if (!first || cmark_node_get_type(first) != CMARK_NODE_TEXT ||
        cmark_node_get_type(last) != CMARK_NODE_TEXT)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        if (g_str_has_prefix(cmark_node_get_literal(first), forms[i][0]) &&
            g_str_has_suffix(cmark_node_get_literal(last), forms[i][1]))
            return TRUE;
    return FALSE;
}

static void leave_out(cmark_node *paragraph, guint lines_before, Diagnostics *diagnostics)
{
    guint line = (guint)MAX(cmark_node_get_start_line(paragraph), 0) + lines_before;
    diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, line,
                      "a template's tag stands where text should; left out");
    for (cmark_node *child; (child = cmark_node_first_child(paragraph)) != NULL;)
        cmark_node_free(child);
}

/* Takes out what is meant for a site generator. */
static void cut_for_generators(cmark_node *document, guint lines_before, Diagnostics *diagnostics)
{
    cmark_iter *iter = cmark_iter_new(document);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (event == CMARK_EVENT_EXIT &&
            (type == CMARK_NODE_HEADING || type == CMARK_NODE_PARAGRAPH))
            cut_names(node);
        if (event == CMARK_EVENT_EXIT && type == CMARK_NODE_PARAGRAPH && is_template_tag(node))
            leave_out(node, lines_before, diagnostics);
    }
    cmark_iter_free(iter);
}

/* The heading that is the article's title: the first of level 1; without one, a heading at the very
 * beginning that no other is as high as. NULL where there is none. */
static cmark_node *find_title(cmark_node *document)
{
    cmark_node *opening = cmark_node_first_child(document);
    gboolean stands_alone = TRUE;
    if (opening && cmark_node_get_type(opening) != CMARK_NODE_HEADING)
        opening = NULL;
    int level = opening ? cmark_node_get_heading_level(opening) : 0;
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_HEADING)
            continue;
        if (cmark_node_get_heading_level(node) == 1)
            return node;
        stands_alone &= node == opening || cmark_node_get_heading_level(node) > level;
    }
    return stands_alone ? opening : NULL;
}

/* The page up to its content, on as many lines as the front matter has. A title that is stated
 * there is shown as sites do: over the text. */
static guint write_opening(const FrontMatter *matter, const MarkdownTree *tree, GString *page)
{
    cmark_node *heading = matter->title ? NULL : find_title(tree->document);
    g_autofree char *title =
        heading ? markdown_plain_text(tree->notes, heading) : g_strdup(matter->title);
    const HtmlFacts facts = {.title = title,
                             .author = matter->author,
                             .published = matter->published,
                             .updated = matter->updated,
                             .language = matter->language,
                             .description = matter->description,
                             .site = matter->site,
                             .address = matter->address};
    html_write_head(page, &facts);
    if (!matter->title)
        return 1;
    for (guint line = 1; line < matter->title_line; line++)
        g_string_append_c(page, '\n');
    g_string_append(page, "<h1>");
    html_write_text(page, matter->title, strlen(matter->title));
    g_string_append(page, "</h1>");
    return matter->title_line;
}

static void write_page(const FrontMatter *matter, const char *text, gsize length,
                       Diagnostics *diagnostics, GString *page)
{
    g_auto(MarkdownNotes) notes = {0};
    g_auto(MarkdownTables) tables = {0};
    markdown_notes_find(text, length, &notes);
    MarkdownTree tree = {.notes = &notes, .tables = &tables, .lines_before = matter->lines};
    tree.document = cmark_parse_document(notes.text, notes.length, CMARK_OPT_DEFAULT);
    cut_for_generators(tree.document, matter->lines, diagnostics);
    markdown_tables_find(tree.document, notes.text, notes.length, &tables);
    guint line = write_opening(matter, &tree, page);
    markdown_html_write(&tree, line, page);
    cmark_node_free(tree.document);
}

void markdown_parse(Document *document, const char *text, gsize length, Diagnostics *diagnostics)
{
    g_auto(FrontMatter) matter = {0};
    g_autoptr(GString) page = g_string_sized_new(length + length / 4);
    front_matter_read(text, length, diagnostics, &matter);
    write_page(&matter, text + matter.end, length - matter.end, diagnostics, page);
    html_parse(document, page->str, page->len, diagnostics);
}
