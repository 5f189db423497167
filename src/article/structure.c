/* From kept lines to sections; see structure.h. */
#include "article/structure.h"

#include "article/list_place.h"
#include "article/table.h"
#include "article/text.h"

#include <string.h>

/* --- text and marks -----------------------------------------------------------------------------
 */

/* Texts below U+0300 and of plain punctuation are in NFC as they are. */
static gboolean is_surely_nfc(const char *text)
{
    for (const guchar *p = (const guchar *)text; *p; p++)
        if (*p >= 0xCC && *p != 0xE2)
            return FALSE;
    return TRUE;
}

static int compare_offsets(gconstpointer a, gconstpointer b)
{
    gsize x = *(const gsize *)a, y = *(const gsize *)b;
    return (x > y) - (x < y);
}

/* Normalises piece by piece between the marks' ends, so that the marks can follow. */
static char *to_nfc(const char *text, gsize length, Mark *marks, guint n_marks)
{
    g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(gsize));
    for (guint i = 0; i < n_marks; i++) {
        g_array_append_val(cuts, marks[i].start);
        g_array_append_val(cuts, marks[i].end);
    }
    g_array_append_val(cuts, length);
    g_array_sort(cuts, compare_offsets);
    g_autoptr(GArray) moved = g_array_new(FALSE, FALSE, sizeof(gsize));
    GString *out = g_string_sized_new(length);
    gsize from = 0;
    for (guint i = 0; i < cuts->len; i++) {
        gsize cut = g_array_index(cuts, gsize, i);
        g_autofree char *piece = text_compose(text + from, cut - from);
        g_string_append(out, piece);
        gsize at = out->len;
        g_array_append_val(moved, at);
        from = cut;
    }
    for (guint i = 0; i < n_marks; i++)
        for (guint end = 0; end < 2; end++) {
            gsize *offset = end ? &marks[i].end : &marks[i].start;
            gsize *found = bsearch(offset, cuts->data, cuts->len, sizeof(gsize), compare_offsets);
            *offset = g_array_index(moved, gsize, found - (gsize *)(void *)cuts->data);
        }
    return g_string_free(out, FALSE);
}

/* What the source states for the block or the nearest that holds it, below the root; NULL if
 * nothing. */
static const char *stated_language(const Block *block)
{
    for (; block && block->parent; block = block->parent)
        if (*block->language)
            return block->language;
    return NULL;
}

ArticleBlock *structure_copy_block(ArticleBlockKind kind, const Block *block)
{
    ArticleBlock *copy = article_block_new(kind, NULL);
    copy->line = block->line;
    copy->language = g_strdup(stated_language(block));
    copy->n_marks = block->n_marks;
    copy->marks = g_new0(Mark, block->n_marks + 1);
    for (guint i = 0; i < block->n_marks; i++) {
        copy->marks[i] = block->marks[i];
        copy->marks[i].value = g_strdup(block->marks[i].value);
    }
    if (is_surely_nfc(block->text))
        copy->text = g_strndup(block->text, block->text_length);
    else
        copy->text = to_nfc(block->text, block->text_length, copy->marks, copy->n_marks);
    return copy;
}

/* Puts `first` and `joint` before a block's text. */
static void block_prepend(ArticleBlock *block, ArticleBlock *first, const char *joint)
{
    gsize moved = strlen(first->text) + strlen(joint);
    g_autofree char *text = g_steal_pointer(&block->text);
    block->text = g_strconcat(first->text, joint, text, NULL);
    Mark *marks = g_new0(Mark, (gsize)first->n_marks + block->n_marks + 1);
    memcpy(marks, first->marks, sizeof(Mark) * first->n_marks);
    for (guint i = 0; i < block->n_marks; i++) {
        marks[first->n_marks + i] = block->marks[i];
        marks[first->n_marks + i].start += moved;
        marks[first->n_marks + i].end += moved;
    }
    g_free(block->marks);
    block->marks = marks;
    block->n_marks += first->n_marks;
    first->n_marks = 0; /* the values are the block's now */
}

