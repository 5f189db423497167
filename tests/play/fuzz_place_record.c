/* Fuzzes what is kept of a place: whatever a file holds, a record that can be written, and a place
 * in whatever script, or none. */
#include "play/place_record.h"

#include "text_script.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const lines[] = {"= Salt",       "* # One",       "# Where it hides",
                                    "Bread has it", "Soup has more", "Bread has it",
                                    "# What to do", "Soup has more", "* ~ Disclaimer",
                                    "~ Ask us",     "$ The end",     NULL};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    PlaceRecord record, again;
    if (!place_record_parse((const char *)data, size, &record))
        return 0;
    g_autofree char *text = place_record_to_text(&record);
    g_assert_true(place_record_parse(text, strlen(text), &again));
    g_autofree char *text_again = place_record_to_text(&again);
    g_assert_cmpstr(text, ==, text_again);
    Script *script = text_script_new(lines);
    Fingerprint article = fingerprint_of(script);
    double likeness = fingerprint_likeness(&article, &record.article);
    g_assert_true(likeness >= 0.0 && likeness <= 1.0);
    g_assert_cmpuint(bookmark_find(&record.place, script), <, script->utterances->len);
    text_script_free(script);
    return 0;
}
