/* The tree under construction; see html_tree.h. */
#include "document/html_tree.h"

#include <string.h>

/* Levels kept free below the last container, for a list's item or a table's row and cell. */
enum { DEPTH_RESERVE = 8 };

static const Element unknown_element = {"", ELEMENT_FLEXIBLE, -1, FALSE};

static void begin_loose_text(HtmlTree *tree)
{
    tree->text_source = (Block){.kind = BLOCK_PARAGRAPH,
                                .tag = "",
                                .names = "",
                                .role = "",
                                .itemprop = "",
                                .itemtype = "",
                                .label = "",
                                .language = "",
                                .columns = 1,
                                .rows = 1};
    tree->text_owned = FALSE;
    tree->text_hidden = FALSE;
    tree->text.preformatted = FALSE;
}

void html_tree_init(HtmlTree *tree, Document *document, Diagnostics *diagnostics)
{
    *tree = (HtmlTree){.document = document, .arena = document->arena, .diagnostics = diagnostics};
    interner_init(&tree->interner, document->arena);
    tree->names = g_hash_table_new(g_str_hash, g_str_equal);
    tree->images = g_ptr_array_new();
    tree->meta = g_array_new(FALSE, FALSE, sizeof(DocumentMeta));
    inline_text_init(&tree->text);
    begin_loose_text(tree);
    HtmlAttributes none = {0};
    document->root = html_tree_block(tree, BLOCK_GROUP, "body", &none, 1);
    tree->open[0] = (HtmlOpen){.name = html_tree_name(tree, "body"),
                               .class = ELEMENT_GROUP,
                               .block = document->root,
                               .own = TRUE};
    tree->n_open = 1;
}

void html_tree_clear(HtmlTree *tree)
{
    interner_clear(&tree->interner);
    g_hash_table_unref(tree->names);
    g_ptr_array_unref(tree->images);
    g_array_unref(tree->meta);
    inline_text_clear(&tree->text);
}

void html_tree_add_meta(HtmlTree *tree, const char *name, const char *value)
{
    DocumentMeta meta = {.name = interner_keep(&tree->interner, name),
                         .value = interner_keep(&tree->interner, value)};
    g_array_append_val(tree->meta, meta);
}

HtmlName *html_tree_name(HtmlTree *tree, const char *tag)
{
    HtmlName *name = g_hash_table_lookup(tree->names, tag);
    if (name)
        return name;
    name = arena_new_object(tree->arena, HtmlName);
    name->tag = arena_strdup(tree->arena, tag);
    name->element = element_find(tag);
    if (!name->element)
        name->element = &unknown_element;
    g_hash_table_insert(tree->names, (gpointer)name->tag, name);
    return name;
}

Block *html_tree_block(HtmlTree *tree, BlockKind kind, const char *tag,
                       const HtmlAttributes *attributes, guint line)
{
    Interner *interner = &tree->interner;
    Block *block = arena_new_object(tree->arena, Block);
    block->kind = kind;
    block->tag = tag;
    block->names = html_attributes_names(attributes, interner);
    block->role = interner_keep(interner, attributes->role);
    block->itemprop =
        interner_keep(interner, attributes->itemprop ? attributes->itemprop : attributes->property);
    block->itemtype =
        interner_keep(interner, attributes->itemtype ? attributes->itemtype : attributes->typeof_);
    block->label = interner_keep(interner, attributes->label);
    block->language = interner_keep(interner, attributes->language);
    block->opens = attributes->opens;
    block->line = line;
    block->columns = block->rows = 1;
    return block;
}

static void link_last(Block *parent, Block *block)
{
    block->parent = parent;
    block->previous = parent->last_child;
    if (parent->last_child)
        parent->last_child->next = block;
    else
        parent->first_child = block;
    parent->last_child = block;
}

static void link_before(Block *sibling, Block *block)
{
    block->parent = sibling->parent;
    block->next = sibling;
    block->previous = sibling->previous;
    if (sibling->previous)
        sibling->previous->next = block;
    else
        sibling->parent->first_child = block;
    sibling->previous = block;
}

