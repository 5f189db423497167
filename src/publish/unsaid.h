/* Unsaid text: what stands in a sentence and is not heard with it, because the page has struck it
 * out, or because it is the mark of a footnote. In plain text "~~loratadine~~ fexofenadine" would
 * name both, and "10 mg" with a footnote 1 would be 101.
 *
 * Must not know: who leaves it out.
 */
#ifndef LECTERN_PUBLISH_UNSAID_H
#define LECTERN_PUBLISH_UNSAID_H

#include "article/article.h"
#include "script/mark_window.h"
#include "script/script.h"

#include <glib.h>

/* Goes over the utterances of a script in their order. */
typedef struct {
    const Article *article;
    const ArticleBlock *block; /* of the last utterance; may be NULL */
    MarkWindow window;         /* over its marks */
    GArray *marks;             /* of Mark: those of the last utterance that are unsaid */
} Unsaid;

/* `article` is borrowed. */
Unsaid unsaid_open(const Article *article);
void unsaid_clear(Unsaid *unsaid);

/* The ranges of `display` that are not said: of Mark, starts ascending; valid until the next call.
 * In a table, which is arranged anew for the ear, there are none. */
const GArray *unsaid_find(Unsaid *unsaid, const Utterance *utterance);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Unsaid, unsaid_clear)

#endif
