/* A window that moves over marked text; see mark_window.h. */
#include "script/mark_window.h"

MarkWindow mark_window_open(const Mark *marks, guint n_marks)
{
    return (MarkWindow){marks, n_marks, 0, g_array_new(FALSE, FALSE, sizeof(Mark))};
}

void mark_window_clear(MarkWindow *window)
{
    g_clear_pointer(&window->open, g_array_unref);
}

void mark_window_cut(MarkWindow *window, gsize start, gsize end, gsize offset, GArray *out)
{
    guint kept = 0;
    while (window->next < window->n_marks && window->marks[window->next].start < end)
        g_array_append_val(window->open, window->marks[window->next++]);
    for (guint i = 0; i < window->open->len; i++) {
        Mark mark = g_array_index(window->open, Mark, i);
        if (mark.end <= start)
            continue;
        g_array_index(window->open, Mark, kept++) = mark;
        mark.start = MAX(mark.start, start) - start + offset;
        mark.end = MIN(mark.end, end) - start + offset;
        if (mark.start < mark.end)
            g_array_append_val(out, mark);
    }
    g_array_set_size(window->open, kept);
}
