/* Voice files: what is read, what is wrong with them, which one a language gets. */
#include "script/voice.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
    char *mine, *shipped; /* folders, best first */
    VoiceStore *store;
    Diagnostics diagnostics;
    GString *reported;
} Fixture;

static void collect(const Diagnostic *diagnostic, gpointer data)
{
    g_string_append_printf(data, "%s\n", diagnostic->message);
}

static void set_up(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->mine = g_dir_make_tmp("lectern-voices-XXXXXX", NULL);
    fixture->shipped = g_dir_make_tmp("lectern-voices-XXXXXX", NULL);
    const char *folders[] = {fixture->mine, "/no/such/folder", fixture->shipped, NULL};
    fixture->store = voice_store_new(folders);
    fixture->reported = g_string_new(NULL);
    fixture->diagnostics =
        (Diagnostics){.source = "test", .handler = collect, .data = fixture->reported};
}

static void remove_folder(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        g_remove(file);
    }
    g_rmdir(path);
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    voice_store_free(fixture->store);
    remove_folder(fixture->mine);
    remove_folder(fixture->shipped);
    g_free(fixture->mine);
    g_free(fixture->shipped);
    g_string_free(fixture->reported, TRUE);
}

static void put(const char *folder, const char *name, const char *text, gssize length)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    g_file_set_contents(path, text, length, &error);
    g_assert_no_error(error);
}

static const Voice *get(Fixture *fixture, const char *name)
{
    g_autoptr(GError) error = NULL;
    const Voice *voice = voice_store_get(fixture->store, name, &fixture->diagnostics, &error);
    g_assert_no_error(error);
    return voice;
}

static void test_styles_inherit(Fixture *fixture, gconstpointer data)
{
    (void)data;
    put(fixture->shipped, "x.voice",
        "[voice]\nlanguage=en-US\nheadings=tone\nspoken_wpm=170\nlexicons=en;drugs\n"
        "[body]\nengine_voice=en-us+klatt4\nrate_wpm=150\npitch=1.5\n"
        "[heading]\nrate_wpm=120\n[pauses]\nsentence_ms=111\nbefore_heading_ms = 900; 800\n",
        -1);
    const Voice *voice = get(fixture, "x");
    g_assert_cmpstr(fixture->reported->str, ==, "");
    g_assert_cmpstr(voice->name, ==, "x");
    g_assert_cmpstr(voice->title, ==, "x");
    g_assert_cmpstr(voice->phrases, ==, "en");
    g_assert_cmpstr(voice->engine, ==, "espeak");
    g_assert_cmpint(voice->headings, ==, HEADINGS_TONE);
    g_assert_cmpfloat(voice->spoken_wpm, ==, 170);
    g_assert_cmpstr(voice->lexicons[1], ==, "drugs");
    g_assert_null(voice->lexicons[2]);
    g_assert_cmpfloat(voice->styles[VOICE_BODY].rate_wpm, ==, 150);
    g_assert_cmpfloat(voice->styles[VOICE_HEADING].rate_wpm, ==, 120);
    g_assert_cmpfloat(voice->styles[VOICE_HEADING].pitch, ==, 1.5);
    g_assert_cmpstr(voice->styles[VOICE_ANNOUNCEMENT].engine_voice, ==, "en-us+klatt4");
    g_assert_cmpint(voice->pauses.sentence, ==, 111);
    g_assert_cmpint(voice->pauses.paragraph, >, 111);
    g_assert_cmpint(pauses_before_heading(&voice->pauses, 2), ==, 900);
    g_assert_cmpint(pauses_before_heading(&voice->pauses, 4), ==, 640);
    g_assert_true(get(fixture, "x") == voice);
}

static void test_faults_are_reported(Fixture *fixture, gconstpointer data)
{
    (void)data;
    put(fixture->shipped, "x.voice",
        "[voice]\nlanguage=en-US\nheadings=loud\ntitle=\nspeed=3\nany_region=perhaps\n"
        "[body]\nrate_wpm=9000\npitch=nan\npitch_range=high\n[pauses]\nend_ms=-1\nsentence="
        "1\nrhyme_ms=1\n[colour]\na=b\n",
        -1);
    const Voice *voice = get(fixture, "x");
    static const char *const parts[] = {"[voice] headings: ",
                                        "[voice] title: ",
                                        "[voice] speed: no such key",
                                        "[voice] any_region: ",
                                        "[body] rate_wpm: ",
                                        "[body] pitch: ",
                                        "[body] pitch_range: ",
                                        "[pauses] end_ms: ",
                                        "[colour] a: no such key",
                                        "[pauses] sentence: no such key",
                                        "[pauses] rhyme_ms: no such key"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (!strstr(fixture->reported->str, parts[i]))
            g_test_message("not reported: %s", parts[i]);
        g_assert_nonnull(strstr(fixture->reported->str, parts[i]));
    }
    g_assert_nonnull(strstr(fixture->reported->str, "x.voice"));
    g_assert_cmpuint(fixture->diagnostics.counts[DIAGNOSTIC_WARNING], ==, G_N_ELEMENTS(parts));
    g_assert_cmpfloat(voice->styles[VOICE_BODY].rate_wpm, ==, 165);
    g_assert_cmpfloat(voice->styles[VOICE_BODY].pitch, ==, 1);
    g_assert_cmpint(voice->headings, ==, HEADINGS_BOTH);
    g_assert_cmpint(voice->pauses.end, >, 0);
}

