/* Fuzzing of the verbalizer: the first bytes choose language, footnotes and a mark, the rest is a
 * sentence. Whatever it is, ranges keep their order and the audit can read the result. */
#include "verbalizer_checks.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {"en-US", "en-GB", "es-419", "sv", "de", "ru",
                                            "zh",    "ko",    "ar",     "hi", "ht"};
    static Verbalizer *verbalizers[G_N_ELEMENTS(languages)]; /* made once: a fuzzer's, not ours */
    if (size < 3)
        return 0;
    gsize which = data[0] % G_N_ELEMENTS(languages);
    if (!verbalizers[which])
        verbalizers[which] = checks_verbalizer("voices", languages[which]);
    const char *text = (const char *)data + 3;
    gsize length = size - 3;
    Mark mark = {.kind = data[1] % MARK_KINDS, .start = data[2] % (length + 1), .end = length};
    g_auto(Verbalization) result = {0};
    verbalize(verbalizers[which], text, length, &mark, 1, data[0] & 0x80, &result);
    checks_verbalization(text, length, &result);
    g_array_unref(coverage_audit(text, length, &result));
    return 0;
}
