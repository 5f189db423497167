/* Respellings: the published ones of a hundred medicines, and what is said of those that cannot be
 * read. */
#include "base/error.h"
#include "script/respelling.h"

#include <string.h>

static void test_published(void)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents("tests/script/respellings.tsv", &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0, wrong = 0;
    for (guint i = 0; lines[i]; i++) {
        if (!*lines[i] || lines[i][0] == '#')
            continue;
        g_auto(GStrv) columns = g_strsplit(lines[i], "\t", 3);
        g_autoptr(GError) error = NULL;
        g_autofree char *ipa = respelling_to_ipa(columns[1], &error);
        g_assert_no_error(error);
        n++;
        if (strcmp(ipa, columns[2]) == 0)
            continue;
        wrong++;
        g_test_message("line %u: %s is %s", i + 1, lines[i], ipa);
    }
    g_assert_cmpuint(wrong, ==, 0);
    g_assert_cmpuint(n, >=, 100);
}

static void assert_refused(const char *respelling, const char *named)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(respelling_to_ipa(respelling, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE);
    g_assert_nonnull(strstr(error->message, named));
}

static void test_refused(void)
{
    assert_refused("", "is no respelling");
    assert_refused(" - ", "is no respelling");
    assert_refused("me toe proe lol", "does not tell the stress");
    assert_refused("ME TOE", "does not tell the stress");
    assert_refused("m3 TOE", "\"m3\"");
    assert_refused("zzz TOE", "\"zzz\"");
    assert_refused("METOPROLOL x", "\"metoprolol\"");
    assert_refused("mé TOE", "cannot be read");
    g_autofree char *longest = g_strnfill(RESPELLING_MAX_BYTES + 1, 'a');
    assert_refused(longest, "is no respelling");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/respelling/published", test_published);
    g_test_add_func("/script/respelling/refused", test_refused);
    return g_test_run();
}
