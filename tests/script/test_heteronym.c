/* Which sound a word of several has, by the words around it: sentences in heteronyms-LANGUAGE.tsv.
 */
#include "script/verbalizer.h"

#include "verbalizer_checks.h"

/* The role of the spoken word that stands for the bytes from `start` on; "" for none. */
static const char *role_at(const Verbalization *said, gsize start)
{
    for (guint i = 0; i < said->words->len; i++) {
        const SpokenWord *word = &g_array_index(said->words, SpokenWord, i);
        if (word->display_start == start)
            return word->role ? word->role : "";
    }
    return "";
}

/* Lines of `sentence with a *word* TAB role`; every wrong one is told, then the test fails. */
static void check_roles(const char *language, const char *path, guint at_least)
{
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", language);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0, wrong = 0;
    for (guint i = 0; lines[i]; i++) {
        if (!*lines[i] || g_str_has_prefix(lines[i], "# "))
            continue;
        g_auto(GStrv) columns = g_strsplit(lines[i], "\t", 2);
        g_auto(GStrv) parts = g_strsplit(columns[0], "*", 3);
        g_assert_cmpuint(g_strv_length(parts), ==, 3);
        g_autofree char *sentence = g_strconcat(parts[0], parts[1], parts[2], NULL);
        g_auto(Verbalization) said = {0};
        verbalize(verbalizer, sentence, strlen(sentence), NULL, 0, FALSE, &said);
        const char *role = role_at(&said, strlen(parts[0]));
        n++;
        if (strcmp(role, columns[1]) == 0)
            continue;
        wrong++;
        g_test_message("%s:%u: %s is \"%s\"", path, i + 1, lines[i], role);
    }
    g_assert_cmpuint(wrong, ==, 0);
    g_assert_cmpuint(n, >=, at_least);
}

static void test_english(void)
{
    check_roles("en-US", "tests/script/heteronyms-en.tsv", 90);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/heteronym/english", test_english);
    return g_test_run();
}
