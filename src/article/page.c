/* The tree seen flat; see page.h. */
#include "article/page.h"

#include "article/address.h"
#include "article/credit.h"
#include "article/disclaimer.h"

#include <string.h>

enum { MAX_SLICED_MARKS = 400 };

/* Letters covered by marks of `kind`; marks of one kind do not overlap partly. */
static guint marked_letters(const Block *block, MarkKind kind)
{
    guint letters = 0;
    gsize covered = 0;
    for (guint i = 0; i < block->n_marks; i++) {
        const Mark *mark = &block->marks[i];
        if (mark->kind != kind || mark->end <= covered)
            continue;
        gsize start = MAX(mark->start, covered);
        letters += text_measure(block->text + start, mark->end - start).letters;
        covered = mark->end;
    }
    return letters;
}

/* Whether a text is there for its links: hardly anything stands beside them. */
static gboolean is_all_links(const TextMeasure *m, guint links)
{
    enum { FEW_LETTERS = 40, MANY_LETTERS = 120 };
    guint plain = m->letters - MIN(links, m->letters);
    if (links <= plain || plain >= MANY_LETTERS)
        return FALSE;
    return plain < FEW_LETTERS || m->stops < 2;
}

/* How much of a leaf reads as prose. Sentences are closed, long, and mostly not links. */
static guint prose_of(const Leaf *leaf)
{
    const TextMeasure *m = &leaf->size;
    if (leaf->block->kind != BLOCK_PARAGRAPH || leaf->in_caption)
        return 0;
    if (m->words < 8 || is_all_links(m, leaf->link_letters) || (!m->stops && m->words < 20))
        return 0;
    guint plain = m->letters - MIN(leaf->link_letters, m->letters);
    return leaf->in_list ? plain / 2 : plain;
}

typedef struct {
    gboolean in_list, in_caption, in_table;
} Around;

Block *page_slice(Page *page, const Block *block, gsize start, gsize end)
{
    Block *part = arena_new_object(page->arena, Block);
    *part = *block;
    part->text = arena_strndup(page->arena, block->text + start, end - start);
    part->text_length = end - start;
    guint n = 0;
    for (guint i = 0; i < block->n_marks; i++)
        n += block->marks[i].start < end && block->marks[i].end > start;
    Mark *marks = arena_alloc(page->arena, sizeof(Mark) * (n + 1));
    part->marks = marks;
    part->n_marks = n;
    for (guint i = 0, k = 0; i < block->n_marks; i++) {
        const Mark *mark = &block->marks[i];
        if (mark->start >= end || mark->end <= start)
            continue;
        marks[k] = *mark;
        marks[k].start = MAX(mark->start, start) - start;
        marks[k++].end = MIN(mark->end, end) - start;
    }
    return part;
}

/* Where a text ends without the sign behind it that links to the place itself, or back from a
 * footnote: "Doses ¶". */
static gsize end_without_permalink(const Block *block)
{
    gsize end = block->text_length;
    for (guint i = 0; i < block->n_marks; i++) {
        const Mark *mark = &block->marks[i];
        if (mark->kind != MARK_LINK || mark->end != block->text_length || !mark->start)
            continue;
        if (text_measure(block->text + mark->start, mark->end - mark->start).words == 0)
            end = MIN(end, mark->start);
    }
    while (end && end < block->text_length && g_ascii_isspace(block->text[end - 1]))
        end--;
    return end;
}

static void add_leaf(Page *page, const Block *block, guint box, Around around)
{
    gboolean in_caption = around.in_caption || strstr(block->names, "caption") != NULL;
    gsize end = end_without_permalink(block);
    if (in_caption && block->kind == BLOCK_PARAGRAPH)
        end = MIN(end, credit_start(page->cues, block->text, block->text_length));
    gboolean credited = in_caption && end < block->text_length;
    if (end && end < block->text_length)
        block = page_slice(page, block, 0, end);
    Leaf leaf = {.block = block, .box = box, .in_caption = in_caption, .credited = credited};
    leaf.in_list = around.in_list;
    leaf.in_table = around.in_table;
    const Block *holder = page_box(page, box)->block;
    leaf.opens = block->opens || holder->opens || strcmp(holder->tag, "summary") == 0;
    leaf.size = text_measure(block->text, block->text_length);
    leaf.link_letters = marked_letters(block, MARK_LINK);
    leaf.strong_letters = marked_letters(block, MARK_STRONG);
    if (leaf.size.words <= PAGE_CUE_WORDS)
        cue_count(page->cues, block->text, &leaf.cues);
    if (block->hidden)
        leaf.chrome = CHROME_HIDDEN;
    leaf.prose = prose_of(&leaf);
    g_array_append_val(page->leaves, leaf);
}

static gboolean is_marked(const Block *block, MarkKind kind, gsize start, gsize end)
{
    for (guint i = 0; i < block->n_marks; i++)
        if (block->marks[i].kind == kind && block->marks[i].start <= start &&
            block->marks[i].end >= end)
            return TRUE;
    return FALSE;
}

enum { OPENING_BYTES = 120, NOTICE_BYTES = 40 };

/* Whether the line at `start` opens a notice of its own: it begins with a notice's label or a
 * copyright sign, or is all in italics. */
static gboolean opens_notice(const Page *page, const Block *block, gsize start)
{
    const char *line = block->text + start;
    gsize length = strcspn(line, "\n"), opening = MIN(length, OPENING_BYTES);
    if (length >= NOTICE_BYTES && is_marked(block, MARK_EMPHASIS, start, start + length))
        return TRUE;
    DisclaimerSigns signs;
    g_autofree char *text = g_strndup(line, opening);
    const char *whole = text; /* the last letter may be cut in two */
    g_utf8_validate(text, (gssize)opening, &whole);
    text[whole - text] = '\0';
    disclaimer_read(page->senses, text, &signs);
    return signs.label || signs.hint || signs.copyright;
}

