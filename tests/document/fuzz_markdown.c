/* Fuzzing of Markdown: whatever it is, the tree keeps its invariants, and no block stands on a line
 * that the text has not. */
#include "document_invariants.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static guint count_lines(const uint8_t *data, size_t size)
{
    guint lines = 1;
    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n' || data[i] == '\r';
    return lines;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    DocumentSource source = {.bytes = (const char *)data,
                             .length = size,
                             .content_type = "text/markdown; charset=utf-8"};
    g_autoptr(Document) document = document_parse(&source, NULL, NULL);
    if (!document)
        return 0;
    assert_invariants(document);
    guint lines = count_lines(data, size);
    for (const Block *b = document->root; b; b = block_next(b, document->root))
        g_assert_cmpuint(b->line, <=, lines);
    return 0;
}
