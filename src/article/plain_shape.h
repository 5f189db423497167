/* The shape of a heading: what can be seen of a line alone, beside the style that the headings of
 * its text have.
 *
 * Must not know: what stands around the line.
 */
#ifndef LECTERN_ARTICLE_PLAIN_SHAPE_H
#define LECTERN_ARTICLE_PLAIN_SHAPE_H

#include "article/plain_line.h"

/* How the headings of a text are written, as far as it was seen. */
typedef struct {
    gboolean title_case; /* "How to Store Insulin" */
    gboolean interview;  /* most of them are questions, long ones too */
} PlainStyle;

/* Whether a line has the shape of a heading, whatever follows. */
gboolean plain_shape_is_heading(const PlainLine *line, const PlainStyle *style);

gboolean plain_shape_is_question(const PlainLine *line);

/* Whether most words begin with a capital, those aside that titles leave small. */
gboolean plain_shape_is_title_case(const char *text);

/* Whether there are letters enough for words. */
gboolean plain_shape_has_letters(const char *text);

#endif
