/* Elements: what each HTML element becomes in the tree of blocks. A table, no behaviour.
 *
 * Source: the HTML standard's "Rendering" and "Elements of HTML" sections, and HTML 4's elements
 * that pages still use.
 */
#ifndef LECTERN_DOCUMENT_ELEMENT_H
#define LECTERN_DOCUMENT_ELEMENT_H

#include "document/mark.h"

#include <glib.h>

typedef enum {
    ELEMENT_INLINE,   /* part of a text; may carry a mark */
    ELEMENT_FLEXIBLE, /* a GROUP where it stands alone, else part of the text */
    ELEMENT_GROUP,    /* a container; those below are others */
    ELEMENT_PARAGRAPH,
    ELEMENT_HEADING,
    ELEMENT_LIST,
    ELEMENT_ITEM,
    ELEMENT_TERM, /* dt and dd, which close each other */
    ELEMENT_DEFINITION,
    ELEMENT_QUOTE,
    ELEMENT_TABLE,
    ELEMENT_TABLE_PART, /* thead, tbody, tfoot: no block of their own */
    ELEMENT_ROW,
    ELEMENT_CELL,
    ELEMENT_CODE,
    ELEMENT_FIGURE,
    ELEMENT_CAPTION,
    ELEMENT_IMAGE,
    ELEMENT_RULE,
    ELEMENT_BREAK,
    ELEMENT_QUOTATION, /* q: the text gets quotation marks */
    ELEMENT_DROPPED,   /* neither its text nor its elements are of use */
    ELEMENT_RAW,       /* the same, and what looks like a tag in it is none */
    ELEMENT_ROOT,      /* html, head, body */
    ELEMENT_TITLE,
    ELEMENT_META,
    ELEMENT_LINK, /* of the head, and base */
} ElementClass;

typedef struct {
    const char *name;
    ElementClass class;
    int mark; /* INLINE: a MarkKind, or -1 */
    gboolean is_void;
} Element;

/* The element of that name in lower case; NULL for an unknown one. */
const Element *element_find(const char *name);

#endif
