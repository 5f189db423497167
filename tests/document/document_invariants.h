/* What document.h promises about every tree, checked. */
#ifndef LECTERN_TESTS_DOCUMENT_INVARIANTS_H
#define LECTERN_TESTS_DOCUMENT_INVARIANTS_H

#include "document/document.h"

#include <string.h>

static inline gboolean holds_text(BlockKind kind)
{
    return kind == BLOCK_HEADING || kind == BLOCK_PARAGRAPH || kind == BLOCK_CODE ||
           kind == BLOCK_IMAGE;
}

/* Sorted by start, longest first, and nested or apart. */
static inline void assert_marks(const Block *block)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(gsize));
    for (guint i = 0; i < block->n_marks; i++) {
        const Mark *mark = &block->marks[i];
        g_assert_cmpuint(mark->kind, <, MARK_KINDS);
        g_assert_cmpuint(mark->start, <, mark->end);
        g_assert_cmpuint(mark->end, <=, block->text_length);
        g_assert_true(
            g_utf8_validate_len(block->text + mark->start, mark->end - mark->start, NULL));
        while (ends->len && g_array_index(ends, gsize, ends->len - 1) <= mark->start)
            g_array_set_size(ends, ends->len - 1);
        if (ends->len) /* within the one before */
            g_assert_cmpuint(mark->end, <=, g_array_index(ends, gsize, ends->len - 1));
        if (i)
            g_assert_cmpuint(mark[-1].start, <=, mark->start);
        g_array_append_val(ends, mark->end);
    }
}

static inline void assert_block(const Block *block, const Block *root)
{
    const Block *parent = block->parent;
    g_assert_true(block->tag && block->names && block->role && block->itemprop && block->itemtype &&
                  block->label && block->language);
    g_assert_true(block->previous ? block->previous->next == block : TRUE);
    g_assert_true(block->next ? block->next->previous == block : TRUE);
    g_assert_true((block->text != NULL) == holds_text(block->kind));
    g_assert_cmpuint(block->columns, >=, 1);
    g_assert_cmpuint(block->rows, >=, 1);
    if (block->text) {
        g_assert_null(block->first_child);
        g_assert_cmpuint(block->text_length, >, 0);
        g_assert_cmpuint(strlen(block->text), ==, block->text_length);
        g_assert_true(g_utf8_validate_len(block->text, block->text_length, NULL));
        assert_marks(block);
    }
    if (block == root)
        return;
    g_assert_true(block->text || block->first_child || block->kind == BLOCK_CELL ||
                  block->kind == BLOCK_RULE);
    g_assert_true((parent->kind == BLOCK_LIST) == (block->kind == BLOCK_ITEM));
    g_assert_true((parent->kind == BLOCK_ROW) == (block->kind == BLOCK_CELL));
    g_assert_true(block->kind != BLOCK_ROW || parent->kind == BLOCK_TABLE);
    if (parent->kind == BLOCK_TABLE)
        g_assert_true(block->kind == BLOCK_ROW || block->kind == BLOCK_CAPTION);
    g_assert_true(!parent->hidden || block->hidden);
}

static inline void assert_invariants(const Document *document)
{
    const Block *root = document->root;
    g_assert_true(root && !root->parent && root->kind == BLOCK_GROUP);
    guint depth = 0;
    for (const Block *block = root; block;) {
        assert_block(block, root);
        g_assert_cmpuint(depth, <=, DOCUMENT_MAX_DEPTH);
        if (block->first_child) {
            block = block->first_child;
            depth++;
            continue;
        }
        for (; block != root && !block->next; block = block->parent)
            depth--;
        block = block == root ? NULL : block->next;
    }
}

#endif
