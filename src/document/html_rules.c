/* Rules of tree construction; see html_rules.h. The section numbers are those of the HTML
 * standard, "13.2.6 Tree construction". */
#include "document/html_rules.h"
#include "document/html_inline.h"

#include <string.h>

/* How often the same element may stay open over the end of a paragraph (the standard's "Noah's Ark
 * clause"). */
enum { MAX_UNCLOSED = 3 };

static gboolean is_text_element(ElementClass class)
{
    return class == ELEMENT_PARAGRAPH || class == ELEMENT_HEADING || class == ELEMENT_CODE;
}

static gboolean is_inline(const HtmlOpen *open)
{
    return open->class == ELEMENT_INLINE;
}

/* The innermost open element of that class; the search stops at a cell or table when `scoped`. -1
 * when there is none. */
static int find_class(const HtmlTree *tree, ElementClass class, gboolean scoped)
{
    for (guint i = tree->n_open; i-- > 1;) {
        ElementClass here = tree->open[i].class;
        if (here == class)
            return (int)i;
        if (scoped && (here == ELEMENT_CELL || here == ELEMENT_TABLE || here == ELEMENT_CAPTION))
            return -1;
    }
    return -1;
}

/* The element that owns the text being gathered: a p, heading or pre with only inline elements
 * inside it. -1 when the text is loose. */
static int find_text_element(const HtmlTree *tree)
{
    for (guint i = tree->n_open; i-- > 1;) {
        if (is_text_element(tree->open[i].class))
            return (int)i;
        if (!is_inline(&tree->open[i]))
            return -1;
    }
    return -1;
}

/* Ends the text that is gathered. The element that owns it is closed, the inline elements within
 * live on: what they mark goes on in the next text (13.2.4.3, active formatting elements). */
static void end_text(HtmlTree *tree)
{
    html_tree_flush(tree);
    for (int i; (i = find_text_element(tree)) > 0;) {
        for (guint above = tree->n_open; above-- > (guint)i + 1;)
            if (tree->open[above].name->n_open > MAX_UNCLOSED)
                html_tree_remove(tree, above);
        html_tree_remove(tree, (guint)i);
    }
}

static void note_text_source(HtmlTree *tree, BlockKind kind, const HtmlOpen *open, Block *source)
{
    tree->text_source = *source;
    tree->text_source.kind = kind;
    tree->text_owned = TRUE;
    tree->text_hidden = open->hidden;
    tree->text.preformatted = kind == BLOCK_CODE;
}

static guint heading_level(const HtmlName *name, const HtmlAttributes *attributes)
{
    int level = html_attribute_number(attributes->aria_level, 0, 6);
    if (level > 0)
        return (guint)level;
    return name->tag[0] == 'h' && g_ascii_isdigit(name->tag[1]) ? (guint)(name->tag[1] - '0') : 2;
}

static void start_text_element(HtmlTree *tree, HtmlName *name, ElementClass class,
                               const HtmlAttributes *attributes, guint line)
{
    end_text(tree);
    HtmlOpen *open = html_tree_push(tree, name, class);
    open->hidden = open->hidden || html_attributes_hide(attributes);
    BlockKind kind = class == ELEMENT_HEADING ? BLOCK_HEADING
                     : class == ELEMENT_CODE  ? BLOCK_CODE
                                              : BLOCK_PARAGRAPH;
    Block *source = html_tree_block(tree, kind, name->tag, attributes, line);
    if (kind == BLOCK_HEADING)
        source->level = heading_level(name, attributes);
    note_text_source(tree, kind, open, source);
}

static HtmlOpen *start_container(HtmlTree *tree, HtmlName *name, ElementClass class, BlockKind kind,
                                 const HtmlAttributes *attributes, guint line)
{
    end_text(tree);
    Block *block = html_tree_block(tree, kind, name->tag, attributes, line);
    block->hidden = html_attributes_hide(attributes);
    return html_tree_push_block(tree, name, class, block);
}

