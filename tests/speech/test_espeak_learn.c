/* What espeak-ng says when lexicons are taught to it, and where that is kept. */
#include "speech/espeak_data.h"
#include "speech/espeak_dictionary.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder; /* of this run; everything that is made lies in it */

/* --- lexicons --- */

static const char entries[] =
    "<lexeme><grapheme>metoprolol</grapheme><phoneme>məˈtoʊpɹəˌlɔl</phoneme></lexeme>\n"
    "<lexeme><grapheme>statin</grapheme><phoneme>ˈstætɪn</phoneme></lexeme>\n"
    "<lexeme><grapheme>biopsy</grapheme><phoneme>ˈbaɪˌɑpsi</phoneme></lexeme>\n"
    "<lexeme><grapheme>Ozempic</grapheme><phoneme>oʊˈzɛmpɪk</phoneme></lexeme>\n"
    "<lexeme><grapheme>Vtama</grapheme><phoneme>viˈtæmə</phoneme></lexeme>\n"
    "<lexeme><grapheme>Edarbi</grapheme><phoneme>ɪˈdɑɹbi</phoneme></lexeme>\n"
    "<lexeme><grapheme>NyQuil</grapheme><phoneme>ˈnaɪˌkwɪl</phoneme></lexeme>\n"
    "<lexeme><grapheme>Polish</grapheme><phoneme>ˈpoʊlɪʃ</phoneme></lexeme>\n"
    "<lexeme><grapheme>WHO</grapheme><phoneme>ˌdʌbəljuˌeɪtʃˈoʊ</phoneme></lexeme>\n"
    "<lexeme><grapheme>Sjögren</grapheme><phoneme>ˈʃoʊɡɹən</phoneme></lexeme>\n"
    "<lexeme><grapheme>Plan B</grapheme><phoneme>ˈplɑn ˈbi</phoneme></lexeme>\n"
    "<lexeme role='x:metal'><grapheme>lead</grapheme><phoneme>lɛd</phoneme></lexeme>\n";

static char *path_of(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static char *put_text(const char *name, const char *text)
{
    char *path = path_of(name);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static char *put_lexicon(const char *name, const char *language, const char *lexemes)
{
    g_autofree char *text = g_strdup_printf(
        "<lexicon version='1.0' xmlns='http://www.w3.org/2005/01/pronunciation-lexicon' "
        "alphabet='ipa' xml:lang='%s'>\n%s</lexicon>\n",
        language, lexemes);
    return put_text(name, text);
}

/* --- learning --- */

typedef struct {
    GString *text; /* "LINE: message" of each, a line each */
} Told;

static void keep(const Diagnostic *diagnostic, gpointer data)
{
    Told *told = data;
    g_autofree char *name = g_path_get_basename(diagnostic->source);
    g_string_append_printf(told->text, "%s:%u: %s\n", name, diagnostic->line, diagnostic->message);
}

/* Learns one file; what was told is put into `told`, which may be NULL: then nothing may be told.
 */
static EngineLearned *learn(const char *path, const char *voice, GString *told)
{
    Told all = {told ? told : g_string_new(NULL)};
    Diagnostics diagnostics = {.source = "test", .handler = keep, .data = &all};
    EngineLesson lesson = {path, voice};
    EngineLearned *learned = espeak_engine.learn(&lesson, 1, &diagnostics);
    if (!told) {
        g_assert_cmpstr(all.text->str, ==, "");
        g_string_free(all.text, TRUE);
    }
    return learned;
}

static void test_what_was_made_is_found_again(void)
{
    g_autofree char *path = put_lexicon("again.pls", "en-US", entries);
    g_autoptr(EngineLearned) first = learn(path, "en-us", NULL);
    g_autoptr(EngineLearned) second = learn(path, "en-us+klatt4", NULL);
    g_assert_nonnull(first);
    g_assert_cmpstr(first->path, ==, second->path);
    g_autofree char *cache = path_of("cache/lectern/espeak-ng");
    g_assert_true(g_str_has_prefix(first->path, cache));

    g_autofree char *changed = put_lexicon("again.pls", "en-US", entries + 1);
    g_autoptr(GString) told = g_string_new(NULL);
    g_autoptr(EngineLearned) third = learn(changed, "en-us", told);
    g_assert_true(!third || g_strcmp0(first->path, third->path) != 0);
}

static void test_several_runs_at_once_make_one(void)
{
    enum { RUNS = 6 };
    g_autofree char *path = put_lexicon("at_once.pls", "en", entries);
    pid_t runs[RUNS];
    for (guint i = 0; i < RUNS; i++) {
        runs[i] = fork();
        if (runs[i] == 0) {
            EngineLearned *learned = learn(path, "en-us", NULL);
            g_autofree char *dictionary = g_build_filename(learned->path, "en_dict", NULL);
            _exit(g_file_test(dictionary, G_FILE_TEST_IS_REGULAR) ? 0 : 1);
        }
    }
    for (guint i = 0; i < RUNS; i++) {
        int status = -1;
        g_assert_cmpint(waitpid(runs[i], &status, 0), ==, runs[i]);
        g_assert_cmpint(status, ==, 0);
    }
    g_autofree char *cache = path_of("cache/lectern/espeak-ng");
    g_autoptr(GDir) dir = g_dir_open(cache, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));)
        g_assert_cmpint(name[0], !=, '.'); /* nothing half made is left */
}

