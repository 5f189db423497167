/* A window that moves over marked text: the marks of one range after another.
 *
 * Linear over all ranges together, however the marks nest: one that has ended is never looked at
 * again.
 *
 * Must not know: what the ranges are.
 */
#ifndef LECTERN_SCRIPT_MARK_WINDOW_H
#define LECTERN_SCRIPT_MARK_WINDOW_H

#include "document/mark.h"

#include <glib.h>

typedef struct {
    const Mark *marks;
    guint n_marks, next; /* `next` begins behind all ranges so far */
    GArray *open;        /* of Mark: begun, and not ended before the last range */
} MarkWindow;

/* `marks` are borrowed, sorted as mark.h says; may be NULL if there are none. */
MarkWindow mark_window_open(const Mark *marks, guint n_marks);
void mark_window_clear(MarkWindow *window);

/* Appends to `out` (of Mark) the marks in [start, end), cut to it and counted from its start, plus
 * `offset`. Ranges come in ascending order. */
void mark_window_cut(MarkWindow *window, gsize start, gsize end, gsize offset, GArray *out);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MarkWindow, mark_window_clear)

#endif