/* GLib warns by itself of a stray backslash after another fault; a warning fails this test. */
static void test_stray_backslash(Fixture *fixture, gconstpointer data)
{
    (void)data;
    put(fixture->shipped, "x.voice",
        "[voice]\nlanguage=en\ntitle=\\q\\\nengine=\\x\\y\nlexicons=a;\\q\\\nlicence=a\\\\\n", -1);
    const Voice *voice = get(fixture, "x");
    g_assert_cmpstr(voice->title, ==, "x");
    g_assert_null(voice->lexicons[0]);
    g_assert_cmpstr(voice->licence, ==, "a\\");
    g_assert_cmpuint(fixture->diagnostics.counts[DIAGNOSTIC_WARNING], ==, 3);
}

static void test_no_such_voice(Fixture *fixture, gconstpointer data)
{
    (void)data;
    put(fixture->shipped, "aa.voice", "[voice]\nlanguage=aa\n", -1);
    put(fixture->mine, "bb.voice", "[voice]\nlanguage=bb\n", -1);
    static const char *const names[] = {"none", "", "../aa", ".", "/etc/passwd", "a\xff"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(voice_store_get(fixture->store, names[i], NULL, &error));
        g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE);
        g_assert_nonnull(strstr(error->message, "aa, bb"));
    }
}

static void test_best_folder_wins(Fixture *fixture, gconstpointer data)
{
    (void)data;
    put(fixture->shipped, "x.voice", "[voice]\nlanguage=en\ntitle=shipped\n", -1);
    put(fixture->mine, "x.voice", "[voice]\nlanguage=en\ntitle=mine\n", -1);
    put(fixture->shipped, "notes.txt", "no voice", -1);
    put(fixture->shipped, ".voice", "no voice", -1);
    g_assert_cmpstr(get(fixture, "x")->title, ==, "mine");
    g_auto(GStrv) names = voice_store_list(fixture->store);
    g_assert_cmpuint(g_strv_length(names), ==, 1);
    g_autofree char *found = voice_store_find_file(fixture->store, "notes.txt");
    g_assert_true(g_str_has_prefix(found, fixture->shipped));
    g_assert_null(voice_store_find_file(fixture->store, "../notes.txt"));
    g_assert_null(voice_store_find_file(fixture->store, "/etc/passwd"));
    g_assert_null(voice_store_find_file(fixture->store, "phrases/xx.phrases"));
}

static void assert_language(Fixture *fixture, const char *language, const char *name)
{
    const Voice *voice = voice_store_for_language(fixture->store, language, NULL);
    g_assert_cmpstr(voice ? voice->name : NULL, ==, name);
}

static void test_language_fallback(Fixture *fixture, gconstpointer data)
{
    (void)data;
    put(fixture->shipped, "aa-first.voice", "[voice]\nlanguage=en-AU\n", -1);
    put(fixture->shipped, "en-GB.voice", "[voice]\nlanguage=en-GB\n", -1);
    put(fixture->shipped, "en-US.voice", "[voice]\nlanguage=en-US\nany_region=true\n", -1);
    put(fixture->shipped, "es-419.voice", "[voice]\nlanguage=es-419\nany_region=true\n", -1);
    put(fixture->shipped, "broken.voice", "no key file", -1);
    put(fixture->shipped, "pt-BR.voice", "[voice]\nlanguage=pt-BR\n", -1);
    assert_language(fixture, "en-GB", "en-GB");
    assert_language(fixture, "EN_gb", "en-GB");
    assert_language(fixture, "en-GB-oxendict", "en-GB");
    assert_language(fixture, "en", "en-US");
    assert_language(fixture, "en-NZ", "en-US");
    assert_language(fixture, "es", "es-419");
    assert_language(fixture, "es-MX", "es-419");
    assert_language(fixture, "pt-PT", "pt-BR");
    assert_language(fixture, "e", NULL);
    assert_language(fixture, "eng", NULL);
    assert_language(fixture, "fr", NULL);
    assert_language(fixture, "", NULL);
    assert_language(fixture, "-", NULL);
}

