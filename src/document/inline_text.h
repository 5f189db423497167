/* Inline text: the text of one block while it is gathered, with its marks.
 *
 * White space is folded as it comes in. Marks are opened and closed by the elements that carry
 * them; each element has an owner number of its own, so that mark-up that overlaps wrongly
 * (<b><i></b></i>) is split into marks that nest. Marks that stay open when a text is taken begin
 * again in the next one.
 *
 * Must not know: elements, blocks, the parser.
 */
#ifndef LECTERN_DOCUMENT_INLINE_TEXT_H
#define LECTERN_DOCUMENT_INLINE_TEXT_H

#include "base/arena.h"
#include "document/mark.h"

#include <glib.h>

/* Marks open at the same time; what is nested deeper goes unmarked, so that a hostile page costs no
 * more than its length. */
enum { INLINE_MAX_OPEN_MARKS = 48 };

typedef struct {
    Mark mark; /* `end` unused */
    guint owner;
    guint n_marks_before; /* marks already closed when it was opened */
} OpenMark;

typedef struct {
    GString *text;
    GArray *marks; /* of Mark; closed ones, sorted when taken */
    OpenMark open[INLINE_MAX_OPEN_MARKS];
    guint n_open;
    gboolean blank_pending;
    const char *blank; /* how the pending blank was written: " " or one of Unicode's */
    gsize blank_length;
    gboolean preformatted; /* keep white space */
} InlineText;

void inline_text_init(InlineText *inlined);
void inline_text_clear(InlineText *inlined);

/* Adds UTF-8 text. A character may not be cut between two calls. */
void inline_text_append(InlineText *inlined, const char *text, gsize length);
/* A line break that the author set. */
void inline_text_break(InlineText *inlined);
/* The same where the text does not already stand at the beginning of a line. */
void inline_text_divide(InlineText *inlined);

/* Whether nothing visible was added since the last take. */
gboolean inline_text_is_blank(const InlineText *inlined);

/* Opens a mark at the end of the text. `value` must outlive the text. */
void inline_text_open(InlineText *inlined, MarkKind kind, const char *value, guint owner);
/* Closes the owner's marks. Superscripts and subscripts that Unicode has become characters. */
void inline_text_close(InlineText *inlined, guint owner);
/* The innermost open mark of that kind, or NULL. */
OpenMark *inline_text_find_open(InlineText *inlined, MarkKind kind);

/* Takes the text and its marks into `arena` and begins anew. `*length` 0 when it was blank. */
const char *inline_text_take(InlineText *inlined, Arena *arena, gsize *length, const Mark **marks,
                             guint *n_marks);

/* The marks that are open now, stretched over `length` bytes: for a text that stands alone. */
const Mark *inline_text_open_marks(const InlineText *inlined, Arena *arena, gsize length,
                                   guint *n_marks);

#endif