static void start_group(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes,
                        guint line)
{
    gboolean in_list = html_tree_top(tree)->block->kind == BLOCK_LIST;
    if (in_list) { /* <ul><div><li>: the items are the list's */
        end_text(tree);
        html_tree_push(tree, name, ELEMENT_GROUP);
        return;
    }
    HtmlOpen *open = start_container(tree, name, ELEMENT_GROUP, BLOCK_GROUP, attributes, line);
    if (strcmp(name->tag, "dialog") == 0 && !attributes->open) {
        open->hidden = TRUE;
        if (open->own)
            open->block->hidden = TRUE;
    }
}

static void start_list(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes, guint line)
{
    HtmlOpen *open = start_container(tree, name, ELEMENT_LIST, BLOCK_LIST, attributes, line);
    gboolean ordered = strcmp(name->tag, "ol") == 0;
    if (!ordered || !open->own)
        return;
    open->block->ordered = TRUE;
    if (attributes->type && *attributes->type && strchr("1aAiI", *attributes->type))
        open->block->numbering = *attributes->type;
    open->counts_down = attributes->reversed && !attributes->start;
    open->next_number = html_attribute_number(attributes->start, 1, G_MAXINT / 2);
    open->number_step = attributes->reversed ? -1 : 1;
    open->block->number = open->next_number;
}

/* 13.2.6.4.7, start tag "li": ends the item before it, if that is of the same list. */
static void end_item(HtmlTree *tree)
{
    for (guint i = tree->n_open; i-- > 1;) {
        ElementClass class = tree->open[i].class;
        if (class == ELEMENT_ITEM) {
            html_tree_pop_to(tree, i);
            return;
        }
        gboolean looks_through = class == ELEMENT_INLINE || is_text_element(class) ||
                                 strcmp(tree->open[i].name->tag, "div") == 0;
        if (!looks_through)
            return;
    }
}

static void start_item(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes, guint line)
{
    end_item(tree);
    end_text(tree);
    Block *list = html_tree_top(tree)->block;
    HtmlOpen *owner = NULL;
    for (guint i = tree->n_open; i-- > 1 && !owner;)
        if (tree->open[i].own && tree->open[i].block == list)
            owner = &tree->open[i];
    Block *block = html_tree_block(tree, BLOCK_ITEM, name->tag, attributes, line);
    block->hidden = html_attributes_hide(attributes);
    if (owner && owner->class == ELEMENT_LIST && owner->number_step) {
        int next = owner->counts_down ? 0 : owner->next_number;
        block->number = html_attribute_number(attributes->value, next, G_MAXINT / 2);
        owner->next_number = block->number + owner->number_step;
    }
    html_tree_push_block(tree, name, ELEMENT_ITEM, block);
}

/* 13.2.6.4.7, start tags "dt" and "dd". */
static void start_term(HtmlTree *tree, HtmlName *name, ElementClass class,
                       const HtmlAttributes *attributes, guint line)
{
    for (guint i = tree->n_open; i-- > 1;) {
        ElementClass here = tree->open[i].class;
        if (here == ELEMENT_TERM || here == ELEMENT_DEFINITION) {
            html_tree_pop_to(tree, i);
            break;
        }
        if (here != ELEMENT_INLINE && !is_text_element(here))
            break;
    }
    start_container(tree, name, class, class == ELEMENT_TERM ? BLOCK_TERM : BLOCK_DEFINITION,
                    attributes, line);
}

/* Closes what is open within the innermost table, down to `class` in it. FALSE without a table. */
static gboolean back_to_table(HtmlTree *tree, ElementClass class)
{
    int table = find_class(tree, ELEMENT_TABLE, FALSE);
    if (table < 0)
        return FALSE;
    int keep = table;
    for (int i = table + 1; i < (int)tree->n_open && keep == table; i++)
        if (tree->open[i].class == class)
            keep = i;
    html_tree_pop_to(tree, (guint)keep + 1);
    html_tree_flush(tree);
    return TRUE;
}

static void start_row(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes, guint line)
{
    if (back_to_table(tree, ELEMENT_TABLE_PART))
        start_container(tree, name, ELEMENT_ROW, BLOCK_ROW, attributes, line);
}