/* --- building ------------------------------------------------------------------------------------
 */

typedef struct {
    const Page *page;
    Article *article;
    ArticleSection *section;
    GArray *starts; /* for each section the leaf that opens it */
    const char *title_key, *site_key;
    ListPlaces *places;
    ArticleBlock *term;       /* waits for its definition; NULL if none does */
    const Block *term_holder; /* the last dt of it */
    GHashTable *tables;       /* the tables looked at so far */
    gboolean bold_headings;
} Builder;

static void open_section(Builder *b, guint leaf, const char *heading, int level, guint line)
{
    b->section = article_section_new(heading, level);
    b->section->line = line;
    g_ptr_array_add(b->article->sections, b->section);
    g_array_append_val(b->starts, leaf);
}

static const Block *around(const Block *block, BlockKind kind)
{
    for (block = block->parent; block; block = block->parent)
        if (block->kind == kind)
            return block;
    return NULL;
}

static ArticleBlockKind kind_of(const Leaf *leaf, const Block *item)
{
    if (leaf->block->kind == BLOCK_CODE)
        return ARTICLE_CODE;
    if (leaf->block->kind == BLOCK_IMAGE || leaf->in_caption)
        return ARTICLE_CAPTION;
    if (item)
        return ARTICLE_ITEM;
    if (around(leaf->block, BLOCK_QUOTE))
        return ARTICLE_QUOTE;
    return ARTICLE_PARAGRAPH;
}

enum { LONG_TERM_BYTES = 300 };

static void append_block(Builder *b, ArticleBlock *block)
{
    if (!b->section)
        open_section(b, 0, NULL, 1, block->line);
    g_ptr_array_add(b->section->blocks, block);
}

/* A term that nothing defines, or nothing that could stand in one line with it, stands alone. */
static void flush_term(Builder *b)
{
    if (!b->term)
        return;
    list_places_put(b->places, b->term, b->term_holder, TRUE);
    append_block(b, g_steal_pointer(&b->term));
}

/* Several terms share a definition. */
static void keep_term(Builder *b, const Leaf *leaf, const Block *holder)
{
    ArticleBlock *term = structure_copy_block(ARTICLE_ITEM, leaf->block);
    if (b->term &&
        (b->term_holder->parent != holder->parent || strlen(b->term->text) > LONG_TERM_BYTES))
        flush_term(b);
    if (b->term)
        block_prepend(term, b->term, b->term_holder == holder ? " " : ", ");
    g_clear_pointer(&b->term, article_block_free);
    b->term = term;
    b->term_holder = holder;
}

/* "Term: definition"; a term that is a question, or has its own sign, needs none. */
static void define_term(Builder *b, ArticleBlock *definition, const Block *holder)
{
    gboolean begins = b->term && b->term_holder->parent == holder->parent;
    if (!begins)
        flush_term(b);
    if (begins) {
        gunichar last = text_last_sign(b->term->text);
        block_prepend(definition, b->term, last && g_unichar_ispunct(last) ? " " : ": ");
        g_clear_pointer(&b->term, article_block_free);
    }
    list_places_put(b->places, definition, holder, begins);
}

static void add_block(Builder *b, const Leaf *leaf)
{
    const Block *holder = list_place_holder(leaf->block);
    gboolean lone = holder && holder->kind == BLOCK_DEFINITION && !b->term &&
                    !list_places_are_in(b->places, holder);
    ArticleBlockKind kind =
        kind_of(leaf, lone ? NULL : holder); /* its term is a heading, or gone */
    if (kind == ARTICLE_ITEM && holder->kind == BLOCK_TERM) {
        keep_term(b, leaf, holder);
        return;
    }
    ArticleBlock *block = structure_copy_block(kind, leaf->block);
    if (kind == ARTICLE_ITEM && holder->kind == BLOCK_DEFINITION) {
        define_term(b, block, holder);
    } else {
        flush_term(b);
        if (kind == ARTICLE_ITEM)
            list_places_put(b->places, block, holder, FALSE);
    }
    append_block(b, block);
}

