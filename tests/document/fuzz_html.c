/* Fuzzing of HTML: the first byte chooses the HTTP charset, the rest is a page. Whatever it is, the
 * tree keeps its invariants. */
#include "document_invariants.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const types[] = {NULL, "text/html; charset=utf-8",
                                        "text/html; charset=shift_jis", "text/html; charset=x"};
    if (!size)
        return 0;
    const char *type = types[data[0] % G_N_ELEMENTS(types)];
    g_autoptr(GString) page = g_string_new("<!doctype html>");
    g_string_append_len(page, (const char *)data + 1, (gssize)size - 1);
    DocumentSource source = {.bytes = page->str, .length = page->len, .content_type = type};
    g_autoptr(Document) document = document_parse(&source, NULL, NULL);
    if (document)
        assert_invariants(document);
    return 0;
}