/* A file where the folder should be: not even root can write there. */
static void test_without_a_cache_a_temporary_folder_serves(void)
{
    g_autofree char *cache = path_of("cache/lectern/espeak-ng");
    g_autofree char *aside = path_of("cache/lectern/aside");
    g_assert_cmpint(g_rename(cache, aside), ==, 0);
    g_assert_true(g_file_set_contents(cache, "", 0, NULL));

    g_autofree char *path = put_lexicon("uncached.pls", "en-US", entries);
    EngineLearned *learned = learn(path, "en-us", NULL);
    g_autofree char *made = g_strdup(learned->path);
    g_assert_true(g_file_test(made, G_FILE_TEST_IS_DIR));
    g_assert_false(g_str_has_prefix(made, cache));
    engine_learned_free(learned);
    g_assert_false(g_file_test(made, G_FILE_TEST_EXISTS));

    g_unlink(cache);
    g_assert_cmpint(g_rename(aside, cache), ==, 0);
}

static void test_faulty_entries_are_told_each_time(void)
{
    g_autofree char *path =
        put_lexicon("faulty.pls", "en-US",
                    "<lexeme><grapheme>good</grapheme><phoneme>ɡʊd</phoneme></lexeme>\n"
                    "<lexeme><grapheme>click</grapheme><phoneme>ǃa</phoneme></lexeme>\n"
                    "<lexeme><grapheme>B12</grapheme><phoneme>ˌbi ˈtwɛlv</phoneme></lexeme>\n");
    for (int i = 0; i < 2; i++) {
        g_autoptr(GString) told = g_string_new(NULL);
        g_autoptr(EngineLearned) learned = learn(path, "en-us", told);
        g_assert_nonnull(learned);
        g_assert_nonnull(strstr(told->str, "faulty.pls:3: click: \"ǃ\""));
        g_assert_nonnull(strstr(told->str, "faulty.pls:4: B12: "));
        g_assert_null(strstr(told->str, "good"));
    }
}

static void test_what_cannot_be_learned_is_told(void)
{
    g_autofree char *german = put_lexicon("german.pls", "de", entries);
    g_autofree char *broken = put_text("broken.pls", "<lexicon>\n<lexeme></lexicon>");
    g_autofree char *missing = path_of("missing.pls");
    g_autofree char *american = put_lexicon("american.pls", "en-US", entries);
    const struct {
        const char *path, *voice, *said;
    } cases[] = {{german, "en-us", "language is de"},
                 {broken, "en-us", "broken.pls"},
                 {missing, "en-us", "missing.pls"},
                 {american, "en-gb", "American English"},
                 {american, "es-419", "American English"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) told = g_string_new(NULL);
        g_assert_null(learn(cases[i].path, cases[i].voice, told));
        g_test_message("%s", told->str);
        g_assert_nonnull(strstr(told->str, cases[i].said));
        g_assert_nonnull(strstr(told->str, "read without it"));
    }
}

