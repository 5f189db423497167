/* IPA as espeak-ng's dictionary compiler reads it. */
#include "speech/espeak_mnemonics.h"

#include "base/error.h"

#include <string.h>

static void assert_mnemonics(const char *ipa, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *mnemonics = espeak_mnemonics(ipa, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(mnemonics, ==, expected);
}

static void test_stress_goes_before_the_vowel(void)
{
    assert_mnemonics("məˈtoʊpɹəˌlɔl", "m|@|t'oU|p|r|@|l,O:|l");
    assert_mnemonics("ˈstætɪn", "s|t'a|t|I2|n");
}

static void test_a_word_without_stress_gets_one(void)
{
    assert_mnemonics("lɛd", "l'E|d");
    assert_mnemonics("lɪv", "l'I|v");
    assert_mnemonics("ˌsɪkˌluz", "s'I|k|l,u:|z"); /* the first of two weak ones */
}

static void test_vowels_before_r_are_one_sound(void)
{
    assert_mnemonics("ˈfɑɹmə", "f'A@|m|@");
    assert_mnemonics("ˈfaɪɚ", "f'aI3");
    assert_mnemonics("ˈhɝt", "h'3:|t");
    assert_mnemonics("ˈwɔtɚ", "w'O:|t|3");
}

static void test_spellings_of_ipa_are_one(void)
{
    assert_mnemonics("ˈri.dɪŋ", "r'i:|d|I2|N");
    assert_mnemonics("ˈɡʊd", "g'U|d");
    assert_mnemonics("gʊd", "g'U|d");
    assert_mnemonics("ˈt͡ʃiːz", "tS'i:|z");
    assert_mnemonics("ˈtʰɛn", "t'E|n");
    assert_mnemonics("ˈbʌtn̩", "b'V|t|@|n");
}

static void test_words_are_kept_apart(void)
{
    assert_mnemonics("ˈplæn ˈbi", "p|l'a|n||b'i:");
}

static void assert_refused(const char *ipa, const char *named)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(espeak_mnemonics(ipa, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, named));
}

static void test_what_cannot_be_said_is_named(void)
{
    assert_refused("ˈkǃa", "ǃ");
    assert_refused("ˈab5", "5");
    assert_refused("pst", "no vowel");
    assert_refused("", "nothing");
    assert_refused("ˈ", "no vowel");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/speech/espeak_mnemonics/stress", test_stress_goes_before_the_vowel);
    g_test_add_func("/speech/espeak_mnemonics/no-stress", test_a_word_without_stress_gets_one);
    g_test_add_func("/speech/espeak_mnemonics/r", test_vowels_before_r_are_one_sound);
    g_test_add_func("/speech/espeak_mnemonics/spellings", test_spellings_of_ipa_are_one);
    g_test_add_func("/speech/espeak_mnemonics/words", test_words_are_kept_apart);
    g_test_add_func("/speech/espeak_mnemonics/refused", test_what_cannot_be_said_is_named);
    return g_test_run();
}
