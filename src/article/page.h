/* A page: the document's tree seen flat, with what can be counted about each piece.
 *
 * Leaves are the blocks that hold text, in the order of the page; boxes are the blocks that hold
 * blocks, each with the range of leaves inside it. The later steps (boilerplate, score, structure)
 * write what they decide into these two arrays and walk no tree.
 *
 * Must not know: what is an article and what is not.
 */
#ifndef LECTERN_ARTICLE_PAGE_H
#define LECTERN_ARTICLE_PAGE_H

#include "article/cue.h"
#include "article/sense.h"
#include "article/text.h"
#include "document/document.h"

/* What a piece is when it is not the article. */
typedef enum {
    CHROME_NONE,
    CHROME_HIDDEN,
    CHROME_NAVIGATION, /* menus, breadcrumbs, tables of contents, buttons */
    CHROME_HEADER,     /* the site's head */
    CHROME_FOOTER,
    CHROME_ASIDE,
    CHROME_SHARE,
    CHROME_RELATED,
    CHROME_COMMENTS,
    CHROME_ADVERT,
    CHROME_NEWSLETTER,
    CHROME_CONSENT,
    CHROME_AUTHOR, /* a box about the author */
    CHROME_META,   /* byline, date, tags: facts that stand in the Article's own fields */
    CHROME_FORM,
    CHROME_CREDIT, /* who made the image */
    CHROME_KINDS
} Chrome;

enum { PAGE_CUE_WORDS = 60 }; /* longer texts are not searched for cues */

typedef struct {
    const Block *block;
    guint box; /* index of the box that holds it */
    TextMeasure size;
    guint link_letters, strong_letters;
    CueCount cues; /* of texts up to PAGE_CUE_WORDS */
    guint prose;   /* letters that read as sentences; 0 for menus, headings, captions */
    Chrome chrome;
    gboolean in_list, in_caption, in_table;
    gboolean credited; /* a caption that named its picture's maker behind it */
    gboolean opens;    /* a click on it shows or hides what follows */
    gboolean lead;     /* a heading that is the article's first sentence */
    gboolean kept;     /* belongs to the article */
} Leaf;

typedef struct {
    const Block *block;
    guint parent;     /* index of the box around it; 0 for the root, which is its own */
    guint first, end; /* its leaves */
    guint end_box;    /* the boxes inside it are those between it and this one */
    guint letters, link_letters, words;
    guint prose;        /* sum of its leaves' prose, chrome left out once that is known */
    gboolean has_title; /* an h1, or the heading that is the title, is inside */
    Chrome chrome;      /* its own or that of a box around it */
} Box;

typedef struct {
    const Document *document;
    const char *address; /* that the page says it has; NULL if none */
    CueIndex *cues;
    SenseIndex *senses;
    Arena *arena;   /* blocks that were cut out of others */
    GArray *leaves; /* of Leaf */
    GArray *boxes;  /* of Box; the first is the root */
} Page;

Page *page_new(const Document *document);
void page_free(Page *page);

/* The bytes [start, end) of a block, with their marks, as a block of its own in the page's arena.
 */
Block *page_slice(Page *page, const Block *block, gsize start, gsize end);

/* Sums `prose` again over the leaves that are not chrome. */
void page_sum_prose(Page *page);

static inline Leaf *page_leaf(const Page *page, guint i)
{
    return &g_array_index(page->leaves, Leaf, i);
}

static inline Box *page_box(const Page *page, guint i)
{
    return &g_array_index(page->boxes, Box, i);
}

/* Share of the letters that are links, 0…1. */
double leaf_link_share(const Leaf *leaf);
double box_link_share(const Box *box);

/* Whether a cue of `kind` was found. */
gboolean leaf_has_cue(const Leaf *leaf, CueKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Page, page_free)

#endif