static void test_rules_that_make_no_sense_are_told_with_their_line(void)
{
    g_autofree char *path = put_text("odd.rules", "// nothing\n.group x\n   y (_ z\n");
    g_autoptr(GString) told = g_string_new(NULL);
    g_assert_null(learn(path, "en-us", told));
    g_assert_nonnull(strstr(told->str, "odd.rules:3: "));
}

/* An installed dictionary of another format: links to the data, but for its first bytes. */
static void test_another_format_is_told(void)
{
    g_autofree char *data = path_of("other-data");
    g_autofree char *dictionary = g_build_filename(data, "en_dict", NULL);
    g_autofree char *path = put_lexicon("other.pls", "en-US", entries);
    g_autoptr(EngineLearned) learned = learn(path, "en-us", NULL);
    g_assert_cmpint(g_mkdir(data, 0700), ==, 0);
    g_autoptr(GDir) dir = g_dir_open(learned->path, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *from = g_build_filename(learned->path, name, NULL);
        g_autofree char *to = g_build_filename(data, name, NULL);
        g_assert_cmpint(symlink(from, to), ==, 0);
    }
    char *bytes;
    gsize length;
    g_assert_true(g_file_get_contents(dictionary, &bytes, &length, NULL));
    bytes[1] = 8; /* 2,048 buckets */
    g_unlink(dictionary);
    g_assert_true(g_file_set_contents(dictionary, bytes, (gssize)length, NULL));
    g_free(bytes);

    g_setenv("ESPEAK_DATA_PATH", data, TRUE);
    g_autoptr(GString) told = g_string_new(NULL);
    g_assert_null(learn(path, "en-us", told));
    g_unsetenv("ESPEAK_DATA_PATH");
    g_assert_nonnull(strstr(told->str, "format"));
}

/* --- joining --- */

/* Every cut of a dictionary is refused or joined, never read past its end. */
static void test_cut_dictionaries_do_no_harm(void)
{
    g_autofree char *path = put_lexicon("cut.pls", "en-US", entries);
    g_autoptr(EngineLearned) learned = learn(path, "en-us", NULL);
    g_autofree char *dictionary = g_build_filename(learned->path, "en_dict", NULL);
    char *bytes;
    gsize length;
    g_assert_true(g_file_get_contents(dictionary, &bytes, &length, NULL));
    for (gsize cut = 0; cut < length; cut += cut < 64 ? 1 : 4099) {
        g_autoptr(GBytes) part = g_bytes_new(bytes, cut); /* a block of its own for the sanitizer */
        g_autoptr(GError) error = NULL;
        g_assert_null(espeak_dictionary_join(part, NULL, 0, &error));
        g_assert_nonnull(error);
    }
    g_autoptr(GBytes) whole = g_bytes_new_take(bytes, length);
    g_autoptr(GBytes) same = espeak_dictionary_join(whole, NULL, 0, NULL);
    g_assert_true(g_bytes_equal(whole, same));
}

/* --- said --- */

static gpointer state;

static char *say_text(const EngineText *text, const char *voice)
{
    g_autofree char *name = g_strdup(voice);
    VoiceStyleSettings settings = {
        .engine_voice = name, .rate_wpm = 175, .pitch = 1, .pitch_range = 1};
    g_autoptr(GError) error = NULL;
    char *ipa = espeak_engine.phonemes(state, &settings, text, &error);
    g_assert_no_error(error);
    return g_strstrip(ipa);
}

static void assert_said(const char *text, const char *voice, const char *expected)
{
    g_autofree char *ipa = say_text(&(EngineText){.text = text}, voice);
    g_assert_cmpstr(ipa, ==, expected);
}

static void test_words_are_said_as_taught(void)
{
    assert_said("metoprolol", "en-us", "mətˈoʊpɹəlˌɔːl");
    assert_said("METOPROLOL", "en-us", "mətˈoʊpɹəlˌɔːl");
    assert_said("Sjögren", "en-us", "ʃˈoʊɡɹən");
    assert_said("Plan B", "en-us", "plˈɑːn bˈiː");
}

