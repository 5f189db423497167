/* Walks over the tree of blocks, and the tree printed; see document.h. */
#include "document/document.h"

#include <string.h>

Block *block_skip(const Block *block, const Block *root)
{
    for (; block != root; block = block->parent)
        if (block->next)
            return block->next;
    return NULL;
}

Block *block_next(const Block *block, const Block *root)
{
    return block->first_child ? block->first_child : block_skip(block, root);
}

const char *block_kind_name(BlockKind kind)
{
    static const char *const names[BLOCK_KINDS] = {
        "group", "heading", "paragraph", "list", "item",   "term",    "definition", "quote",
        "table", "row",     "cell",      "code", "figure", "caption", "image",      "rule",
    };
    g_return_val_if_fail(kind < BLOCK_KINDS, "");
    return names[kind];
}

/* The text in quotes, line breaks shown as \n. */
static void print_quoted(const char *text, gsize length, GString *out)
{
    g_string_append_c(out, '"');
    for (gsize i = 0; i < length; i++)
        if (text[i] == '\n')
            g_string_append(out, "\\n");
        else if (text[i] == '\t')
            g_string_append(out, "\\t");
        else
            g_string_append_c(out, text[i]);
    g_string_append_c(out, '"');
}

static void print_attribute(const char *name, const char *value, GString *out)
{
    if (value && *value)
        g_string_append_printf(out, " %s=%s", name, value);
}

static void print_number(const char *name, int value, GString *out)
{
    if (value)
        g_string_append_printf(out, " %s=%d", name, value);
}

static void print_source(const Block *block, GString *out)
{
    if (*block->tag)
        g_string_append_printf(out, " <%s>", block->tag);
    print_attribute("names", block->names, out);
    print_attribute("role", block->role, out);
    print_attribute("itemprop", block->itemprop, out);
    print_attribute("itemtype", block->itemtype, out);
    print_attribute("label", block->label, out);
    print_attribute("language", block->language, out);
    print_number("level", (int)block->level, out);
    print_number("number", block->number, out);
    print_number("columns", block->columns > 1 ? block->columns : 0, out);
    print_number("rows", block->rows > 1 ? block->rows : 0, out);
    print_number("blank", (int)block->blank_lines_before, out);
    print_number("indent", (int)block->indent, out);
    g_string_append(out, block->ordered ? " ordered" : "");
    g_string_append(out, block->header ? " header" : "");
    g_string_append(out, block->new_page ? " new-page" : "");
    g_string_append(out, block->hidden ? " hidden" : "");
}

static void print_block(const Block *block, guint depth, GString *out)
{
    g_string_append_printf(out, "%*s%s", (int)depth * 2, "", block_kind_name(block->kind));
    print_source(block, out);
    if (block->text) {
        g_string_append_c(out, ' ');
        print_quoted(block->text, block->text_length, out);
    }
    for (guint i = 0; i < block->n_marks; i++) {
        const Mark *mark = &block->marks[i];
        g_string_append_printf(out, " [%s %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT,
                               mark_kind_name(mark->kind), mark->start, mark->end);
        if (mark->value)
            g_string_append_printf(out, " %s", mark->value);
        g_string_append_c(out, ']');
    }
    g_string_append_c(out, '\n');
}

void document_print(const Document *document, GString *out)
{
    guint depth = 0;
    const Block *block = document->root;
    while (block) {
        print_block(block, depth, out);
        if (block->first_child) {
            block = block->first_child;
            depth++;
            continue;
        }
        for (; block != document->root && !block->next; block = block->parent)
            depth--;
        block = block == document->root ? NULL : block->next;
    }
}
