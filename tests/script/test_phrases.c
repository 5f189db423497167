/* Phrases: plurals, texts that look like patterns, and files that are wrong. */
#include "script/phrases.h"

#include <glib/gstdio.h>
#include <string.h>

static VoiceStore *shipped_store(void)
{
    const char *folders[] = {"voices", NULL};
    return voice_store_new(folders);
}

static Phrases *shipped_phrases(const char *language)
{
    g_autoptr(VoiceStore) store = shipped_store();
    g_autoptr(GError) error = NULL;
    Phrases *phrases = phrases_load(store, language, &error);
    g_assert_no_error(error);
    return phrases;
}

static void assert_phrase(const Phrases *phrases, const char *key, double number0, double number1,
                          const char *text2, const char *expected)
{
    g_autofree char *phrase = phrases_format(phrases, key, number0, number1, text2);
    g_assert_cmpstr(phrase, ==, expected);
}

static void test_english(void)
{
    g_autoptr(Phrases) phrases = shipped_phrases("en");
    assert_phrase(phrases, "list", 1, 0, NULL, "List with 1 item.");
    assert_phrase(phrases, "list", 5, 0, NULL, "List with 5 items.");
    assert_phrase(phrases, "length_minutes", 0, 0, NULL, "less than a minute");
    assert_phrase(phrases, "length_minutes", 1, 0, NULL, "about 1 minute");
    assert_phrase(phrases, "length_hours", 1, 0, NULL, "about 1 hour");
    assert_phrase(phrases, "length_hours", 2, 1, NULL, "about 2 hours and 1 minute");
    assert_phrase(phrases, "contents", 5, 0, "about 8 minutes", "5 sections, about 8 minutes.");
    assert_phrase(phrases, "contents", 1, 0, "about 1 minute", "1 section, about 1 minute.");
    assert_phrase(phrases, "contents", 0, 0, "about 1 minute", "Reading time: about 1 minute.");
    assert_phrase(phrases, "table", 3, 1, NULL, "Table with 3 columns and 1 row.");
    assert_phrase(phrases, "section", 2, 0, NULL, "Section 2.");
    assert_phrase(phrases, "deeper_section", 2, 3, NULL, "Part 2, level 3.");
    assert_phrase(phrases, "disclaimer", 0, 0, NULL, "Disclaimer.");
    assert_phrase(phrases, "opening_title", 0, 0, NULL, "Opening");
    assert_phrase(phrases, "disclaimer_title", 0, 0, NULL, "Disclaimer");
}

static void test_spanish(void)
{
    g_autoptr(Phrases) phrases = shipped_phrases("es-419");
    assert_phrase(phrases, "contents", 1, 0, "x", "1 sección, x.");
    assert_phrase(phrases, "contents", 5, 0, "x", "5 secciones, x.");
    assert_phrase(phrases, "list", 1, 0, NULL, "Lista con 1 elemento.");
    assert_phrase(phrases, "list", 2, 0, NULL, "Lista con 2 elementos.");
    assert_phrase(phrases, "length_hours", 1, 2, NULL, "alrededor de 1 hora y 2 minutos");
    assert_phrase(phrases, "byline", 0, 0, "Ana", "Por Ana.");
}

/* A text is never read as a pattern. */
static void test_text_is_untouched(void)
{
    static const char *const texts[] = {
        "{0}",   "it's '{0, plural, other{#}}'", "'",           "{", "}}}", "# | #",
        "%s %n", "niño 👩‍👧 \u0301",     "'{''}''{'' ", ""};
    g_autoptr(Phrases) phrases = shipped_phrases("en");
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *expected = g_strdup_printf("By %s.", texts[i]);
        assert_phrase(phrases, "byline", 7, 8, texts[i], expected);
    }
    g_autofree char *longest = g_strnfill(100000, 'x');
    g_autofree char *expected = g_strdup_printf("By %s.", longest);
    assert_phrase(phrases, "byline", 0, 0, longest, expected);
}

/* --- other files ---------------------------------------------------------------------------- */

typedef struct {
    char *folder, *path, *shipped;
    VoiceStore *store;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->folder = g_dir_make_tmp("lectern-phrases-XXXXXX", NULL);
    g_autofree char *inner = g_build_filename(fixture->folder, "phrases", NULL);
    g_assert_cmpint(g_mkdir(inner, 0700), ==, 0);
    fixture->path = g_build_filename(inner, "xx.phrases", NULL);
    const char *folders[] = {fixture->folder, NULL};
    fixture->store = voice_store_new(folders);
    g_assert_true(g_file_get_contents("voices/phrases/en.phrases", &fixture->shipped, NULL, NULL));
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autofree char *inner = g_path_get_dirname(fixture->path);
    g_remove(fixture->path);
    g_rmdir(inner);
    g_rmdir(fixture->folder);
    g_free(fixture->folder);
    g_free(fixture->path);
    g_free(fixture->shipped);
    voice_store_free(fixture->store);
}

