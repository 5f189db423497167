/* Places marked as the author's; see author_mark.h. */
#include "article/author_mark.h"

#include "article/byline.h"

#include <string.h>

enum {
    BOX_WORDS = 40, /* a larger box is about the author, or the whole article */
    MOST_BOXES = 4,
    MOST_MARKS = 60
};

/* Whether class and id `names` are those of the author's name, not of what stands beside it. */
static gboolean names_author(const char *names)
{
    static const char *const signs[] = {"byline", "author",  "autor",      "writer",
                                        "auteur", "creator", "contributor"};
    static const char *const others[] = {
        "bio",     "avatar", "image", "img",   "photo", "social", "role",      "job",     "date",
        "comment", "about",  "desc",  "count", "time",  "follow", "authority", "authoriz"};
    gboolean author = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(signs) && !author; i++)
        author = strstr(names, signs[i]) != NULL;
    for (guint i = 0; i < G_N_ELEMENTS(others) && author; i++)
        author = !strstr(names, others[i]);
    return author;
}

static gboolean property_is_author(const char *property)
{
    return strstr(property, "author") || strstr(property, "creator");
}

typedef gboolean (*IsAuthor)(const char *value);

/* From the first to the last mark of `kind` that names an author: "Jane Doe and John Roe" may be
 * two links. */
static char *marked_span(const Block *block, MarkKind kind, IsAuthor is_author)
{
    gsize start = block->text_length, end = 0;
    for (guint i = 0; i < block->n_marks && i < MOST_MARKS; i++) {
        const Mark *mark = &block->marks[i];
        if (mark->kind != kind || !mark->value || !is_author(mark->value))
            continue;
        start = MIN(start, mark->start);
        end = MAX(end, mark->end);
    }
    if (start >= end)
        return NULL;
    g_autofree char *span = g_strndup(block->text + start, end - start);
    return byline_clean(span);
}

char *author_mark_inline(const Leaf *leaf)
{
    char *name = marked_span(leaf->block, MARK_PROPERTY, property_is_author);
    return name ? name : marked_span(leaf->block, MARK_NAMES, names_author);
}

gboolean author_mark_block(const Page *page, const Leaf *leaf)
{
    if (names_author(leaf->block->names) || property_is_author(leaf->block->itemprop))
        return TRUE;
    guint box = leaf->box;
    for (guint up = 0; box && up < MOST_BOXES; up++, box = page_box(page, box)->parent) {
        const Box *around = page_box(page, box);
        if (property_is_author(around->block->itemprop))
            return TRUE;
        if (names_author(around->block->names) && around->words < BOX_WORDS)
            return TRUE;
    }
    return FALSE;
}
