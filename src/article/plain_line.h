/* The lines of a bare text: what a person sees as one line, hard-wrapped ones joined.
 *
 * Decides from line lengths alone whether a line end was made by a wrapping program or by the
 * author. Must not know: what a line is for.
 */
#ifndef LECTERN_ARTICLE_PLAIN_LINE_H
#define LECTERN_ARTICLE_PLAIN_LINE_H

#include "article/page.h"

typedef struct {
    char *text; /* one line, blanks folded, NFC; never empty */
    TextMeasure size;
    CueCount cues;
    guint number_of_line; /* of the source, from 1 */
    guint blank_before;   /* blank lines before it */
    gboolean item, continues;
    int number;      /* of an item; 0 for bullets */
    guint depth;     /* of an item */
    gboolean quoted; /* stood behind ">" */
    /* What it is by itself: see plain_kind.h. */
    gboolean prose; /* a sentence of some length */
    gboolean fact;  /* byline, date, reading time */
    gboolean site;  /* a button, a menu, a label of the site */
    gboolean offer; /* speaks of cookies, accounts, newsletters */
    /* What it is in its place: see plain_heading.h, plain.c. */
    gboolean heading, notice, label;
    guint row; /* lines of a heading's shape in the row it stands in; 0 if it has none */
    int level; /* of a heading */
} PlainLine;

/* The page's lines, of PlainLine; owned by the caller. */
GPtrArray *plain_lines(const Page *page);

#endif
