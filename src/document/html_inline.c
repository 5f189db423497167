/* Inline content: text, images and the elements that mark them; see html_inline.h. */
#include "document/html_inline.h"

#include <string.h>

/* Hidden inline text has no block that could say so: it is left out. */
static gboolean takes_text(const HtmlTree *tree)
{
    const HtmlOpen *top = &tree->open[tree->n_open - 1];
    if (top->dropped)
        return FALSE;
    return !top->hidden || tree->text_hidden || (!tree->text_owned && top->block->hidden);
}

void html_inline_break(HtmlTree *tree)
{
    if (takes_text(tree))
        inline_text_break(&tree->text);
}

static guint count_lines(const char *text, gsize length)
{
    guint lines = 0;
    for (const char *end = text + length; (text = memchr(text, '\n', (gsize)(end - text))); text++)
        lines++;
    return lines;
}

void html_inline_text(HtmlTree *tree, const char *text, gsize length, guint line)
{
    if (!takes_text(tree))
        return;
    gboolean begins = tree->text.text->len == 0 && !tree->text_owned;
    inline_text_append(&tree->text, text, length);
    if (!begins || !tree->text.text->len)
        return;
    gsize blanks = 0;
    while (blanks < length && g_ascii_isspace(text[blanks]))
        blanks++;
    guint lines = count_lines(text + blanks, length - blanks);
    tree->text_source.line = line - MIN(line, lines);
}

/* Pictures of a character stand in the text; other images behind it. */
static gboolean is_character(const HtmlAttributes *attributes)
{
    glong length = g_utf8_strlen(attributes->alt, 64);
    return length <= 2 || (attributes->class && strstr(attributes->class, "emoji"));
}

static void add_image(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes, guint line)
{
    Block *block = html_tree_block(tree, BLOCK_IMAGE, name->tag, attributes, line);
    InlineText alt;
    inline_text_init(&alt);
    inline_text_append(&alt, attributes->alt, strlen(attributes->alt));
    const Mark *none;
    guint n_none;
    block->text = inline_text_take(&alt, tree->arena, &block->text_length, &none, &n_none);
    inline_text_clear(&alt);
    if (!block->text)
        return;
    block->marks =
        inline_text_open_marks(&tree->text, tree->arena, block->text_length, &block->n_marks);
    block->hidden = html_tree_top(tree)->hidden || html_attributes_hide(attributes);
    if (inline_text_is_blank(&tree->text))
        html_tree_append(tree, block);
    else
        g_ptr_array_add(tree->images, block);
}

void html_inline_image(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes, guint line)
{
    if (!attributes->alt || !*attributes->alt)
        return;
    if (!inline_text_is_blank(&tree->text) && is_character(attributes))
        html_inline_text(tree, attributes->alt, strlen(attributes->alt), line);
    else
        add_image(tree, name, attributes, line);
}

static gboolean names_a_note(const HtmlAttributes *attributes)
{
    static const char *const words[] = {"noteref", "footnote", "cite_ref", "reference", "endnote"};
    const char *values[] = {attributes->class, attributes->id, attributes->role};
    for (gsize v = 0; v < G_N_ELEMENTS(values); v++)
        for (gsize w = 0; values[v] && w < G_N_ELEMENTS(words); w++)
            if (strstr(values[v], words[w]))
                return TRUE;
    return FALSE;
}

/* A raised link to a fragment, or what its class or role calls one, is a footnote's mark. */
static MarkKind link_kind(HtmlTree *tree, const HtmlAttributes *attributes)
{
    OpenMark *raised = inline_text_find_open(&tree->text, MARK_SUPERSCRIPT);
    gboolean fragment = strchr(attributes->href, '#') != NULL;
    if (raised && (fragment || names_a_note(attributes)))
        raised->mark.kind = MARK_NOTE_REFERENCE;
    gboolean note = attributes->role && strcmp(attributes->role, "doc-noteref") == 0;
    return note ? MARK_NOTE_REFERENCE : MARK_LINK;
}