static void unlink_block(Block *block)
{
    Block *parent = block->parent;
    if (block->previous)
        block->previous->next = block->next;
    else
        parent->first_child = block->next;
    if (block->next)
        block->next->previous = block->previous;
    else
        parent->last_child = block->previous;
}

/* A block that the page implies but does not name, round `child`. */
static Block *implied_block(HtmlTree *tree, BlockKind kind, const Block *child)
{
    HtmlAttributes none = {0};
    Block *block = html_tree_block(tree, kind, "", &none, child->line);
    block->hidden = child->hidden;
    return block;
}

/* Whether `block` is an implied one that can take `child` too. */
static gboolean takes_too(const Block *block, BlockKind kind, const Block *child)
{
    return block && block->kind == kind && !*block->tag && block->hidden == child->hidden;
}

static gboolean belongs_in_table(const Block *table, const Block *block)
{
    if (table->kind == BLOCK_ROW)
        return block->kind == BLOCK_CELL;
    return block->kind == BLOCK_ROW || block->kind == BLOCK_CAPTION;
}

/* Where a block that stands in `list` outside its items goes: a nested list belongs to the item
 * before it. */
static Block *item_for(HtmlTree *tree, Block *list, const Block *block)
{
    Block *last = list->last_child;
    gboolean nests = block->kind == BLOCK_LIST && last && last->hidden == block->hidden;
    if (nests || takes_too(last, BLOCK_ITEM, block))
        return last;
    Block *item = implied_block(tree, BLOCK_ITEM, block);
    link_last(list, item);
    return item;
}

static Block *loose_list(HtmlTree *tree, Block *parent, const Block *item)
{
    Block *last = parent->last_child;
    if (takes_too(last, BLOCK_LIST, item))
        return last;
    Block *list = implied_block(tree, BLOCK_LIST, item);
    link_last(parent, list);
    return list;
}

static Block *list_before(HtmlTree *tree, Block *table, const Block *item)
{
    Block *before = table->previous;
    if (takes_too(before, BLOCK_LIST, item))
        return before;
    Block *list = implied_block(tree, BLOCK_LIST, item);
    link_before(table, list);
    return list;
}

void html_tree_append(HtmlTree *tree, Block *block)
{
    Block *parent = html_tree_top(tree)->block;
    if ((parent->kind == BLOCK_TABLE || parent->kind == BLOCK_ROW) &&
        !belongs_in_table(parent, block)) {
        Block *table = parent->kind == BLOCK_ROW ? parent->parent : parent;
        if (block->kind == BLOCK_ITEM)
            link_last(list_before(tree, table, block), block);
        else
            link_before(table, block);
        return;
    }
    if (parent->kind == BLOCK_LIST && block->kind != BLOCK_ITEM)
        parent = item_for(tree, parent, block);
    else if (parent->kind != BLOCK_LIST && block->kind == BLOCK_ITEM)
        parent = loose_list(tree, parent, block);
    link_last(parent, block);
}

static HtmlOpen *push(HtmlTree *tree, HtmlName *name, ElementClass class)
{
    if (tree->n_open == HTML_MAX_OPEN)
        html_tree_pop_to(tree, HTML_MAX_OPEN - 1);
    const HtmlOpen *above = html_tree_top(tree);
    HtmlOpen *open = &tree->open[tree->n_open++];
    *open = (HtmlOpen){.name = name,
                       .class = class,
                       .block = above->block,
                       .owner = ++tree->n_owners,
                       .depth = above->depth,
                       .hidden = above->hidden,
                       .dropped = above->dropped};
    name->n_open++;
    return open;
}

HtmlOpen *html_tree_push(HtmlTree *tree, HtmlName *name, ElementClass class)
{
    return push(tree, name, class);
}

/* Whether a block may be opened in `parent`: where the tree is deep enough already, only the parts
 * of the last list or table may. */
