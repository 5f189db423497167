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
    guint title, first, end; /* lines of the title and the body; `title` is G_MAXUINT if none */
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

/* Sets `kind` of every line; again when `order` or `terse` changed. */
void plain_kind_set(PlainText *text);

/* The first line of prose; the number of lines if there is none. */
guint plain_first_prose(const PlainText *text);

#endif
