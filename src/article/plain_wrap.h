/* Whether the end of a row was made by a program that wraps lines or by the author.
 *
 * A row was wrapped when the first word of the next would not have fitted any more, at the width to
 * which the whole text is wrapped; or, in a text that is not, at the width of its own paragraph.
 *
 * Must not know: what a row is for.
 */
#ifndef LECTERN_ARTICLE_PLAIN_WRAP_H
#define LECTERN_ARTICLE_PLAIN_WRAP_H

#include "article/plain_row.h"

typedef struct {
    const GArray *rows;     /* of PlainRow */
    guint width;            /* to which the text is wrapped; 0 if it is not */
    gboolean double_spaced; /* a blank line stands between any two lines */
    gboolean *joins;        /* for each row: goes on the one before */
} PlainWrap;

/* Judges all rows. Blank lines of a double-spaced text are taken out of `rows`. */
void plain_wrap_judge(PlainWrap *wrap, GArray *rows);
void plain_wrap_clear(PlainWrap *wrap);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PlainWrap, plain_wrap_clear)

#endif
