/* The words that espeak-ng was taught, and finding one. */
#include "speech/espeak_words.h"

#include <string.h>

static gboolean have(const char *text, const char *word)
{
    return espeak_words_have(text, strlen(text), word);
}

static void test_words_are_put_in_order_once(void)
{
    g_autofree char *text = espeak_words_sort("b\na\nzürich\nb\n\nab\n");
    g_assert_cmpstr(text, ==, "a\nab\nb\nzürich\n");
    g_autofree char *nothing = espeak_words_sort("");
    g_assert_cmpstr(nothing, ==, "");
}

static void test_every_word_is_found_and_no_other(void)
{
    g_autofree char *text = espeak_words_sort("nyquil\nmetoprolol\nzürich\na\nstatin\nstatins\n");
    static const char *const known[] = {"nyquil", "metoprolol", "zürich", "a", "statin", "statins"};
    static const char *const unknown[] = {"", "nyqui", "nyquill", "b", "zzz", "stati", "A", "0"};
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        g_assert_true(have(text, known[i]));
    for (guint i = 0; i < G_N_ELEMENTS(unknown); i++)
        g_assert_false(have(text, unknown[i]));
    g_assert_false(have("", "a"));
    g_assert_true(have("a\nb", "b")); /* without a last line end */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/speech/espeak_words/order", test_words_are_put_in_order_once);
    g_test_add_func("/speech/espeak_words/found", test_every_word_is_found_and_no_other);
    return g_test_run();
}