static void test_forms_of_words_are_said_as_taught(void)
{
    assert_said("statins", "en-us", "stˈætɪnz");
    assert_said("metoprolol's", "en-us", "mətˈoʊpɹəlˌɔːlz");
    assert_said("Sjögrens", "en-us", "ʃˈoʊɡɹənz");
    assert_said("Ozempic's", "en-us", "oʊzˈɛmpɪks");
    assert_said("Edarbis", "en-us", "ɪdˈɑːɹbiz");
    assert_said("Vtama's", "en-us", "vitˈæməz");
}

/* Of what a stronger lexicon has only the singular. */
static void test_an_entry_wins_over_a_form_that_was_made(void)
{
    assert_said("statins", "en-us", "stˈætɪnz");
    assert_said("biopsies", "en-us", "wˈiːni");
}

static void test_case_tells_which_words_are_meant(void)
{
    assert_said("Polish", "en-us", "pˈoʊlɪʃ");
    assert_said("polish", "en-us", "pˈɑːlɪʃ");
    assert_said("WHO", "en-us", "dˌʌbəljuːˌeɪtʃˈoʊ");
    assert_said("who", "en-us", "hˈuː");
}

static void test_capitals_within_a_word_do_not_cut_it(void)
{
    assert_said("NyQuil", "en-us", "nˈaɪkwˌɪl");
    assert_said("NyQuil's", "en-us", "nˈaɪkwˌɪlz");
}

static void test_other_voices_speak_as_before(void)
{
    assert_said("metoprolol", "en-gb", "mˈɛtəpɹˌɒlɒl");
    assert_said("Polish", "en-gb", "pˈəʊlɪʃ");
    assert_said("casa", "es-419", "kˈasa");
}

static void test_roles_are_said_where_they_are_asked_for(void)
{
    EnginePronunciation asked[] = {{4, 4, "metal"}};
    EngineText text = {.text = "The lead, lead", .pronunciations = asked, .n_pronunciations = 1};
    g_autofree char *ipa = say_text(&text, "en-us");
    g_assert_nonnull(strstr(ipa, "lˈɛd"));
    g_assert_nonnull(strstr(ipa, "lˈiːd"));
    asked[0].role = "unheard-of";
    g_autofree char *plain = say_text(&text, "en-us");
    g_assert_null(strstr(plain, "lˈɛd"));
}

typedef struct {
    GArray *offsets; /* of gsize */
} Marks;

static gboolean ignore_frames(G_GNUC_UNUSED const gint16 *frames, G_GNUC_UNUSED gsize n_frames,
                              G_GNUC_UNUSED gpointer data)
{
    return TRUE;
}

static gboolean keep_mark(G_GNUC_UNUSED gint64 frame, gsize offset, gpointer data)
{
    Marks *marks = data;
    g_array_append_val(marks->offsets, offset);
    return TRUE;
}

static void test_marks_stand_at_the_words_of_the_text(void)
{
    EnginePronunciation asked[] = {{4, 4, "metal"}};
    EngineText text = {
        .text = "The lead in NyQuil is old.", .pronunciations = asked, .n_pronunciations = 1};
    g_autofree char *name = g_strdup("en-us");
    VoiceStyleSettings settings = {
        .engine_voice = name, .rate_wpm = 175, .pitch = 1, .pitch_range = 1};
    Marks marks = {g_array_new(FALSE, FALSE, sizeof(gsize))};
    EngineSink sink = {ignore_frames, keep_mark, &marks};
    g_assert_true(espeak_engine.speak(state, &settings, &text, &sink, NULL));
    static const gsize expected[] = {0, 4, 9, 12, 19, 22};
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        gboolean found = FALSE;
        for (guint k = 0; k < marks.offsets->len; k++)
            found |= g_array_index(marks.offsets, gsize, k) == expected[i];
        g_test_message("%" G_GSIZE_FORMAT, expected[i]);
        g_assert_true(found);
    }
    g_array_unref(marks.offsets);
}

