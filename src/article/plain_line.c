/* Lines of bare text; see plain_line.h. */
#include "article/plain_line.h"

#include <string.h>

enum {
    NARROWEST_WRAP = 40, /* columns: nobody wraps prose more narrowly */
    WIDEST_WRAP = 120,
    RAGGED = 22 /* columns that a wrapped line may be shorter than the longest: one long word */
};

static void line_free(PlainLine *line)
{
    g_free(line->text);
    g_free(line);
}

static gsize columns_of(const char *line)
{
    return (gsize)g_utf8_strlen(line, -1);
}

/* Whether the ends of `lines` are a wrapping program's: all but the last nearly as wide as the
 * widest, and hardly any of them ends a sentence by chance. */
static gboolean is_wrapped(char *const *lines, guint n)
{
    gsize widest = 0;
    for (guint i = 0; i < n; i++)
        widest = MAX(widest, columns_of(lines[i]));
    if (n < 2 || widest < NARROWEST_WRAP || widest > WIDEST_WRAP)
        return FALSE;
    guint ragged = 0;
    for (guint i = 0; i + 1 < n; i++) {
        /* The next line's first word would not have fitted. */
        gsize room = columns_of(lines[i]) + 1 + strcspn(lines[i + 1], " ");
        ragged += room + 3 < widest && columns_of(lines[i]) + RAGGED < widest;
    }
    return ragged * 4 < n;
}

/* Whether every line goes on in the middle of a sentence, however narrow. */
static gboolean goes_on(char *const *lines, guint n)
{
    for (guint i = 1; i < n; i++)
        if (!g_unichar_islower(g_utf8_get_char(lines[i])))
            return FALSE;
    return n > 1;
}

typedef struct {
    GPtrArray *lines;
    const Page *page;
    const Leaf *leaf;
    guint depth, blank_before;
    const Block *item, *last_item;
} Splitter;

static const char *unquoted(const char *text, gboolean *quoted)
{
    *quoted = FALSE;
    while (*text == '>') {
        *quoted = TRUE;
        text++;
        text += strspn(text, " ");
    }
    return text;
}

static void add_line(Splitter *s, const char *raw, guint offset)
{
    gboolean quoted;
    char *text = text_clean(unquoted(raw, &quoted));
    if (!text)
        return;
    PlainLine *line = g_new0(PlainLine, 1);
    line->text = text;
    line->size = text_measure(text, strlen(text));
    cue_count(s->page->cues, text, &line->cues);
    line->number_of_line = s->leaf->block->line + offset;
    line->blank_before = offset ? 0 : s->blank_before;
    line->quoted = quoted;
    if (s->item) {
        line->item = TRUE;
        line->continues = s->item == s->last_item;
        line->number = line->continues ? 0 : s->item->number;
        line->depth = s->depth;
        s->last_item = s->item;
    }
    g_ptr_array_add(s->lines, line);
}

/* Quoted lines are joined with their marks taken off. */
static void add_joined(Splitter *s, char *const *lines)
{
    g_autoptr(GString) text = g_string_new(NULL);
    gboolean quoted = FALSE;
    for (guint i = 0; lines[i]; i++) {
        gboolean one;
        const char *rest = unquoted(lines[i], &one);
        quoted |= one && !i;
        if (text->len)
            g_string_append_c(text, ' ');
        g_string_append(text, rest);
    }
    if (quoted)
        g_string_prepend(text, "> ");
    add_line(s, text->str, 0);
}

static void find_place(Splitter *s)
{
    s->item = NULL;
    s->depth = 0;
    s->blank_before = s->leaf->block->blank_lines_before;
    for (const Block *up = s->leaf->block->parent; up; up = up->parent) {
        if (up->kind == BLOCK_ITEM && !s->item)
            s->item = up;
        s->depth += up->kind == BLOCK_LIST;
    }
}

GPtrArray *plain_lines(const Page *page)
{
    Splitter s = {.page = page};
    s.lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
    for (guint i = 0; i < page->leaves->len; i++) {
        s.leaf = page_leaf(page, i);
        find_place(&s);
        g_auto(GStrv) lines = g_strsplit(s.leaf->block->text, "\n", -1);
        guint n = g_strv_length(lines);
        if (s.item || is_wrapped(lines, n) || goes_on(lines, n)) {
            add_joined(&s, lines);
            continue;
        }
        for (guint k = 0; k < n; k++)
            add_line(&s, lines[k], k);
    }
    return s.lines;
}
