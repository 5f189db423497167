/* The suffix of a biologic's name: "adalimumab-adaz", "insulin glargine-yfgn".
 *
 * US names of biologics end in a hyphen and four small letters without a meaning (FDA,
 * Nonproprietary Naming of Biological Products, 2017), which tell makers apart: they are said
 * letter by letter. Which words are names of biologics, contexts.tsv tells: by their ending, or as
 * a whole.
 */
#include "script/verbalize.h"

enum { SUFFIX_LETTERS = 4, LONGEST_ENDING = 12 };

static gboolean has_biologic_ending(const Speech *speech, gsize at)
{
    const char *text = token_text(speech, at);
    gsize length = token_length(speech, at);
    for (gsize ending = MIN(length - 1, LONGEST_ENDING); ending >= 3; ending--)
        if (is_word_in_context(speech, text + length - ending, ending, "biologic-ending"))
            return TRUE;
    return FALSE;
}

static gboolean is_biologic(const Speech *speech, gsize at)
{
    return is_kind(speech, at, TOKEN_WORD) &&
           (in_context(speech, at, "biologic-name") || has_biologic_ending(speech, at));
}

/* Four letters that are no word which forms compounds: "infliximab-like". */
static gboolean is_suffix(const Speech *speech, gsize at)
{
    const char *text = token_text(speech, at);
    if (!is_kind(speech, at, TOKEN_WORD) || token_length(speech, at) != SUFFIX_LETTERS ||
        is_word_in_context(speech, text, SUFFIX_LETTERS, "biologic-compound"))
        return FALSE;
    for (gsize i = 0; i < SUFFIX_LETTERS; i++)
        if (!g_ascii_isalpha(text[i]))
            return FALSE;
    return TRUE;
}

gsize verbalize_biologic(Speech *speech, gsize at)
{
    gboolean hyphen = at >= 2 && is_joined(speech, at) && is_joined(speech, at - 1) &&
                      (is_sign(speech, at - 1, '-') || is_sign(speech, at - 1, 0x2010) ||
                       is_sign(speech, at - 1, 0x2011));
    if (!hyphen || !is_suffix(speech, at) || !is_biologic(speech, at - 2))
        return 0;
    say_letters(speech, range_start(speech, at), range_end(speech, at, 1));
    return 1;
}
