/* Unsaid text; see unsaid.h. */
#include "publish/unsaid.h"

#include <string.h>

Unsaid unsaid_open(const Article *article)
{
    return (Unsaid){.article = article,
                    .window = mark_window_open(NULL, 0),
                    .marks = g_array_new(FALSE, FALSE, sizeof(Mark))};
}

void unsaid_clear(Unsaid *unsaid)
{
    mark_window_clear(&unsaid->window);
    g_array_unref(unsaid->marks);
}

/* The block that the utterance is a part of; NULL for words of ours, headings and tables. */
static const ArticleBlock *block_of(const Article *article, const Utterance *utterance)
{
    const GPtrArray *blocks = NULL;
    if (utterance->role == ROLE_ANNOUNCEMENT || utterance->role == ROLE_TABLE)
        return NULL;
    if (utterance->section == SECTION_DISCLAIMER)
        blocks = article->disclaimers;
    else if (utterance->section >= 0 && (guint)utterance->section < article->sections->len)
        blocks = ((const ArticleSection *)g_ptr_array_index(article->sections,
                                                            (guint)utterance->section))
                     ->blocks;
    if (!blocks || utterance->block < 0 || (guint)utterance->block >= blocks->len)
        return NULL;
    return g_ptr_array_index(blocks, (guint)utterance->block);
}

/* Whether the display text behind its marker is that range of the block's, byte for byte. */
static gboolean is_as_in_block(const ArticleBlock *block, const Utterance *utterance)
{
    gsize length = strlen(utterance->display) - utterance->marker_bytes;
    return utterance->block_end <= strlen(block->text) &&
           utterance->block_end - utterance->block_start == length &&
           memcmp(block->text + utterance->block_start,
                  utterance->display + utterance->marker_bytes, length) == 0;
}

static gboolean is_said(const Utterance *utterance, const Mark *mark)
{
    for (guint i = 0; i < utterance->words->len; i++) {
        const SpokenWord *word = &g_array_index(utterance->words, SpokenWord, i);
        if (word->display_start < mark->end && word->display_end > mark->start)
            return TRUE;
    }
    return FALSE;
}

const GArray *unsaid_find(Unsaid *unsaid, const Utterance *utterance)
{
    const ArticleBlock *block = block_of(unsaid->article, utterance);
    g_array_set_size(unsaid->marks, 0);
    if (block != unsaid->block) {
        mark_window_clear(&unsaid->window);
        unsaid->window = mark_window_open(block ? block->marks : NULL, block ? block->n_marks : 0);
        unsaid->block = block;
    }
    if (!block || block->n_marks == 0 || !is_as_in_block(block, utterance))
        return unsaid->marks;
    mark_window_cut(&unsaid->window, utterance->block_start, utterance->block_end,
                    utterance->marker_bytes, unsaid->marks);
    guint kept = 0;
    for (guint i = 0; i < unsaid->marks->len; i++) {
        const Mark mark = g_array_index(unsaid->marks, Mark, i);
        gboolean may_be = mark.kind == MARK_DELETED || mark.kind == MARK_NOTE_REFERENCE;
        if (may_be && !is_said(utterance, &mark))
            g_array_index(unsaid->marks, Mark, kept++) = mark;
    }
    g_array_set_size(unsaid->marks, kept);
    return unsaid->marks;
}