/* Where the first part of `text` ends: at a blank line, before a line that opens a notice, or after
 * a line all in bold, which is as good as a heading. */
static gsize end_of_part(const Page *page, const Block *block, gsize start)
{
    for (gsize at = start; at < block->text_length; at++) {
        if (block->text[at] != '\n')
            continue;
        if (block->text[at + 1] == '\n' || opens_notice(page, block, at + 1))
            return at;
        if (at - start < 120 && is_marked(block, MARK_STRONG, start, at))
            return at;
    }
    return block->text_length;
}

/* Pages that write paragraphs as lines and breaks come apart here. Slicing looks at all marks of
 * the block for each part, so that blocks with very many marks stay whole. */
static void add_parts(Page *page, const Block *block, guint box, Around around)
{
    gboolean whole = block->kind != BLOCK_PARAGRAPH || block->n_marks > MAX_SLICED_MARKS ||
                     page->document->format == DOCUMENT_TEXT || !strchr(block->text, '\n');
    if (whole) {
        add_leaf(page, block, box, around);
        return;
    }
    for (gsize start = 0; start < block->text_length;) {
        gsize end = end_of_part(page, block, start);
        if (start == 0 && end == block->text_length)
            add_leaf(page, block, box, around);
        else if (end > start)
            add_leaf(page, page_slice(page, block, start, end), box, around);
        start = end;
        while (start < block->text_length && block->text[start] == '\n')
            start++;
    }
}

static gboolean holds_text(BlockKind kind)
{
    return kind == BLOCK_HEADING || kind == BLOCK_PARAGRAPH || kind == BLOCK_CODE ||
           kind == BLOCK_IMAGE;
}

static Around around_in(Around around, const Block *block)
{
    around.in_list |=
        block->kind == BLOCK_ITEM || block->kind == BLOCK_TERM || block->kind == BLOCK_DEFINITION;
    around.in_caption |= block->kind == BLOCK_CAPTION || strstr(block->names, "caption") != NULL;
    around.in_table |= block->kind == BLOCK_CELL;
    return around;
}

static void fill(Page *page, const Block *block, guint box, Around around)
{
    for (const Block *child = block->first_child; child; child = child->next) {
        if (holds_text(child->kind)) {
            if (child->text && *child->text)
                add_parts(page, child, box, around);
            continue;
        }
        guint index = page->boxes->len;
        Box inner = {.block = child, .parent = box, .first = page->leaves->len};
        inner.chrome = child->hidden ? CHROME_HIDDEN : CHROME_NONE;
        g_array_append_val(page->boxes, inner);
        fill(page, child, index, around_in(around, child)); /* DOCUMENT_MAX_DEPTH bounds this */
        page_box(page, index)->end = page->leaves->len;
        page_box(page, index)->end_box = page->boxes->len;
    }
}

static void sum_up(Page *page)
{
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        Box *box = page_box(page, leaf->box);
        if (leaf->block->kind == BLOCK_IMAGE)
            continue;
        box->letters += leaf->size.letters;
        box->words += leaf->size.words;
        box->link_letters += leaf->link_letters;
        box->has_title |= leaf->block->kind == BLOCK_HEADING && leaf->block->level == 1;
    }
    for (guint i = page->boxes->len; i-- > 1;) {
        const Box *box = page_box(page, i);
        Box *parent = page_box(page, box->parent);
        parent->letters += box->letters;
        parent->words += box->words;
        parent->link_letters += box->link_letters;
        parent->has_title |= box->has_title;
    }
}

void page_sum_prose(Page *page)
{
    for (guint i = 0; i < page->boxes->len; i++)
        page_box(page, i)->prose = 0;
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->chrome == CHROME_NONE)
            page_box(page, leaf->box)->prose += leaf->prose;
    }
    for (guint i = page->boxes->len; i-- > 1;) {
        const Box *box = page_box(page, i);
        page_box(page, box->parent)->prose += box->prose;
    }
}

Page *page_new(const Document *document)
{
    Page *page = g_new0(Page, 1);
    page->document = document;
    page->address = address_of_page(document);
    page->cues = cue_index_new();
    page->senses = sense_index_new();
    page->arena = arena_new();
    page->leaves = g_array_new(FALSE, TRUE, sizeof(Leaf));
    page->boxes = g_array_new(FALSE, TRUE, sizeof(Box));
    Box root = {.block = document->root};
    g_array_append_val(page->boxes, root);
    fill(page, document->root, 0, (Around){0});
    page_box(page, 0)->end = page->leaves->len;
    page_box(page, 0)->end_box = page->boxes->len;
    sum_up(page);
    page_sum_prose(page);
    return page;
}

void page_free(Page *page)
{
    if (!page)
        return;
    cue_index_free(page->cues);
    sense_index_free(page->senses);
    arena_free(page->arena);
    g_array_unref(page->leaves);
    g_array_unref(page->boxes);
    g_free(page);
}

double leaf_link_share(const Leaf *leaf)
{
    return leaf->size.letters ? (double)leaf->link_letters / leaf->size.letters : 0.0;
}

double box_link_share(const Box *box)
{
    return box->letters ? (double)box->link_letters / box->letters : 0.0;
}

gboolean leaf_has_cue(const Leaf *leaf, CueKind kind)
{
    return leaf->cues.counts[kind] != 0;
}
