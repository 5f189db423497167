/* The lexicons of a voice: which files, in which order, whose aliases; and what is said of them. */
#include "base/error.h"
#include "script/verbalizer.h"

#include "verbalizer_checks.h"

#include <glib/gstdio.h>

#define PLS(language, body)                                                                        \
    "<lexicon version=\"1.0\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" "          \
    "alphabet=\"ipa\" xml:lang=\"" language "\">" body "</lexicon>\n"
#define ALIAS(grapheme, alias)                                                                     \
    "<lexeme><grapheme>" grapheme "</grapheme><alias>" alias "</alias></lexeme>"
#define PHONEME(grapheme, ipa)                                                                     \
    "<lexeme><grapheme>" grapheme "</grapheme><phoneme>" ipa "</phoneme></lexeme>"

/* A folder of data with a voice that has two lexicons, one of them missing, and the user's. */
typedef struct {
    char *folder, *users;
    VoiceStore *store;
    GString *reported;
    Diagnostics diagnostics;
} Fixture;

static void write_file(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void keep(const Diagnostic *diagnostic, gpointer data)
{
    g_string_append_printf(data, "%s\n", diagnostic->message);
}

static void set_up(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    fixture->folder = g_dir_make_tmp("lexicon-set-XXXXXX", NULL);
    fixture->users = g_build_filename(fixture->folder, "users", NULL);
    write_file(fixture->folder, "t.voice",
               "[voice]\ntitle=T\nlanguage=en-US\nphrases=en\nengine=tone\nlexicons=one;two\n"
               "[body]\nengine_voice=tone\n");
    write_file(
        fixture->folder, "lexicons/one.pls",
        PLS("en-US", ALIAS("MTX", "the voice's") ALIAS("ASA", "aspirin") PHONEME("Roche", "ɹoʊʃ")));
    const char *folders[] = {fixture->folder, NULL};
    fixture->store = voice_store_new(folders);
    fixture->reported = g_string_new(NULL);
    fixture->diagnostics = (Diagnostics){.handler = keep, .data = fixture->reported};
}

static void tear_down(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    voice_store_free(fixture->store);
    g_string_free(fixture->reported, TRUE);
    static const char *const files[] = {
        "t.voice",     "lexicons/one.pls", "lexicons", "users/a.pls", "users/b.pls",
        "users/c.pls", "users/none.txt",   "users",    "named.pls"};
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(fixture->folder, files[i], NULL);
        g_remove(path);
    }
    g_assert_cmpint(g_rmdir(fixture->folder), ==, 0);
    g_free(fixture->folder);
    g_free(fixture->users);
}

static LexiconSet *open_set(Fixture *fixture, const char *named, GError **error)
{
    const Voice *voice = voice_store_get(fixture->store, "t", NULL, error);
    g_assert_nonnull(voice);
    g_autofree char *path = named ? g_build_filename(fixture->folder, named, NULL) : NULL;
    const char *files[] = {path, NULL};
    return lexicon_set_new(fixture->store, voice, files, fixture->users, &fixture->diagnostics,
                           error);
}

static const char *alias_of(const LexiconSet *set, const char *text)
{
    const LexiconEntry *entry = lexicon_set_decide(set, text);
    return entry ? entry->alias : NULL;
}

static void test_voices_own(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(LexiconSet) set = open_set(fixture, NULL, NULL);
    g_assert_cmpuint(lexicon_set_size(set), ==, 1);
    g_assert_cmpstr(fixture->reported->str, ==,
                    "the voice t names a lexicon two that is not there: read without it\n");
    g_assert_cmpstr(alias_of(set, "MTX"), ==, "the voice's");
    g_assert_null(alias_of(set, "mtx"));
    const Lexicon *lexicon = NULL;
    g_assert_cmpstr(lexicon_set_find(set, "Roche", NULL, NULL, &lexicon)->phoneme, ==, "ɹoʊʃ");
    g_assert_cmpstr(lexicon->name, ==, "one");
    g_assert_null(lexicon_set_find(set, "roche", NULL, NULL, &lexicon));
}

/* Named before the user's before the voice's; another language's and what is no lexicon are left.
 */
static void test_order(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    write_file(fixture->users, "a.pls",
               PLS("en", ALIAS("MTX", "the user's") ALIAS("HCTZ", "water")));
    write_file(fixture->users, "b.pls", PLS("en-GB", ALIAS("ASA", "British")));
    write_file(fixture->users, "c.pls", "<lexicon");
    write_file(fixture->users, "none.txt", "");
    write_file(fixture->folder, "named.pls", PLS("en-US", ALIAS("HCTZ", "named")));
    g_autoptr(LexiconSet) set = open_set(fixture, "named.pls", NULL);
    g_assert_cmpuint(lexicon_set_size(set), ==, 3);
    g_assert_cmpint(lexicon_set_file(set, 0)->origin, ==, LEXICON_NAMED);
    g_assert_cmpint(lexicon_set_file(set, 1)->origin, ==, LEXICON_USERS);
    g_assert_cmpint(lexicon_set_file(set, 2)->origin, ==, LEXICON_OF_VOICE);
    g_assert_cmpstr(alias_of(set, "HCTZ"), ==, "named");
    g_assert_cmpstr(alias_of(set, "MTX"), ==, "the user's");
    g_assert_cmpstr(alias_of(set, "ASA"), ==, "aspirin");
    g_assert_nonnull(strstr(fixture->reported->str, "c.pls is no lexicon"));
}

static void test_named_must_be_there(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(open_set(fixture, "named.pls", &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
}

/* What the words and their bytes are where aliases are said. */
static void test_aliases_are_said(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    write_file(fixture->users, "a.pls",
               PLS("en", ALIAS("MTX", "methotrexate") ALIAS("5-FU", "5 fluorouracil")
                             ALIAS("mm Hg", "millimeters") ALIAS("ATS", "MTX")));
    g_autoptr(LexiconSet) set = open_set(fixture, NULL, NULL);
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "en-US");
    verbalizer_use_lexicons(verbalizer, set);
    static const char text[] = "Take (MTX), 5-FU in mm Hg; ATS, MTX\u2019s.";
    g_auto(Verbalization) said = {0};
    verbalize(verbalizer, text, strlen(text), NULL, 0, FALSE, &said);
    g_assert_cmpstr(said.spoken, ==,
                    "Take, methotrexate, five fluorouracil in millimeters; M T X, methotrexate's.");
    const SpokenWord *word = &g_array_index(said.words, SpokenWord, 3); /* fluorouracil */
    g_assert_cmpuint(word->display_start, ==, strlen("Take (MTX), "));
    g_assert_cmpuint(word->display_end, ==, strlen("Take (MTX), 5-FU"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    static const struct {
        const char *name;
        void (*test)(Fixture *, gconstpointer);
    } tests[] = {
        {"voices-own", test_voices_own},
        {"order", test_order},
        {"named-must-be-there", test_named_must_be_there},
        {"aliases-are-said", test_aliases_are_said},
    };
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strconcat("/script/lexicon-set/", tests[i].name, NULL);
        g_test_add(path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
    return g_test_run();
}
