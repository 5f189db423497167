/* Wide forms: letters, digits and signs as East Asian typing sets them, "５００ｍｇ", made the
 * plain ones that the tables know, with a way back to the bytes of the text.
 *
 * For verbalizer.c alone. Must not know: what is spoken.
 */
#ifndef LECTERN_SCRIPT_VERBALIZE_FOLD_H
#define LECTERN_SCRIPT_VERBALIZE_FOLD_H

#include "document/mark.h"
#include "script/verbalizer.h"

#include <glib.h>

typedef struct {
    char *text; /* NULL: the text has no wide forms */
    gsize length;
    GArray *origin; /* of guint32: the byte of the text that each byte came from, and the end */
    GArray *marks;  /* of Mark, moved */
} WideFold;

/* Folds a text that is UTF-8. Free with wide_fold_clear(). */
WideFold wide_fold(const char *text, gsize length, const Mark *marks, guint n_marks);
void wide_fold_clear(WideFold *fold);

/* Gives what was said for the folded text the bytes of the text it came from. */
void wide_fold_restore(const WideFold *fold, GArray *words, GArray *omissions);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WideFold, wide_fold_clear)

#endif
