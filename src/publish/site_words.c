/* Words that stand for an article; see site_words.h. */
#include "publish/site_words.h"

#include "publish/one_line.h"
#include "publish/site_letter.h"

#include <string.h>

enum {
    SUMMARY_BYTES = 240,
    INDEX_BYTES = 256 * 1024, /* more than any article's words have */
    WORD_BYTES = 96,          /* what is longer is no word */
};

/* The text without what is not heard with it: the marks of footnotes and what was struck out, which
 * would make "10 mg" with a footnote 1 "101 mg", and name the drug that was taken back. g_free().
 */
static char *said_text(const ArticleBlock *block)
{
    GString *text = g_string_new(NULL);
    gsize done = 0;
    for (guint i = 0; i < block->n_marks; i++) {
        const Mark *mark = &block->marks[i];
        if (mark->start < done || (mark->kind != MARK_NOTE_REFERENCE && mark->kind != MARK_DELETED))
            continue;
        g_string_append_len(text, block->text + done, (gssize)(mark->start - done));
        done = mark->end;
    }
    g_string_append(text, block->text + done);
    return g_string_free(text, FALSE);
}

/* --- the summary ---------------------------------------------------------------------------- */

/* g_free(). */
static char *first_paragraph(const Article *article)
{
    for (guint i = 0; i < article->sections->len; i++) {
        const ArticleSection *section = g_ptr_array_index(article->sections, i);
        for (guint j = 0; j < section->blocks->len; j++) {
            const ArticleBlock *block = g_ptr_array_index(section->blocks, j);
            if (block->kind == ARTICLE_PARAGRAPH)
                return said_text(block);
        }
    }
    return NULL;
}

/* Cuts at the last blank that fits; where there is none, as in Chinese, between letters. */
static char *cut(const char *line, gsize bytes)
{
    if (strlen(line) <= bytes)
        return g_strdup(line);
    const char *end = g_utf8_find_prev_char(line, line + bytes + 1);
    for (const char *p = end; p > line + bytes / 2; p--)
        if (*p == ' ') {
            end = p;
            break;
        }
    g_autofree char *start = g_strndup(line, (gsize)(end - line));
    return g_strconcat(start, "…", NULL);
}

char *site_words_summary(const Article *article)
{
    g_autofree char *paragraph = first_paragraph(article);
    g_autofree char *line = one_line(paragraph);
    return *line ? cut(line, SUMMARY_BYTES) : NULL;
}

/* --- the index ------------------------------------------------------------------------------ */

/* Words that were met. */
typedef struct {
    GHashTable *met;
    GString *words;
} Words;

static void add_word(Words *words, const char *start, gsize bytes)
{
    if (bytes == 0 || bytes > WORD_BYTES || words->words->len + bytes > INDEX_BYTES)
        return;
    char *word = g_strndup(start, bytes);
    if (!g_hash_table_add(words->met, word))
        return;
    g_string_append_printf(words->words, "%s%s", words->words->len > 0 ? " " : "", word);
}

/* Whether it is written without blanks between words: search.js has the same. */
static gboolean is_unspaced(gunichar letter)
{
    switch (g_unichar_get_script(letter)) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
        return TRUE;
    default:
        return FALSE;
    }
}

/* Of what has no blanks each two letters that follow each other, and the last one. */
static void add_pairs(Words *words, const char *start, const char *end)
{
    for (const char *p = start; p < end; p = g_utf8_next_char(p)) {
        const char *second = g_utf8_next_char(p);
        add_word(words, p, (gsize)((second < end ? g_utf8_next_char(second) : second) - p));
    }
}

static void add_text(Words *words, const char *text)
{
    g_autofree char *folded = site_letter_key(text);
    for (const char *start = folded; *start;) {
        if (*start == ' ') {
            start++;
            continue;
        }
        gboolean unspaced = is_unspaced(g_utf8_get_char(start));
        const char *end = start;
        while (*end && *end != ' ' && is_unspaced(g_utf8_get_char(end)) == unspaced)
            end = g_utf8_next_char(end);
        if (unspaced)
            add_pairs(words, start, end);
        else
            add_word(words, start, (gsize)(end - start));
        start = end;
    }
}

static void add_block(Words *words, const ArticleBlock *block)
{
    g_autofree char *said = said_text(block);
    add_text(words, said);
}

char *site_words_index(const Article *article)
{
    Words words = {g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                   g_string_new(NULL)};
    if (article->title)
        add_text(&words, article->title);
    if (article->byline)
        add_text(&words, article->byline);
    for (guint i = 0; i < article->sections->len; i++) {
        const ArticleSection *section = g_ptr_array_index(article->sections, i);
        if (section->heading)
            add_text(&words, section->heading);
        for (guint j = 0; j < section->blocks->len; j++)
            add_block(&words, g_ptr_array_index(section->blocks, j));
    }
    for (guint i = 0; i < article->disclaimers->len; i++)
        add_block(&words, g_ptr_array_index(article->disclaimers, i));
    g_hash_table_unref(words.met);
    return g_string_free(words.words, FALSE);
}