static void test_copy_at_rate(Fixture *fixture, gconstpointer data)
{
    (void)data;
    put(fixture->shipped, "x.voice",
        "[voice]\nlanguage=en\nspoken_wpm=160\n[body]\nrate_wpm=160\n[heading]\nrate_wpm=120\n"
        "[pauses]\nsentence_ms=300\nend_ms=1000\n",
        -1);
    const Voice *voice = get(fixture, "x");
    g_autoptr(Voice) fast = voice_copy_at_rate(voice, 2);
    g_assert_cmpfloat(fast->styles[VOICE_BODY].rate_wpm, ==, 320);
    g_assert_cmpfloat(fast->styles[VOICE_HEADING].rate_wpm, ==, 240);
    g_assert_cmpfloat(fast->spoken_wpm, ==, 320);
    g_assert_cmpint(fast->pauses.sentence, ==, 150);
    g_assert_cmpint(fast->pauses.end, ==, 500);
    g_assert_cmpstr(fast->name, ==, "x");
    g_autoptr(Voice) same = voice_copy_at_rate(voice, 1);
    g_assert_cmpmem(&same->pauses, sizeof same->pauses, &voice->pauses, sizeof voice->pauses);
    g_autoptr(Voice) fastest = voice_copy_at_rate(voice, 100);
    g_assert_cmpfloat(fastest->styles[VOICE_BODY].rate_wpm, ==, VOICE_MAX_WPM);
}

static void test_heading_names(void)
{
    for (guint i = 0; i < HEADINGS_KINDS; i++) {
        HeadingAnnouncement announcement = HEADINGS_KINDS;
        g_assert_true(heading_announcement_parse(heading_announcement_name(i), &announcement));
        g_assert_cmpint(announcement, ==, i);
    }
    HeadingAnnouncement untouched = HEADINGS_TONE;
    g_assert_false(heading_announcement_parse("Both", &untouched));
    g_assert_false(heading_announcement_parse(NULL, &untouched));
    g_assert_cmpint(untouched, ==, HEADINGS_TONE);
}

/* A file of anything at all gives a voice or an error. */
static void test_garbage(Fixture *fixture, gconstpointer data)
{
    static const char *const parts[] = {
        "[voice]\n", "[body]\n",    "[pauses]\n", "language=", "rate_wpm=",    "lexicons=",
        "=",         "\n",          "en-US",      "1e999",     "-0x9",         ";",
        "\\",        "\xff\xfe",    "[",          "]",         "sentence_ms=", "headings=both",
        "#",         "any_region=", "\1"};
    (void)data;
    guint n_voices = 0;
    for (int round = 0; round < 2000; round++) {
        g_autoptr(GString) text = g_string_new(round % 2 ? "[voice]\n" : "");
        int n_parts = g_test_rand_int_range(0, 20);
        for (int i = 0; i < n_parts; i++)
            g_string_append(text, parts[g_test_rand_int_range(0, G_N_ELEMENTS(parts))]);
        put(fixture->shipped, "x.voice", text->str, (gssize)text->len);
        const char *folders[] = {fixture->shipped, NULL};
        g_autoptr(VoiceStore) store = voice_store_new(folders);
        g_autoptr(GError) error = NULL;
        const Voice *voice = voice_store_get(store, "x", &fixture->diagnostics, &error);
        g_assert_true((voice != NULL) == (error == NULL));
        n_voices += voice != NULL;
        if (voice) {
            g_assert_cmpfloat(voice->styles[VOICE_BODY].rate_wpm, >=, 60);
            g_assert_true(g_utf8_validate(voice->language, -1, NULL));
            g_assert_nonnull(voice->lexicons);
        }
    }
    g_assert_cmpuint(n_voices, >, 50);
}

static void test_shipped_voices(void)
{
    const char *folders[] = {"voices", NULL};
    g_autoptr(VoiceStore) store = voice_store_new(folders);
    g_autoptr(GString) reported = g_string_new(NULL);
    Diagnostics diagnostics = {.source = "test", .handler = collect, .data = reported};
    g_auto(GStrv) names = voice_store_list(store);
    g_assert_cmpuint(g_strv_length(names), >=, 3);
    for (guint i = 0; names[i]; i++) {
        g_autoptr(GError) error = NULL;
        const Voice *voice = voice_store_get(store, names[i], &diagnostics, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(voice->language, ==, names[i]);
        const VoiceStyleSettings *body = &voice->styles[VOICE_BODY];
        const VoiceStyleSettings *heading = &voice->styles[VOICE_HEADING];
        g_assert_true(heading->pitch != body->pitch ||
                      !g_str_equal(heading->engine_voice, body->engine_voice));
    }
    g_assert_cmpstr(reported->str, ==, "");
    g_assert_cmpstr(voice_store_for_language(store, "en", NULL)->name, ==, "en-US");
    g_assert_cmpstr(voice_store_for_language(store, "en-GB", NULL)->name, ==, "en-GB");
    g_assert_cmpstr(voice_store_for_language(store, "es", NULL)->name, ==, "es-419");
    g_assert_null(voice_store_for_language(store, "sv", NULL));
}

#define ADD(name, function)                                                                        \
    g_test_add("/script/voice/" name, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("styles-inherit", test_styles_inherit);
    ADD("faults", test_faults_are_reported);
    ADD("stray-backslash", test_stray_backslash);
    ADD("no-such-voice", test_no_such_voice);
    ADD("best-folder", test_best_folder_wins);
    ADD("language", test_language_fallback);
    ADD("rate", test_copy_at_rate);
    g_test_add_func("/script/voice/headings", test_heading_names);
    ADD("garbage", test_garbage);
    g_test_add_func("/script/voice/shipped", test_shipped_voices);
    return g_test_run();
}
