/* A user's lexicon: what is added is read again, what others wrote stays as it was. */
#include "base/error.h"
#include "script/lexicon_edit.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    char *folder, *path;
} Fixture;

static void set_up(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    fixture->folder = g_dir_make_tmp("lexicon-edit-XXXXXX", NULL);
    fixture->path = g_build_filename(fixture->folder, "deep", "en-US.pls", NULL);
}

static void tear_down(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autofree char *deep = g_path_get_dirname(fixture->path);
    g_remove(fixture->path);
    g_rmdir(deep);
    g_assert_cmpint(g_rmdir(fixture->folder), ==, 0); /* and nothing else was left there */
    g_free(fixture->folder);
    g_free(fixture->path);
}

static void add(const Fixture *fixture, const char *word, const char *ipa, const char *alias)
{
    g_autoptr(GError) error = NULL;
    LexiconEntry entry = {.grapheme = (char *)word, .phoneme = (char *)ipa, .alias = (char *)alias};
    g_assert_true(lexicon_edit_add(fixture->path, "en-US", &entry, &error));
    g_assert_no_error(error);
}

static guint removed(const Fixture *fixture, const char *word)
{
    g_autoptr(GError) error = NULL;
    guint n = 99;
    g_assert_true(lexicon_edit_remove(fixture->path, word, &n, &error));
    g_assert_no_error(error);
    return n;
}

static void assert_file(const Fixture *fixture, const char *expected)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(fixture->path, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, expected);
}

#define HEAD                                                                                       \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                 \
    "<lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" version=\"1.0\" "          \
    "alphabet=\"ipa\" xml:lang=\"en-US\">\n"

static void test_adds_and_removes(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_assert_cmpuint(removed(fixture, "a"), ==, 0);
    add(fixture, "metoprolol", "məˈtoʊpɹəlɔl", NULL);
    add(fixture, "A&E", NULL, "accident & emergency");
    assert_file(
        fixture, HEAD
        "  <lexeme><grapheme>metoprolol</grapheme><phoneme>məˈtoʊpɹəlɔl</phoneme></lexeme>\n"
        "  <lexeme><grapheme>A&amp;E</grapheme><alias>accident &amp; emergency</alias></lexeme>\n"
        "</lexicon>\n");
    add(fixture, "metoprolol", "x", NULL);
    assert_file(
        fixture, HEAD
        "  <lexeme><grapheme>A&amp;E</grapheme><alias>accident &amp; emergency</alias></lexeme>\n"
        "  <lexeme><grapheme>metoprolol</grapheme><phoneme>x</phoneme></lexeme>\n"
        "</lexicon>\n");
    g_assert_cmpuint(removed(fixture, "A&E"), ==, 1);
    g_assert_cmpuint(removed(fixture, "A&E"), ==, 0);
    g_autoptr(Lexicon) lexicon = lexicon_read(fixture->path, NULL, NULL);
    g_assert_cmpuint(lexicon->entries->len, ==, 1);
}

static void test_keeps_what_others_wrote(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    static const char ours[] = HEAD "  <!-- by hand -->\n"
                                    "  <lexeme>\n    <grapheme>mL</grapheme>\n"
                                    "    <grapheme>ml</grapheme>\n    <alias>milliliters</alias>\n"
                                    "    <example>5 mL</example>\n  </lexeme>\n</lexicon>\n";
    add(fixture, "x", "y", NULL); /* makes the folder */
    g_assert_true(g_file_set_contents(fixture->path, ours, -1, NULL));
    add(fixture, "lupus", "ˈlupəs", NULL);
    g_assert_cmpuint(removed(fixture, "ml"), ==, 1);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(fixture->path, &text, NULL, NULL));
    g_assert_nonnull(strstr(text, "<!-- by hand -->"));
    g_assert_nonnull(strstr(text, "<grapheme>mL</grapheme>"));
    g_assert_nonnull(strstr(text, "<example>5 mL</example>"));
    g_assert_null(strstr(text, "<grapheme>ml</grapheme>"));
}

