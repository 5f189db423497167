/* What is written in the IPA. */
#include "base/error.h"
#include "script/ipa.h"

#include <string.h>

static void assert_refused(const char *text, const char *named)
{
    g_autoptr(GError) error = NULL;
    g_assert_false(ipa_check(text, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE);
    g_assert_nonnull(strstr(error->message, named));
}

static void test_check(void)
{
    static const char *const good[] = {"məˈtoʊpɹəlɔl", "ŋwiən", "kafe\u0301", "ɔ̃", "a b", "t͡ʃuː"};
    for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_true(ipa_check(good[i], &error));
        g_assert_no_error(error);
    }
    assert_refused("zɔɹ☃", "\"☃\"");
    assert_refused("METO", "\"M\"");
    assert_refused("5", "\"5\"");
    assert_refused("", "no vowel");
    assert_refused("pst", "no vowel");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/ipa/check", test_check);
    return g_test_run();
}
