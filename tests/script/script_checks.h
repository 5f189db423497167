/* What holds for every script, checked: the invariants that script.h promises. */
#ifndef LECTERN_TESTS_SCRIPT_SCRIPT_CHECKS_H
#define LECTERN_TESTS_SCRIPT_SCRIPT_CHECKS_H

#include "script/script.h"

#include <string.h>

/* Appends what is no white space. */
static inline void checks_append_dense(GString *out, const char *text, gsize length)
{
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isspace(c) && c != 0x85 && c != 0x2028 && c != 0x2029)
            g_string_append_unichar(out, c);
    }
}

static inline void checks_words(const Utterance *utterance)
{
    guint32 spoken_at = 0, display_at = 0;
    for (guint i = 0; i < utterance->words->len; i++) {
        const SpokenWord *word = &g_array_index(utterance->words, SpokenWord, i);
        g_assert_cmpuint(word->spoken_start, >=, spoken_at);
        g_assert_cmpuint(word->spoken_start, <, word->spoken_end);
        g_assert_cmpuint(word->spoken_end, <=, strlen(utterance->spoken));
        g_assert_cmpuint(word->display_start, >=, display_at);
        g_assert_cmpuint(word->display_start, <=, word->display_end);
        g_assert_cmpuint(word->display_end, <=, strlen(utterance->display));
        spoken_at = word->spoken_end;
        display_at = word->display_start;
    }
}

static inline void checks_utterance(const Script *script, const Utterance *utterance)
{
    g_assert_cmpuint(strlen(utterance->display), >, 0);
    g_assert_cmpuint(strlen(utterance->display), <=, SCRIPT_MAX_UTTERANCE_BYTES);
    g_assert_true(g_utf8_validate(utterance->display, -1, NULL));
    g_assert_true(g_utf8_validate(utterance->spoken, -1, NULL));
    g_assert_cmpuint(utterance->marker_bytes, <, strlen(utterance->display));
    g_assert_cmpint(utterance->pause_before_ms, >=, 0);
    g_assert_cmpint(utterance->pause_after_ms, >=, 0);
    g_assert_true(utterance->voice == script->voice);
    checks_words(utterance);
}

/* The utterances of a part that are the article's own text, joined, against that text. */
static inline void checks_text(const Script *script, int section, int block, UtteranceRole role,
                               const char *text)
{
    g_autoptr(GString) said = g_string_new(NULL);
    g_autoptr(GString) written = g_string_new(NULL);
    gsize at = 0;
    for (guint i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (utterance->section != section || utterance->block != block || utterance->role != role ||
            (utterance->block_end == 0 && utterance->block_start == 0))
            continue;
        const char *display = utterance->display + utterance->marker_bytes;
        g_assert_cmpuint(utterance->block_start, >=, at);
        g_assert_cmpuint(utterance->block_end, <=, strlen(text));
        g_assert_cmpmem(display, strlen(display), text + utterance->block_start,
                        utterance->block_end - utterance->block_start);
        checks_append_dense(said, display, strlen(display));
        at = utterance->block_end;
    }
    checks_append_dense(written, text, strlen(text));
    g_assert_cmpstr(said->str, ==, written->str);
}

/* Each cell of a table stands in the utterances of its row, in order. */
static inline void checks_table(const Script *script, int section, int block,
                                const ArticleBlock *table_block)
{
    const ArticleTable *table = table_block->table;
    g_autoptr(GString) said = g_string_new(NULL);
    for (guint i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (utterance->section == section && utterance->block == block &&
            utterance->role == ROLE_TABLE) {
            g_assert_cmpuint(utterance->block_start, <=, utterance->block_end);
            g_assert_cmpuint(utterance->block_end, <=, strlen(table_block->text));
            checks_append_dense(said, utterance->display, strlen(utterance->display));
        }
    }
    const char *at = said->str;
    for (guint i = 0; i < table->n_rows * table->n_columns; i++) {
        g_autoptr(GString) cell = g_string_new(NULL);
        checks_append_dense(cell, table->cells[i].text, strlen(table->cells[i].text));
        at = strstr(at, cell->str);
        g_assert_nonnull(at);
        at += cell->len;
    }
}

static inline UtteranceRole checks_role_of(const ArticleBlock *block)
{
    static const UtteranceRole roles[ARTICLE_BLOCK_KINDS] = {
        [ARTICLE_PARAGRAPH] = ROLE_PARAGRAPH, [ARTICLE_ITEM] = ROLE_ITEM,
        [ARTICLE_QUOTE] = ROLE_QUOTE,         [ARTICLE_TABLE] = ROLE_TABLE,
        [ARTICLE_CODE] = ROLE_CODE,           [ARTICLE_CAPTION] = ROLE_CAPTION};
    return roles[block->kind];
}

static inline void checks_nothing_lost(const Script *script, const Article *article)
{
    if (article->title)
        checks_text(script, SECTION_FRAME, -1, ROLE_TITLE, article->title);
    for (guint i = 0; i < article->sections->len; i++) {
        const ArticleSection *section = g_ptr_array_index(article->sections, i);
        if (section->heading)
            checks_text(script, (int)i, -1, ROLE_HEADING, section->heading);
        for (guint j = 0; j < section->blocks->len; j++) {
            const ArticleBlock *block = g_ptr_array_index(section->blocks, j);
            if (block->table)
                checks_table(script, (int)i, (int)j, block);
            else
                checks_text(script, (int)i, (int)j, checks_role_of(block), block->text);
        }
    }
    for (guint i = 0; i < article->disclaimers->len; i++) {
        const ArticleBlock *block = g_ptr_array_index(article->disclaimers, i);
        checks_text(script, SECTION_DISCLAIMER, (int)i, ROLE_DISCLAIMER, block->text);
    }
}

/* Where a part stands in the order of reading. */
static inline int checks_place_of(int section)
{
    return section == SECTION_FRAME        ? 0
           : section == SECTION_DISCLAIMER ? G_MAXINT - 1
           : section == SECTION_END        ? G_MAXINT
                                           : section + 1;
}

static inline void checks_order(const Script *script)
{
    int place = 0, block = -1;
    for (guint i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        int own_place = checks_place_of(utterance->section);
        g_assert_cmpint(own_place, >=, place);
        g_assert_cmpint(utterance->block, >=, own_place == place ? block : -1);
        if (utterance->section == SECTION_END)
            g_assert_cmpint(utterance->role, ==, ROLE_ANNOUNCEMENT);
        place = own_place;
        block = utterance->block;
    }
}

/* All that script.h promises of a script and its article. */
static inline void checks_script(const Script *script, const Article *article)
{
    for (guint i = 0; i < script->utterances->len; i++)
        checks_utterance(script, script_utterance(script, i));
    if (script->utterances->len > 0)
        g_assert_cmpint(script_utterance(script, 0)->pause_before_ms, ==, 0);
    checks_order(script);
    checks_nothing_lost(script, article);
    g_assert_cmpfloat(script->estimated_s, >=, 0);
}

#endif
