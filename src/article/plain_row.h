/* The rows of a bare text: its lines as they stand in the source, before any are joined.
 *
 * Knows what stood around each: blank lines, indentation, marks of quotation, an underline, the
 * end of a page. Running heads and page numbers are found here, because only the source shows them.
 *
 * Must not know: what a row is for in the article.
 */
#ifndef LECTERN_ARTICLE_PLAIN_ROW_H
#define LECTERN_ARTICLE_PLAIN_ROW_H

#include "article/page.h"

/* What a header line of a letter says: see plain_mail.h. */
typedef enum {
    PLAIN_MAIL_NONE,
    PLAIN_MAIL_FROM,
    PLAIN_MAIL_DATE,
    PLAIN_MAIL_SUBJECT,
    PLAIN_MAIL_OTHER,
    PLAIN_MAIL_CONTINUES /* the line before it */
} PlainMailField;

typedef struct {
    const char *text; /* without marks of quotation; borrowed; NUL-terminated */
    guint columns;    /* it takes in the source, indentation included */
    guint indent;
    guint quoted;        /* marks of quotation before it */
    guint blank_before;  /* blank lines */
    guint number;        /* of the line in the source, from 1 */
    guint underline;     /* 1 if underlined with "=", 2 with anything else; 0 if not */
    gboolean new_page;   /* first of a page, furniture left aside */
    const Block *item;   /* the item that it stands in; NULL if none */
    gboolean begins;     /* an item */
    const Block *table;  /* the whole table, of which this is the first cell */
    PlainMailField mail; /* a line of a letter's header */
    gboolean furniture;  /* a page number or a running head */
} PlainRow;

/* The rows of the page, of PlainRow; owned by the caller. `*memory` holds their texts. */
GArray *plain_rows(const Page *page, GStringChunk **memory);

static inline PlainRow *plain_row(const GArray *rows, guint i)
{
    return &g_array_index(rows, PlainRow, i);
}

#endif