enum { SITE_NAME_BYTES = 200 };

/* The title, with or without the site's name before or behind it, in whatever type it is set. */
static gboolean repeats_title(const Builder *b, const Block *block)
{
    if (!b->title_key || !*b->title_key)
        return FALSE;
    if (block->text_length > 2 * strlen(b->title_key) + SITE_NAME_BYTES)
        return FALSE;
    g_autofree char *key = text_key(block->text);
    const char *found = strstr(key, b->title_key);
    if (!found)
        return FALSE;
    g_autofree char *before = g_strndup(key, (gsize)(found - key));
    const char *after = found + strlen(b->title_key);
    return (!*before && !*after) || (b->site_key && *b->site_key &&
                                     ((!*before && strcmp(after, b->site_key) == 0) ||
                                      (!*after && strcmp(before, b->site_key) == 0)));
}

/* A short paragraph in bold that is no sentence introduces what follows. */
static gboolean is_bold_heading(const Leaf *leaf)
{
    if (leaf->block->kind != BLOCK_PARAGRAPH || leaf->in_list || leaf->in_caption ||
        leaf->size.words == 0 || leaf->size.words > 14)
        return FALSE;
    if (leaf->strong_letters * 20 < leaf->size.letters * 19 || strchr(leaf->block->text, '\n'))
        return FALSE;
    gunichar last = text_last_sign(leaf->block->text);
    return last != '.' && last != ',' && last != ';';
}

/* Whether prose follows directly: a bold line over another bold line is emphasis. */
static gboolean introduces(const Page *page, guint i)
{
    for (guint k = i + 1; k < page->leaves->len; k++) {
        const Leaf *leaf = page_leaf(page, k);
        if (!leaf->kept || leaf->block->kind == BLOCK_IMAGE)
            continue;
        return leaf->block->kind == BLOCK_PARAGRAPH && !is_bold_heading(leaf);
    }
    return FALSE;
}

/* Bold paragraphs count where the text has no headings of its own. */
static gboolean wants_bold_headings(const Page *page)
{
    guint bold = 0;
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (!leaf->kept)
            continue;
        if (leaf->block->kind == BLOCK_HEADING && leaf->block->level > 1)
            return FALSE;
        bold += is_bold_heading(leaf) && introduces(page, i);
    }
    return bold >= 2;
}

static void add_leaf(Builder *b, guint i)
{
    const Leaf *leaf = page_leaf(b->page, i);
    const Block *block = leaf->block;
    if (block->kind == BLOCK_HEADING && !leaf->lead) {
        if (!repeats_title(b, block)) {
            g_autofree char *heading = text_clean(block->text);
            flush_term(b);
            if (heading)
                open_section(b, i, heading, (int)block->level, block->line);
        }
    } else if (b->bold_headings && is_bold_heading(leaf) && introduces(b->page, i)) {
        if (!repeats_title(b, block)) {
            g_autofree char *heading = text_clean(block->text);
            open_section(b, i, heading, 2, block->line);
        }
    } else if (!repeats_title(b, block)) {
        add_block(b, leaf);
    }
}

/* A table of data is one block; a table that lays out the page is none, its lines are taken one by
 * one. Returns the first leaf after the table, or `i` when leaf `i` opens none. */
static guint add_table(Builder *b, guint i)
{
    const Block *table = around(page_leaf(b->page, i)->block, BLOCK_TABLE);
    if (!table || !g_hash_table_add(b->tables, (gpointer)table) || !table_has_data(table))
        return i;
    ArticleBlock *block = table_to_block(table);
    if (!block)
        return i;
    flush_term(b);
    append_block(b, block);
    for (; i < b->page->leaves->len; i++) {
        const Block *up = around(page_leaf(b->page, i)->block, BLOCK_TABLE);
        while (up && up != table)
            up = around(up, BLOCK_TABLE);
        if (up != table)
            break;
    }
    return i;
}