static MarkKind raised_kind(HtmlTree *tree, const HtmlAttributes *attributes)
{
    const OpenMark *link = inline_text_find_open(&tree->text, MARK_LINK);
    gboolean fragment = link && link->mark.value && strchr(link->mark.value, '#');
    return fragment || names_a_note(attributes) ? MARK_NOTE_REFERENCE : MARK_SUPERSCRIPT;
}

static void open_element_mark(HtmlTree *tree, HtmlOpen *open, const HtmlAttributes *attributes)
{
    Interner *keep = &tree->interner;
    int kind = open->name->element->mark;
    const char *value = NULL;
    switch (kind) {
    case -1:
        return;
    case MARK_LINK:
        if (!attributes->href)
            return;
        kind = link_kind(tree, attributes);
        value = kind == MARK_LINK ? interner_keep(keep, attributes->href) : NULL;
        break;
    case MARK_SUPERSCRIPT:
        kind = raised_kind(tree, attributes);
        break;
    case MARK_ABBREVIATION:
        if (!attributes->title || !*attributes->title)
            return;
        value = interner_keep(keep, attributes->title);
        break;
    case MARK_TIME:
        value = interner_keep(keep, attributes->datetime);
        break;
    default:
        break;
    }
    inline_text_open(&tree->text, (MarkKind)kind, value, open->owner);
}

/* What an inline element says about itself, kept for whoever judges. */
static void open_evidence_marks(HtmlTree *tree, HtmlOpen *open, const HtmlAttributes *attributes)
{
    Interner *keep = &tree->interner;
    InlineText *text = &tree->text;
    const char *property = attributes->itemprop ? attributes->itemprop : attributes->property;
    const char *names = html_attributes_names(attributes, keep);
    if (*names)
        inline_text_open(text, MARK_NAMES, names, open->owner);
    if (property && *property)
        inline_text_open(text, MARK_PROPERTY, interner_keep(keep, property), open->owner);
    if (attributes->rel && strstr(attributes->rel, "author"))
        inline_text_open(text, MARK_PROPERTY, "rel:author", open->owner);
    if (attributes->language && *attributes->language)
        inline_text_open(text, MARK_LANGUAGE, interner_keep(keep, attributes->language),
                         open->owner);
}

static void note_time(HtmlTree *tree, HtmlOpen *open, const HtmlAttributes *attributes)
{
    if (open->name->element->mark != MARK_TIME || !attributes->datetime || !*attributes->datetime)
        return;
    g_autofree char *property =
        attributes->itemprop ? g_ascii_strdown(attributes->itemprop, -1) : NULL;
    g_autofree char *name = property ? g_strconcat("time:", property, NULL) : g_strdup("time");
    open->time = interner_keep(&tree->interner, attributes->datetime);
    open->time_name = interner_keep(&tree->interner, name);
    open->text_start = tree->text.text->len;
}

void html_inline_start(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes, guint line)
{
    if (name->element->mark == MARK_LINK) { /* 13.2.6.4.7: a link ends the link before it */
        int before = -1;
        for (guint i = tree->n_open;
             i-- > 1 && tree->open[i].class == ELEMENT_INLINE && before < 0;)
            if (tree->open[i].name == name)
                before = (int)i;
        if (before > 0)
            html_tree_remove(tree, (guint)before);
    }
    HtmlOpen *open = html_tree_push(tree, name, ELEMENT_INLINE);
    open->hidden = open->hidden || html_attributes_hide(attributes);
    if (attributes->opens)
        tree->text_source.opens = TRUE;
    open_element_mark(tree, open, attributes);
    open_evidence_marks(tree, open, attributes);
    note_time(tree, open, attributes);
    gboolean formula = strcmp(name->tag, "math") == 0 && attributes->alttext;
    if (formula) {
        html_inline_text(tree, attributes->alttext, strlen(attributes->alttext), line);
        open->dropped = TRUE;
    }
}

void html_inline_quotation_mark(HtmlTree *tree, gboolean opening)
{
    guint depth = 0;
    for (guint i = 1; i < tree->n_open; i++)
        depth += tree->open[i].name->element->class == ELEMENT_QUOTATION;
    gboolean inner = depth % 2 == 0;
    const char *mark = opening ? (inner ? "‘" : "“") : (inner ? "’" : "”");
    html_inline_text(tree, mark, strlen(mark), 0);
}