static void test_refuses_what_is_no_lexicon(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    add(fixture, "x", "y", NULL);
    g_assert_true(g_file_set_contents(fixture->path, "<html/>", -1, NULL));
    g_autoptr(GError) error = NULL;
    LexiconEntry entry = {.grapheme = (char *)"a", .phoneme = (char *)"b"};
    g_assert_false(lexicon_edit_add(fixture->path, "en-US", &entry, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    assert_file(fixture, "<html/>");
}

/* An entry with a role is another one: hers who wrote it by hand. */
static void test_adding_keeps_roles(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    static const char verb[] =
        "  <lexeme role=\"verb\"><grapheme>lead</grapheme><phoneme>lid</phoneme></lexeme>\n";
    add(fixture, "x", "y", NULL); /* makes the folder */
    g_autofree char *ours = g_strconcat(HEAD, verb, "</lexicon>\n", NULL);
    g_assert_true(g_file_set_contents(fixture->path, ours, -1, NULL));
    add(fixture, "lead", "lɛd", NULL);
    add(fixture, "lead", "lɛːd", NULL);
    g_autofree char *both = g_strconcat(
        HEAD, verb, "  <lexeme><grapheme>lead</grapheme><phoneme>lɛːd</phoneme></lexeme>\n",
        "</lexicon>\n", NULL);
    assert_file(fixture, both);
    g_assert_cmpuint(removed(fixture, "lead"), ==, 2);
}

/* However its letters are composed and its words are parted. */
static void test_finds_a_word_as_it_is_read(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    add(fixture, "x", "y", NULL);
    g_assert_true(g_file_set_contents(fixture->path,
                                      HEAD "<lexeme><grapheme>mm\n Hg</grapheme><alias>a</alias>"
                                           "</lexeme></lexicon>\n",
                                      -1, NULL));
    g_assert_cmpuint(removed(fixture, "mm  Hg"), ==, 1);
    add(fixture, "Nguyễn", "ŋwiən", NULL);
    g_assert_cmpuint(removed(fixture, "Nguye\u0302\u0303n"), ==, 1);
    g_assert_cmpuint(removed(fixture, "\xff"), ==, 0);
}

/* One entry that XML has no letters for would make the whole file unreadable. */
static void test_refuses_what_no_file_can_hold(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    add(fixture, "x", "y", NULL);
    g_autofree char *before = NULL;
    g_assert_true(g_file_get_contents(fixture->path, &before, NULL, NULL));
    g_autofree char *longer = g_strnfill(LEXICON_MAX_TEXT_BYTES + 1, 'a');
    const LexiconEntry entries[] = {
        {.grapheme = (char *)"a\001b", .phoneme = (char *)"a"},
        {.grapheme = (char *)"a", .alias = (char *)"b\002"},
        {.grapheme = (char *)"a", .alias = (char *)"\xff"},
        {.grapheme = (char *)"a", .alias = (char *)" "},
        {.grapheme = (char *)"a", .phoneme = (char *)""},
        {.grapheme = (char *)"a", .alias = longer},
    };
    for (guint i = 0; i < G_N_ELEMENTS(entries); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(lexicon_edit_add(fixture->path, "en-US", &entries[i], &error));
        g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE);
    }
    assert_file(fixture, before);
}

static void assert_linked(Fixture *fixture, const char *to)
{
    g_autofree char *folder = g_path_get_dirname(fixture->path);
    g_autofree char *target = g_build_filename(fixture->folder, "shared.pls", NULL);
    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    g_assert_cmpint(symlink(to, fixture->path), ==, 0);
    add(fixture, "MTX", NULL, "methotrexate");
    add(fixture, "NPH", NULL, "isophane insulin");
    g_assert_cmpuint(removed(fixture, "MTX"), ==, 1);
    g_assert_true(g_file_test(fixture->path, G_FILE_TEST_IS_SYMLINK));
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(target, &text, NULL, NULL));
    g_assert_nonnull(strstr(text, "isophane insulin"));
    g_assert_null(strstr(text, "methotrexate"));
    g_remove(fixture->path);
    g_remove(target);
}

/* People keep their lexicon elsewhere and link to it; the link's target need not be there yet. */
static void test_writes_through_a_link(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    assert_linked(fixture, "../shared.pls");
    g_autofree char *whole = g_build_filename(fixture->folder, "shared.pls", NULL);
    assert_linked(fixture, whole);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/script/lexicon-edit/adds-and-removes", Fixture, NULL, set_up,
               test_adds_and_removes, tear_down);
    g_test_add("/script/lexicon-edit/writes-through-a-link", Fixture, NULL, set_up,
               test_writes_through_a_link, tear_down);
    g_test_add("/script/lexicon-edit/keeps-what-others-wrote", Fixture, NULL, set_up,
               test_keeps_what_others_wrote, tear_down);
    g_test_add("/script/lexicon-edit/refuses-what-is-no-lexicon", Fixture, NULL, set_up,
               test_refuses_what_is_no_lexicon, tear_down);
    g_test_add("/script/lexicon-edit/adding-keeps-roles", Fixture, NULL, set_up,
               test_adding_keeps_roles, tear_down);
    g_test_add("/script/lexicon-edit/finds-a-word-as-it-is-read", Fixture, NULL, set_up,
               test_finds_a_word_as_it_is_read, tear_down);
    g_test_add("/script/lexicon-edit/refuses-what-no-file-can-hold", Fixture, NULL, set_up,
               test_refuses_what_no_file_can_hold, tear_down);
    return g_test_run();
}
