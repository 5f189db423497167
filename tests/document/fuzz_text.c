/* Fuzzing of bytes of any kind: formats, charsets and bare text. */
#include "document_invariants.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    DocumentSource source = {.bytes = (const char *)data, .length = size};
    g_autoptr(Document) document = document_parse(&source, NULL, NULL);
    if (document)
        assert_invariants(document);
    return 0;
}
