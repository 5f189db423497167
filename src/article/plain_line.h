/* The lines of a bare text: what a person sees as one line, hard-wrapped rows joined.
 *
 * Must not know: what a line is for.
 */
#ifndef LECTERN_ARTICLE_PLAIN_LINE_H
#define LECTERN_ARTICLE_PLAIN_LINE_H

#include "article/plain_row.h"

typedef struct {
    char *text; /* one line, blanks folded, NFC; empty only for a table */
    TextMeasure size;
    CueCount cues;
    PlainMailField mail;  /* a line of a letter's header */
    const Block *table;   /* what it stands for, with `text` ""; NULL for lines of words */
    guint number_of_line; /* of the source, from 1 */
    guint blank_before;   /* blank lines before it */
    gboolean item, continues;
    int number;         /* of an item; 0 for bullets */
    const char *marker; /* of an item, as written; NULL for bullets; the document's */
    guint depth;        /* of an item */
    gboolean quoted;    /* stood behind ">" */
    guint underline;    /* 1: with "="; 2: with other signs; 0: not underlined */
    /* What it is by itself: see plain_kind.h. */
    gboolean prose; /* a sentence of some length */
    gboolean fact;  /* byline, date, reading time */
    gboolean site;  /* a button, a menu, a label of the site */
    gboolean parts; /* set apart by "|" or ">" */
    gboolean offer; /* speaks of cookies, accounts, newsletters */
    /* What it is in its place: see plain_heading.h, plain.c. */
    gboolean heading, notice, label;
    gboolean name;   /* the author's, alone on a line: see plain_facts.h */
    gboolean spoken; /* begins with the name of one of several speakers */
    guint row;       /* lines of a heading's shape in the row it stands in; 0 if it has none */
    int level;       /* of a heading */
} PlainLine;

/* The page's lines, of PlainLine; owned by the caller. */
GPtrArray *plain_lines(const Page *page);

#endif