static void start_cell(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes, guint line)
{
    if (!back_to_table(tree, ELEMENT_ROW))
        return;
    if (html_tree_top(tree)->class != ELEMENT_ROW) {
        HtmlAttributes none = {0};
        start_container(tree, html_tree_name(tree, "tr"), ELEMENT_ROW, BLOCK_ROW, &none, line);
    }
    HtmlOpen *open = start_container(tree, name, ELEMENT_CELL, BLOCK_CELL, attributes, line);
    if (!open->own)
        return;
    open->block->header = strcmp(name->tag, "th") == 0;
    open->block->columns = (guint16)MAX(1, html_attribute_number(attributes->colspan, 1, 1000));
    open->block->rows = (guint16)MAX(1, html_attribute_number(attributes->rowspan, 1, 65534));
}

static void start_caption(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes,
                          guint line)
{
    if (strcmp(name->tag, "caption") == 0 && !back_to_table(tree, ELEMENT_TABLE))
        return;
    start_container(tree, name, ELEMENT_CAPTION, BLOCK_CAPTION, attributes, line);
}

static void start_rule(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes, guint line)
{
    end_text(tree);
    Block *block = html_tree_block(tree, BLOCK_RULE, name->tag, attributes, line);
    block->hidden = html_tree_top(tree)->hidden || html_attributes_hide(attributes);
    html_tree_append(tree, block);
}

static gboolean is_within_text(HtmlTree *tree)
{
    return !inline_text_is_blank(&tree->text) || find_text_element(tree) > 0;
}

/* A button, label or unknown element: see document.h. */
static void start_flexible(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes,
                           guint line)
{
    if (!is_within_text(tree)) {
        start_group(tree, name, attributes, line);
        return;
    }
    html_inline_start(tree, name, attributes, line);
    if (strcmp(name->tag, "noscript") == 0)
        html_tree_top(tree)->dropped = TRUE;
}

/* A block's start within a heading or pre: part of its text where it only divides it. TRUE when
 * that settled it; else the heading ends, as an end tag that was forgotten. */
static gboolean divides_text(HtmlTree *tree, HtmlName *name, ElementClass class)
{
    int index = find_text_element(tree);
    if (index < 0 || tree->open[index].class == ELEMENT_PARAGRAPH)
        return FALSE;
    gboolean divider = class == ELEMENT_GROUP &&
                       (strcmp(name->tag, "div") == 0 || strcmp(name->tag, "hgroup") == 0);
    gboolean first_paragraph =
        class == ELEMENT_PARAGRAPH &&
        (inline_text_is_blank(&tree->text) || tree->open[index].class == ELEMENT_CODE);
    if (!divider && !first_paragraph)
        return FALSE;
    inline_text_divide(&tree->text);
    html_tree_push(tree, name, ELEMENT_INLINE)->divides = TRUE;
    return TRUE;
}

static void start_block(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes,
                        guint line)
{
    ElementClass class = name->element->class;
    if (divides_text(tree, name, class))
        return;
    gboolean heading_by_role =
        class == ELEMENT_GROUP && attributes->role && strcmp(attributes->role, "heading") == 0;
    if (heading_by_role)
        class = ELEMENT_HEADING;
    switch (class) {
    case ELEMENT_PARAGRAPH:
    case ELEMENT_HEADING:
    case ELEMENT_CODE:
        start_text_element(tree, name, class, attributes, line);
        break;
    case ELEMENT_LIST:
        start_list(tree, name, attributes, line);
        break;
    case ELEMENT_ITEM:
        start_item(tree, name, attributes, line);
        break;
    case ELEMENT_TERM:
    case ELEMENT_DEFINITION:
        start_term(tree, name, class, attributes, line);
        break;
    case ELEMENT_QUOTE:
        start_container(tree, name, class, BLOCK_QUOTE, attributes, line);
        break;
    case ELEMENT_FIGURE:
        start_container(tree, name, class, BLOCK_FIGURE, attributes, line);
        break;
    case ELEMENT_TABLE:
        start_container(tree, name, class, BLOCK_TABLE, attributes, line);
        break;
    case ELEMENT_TABLE_PART:
        if (back_to_table(tree, ELEMENT_TABLE))
            html_tree_push(tree, name, class);
        break;
    case ELEMENT_ROW:
        start_row(tree, name, attributes, line);
        break;
    case ELEMENT_CELL:
        start_cell(tree, name, attributes, line);
        break;
    case ELEMENT_CAPTION:
        start_caption(tree, name, attributes, line);
        break;
    case ELEMENT_RULE:
        start_rule(tree, name, attributes, line);
        break;
    default:
        start_group(tree, name, attributes, line);
        break;
    }
}