/* One heading as high as the title, over lower ones, is the title in other words rather than their
 * parent; several are the article's parts. */
static void lower_lone_top(GPtrArray *sections)
{
    ArticleSection *top = NULL;
    for (guint i = 0; i < sections->len; i++) {
        ArticleSection *section = sections->pdata[i];
        if (!section->heading || section->level != 1)
            continue;
        if (top)
            return;
        top = section;
    }
    if (top)
        top->level = 2;
}

void structure_repair(Article *article)
{
    GPtrArray *sections = article->sections;
    /* A heading directly over another is the author's; one over nothing at the end is left from
     * what was dropped. */
    while (sections->len) {
        const ArticleSection *last = sections->pdata[sections->len - 1];
        if (last->blocks->len)
            break;
        g_ptr_array_remove_index(sections, sections->len - 1);
    }
    if (sections->len) {
        const ArticleSection *lead = sections->pdata[0];
        if (!lead->heading && !lead->blocks->len)
            g_ptr_array_remove_index(sections, 0);
    }
    lower_lone_top(sections);
    int open[7], depth = 0; /* the source levels of the sections that are open */
    for (guint i = 0; i < sections->len; i++) {
        ArticleSection *section = sections->pdata[i];
        if (!section->heading)
            continue;
        int level = CLAMP(section->level, 1, 6);
        while (depth && open[depth - 1] >= level)
            depth--;
        if (depth < 5)
            open[depth++] = level;
        section->level = depth + 1;
    }
}

/* Whether text that is not the article's stands between two leaves. */
static gboolean lost_text_between(const Page *page, guint from, guint to)
{
    for (guint i = from + 1; i < to; i++)
        if (!page_leaf(page, i)->kept && page_leaf(page, i)->block->kind != BLOCK_IMAGE)
            return TRUE;
    return FALSE;
}

/* A heading whose text was not the article's goes with it; one that never had any is the author's.
 */
static void drop_emptied(Builder *b)
{
    GPtrArray *sections = b->article->sections;
    GPtrArray *left = g_ptr_array_new_with_free_func((GDestroyNotify)article_section_free);
    for (guint i = 0; i < sections->len; i++) {
        ArticleSection *section = g_steal_pointer(&sections->pdata[i]);
        const ArticleSection *next = i + 1 < sections->len ? sections->pdata[i + 1] : NULL;
        gboolean over_nothing =
            section->heading && !section->blocks->len && next && next->level <= section->level;
        if (over_nothing && lost_text_between(b->page, g_array_index(b->starts, guint, i),
                                              g_array_index(b->starts, guint, i + 1)))
            article_section_free(section);
        else
            g_ptr_array_add(left, section);
    }
    g_ptr_array_unref(sections);
    b->article->sections = left;
}

void structure_build(const Page *page, Article *article)
{
    Builder b = {.page = page, .article = article};
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(guint));
    b.starts = starts;
    g_autofree char *title_key = article->title ? text_key(article->title) : NULL;
    g_autofree char *site_key = article->site ? text_key(article->site) : NULL;
    b.title_key = title_key;
    b.site_key = site_key;
    g_autoptr(ListPlaces) places = list_places_new();
    b.places = places;
    b.tables = g_hash_table_new(NULL, NULL);
    b.bold_headings = wants_bold_headings(page);
    for (guint i = 0; i < page->leaves->len;) {
        if (!page_leaf(page, i)->kept) {
            i++;
            continue;
        }
        guint after =
            page_leaf(page, i)->in_table || page_leaf(page, i)->in_caption ? add_table(&b, i) : i;
        if (after == i)
            add_leaf(&b, i++);
        else
            i = after;
    }
    flush_term(&b);
    drop_emptied(&b);
    list_places_count(places, article);
    structure_repair(article);
    g_hash_table_unref(b.tables);
}
