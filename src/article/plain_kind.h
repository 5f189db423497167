/* What a line of bare text is by itself: a sentence of the article, a fact about it (byline, date,
 * reading time), a line of the site around it.
 *
 * Decides from the line's words, cues and signs. Must not know: where the article begins and ends,
 * what is a heading.
 */
#ifndef LECTERN_ARTICLE_PLAIN_KIND_H
#define LECTERN_ARTICLE_PLAIN_KIND_H

#include "article/date.h"
#include "article/plain_line.h"

/* A bare text while its article is being found. */
typedef struct {
    const CueIndex *cues;
    GPtrArray *lines;        /* of PlainLine */
    DateOrder order;         /* how numeric dates are read */
    gboolean terse;          /* a text of short sentences: each counts as prose */
    guint prose;             /* the first line of the prose; the number of lines if there is none */
    guint title, first, end; /* lines of the title and the body; `title` is G_MAXUINT if none */
    guint head;              /* the first line behind the facts at the article's beginning */
    gboolean is_letter;      /* whose header begins at line `letter`; see plain_mail.h */
    guint letter;
} PlainText;

static inline PlainLine *plain_at(const PlainText *text, guint i)
{
    return i < text->lines->len ? text->lines->pdata[i] : NULL;
}

static inline gboolean plain_has_cue(const PlainLine *line, CueKind kind)
{
    return line->cues.counts[kind] != 0;
}

/* Sets what every line is, and `prose`; again when `order` or `terse` changed. */
void plain_kind_set(PlainText *text);

/* The date of a line in which what stood apart on the page may touch: "May 21, 20254 min read". */
Date plain_kind_date(const char *line, DateOrder order);

#endif
