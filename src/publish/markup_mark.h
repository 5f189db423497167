/* Marks as elements: what stands round a text that the source marked.
 *
 * A link is kept where it leads to is known: whole addresses of the web, of mail and telephones;
 * relative ones by the article's own address. A link within the page, or of a scheme that runs
 * something, is its text alone.
 *
 * Private to markup*.c. Must not know: where a mark begins and ends.
 */
#ifndef LECTERN_PUBLISH_MARKUP_MARK_H
#define LECTERN_PUBLISH_MARKUP_MARK_H

#include "publish/markup_writer.h"

typedef struct {
    const Mark *mark;
    const char *name; /* "em" */
    char *attributes; /* as they stand behind the name; "" for none */
} MarkElement;

/* The element of a mark whose language is to be told from `around`; FALSE where it has none. */
gboolean mark_element_new(const MarkupWriter *writer, const Mark *mark, const char *around,
                          MarkElement *element);

/* A GDestroyNotify for those in an array. */
void mark_element_clear(gpointer element);

#endif
