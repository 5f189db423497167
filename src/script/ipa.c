/* The IPA; see ipa.h. */
#include "script/ipa.h"

#include "base/error.h"

#include <string.h>

static const char vowels[] = "iyɨʉɯuɪʏʊeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒɚɝᵻ";
static const char consonants[] =
    "pbtdʈɖcɟkɡgqɢʔmɱnɳɲŋɴʙrʀⱱɾɽɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɭʎʟʍwɥʜʢʡɕʑɺɧɫʘǀǃǂǁɓɗʄɠʛ";
static const char marks[] = "ˈˌ'ːˑ.|‖‿ ʰʷʲˠˤⁿˡ˞͜͡-";

/* Whether the character is in the list; combining marks are in every list of marks. */
static gboolean is_in(const char *list, gunichar character)
{
    return g_utf8_strchr(list, -1, character) != NULL;
}

gboolean ipa_check(const char *text, GError **error)
{
    gboolean has_vowel = FALSE;
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        has_vowel |= is_in(vowels, character);
        if (is_in(vowels, character) || is_in(consonants, character) || is_in(marks, character) ||
            g_unichar_ismark(character))
            continue;
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                    "\"%.*s\" in \"%s\" is no sign of the International Phonetic Alphabet",
                    (int)(g_utf8_next_char(c) - c), c, text);
        return FALSE;
    }
    if (!has_vowel)
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE, "\"%s\" has no vowel", text);
    return has_vowel;
}
