/* Inline markup: a text with what the source marked in it, its sentences and its words.
 *
 * A sentence holds marks and words, and neither reaches out of it: a link over two sentences is
 * two. Where a mark and a word overlap in part, the mark is parted.
 *
 * Private to markup*.c. Must not know: blocks.
 */
#ifndef LECTERN_PUBLISH_MARKUP_INLINE_H
#define LECTERN_PUBLISH_MARKUP_INLINE_H

#include "publish/markup_writer.h"

/* A text, whole or the part [start, end) of it. Borrowed. */
typedef struct {
    const char *text;
    gsize start, end;
    const Mark *marks; /* of the whole */
    guint n_marks;
    const char *language; /* that is in force around it */
    const char *marker;   /* shown before it, within the first sentence; may be NULL */
    gboolean keep_lines;  /* '\n' stays as it is */
} MarkupText;

/* Writes the text with the sentences of that place that are ranges of it. */
void markup_inline_write(MarkupWriter *writer, const MarkupText *text, MarkupPlace place);

/* The same without sentences: for what is an anchor as a whole, or none. */
void markup_inline_write_plain(MarkupWriter *writer, const MarkupText *text);

/* What is put together for the ear ("By Jane Doe."), as it is displayed. FALSE where nothing of
 * that place is said. */
gboolean markup_inline_write_display(MarkupWriter *writer, MarkupPlace place);

#endif
