/* Fuzzing of respellings. */
#include "script/respelling.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autoptr(GError) error = NULL;
    g_autofree char *ipa = respelling_to_ipa(text, &error);
    g_assert_true((ipa != NULL) == (error == NULL));
    g_assert_true(!ipa || (*ipa && g_utf8_validate(ipa, -1, NULL)));
    return 0;
}