static EngineLearned *taught;

/* The first of the tests that speak opens the engine. */
static void test_lexicons_and_rules_are_learned_together(void)
{
    static const char rules[] = ".group m\n   m (etoprololish_ 'Vm\n.group '\n     's (_S2m z#\n";
    g_autofree char *lexicon = put_lexicon("said.pls", "en-US", entries);
    g_autofree char *families = put_text("said.rules", rules);
    g_autofree char *weaker =
        put_lexicon("weaker.pls", "en-US",
                    "<lexeme><grapheme>biopsies</grapheme><phoneme>ˈwini</phoneme></lexeme>\n"
                    "<lexeme><grapheme>statin</grapheme><phoneme>ˈwini</phoneme></lexeme>\n");
    EngineLesson lessons[] = {{lexicon, "en-us"}, {weaker, "en-us"}, {families, "en-us"}};
    taught = espeak_engine.learn(lessons, G_N_ELEMENTS(lessons), NULL);
    g_assert_nonnull(taught);
    int rate;
    g_autoptr(GError) error = NULL;
    espeak_engine.open(taught, &state, &rate, &error);
    g_assert_no_error(error);
}

static void test_rules_with_more_context_win(void)
{
    g_autofree char *ipa = say_text(&(EngineText){.text = "metoprololish"}, "en-us");
    g_assert_true(g_str_has_prefix(ipa, "ˈʌm"));
    assert_said("method", "en-us", "mˈɛθəd");
}

/* --- all of it --- */

static void remove_all(const char *path)
{
    g_autoptr(GDir) dir =
        g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        remove_all(inner);
    }
    g_remove(path);
}

int main(int argc, char **argv)
{
    folder = g_dir_make_tmp("lectern-XXXXXX", NULL);
    g_autofree char *cache = path_of("cache");
    g_setenv("XDG_CACHE_HOME", cache, TRUE);
    g_test_init(&argc, &argv, NULL);
    /* Learning comes before the engine is open. */
    g_test_add_func("/speech/espeak_learn/again", test_what_was_made_is_found_again);
    g_test_add_func("/speech/espeak_learn/at-once", test_several_runs_at_once_make_one);
    g_test_add_func("/speech/espeak_learn/uncached",
                    test_without_a_cache_a_temporary_folder_serves);
    g_test_add_func("/speech/espeak_learn/faulty", test_faulty_entries_are_told_each_time);
    g_test_add_func("/speech/espeak_learn/unfit", test_what_cannot_be_learned_is_told);
    g_test_add_func("/speech/espeak_learn/odd-rules",
                    test_rules_that_make_no_sense_are_told_with_their_line);
    g_test_add_func("/speech/espeak_learn/other-format", test_another_format_is_told);
    g_test_add_func("/speech/espeak_learn/cut", test_cut_dictionaries_do_no_harm);
    g_test_add_func("/speech/espeak_learn/together", test_lexicons_and_rules_are_learned_together);
    g_test_add_func("/speech/espeak_learn/words", test_words_are_said_as_taught);
    g_test_add_func("/speech/espeak_learn/forms", test_forms_of_words_are_said_as_taught);
    g_test_add_func("/speech/espeak_learn/entry-over-form",
                    test_an_entry_wins_over_a_form_that_was_made);
    g_test_add_func("/speech/espeak_learn/case", test_case_tells_which_words_are_meant);
    g_test_add_func("/speech/espeak_learn/camel", test_capitals_within_a_word_do_not_cut_it);
    g_test_add_func("/speech/espeak_learn/others", test_other_voices_speak_as_before);
    g_test_add_func("/speech/espeak_learn/roles", test_roles_are_said_where_they_are_asked_for);
    g_test_add_func("/speech/espeak_learn/marks", test_marks_stand_at_the_words_of_the_text);
    g_test_add_func("/speech/espeak_learn/rules", test_rules_with_more_context_win);
    int status = g_test_run();
    if (state)
        espeak_engine.close(state);
    engine_learned_free(taught);
    remove_all(folder);
    g_free(folder);
    return status;
}