/* The English file with one phrase replaced. */
static Phrases *load_with(Fixture *fixture, const char *key, const char *pattern, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_assert_true(g_key_file_load_from_data(file, fixture->shipped, (gsize)-1, 0, NULL));
    if (pattern)
        g_key_file_set_value(file, "phrases", key, pattern);
    else
        g_key_file_remove_key(file, "phrases", key, NULL);
    g_assert_true(g_key_file_save_to_file(file, fixture->path, NULL));
    return phrases_load(fixture->store, "xx", error);
}

static void test_wrong_patterns(Fixture *fixture, gconstpointer data)
{
    static const char *const patterns[] = {
        NULL,                       /* missing */
        "{0",                       /* no pattern */
        "{0}",                      /* a number as a text */
        "{2, number}",              /* a text as a number */
        "{0, number, integer}",     /* an integer as a C int: the argument is a double */
        "{0, date}",                /* a date */
        "{3}",                      /* an argument there is not */
        "{name}",                   /* and by name */
        "{0, plural, other{{17}}}", /* and within another */
        "{0, plural, one{x}}",      /* without the form that is always needed */
        "{0, choice, 0#a|1#{5}}",   /* the old form, with an argument there is not */
        "{-1}",
        "{99999999999999999999}",
    };
    (void)data;
    for (guint i = 0; i < G_N_ELEMENTS(patterns); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Phrases) phrases = load_with(fixture, "list", patterns[i], &error);
        if (phrases)
            g_test_message("taken: %s", patterns[i]);
        g_assert_null(phrases);
        g_assert_nonnull(strstr(error->message, "xx.phrases: [phrases] list: "));
    }
}

static void test_right_patterns(Fixture *fixture, gconstpointer data)
{
    static const char *const patterns[][2] = {
        {"{0, plural, one{'{'#'}'} other{it''s # and {1, number}: {2}}}", "it's 5 and 6: t"},
        {"{2} {2}", "t t"},
        {"no argument", "no argument"},
        {"it's '{'{2}'}'", "it's {t}"},
        {"{2, select, t{yes} other{no}}", "yes"},
        {"{0, plural, other{items}} {1, selectordinal, other{#th}}", "items 6th"},
        {"{ 0 , plural , other{{ 2 }} }", "t"},
    };
    (void)data;
    for (guint i = 0; i < G_N_ELEMENTS(patterns); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Phrases) phrases = load_with(fixture, "list", patterns[i][0], &error);
        g_assert_no_error(error);
        assert_phrase(phrases, "list", 5, 6, "t", patterns[i][1]);
    }
}

static void test_switched_off(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autoptr(Phrases) phrases = load_with(fixture, "end", "", &error);
    g_assert_no_error(error);
    g_assert_null(phrases_format(phrases, "end", 0, 0, NULL));
    g_autoptr(Phrases) none = load_with(fixture, "disclaimer", " ", &error);
    g_assert_null(none);
    g_assert_nonnull(strstr(error->message, "disclaimer: may not be empty"));
}

static void test_no_file(Fixture *fixture, gconstpointer data)
{
    static const char *const languages[] = {"yy", "", "../xx", "xx/../xx", "-", "\xff"};
    (void)data;
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(phrases_load(fixture->store, languages[i], &error));
        g_assert_nonnull(error);
    }
}

static void test_garbage(Fixture *fixture, gconstpointer data)
{
    static const char *const parts[] = {"{",      "}",     "'",        "0",   "2",      ",",
                                        "plural", "other", "#",        " ",   "select", "=1",
                                        "number", "x",     "\xc3\xa9", "one", "|"};
    (void)data;
    guint n_taken = 0;
    for (int round = 0; round < 3000; round++) {
        g_autoptr(GString) pattern = g_string_new("a");
        int n_parts = g_test_rand_int_range(0, 14);
        for (int i = 0; i < n_parts; i++)
            g_string_append(pattern, parts[g_test_rand_int_range(0, G_N_ELEMENTS(parts))]);
        g_autoptr(GError) error = NULL;
        g_autoptr(Phrases) phrases = load_with(fixture, "list", pattern->str, &error);
        g_assert_true((phrases != NULL) == (error == NULL));
        if (phrases) {
            g_autofree char *text = phrases_format(phrases, "list", 1, 2, "t");
            g_assert_nonnull(text);
            n_taken++;
        }
    }
    g_assert_cmpuint(n_taken, >, 100);
}