void html_rules_start(HtmlTree *tree, HtmlName *name, const HtmlAttributes *attributes, guint line,
                      gboolean closed)
{
    if (html_tree_top(tree)->dropped) { /* only its end matters */
        if (!name->element->is_void && !closed)
            html_tree_push(tree, name, ELEMENT_INLINE);
        return;
    }
    switch (name->element->class) {
    case ELEMENT_BREAK:
        html_inline_break(tree);
        break;
    case ELEMENT_IMAGE:
        html_inline_image(tree, name, attributes, line);
        break;
    case ELEMENT_INLINE:
        html_inline_start(tree, name, attributes, line);
        break;
    case ELEMENT_QUOTATION:
        html_inline_start(tree, name, attributes, line);
        html_inline_quotation_mark(tree, TRUE);
        break;
    case ELEMENT_FLEXIBLE:
        start_flexible(tree, name, attributes, line);
        break;
    case ELEMENT_DROPPED:
        if (attributes->shadow_root && strcmp(name->tag, "template") == 0)
            start_group(tree, name, attributes, line); /* shown in its host's place */
        else if (!name->element->is_void && !closed)
            html_tree_push(tree, name, ELEMENT_INLINE)->dropped = TRUE;
        break;
    default:
        start_block(tree, name, attributes, line);
        break;
    }
}

/* Whether an end tag may look for its element beyond this one (13.2.4.2, scopes). */
static gboolean ends_search(const HtmlOpen *open, const HtmlName *name)
{
    ElementClass class = name->element->class;
    gboolean table_tag = class == ELEMENT_TABLE || class == ELEMENT_TABLE_PART ||
                         class == ELEMENT_ROW || class == ELEMENT_CELL;
    if (open->class == ELEMENT_TABLE)
        return class != ELEMENT_TABLE;
    if (open->class == ELEMENT_CELL || open->class == ELEMENT_CAPTION)
        return !table_tag;
    return class == ELEMENT_ITEM && open->class == ELEMENT_LIST;
}

static int find_open(const HtmlTree *tree, const HtmlName *name)
{
    gboolean heading = name->element->class == ELEMENT_HEADING;
    if (!name->n_open && !heading)
        return -1;
    for (guint i = tree->n_open; i-- > 1;) {
        const HtmlOpen *open = &tree->open[i];
        if (open->name == name || (heading && open->class == ELEMENT_HEADING))
            return (int)i;
        if (ends_search(open, name))
            return -1;
    }
    return -1;
}

static void end_unopened(HtmlTree *tree, const HtmlName *name)
{
    ElementClass class = name->element->class;
    if (html_tree_top(tree)->dropped)
        return;
    if (class == ELEMENT_BREAK)
        html_inline_break(tree);
    else if (class == ELEMENT_PARAGRAPH)
        end_text(tree);
}

void html_rules_end(HtmlTree *tree, HtmlName *name)
{
    int index = find_open(tree, name);
    if (index < 0) {
        end_unopened(tree, name);
        return;
    }
    HtmlOpen *open = &tree->open[index];
    if (open->class != ELEMENT_INLINE) {
        html_tree_pop_to(tree, (guint)index);
        return;
    }
    if (name->element->class == ELEMENT_QUOTATION && !html_tree_top(tree)->dropped)
        html_inline_quotation_mark(tree, FALSE);
    if (open->divides)
        inline_text_divide(&tree->text);
    if (open->dropped)
        html_tree_pop_to(tree, (guint)index);
    else
        html_tree_remove(tree, (guint)index);
}

void html_rules_finish(HtmlTree *tree)
{
    html_tree_pop_to(tree, 1);
    html_tree_flush(tree);
}
