/* Facts: where a page states what it says about its article.
 *
 * The meta elements, and the lines around the headline: what metadata.c and author.c both read.
 */
#ifndef LECTERN_ARTICLE_FACTS_H
#define LECTERN_ARTICLE_FACTS_H

#include "article/page.h"

enum { FACTS_LINE_WORDS = 30 }; /* a longer line states no fact */

/* Leaves [from, to). */
typedef struct {
    guint from, to;
} FactSpan;

/* The value of the first meta of these names (NULL-terminated) that has one, or NULL. */
const char *facts_meta(const Document *document, const char *const *names);

/* The leaf of the headline that reads `title`, or nearly; without one the first prose. */
guint facts_headline(const Page *page, const char *title);

/* The lines around the headline in which a byline or a date may stand. */
FactSpan facts_near(const Page *page, guint headline);

/* Whether a line belongs to other articles, comments, menus or nothing that is shown. */
gboolean facts_is_elsewhere(const Leaf *leaf);

/* Whether a line is a comment's, as far as its own names tell. */
gboolean facts_is_comment(const Leaf *leaf);

/* Whether two texts are the same, or one holds the other, spacing, case and signs aside. NULL is
 * like nothing. */
gboolean facts_same(const char *a, const char *b);
gboolean facts_agree(const char *a, const char *b);

/* How many words of `a` of four letters or more stand in `b` too. */
guint facts_shared_words(const char *a, const char *b);

#endif