static void test_garbage_files(Fixture *fixture, gconstpointer data)
{
    (void)data;
    gsize length = strlen(fixture->shipped);
    for (int round = 0; round < 300; round++) {
        g_autofree char *text = g_strdup(fixture->shipped);
        for (int i = 0; i < 20; i++)
            text[g_test_rand_int_range(0, (gint32)length)] = (char)g_test_rand_int_range(0, 256);
        g_assert_true(g_file_set_contents(fixture->path, text, (gssize)length, NULL));
        g_autoptr(GError) error = NULL;
        g_autoptr(Phrases) phrases = phrases_load(fixture->store, "xx", &error);
        g_assert_true((phrases != NULL) == (error == NULL));
    }
}

#define ADD(name, function)                                                                        \
    g_test_add("/script/phrases/" name, Fixture, NULL, set_up, function, tear_down)

/* What is said to who steers is there in every language, in words of its own. */
static void test_steering(void)
{
    static const char *const languages[] = {"ar", "de", "en", "es", "fr", "hi", "ht",
                                            "it", "ko", "pl", "pt", "ru", "vi", "zh"};
    const char *folders[] = {"voices", NULL};
    g_autoptr(VoiceStore) store = voice_store_new(folders);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Phrases) phrases = phrases_load_steering(store, languages[i], &error);
        g_assert_no_error(error);
        g_assert_cmpstr(phrases_language(phrases), ==, languages[i]);
        g_assert_true(g_hash_table_add(seen, phrases_format(phrases, "minutes_left", 5, 0, NULL)));
        g_autofree char *found = phrases_format(phrases, "not_found", 0, 0, "<5 mg");
        g_assert_nonnull(strstr(found, "<5 mg"));
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Phrases) other = phrases_load_steering(store, "xx", &error);
    g_assert_no_error(error);
    g_assert_cmpstr(phrases_language(other), ==, "en");
}

/* What stands on a site is there in every language, in words of its own. */
static void test_site(void)
{
    static const char *const languages[] = {"ar", "de", "en", "es", "fr", "hi", "ht",
                                            "it", "ko", "pl", "pt", "ru", "vi", "zh"};
    const char *folders[] = {"voices", NULL};
    g_autoptr(VoiceStore) store = voice_store_new(folders);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Phrases) phrases = phrases_load_site(store, languages[i], &error);
        g_assert_no_error(error);
        g_assert_cmpstr(phrases_language(phrases), ==, languages[i]);
        g_assert_true(g_hash_table_add(seen, phrases_format(phrases, "hours", 2, 5, NULL)));
        g_autofree char *source = phrases_format(phrases, "source", 0, 0, "<A & B>");
        g_assert_nonnull(strstr(source, "<A & B>"));
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Phrases) other = phrases_load_site(store, "xx", &error);
    g_assert_no_error(error);
    g_assert_cmpstr(phrases_language(other), ==, "en");
}

/* So does the counter's page, and it knows how many were found. */
static void test_counter(void)
{
    static const char *const languages[] = {"ar", "de", "en", "es", "fr", "hi", "ht",
                                            "it", "ko", "pl", "pt", "ru", "vi", "zh"};
    const char *folders[] = {"voices", NULL};
    g_autoptr(VoiceStore) store = voice_store_new(folders);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Phrases) phrases = phrases_load_counter(store, languages[i], &error);
        g_assert_no_error(error);
        g_assert_cmpstr(phrases_language(phrases), ==, languages[i]);
        g_assert_true(g_hash_table_add(seen, phrases_format(phrases, "found", 5, 0, NULL)));
        g_assert_true(g_hash_table_add(seen, phrases_format(phrases, "found", 0, 0, NULL)));
        g_autofree char *failed = phrases_format(phrases, "work_failed", 0, 0, "<A & B>");
        g_assert_true(g_str_has_prefix(failed, "<A & B>"));
        g_autofree char *several = phrases_format(phrases, "work_added_several", 12, 0, "{0} '{");
        g_assert_true(g_str_has_prefix(several, "{0} '{"));
        g_autofree char *more = phrases_format(phrases, "work_added_several", 13, 0, "{0} '{");
        g_assert_cmpstr(several, !=, more);
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Phrases) other = phrases_load_counter(store, "xx", &error);
    g_assert_no_error(error);
    g_assert_cmpstr(phrases_language(other), ==, "en");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/phrases/english", test_english);
    g_test_add_func("/script/phrases/spanish", test_spanish);
    g_test_add_func("/script/phrases/steering", test_steering);
    g_test_add_func("/script/phrases/site", test_site);
    g_test_add_func("/script/phrases/counter", test_counter);
    g_test_add_func("/script/phrases/text", test_text_is_untouched);
    ADD("wrong-patterns", test_wrong_patterns);
    ADD("right-patterns", test_right_patterns);
    ADD("switched-off", test_switched_off);
    ADD("no-file", test_no_file);
    ADD("garbage", test_garbage);
    ADD("garbage-files", test_garbage_files);
    return g_test_run();
}
