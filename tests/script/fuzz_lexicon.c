/* Fuzzing of lexicon files. */
#include "script/lexicon.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(Lexicon) lexicon = lexicon_parse((const char *)data, size, "fuzz.pls", NULL, NULL);
    for (guint i = 0; lexicon && i < lexicon->entries->len; i++) {
        const LexiconEntry *entry = lexicon_entry(lexicon, i);
        g_assert_true(*entry->grapheme && (entry->phoneme || entry->alias));
        g_assert_true(strlen(entry->grapheme) <= LEXICON_MAX_TEXT_BYTES);
        g_assert_true(g_utf8_validate(entry->grapheme, -1, NULL));
    }
    return 0;
}
