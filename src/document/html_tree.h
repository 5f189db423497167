/* The tree under construction: the open elements, the text being gathered, and where a new block
 * goes.
 *
 * The stack of open elements is bounded as browsers bound theirs: what is nested deeper than
 * HTML_MAX_OPEN replaces the innermost one, so that no end tag searches farther than that.
 *
 * Must not know: the parser's events, what each element means (html_rules.c).
 */
#ifndef LECTERN_DOCUMENT_HTML_TREE_H
#define LECTERN_DOCUMENT_HTML_TREE_H

#include "document/document.h"
#include "document/element.h"
#include "document/html_attributes.h"
#include "document/inline_text.h"

#include <glib.h>

enum { HTML_MAX_OPEN = 512 };

/* An element's name with what is known about it; one for each name of the page. */
typedef struct {
    const char *tag;        /* in the document's arena */
    const Element *element; /* never NULL; unknown elements are FLEXIBLE */
    guint n_open;           /* on the stack now */
} HtmlName;

typedef struct {
    HtmlName *name;
    ElementClass class; /* as it is treated here; a FLEXIBLE is INLINE or GROUP */
    Block *block;       /* the container for what is inside, its own or inherited */
    guint owner;        /* of its marks; unique */
    guint16 depth;      /* of `block` */
    unsigned own : 1;   /* `block` is this element's */
    unsigned hidden : 1;
    unsigned dropped : 1;
    unsigned counts_down : 1;     /* LIST: to 1, from as many as there are items */
    unsigned divides : 1;         /* a div within a heading: only divides its text */
    int next_number;              /* LIST: of its next item */
    int number_step;              /* LIST: 1 or -1 */
    const char *time, *time_name; /* of a time element: datetime, and its name as a meta */
    gsize text_start;             /* length of the text when it opened */
} HtmlOpen;

typedef struct {
    Document *document;
    Arena *arena;
    Diagnostics *diagnostics;
    Interner interner;
    GHashTable *names; /* name → HtmlName */
    HtmlOpen open[HTML_MAX_OPEN];
    guint n_open; /* at least 1: the root */
    guint n_owners;
    InlineText text;
    Block text_source;    /* what the text being gathered will be: kind and source fields */
    gboolean text_owned;  /* by an open p, heading or pre; else it is loose */
    gboolean text_hidden; /* the element that owns the text is hidden itself or above */
    GPtrArray *images;    /* of Block, waiting for the end of the text they stand in */
    GArray *meta;         /* of DocumentMeta */
} HtmlTree;

void html_tree_init(HtmlTree *tree, Document *document, Diagnostics *diagnostics);
void html_tree_clear(HtmlTree *tree);

static inline HtmlOpen *html_tree_top(HtmlTree *tree)
{
    return &tree->open[tree->n_open - 1];
}

void html_tree_add_meta(HtmlTree *tree, const char *name, const char *value);

HtmlName *html_tree_name(HtmlTree *tree, const char *tag);

/* A block of the element, not yet in the tree. */
Block *html_tree_block(HtmlTree *tree, BlockKind kind, const char *tag,
                       const HtmlAttributes *attributes, guint line);

/* Puts a block where it belongs for the container that is open now: into an item when that is a
 * list, before the table when it is one, into a list of its own when it is a loose item. */
void html_tree_append(HtmlTree *tree, Block *block);

/* Pushes an open element without, or with, a block of its own. Where the tree is too deep, the
 * block is left out and its content goes to the container above. */
HtmlOpen *html_tree_push(HtmlTree *tree, HtmlName *name, ElementClass class);
HtmlOpen *html_tree_push_block(HtmlTree *tree, HtmlName *name, ElementClass class, Block *block);

/* Ends the text being gathered: it becomes a block unless it is blank. */
void html_tree_flush(HtmlTree *tree);

/* Closes open elements down to `size` of them, or only the one at `index`. */
void html_tree_pop_to(HtmlTree *tree, guint size);
void html_tree_remove(HtmlTree *tree, guint index);

#endif
