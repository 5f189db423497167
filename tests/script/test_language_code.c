/* The web's language codes as ID3 wants them. */
#include "script/language_code.h"

static void assert_code(const char *tag, const char *expected)
{
    g_autofree char *code = language_code_iso639_2(tag);
    g_assert_cmpstr(code, ==, expected);
}

static void test_codes(void)
{
    assert_code("en-US", "eng");
    assert_code("es-419", "spa");
    assert_code("zh-Hant-TW", "zho");
    assert_code("fil", "fil");
    assert_code("DE", "deu");
}

static void test_unknown(void)
{
    assert_code(NULL, NULL);
    assert_code("", NULL);
    assert_code("qqq-x", NULL);
    assert_code("not a tag", NULL);
    g_autofree char *long_tag = g_strnfill(5000, 'a');
    assert_code(long_tag, NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/language-code/codes", test_codes);
    g_test_add_func("/script/language-code/unknown", test_unknown);
    return g_test_run();
}
