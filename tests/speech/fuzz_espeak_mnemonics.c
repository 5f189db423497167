/* Fuzzes IPA into mnemonics: whatever a lexicon holds, a line of the compiler's or a fault. */
#include "speech/espeak_mnemonics.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *ipa = g_utf8_make_valid((const char *)data, (gssize)size);
    g_autoptr(GError) error = NULL;
    g_autofree char *mnemonics = espeak_mnemonics(ipa, &error);
    if ((mnemonics == NULL) != (error != NULL) || (mnemonics && strpbrk(mnemonics, " \t\n$\\")))
        abort();
    return 0;
}
