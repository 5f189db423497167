/* Byline openings: "By", "Written by", "Por", and "Reviewed by", which names no author.
 *
 * Must not know: names, pages.
 */
#ifndef LECTERN_ARTICLE_BYLINE_OPENING_H
#define LECTERN_ARTICLE_BYLINE_OPENING_H

#include <glib.h>

/* Whether `text` begins as a byline does: "By", "Written by", "Por", … or as a review does. */
gboolean byline_begins(const char *text);

/* Whether `text` is such a beginning and nothing more: "By", "Author:". */
gboolean byline_is_label(const char *text);

/* Whether `text` names who checked the article rather than who wrote it: "Medically reviewed by",
 * "Fact checked by", "Edited by". */
gboolean byline_is_review(const char *text);

/* Whether `text` says so and names nobody: "Reviewed by". */
gboolean byline_is_review_label(const char *text);

/* Whether the first `length` bytes of `text` end in such words: the name that follows is a
 * reviewer's. */
gboolean byline_ends_as_review(const char *text, gsize length);

/* Where in `text` the names begin: behind its openings and signs; of "Reviewed by X. Written by Y"
 * behind the second. */
char *byline_skip_openings(char *text);

#endif