static gboolean may_nest(const Block *block, const Block *parent, guint depth)
{
    if (block->kind == BLOCK_ROW && parent->kind != BLOCK_TABLE)
        return FALSE;
    if (block->kind == BLOCK_CELL && parent->kind != BLOCK_ROW)
        return FALSE;
    if (block->kind == BLOCK_ROW || block->kind == BLOCK_CELL || block->kind == BLOCK_ITEM)
        return depth < DOCUMENT_MAX_DEPTH - 3;
    return depth < DOCUMENT_MAX_DEPTH - DEPTH_RESERVE;
}

HtmlOpen *html_tree_push_block(HtmlTree *tree, HtmlName *name, ElementClass class, Block *block)
{
    if (tree->n_open == HTML_MAX_OPEN)
        html_tree_pop_to(tree, HTML_MAX_OPEN - 1);
    gboolean nests = may_nest(block, html_tree_top(tree)->block, html_tree_top(tree)->depth);
    block->hidden = block->hidden || html_tree_top(tree)->hidden;
    if (nests)
        html_tree_append(tree, block);
    HtmlOpen *open = push(tree, name, class);
    if (!nests)
        return open;
    open->block = block;
    open->own = TRUE;
    open->hidden = block->hidden;
    /* A list's or item's implied parent may stand between. */
    open->depth =
        (guint16)(open->depth + (block->parent == tree->open[tree->n_open - 2].block ? 1 : 2));
    return open;
}

static void append_images(HtmlTree *tree)
{
    for (guint i = 0; i < tree->images->len; i++)
        html_tree_append(tree, g_ptr_array_index(tree->images, i));
    g_ptr_array_set_size(tree->images, 0);
}

void html_tree_flush(HtmlTree *tree)
{
    gsize length;
    const Mark *marks;
    guint n_marks;
    const char *text = inline_text_take(&tree->text, tree->arena, &length, &marks, &n_marks);
    if (text) {
        Block *block = arena_new_object(tree->arena, Block);
        *block = tree->text_source;
        block->text = text;
        block->text_length = length;
        block->marks = marks;
        block->n_marks = n_marks;
        block->hidden = tree->text_owned ? tree->text_hidden : html_tree_top(tree)->hidden;
        html_tree_append(tree, block);
    }
    append_images(tree);
    begin_loose_text(tree);
}

/* Empty containers say nothing, nor do the implied ones round them; an empty cell keeps its table
 * in shape. */
static void prune(Block *block)
{
    while (block->parent && !block->first_child && block->kind != BLOCK_CELL) {
        Block *parent = block->parent;
        unlink_block(block);
        gboolean implied = !*parent->tag;
        if (!implied)
            return;
        block = parent;
    }
}

/* What the items of a reversed list are numbered once all are known; 0 where they say nothing. */
static void count_down(Block *list)
{
    int number = 0;
    for (const Block *item = list->first_child; item; item = item->next)
        number++;
    list->number = number;
    for (Block *item = list->first_child; item; item = item->next) {
        number = item->number ? item->number : number;
        item->number = number--;
    }
}

static void close_open(HtmlTree *tree, HtmlOpen *open)
{
    if (open->time && tree->text.text->len <= open->text_start)
        html_tree_add_meta(tree, open->time_name, open->time);
    inline_text_close(&tree->text, open->owner);
    open->name->n_open--;
    if (open->counts_down)
        count_down(open->block);
    if (open->own)
        prune(open->block);
}

void html_tree_pop_to(HtmlTree *tree, guint size)
{
    size = MAX(size, 1);
    while (tree->n_open > size) {
        HtmlOpen *open = html_tree_top(tree);
        if (open->class != ELEMENT_INLINE)
            html_tree_flush(tree);
        close_open(tree, open);
        tree->n_open--;
    }
}

void html_tree_remove(HtmlTree *tree, guint index)
{
    g_return_if_fail(index > 0 && index < tree->n_open && !tree->open[index].own);
    close_open(tree, &tree->open[index]);
    memmove(&tree->open[index], &tree->open[index + 1],
            (tree->n_open - index - 1) * sizeof(HtmlOpen));
    tree->n_open--;
}
