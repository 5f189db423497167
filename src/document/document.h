/* A document: the bytes of a page as a tree of blocks. The product of the first stage.
 *
 * Nothing is judged here. Menus, banners and comments are in the tree like everything else, and
 * beside each block stands what the source said about it (element, class, role, …), so that
 * `article/` can find the article without ever seeing a parser.
 *
 * Invariants:
 *  - All text is valid UTF-8 in NFC order as written (no normalisation), with white space folded to
 *    single blanks except in CODE. The blanks of Unicode are folded too, but one between two digits
 *    stays as written ("10 000"). Soft hyphens, zero-width blanks and control characters are gone.
 *    A line break that the author set (br) is '\n', two or more are "\n\n" and do not split the
 *    block; in a document of bare text every line end is kept as '\n', because joining them is a
 *    judgement.
 *  - Text stands only in HEADING, PARAGRAPH, CODE and IMAGE blocks, which have no children; all
 *    other kinds hold blocks. Inline text loose in a container becomes a PARAGRAPH with an empty
 *    tag. A LIST holds only ITEMs, a ROW only CELLs; what stood loose in them is moved as browsers
 *    show it (into an item, before the table).
 *  - An image within a text stands as an IMAGE behind that text.
 *  - No text block is empty, and no other block but a CELL. Scripts, styles, templates
 *    other than shadow roots, the choices
 *    of form fields and the inner text of players and drawings are gone, and so is hidden inline
 *    text; a `noscript` is kept as a GROUP unless it stands within a text.
 *  - A `button`, a `label` and an unknown element are GROUPs where they stand alone and part of the
 *    text where they stand within one.
 *  - The tree is at most DOCUMENT_MAX_DEPTH deep: deeper mark-up is kept, flattened into that
 *    depth.
 *  - Everything lives in the document's arena and dies with it.
 */
#ifndef LECTERN_DOCUMENT_DOCUMENT_H
#define LECTERN_DOCUMENT_DOCUMENT_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "document/mark.h"

#include <glib.h>

enum { DOCUMENT_MAX_DEPTH = 256 };

typedef enum {
    BLOCK_GROUP,      /* div, section, article, aside, nav, …: see `tag` */
    BLOCK_HEADING,    /* text; level 1…6 */
    BLOCK_PARAGRAPH,  /* text */
    BLOCK_LIST,       /* holds ITEMs; `ordered`, `number` of the first */
    BLOCK_ITEM,       /* `number` in an ordered list, or as written in bare text */
    BLOCK_TERM,       /* dt */
    BLOCK_DEFINITION, /* dd */
    BLOCK_QUOTE,      /* blockquote */
    BLOCK_TABLE,      /* holds CAPTIONs and ROWs */
    BLOCK_ROW,
    BLOCK_CELL,    /* `header` for th; `columns`, `rows` spanned */
    BLOCK_CODE,    /* text, white space kept */
    BLOCK_FIGURE,  /* holds IMAGEs and CAPTIONs */
    BLOCK_CAPTION, /* figcaption, caption */
    BLOCK_IMAGE,   /* text: the alternative text; absent images without one are not in the tree */
    BLOCK_RULE,    /* hr, or a line of dashes in bare text */
    BLOCK_KINDS
} BlockKind;

typedef struct Block Block;
struct Block {
    BlockKind kind;
    Block *parent, *first_child, *last_child, *previous, *next;

    const char *text; /* NULL in kinds that hold blocks */
    gsize text_length;
    const Mark *marks;
    guint n_marks;

    /* What the source said. Strings are never NULL: "" where it said nothing. */
    const char *tag;      /* element name in lower case; "" for implied blocks and bare text */
    const char *names;    /* class and id, lower case, joined by a blank */
    const char *role;     /* ARIA role */
    const char *itemprop; /* microdata property, or RDFa `property` */
    const char *itemtype; /* microdata type */
    const char *label;    /* aria-label */
    const char *language; /* lang of this element itself */

    guint line;               /* 1-based line of the source, 0 where unknown */
    guint level;              /* HEADING: 1…6 */
    int number;               /* LIST: first number; ITEM: its number; 0 for bullets */
    const char *marker;       /* ITEM, RULE of bare text: the signs as written; else NULL */
    guint16 columns, rows;    /* CELL: cells spanned, at least 1 */
    guint blank_lines_before; /* bare text: blank lines between this and the block before */
    guint indent;             /* bare text: columns before the first character */
    char numbering;           /* LIST: '1', 'a', 'A', 'i', 'I'; 0 where it says nothing */
    unsigned ordered : 1;     /* LIST */
    unsigned new_page : 1;    /* bare text: a form feed stands before it */
    unsigned header : 1;      /* CELL */
    unsigned opens : 1;       /* a click on it shows or hides something: aria-expanded, -controls */
    unsigned hidden : 1;      /* hidden, aria-hidden, display:none, …, here or above */
};

typedef enum { DOCUMENT_HTML, DOCUMENT_TEXT, DOCUMENT_MARKDOWN } DocumentFormat;

typedef struct {
    /* name, property, itemprop or http-equiv of a meta in lower case; "link:REL" of a link; "base";
     * "time" or "time:ITEMPROP" of a time element that shows no text */
    const char *name;
    const char *value; /* its content, href or datetime */
} DocumentMeta;

typedef struct {
    DocumentFormat format;
    Arena *arena;
    Block *root;          /* a GROUP; its children are the body's */
    const char *title;    /* the title element's text; NULL if none */
    const char *language; /* html lang or Content-Language; NULL if not declared */
    const char *url;      /* where it was fetched from; NULL for files */
    const char *charset;  /* the charset the bytes were read as, for diagnostics */
    DocumentMeta *meta;   /* in the order of the page */
    guint n_meta;
    const char **json_ld; /* the text of each application/ld+json script */
    guint n_json_ld;
} Document;

/* Bytes as they came in, with what is known about them. All borrowed during the call. */
typedef struct {
    const char *bytes;
    gsize length;
    const char *name;         /* file name or URL: a last resort for the format; may be NULL */
    const char *url;          /* set when fetched; may be NULL */
    const char *content_type; /* of the HTTP answer; may be NULL */
} DocumentSource;

/* Makes the tree. The format is found from the content first (FORMAT in the .c file says how).
 * LECTERN_ERROR_NO_ARTICLE when the bytes are not text of any kind we read (an image, a PDF,
 * nothing at all); everything else that is wrong with them is a diagnostic. Free with
 * document_free(). */
Document *document_parse(const DocumentSource *source, Diagnostics *diagnostics, GError **error);
void document_free(Document *document);

/* The next block in document order within `root`, or NULL: a walk without recursion. */
Block *block_next(const Block *block, const Block *root);
/* The same, without entering `block`. */
Block *block_skip(const Block *block, const Block *root);

/* "group", "heading", …: for printing a stage. */
const char *block_kind_name(BlockKind kind);

/* The tree as indented text, a line for each block: for tests and for looking at a page. */
void document_print(const Document *document, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)

#endif
