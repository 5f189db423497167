/* Words that stand for an article; see site_words.h. */
#include "publish/site_words.h"

#include "publish/one_line.h"

#include <string.h>

enum {
    SUMMARY_BYTES = 240,
    INDEX_BYTES = 400,
    LEAST_LETTERS = 4, /* shorter ones say little, and are in every article */
    WORD_BYTES = 48,   /* what is longer is no word */
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

typedef struct {
    char *word;
    guint count, place; /* how often, and in which place it was met first */
} Counted;

typedef struct {
    GHashTable *by_word; /* → Counted, in `words` */
    GPtrArray *words;    /* of Counted */
} Count;

static void counted_free(gpointer data)
{
    g_free(((Counted *)data)->word);
    g_free(data);
}

static void count_word(Count *count, const char *start, gsize bytes)
{
    if (bytes > WORD_BYTES || g_utf8_strlen(start, (gssize)bytes) < LEAST_LETTERS)
        return;
    g_autofree char *word = g_utf8_strdown(start, (gssize)bytes);
    Counted *counted = g_hash_table_lookup(count->by_word, word);
    if (!counted) {
        counted = g_new(Counted, 1);
        *counted = (Counted){g_steal_pointer(&word), 0, count->words->len};
        g_hash_table_insert(count->by_word, counted->word, counted);
        g_ptr_array_add(count->words, counted);
    }
    counted->count++;
}

static void count_words(Count *count, const char *text)
{
    const char *start = NULL;
    for (const char *p = text;; p = g_utf8_next_char(p)) {
        gunichar letter = g_utf8_get_char(p);
        gboolean is_part = letter && (g_unichar_isalnum(letter) || g_unichar_ismark(letter));
        if (is_part && !start)
            start = p;
        if (!is_part && start) {
            count_word(count, start, (gsize)(p - start));
            start = NULL;
        }
        if (!letter)
            return;
    }
}

static int by_count(gconstpointer a, gconstpointer b)
{
    const Counted *first = *(const Counted *const *)a, *second = *(const Counted *const *)b;
    if (first->count != second->count)
        return first->count > second->count ? -1 : 1;
    return first->place < second->place ? -1 : first->place > second->place;
}

/* Appends those that are not there yet until the index is full. */
static void append_words(GString *index, const Count *count, GHashTable *taken)
{
    for (guint i = 0; i < count->words->len; i++) {
        const Counted *counted = g_ptr_array_index(count->words, i);
        if (index->len + strlen(counted->word) > INDEX_BYTES)
            return;
        if (g_hash_table_add(taken, g_strdup(counted->word)))
            g_string_append_printf(index, "%s%s", index->len > 0 ? " " : "", counted->word);
    }
}

static Count count_open(void)
{
    return (Count){g_hash_table_new(g_str_hash, g_str_equal),
                   g_ptr_array_new_with_free_func(counted_free)};
}

static void count_clear(Count *count)
{
    g_hash_table_unref(count->by_word);
    g_ptr_array_unref(count->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Count, count_clear)

char *site_words_index(const Article *article)
{
    g_auto(Count) headings = count_open();
    g_auto(Count) text = count_open();
    for (guint i = 0; i < article->sections->len; i++) {
        const ArticleSection *section = g_ptr_array_index(article->sections, i);
        if (section->heading)
            count_words(&headings, section->heading);
        for (guint j = 0; j < section->blocks->len; j++) {
            g_autofree char *said = said_text(g_ptr_array_index(section->blocks, j));
            count_words(&text, said);
        }
    }
    g_ptr_array_sort(text.words, by_count);
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GString *index = g_string_new(NULL);
    append_words(index, &headings, taken);
    append_words(index, &text, taken);
    return g_string_free(index, FALSE);
}
