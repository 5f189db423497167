/* Sentences end where a reader hears them end, nothing is lost, and time is linear. */
#include "script/phrases.h"
#include "script/sentence.h"

#include <string.h>

enum { MAX_BYTES = 1200 };

typedef struct {
    VoiceStore *store;
    Phrases *phrases;
    SentenceSplitter *splitter;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer language)
{
    const char *folders[] = {"voices", NULL};
    g_autoptr(GError) error = NULL;
    fixture->store = voice_store_new(folders);
    fixture->phrases = phrases_load(fixture->store, language, &error);
    g_assert_no_error(error);
    fixture->splitter = sentence_splitter_new(language, phrases_sentence_rules(fixture->phrases));
}

static void tear_down(Fixture *fixture, gconstpointer language)
{
    (void)language;
    sentence_splitter_free(fixture->splitter);
    phrases_free(fixture->phrases);
    voice_store_free(fixture->store);
}

static gboolean is_blank_at(const char *p)
{
    gunichar c = g_utf8_get_char(p);
    return g_unichar_isspace(c) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Every non-blank byte in exactly one range, ranges in order, trimmed and not too long. */
static void assert_whole(const char *text, gsize length, const GArray *sentences, gsize max_bytes)
{
    gsize at = 0;
    for (guint i = 0; i <= sentences->len; i++) {
        SentenceRange range = i < sentences->len ? g_array_index(sentences, SentenceRange, i)
                                                 : (SentenceRange){length, length};
        g_assert_cmpuint(at, <=, range.start);
        for (const char *p = text + at; p < text + range.start; p = g_utf8_next_char(p))
            g_assert_true(is_blank_at(p));
        if (i == sentences->len)
            break;
        g_assert_cmpuint(range.start, <, range.end);
        g_assert_cmpuint(range.end, <=, length);
        g_assert_cmpuint(range.end - range.start, <=, max_bytes);
        g_assert_true(g_utf8_validate(text + range.start, (gssize)(range.end - range.start), NULL));
        g_assert_false(is_blank_at(text + range.start));
        g_assert_false(is_blank_at(g_utf8_prev_char(text + range.end)));
        at = range.end;
    }
}

static char *split_joined(SentenceSplitter *splitter, const char *text)
{
    g_autoptr(GArray) sentences = sentence_split(splitter, text, strlen(text), MAX_BYTES);
    GString *joined = g_string_new(NULL);
    assert_whole(text, strlen(text), sentences, MAX_BYTES);
    for (guint i = 0; i < sentences->len; i++) {
        SentenceRange range = g_array_index(sentences, SentenceRange, i);
        if (i > 0)
            g_string_append(joined, " | ");
        g_string_append_len(joined, text + range.start, (gssize)(range.end - range.start));
    }
    return g_string_free(joined, FALSE);
}

/* Each case is the text with " | " where a sentence ends (in place of the blank). */
static void check_cases(SentenceSplitter *splitter, const char *const *cases)
{
    for (guint i = 0; cases[i]; i++) {
        g_auto(GStrv) parts = g_strsplit(cases[i], " | ", -1);
        g_autofree char *text = g_strjoinv(" ", parts);
        g_autofree char *joined = split_joined(splitter, text);
        g_assert_cmpstr(joined, ==, cases[i]);
    }
}

static void test_english(Fixture *fixture, gconstpointer data)
{
    static const char *const cases[] = {
        "One. | Two! | Three? | Four.",
        /* titles and abbreviations */
        "Dr. Amit Saxena leads it. | Mr. and Mrs. Lee agreed.",
        "It was approved by the U.S. Food and Drug Administration. | Good.",
        "It is sold in the U.S. | The price is low.", "The drug vs. Placebo was tested. | It won.",
        "Give one dose, i.e. Tablets. | Some, e.g. Aspirin, are cheap.",
        "See No. 3 Tablets. | He said No. | Then he left.", "See Fig. 2 Below. | It helps.",
        "J. R. Smith wrote it. | Dr. A. B. Jones did not.", "George W. Bush spoke. | He sat.",
        "They take vitamin D. | Patients do well.", "Hepatitis B. | The virus spreads.",
        "Smith et al. | The trial failed.", "Acme Inc. Chief John Doe spoke.",
        "It was bought by Acme Inc. | The price rose.",
        "It opens at 9 a.m. | The doors close at 5 p.m. Monday.",
        "Jane Doe, M.D. | She is a doctor.",
        /* numbers */
        "It is about 1 in. (2.5 cm) wide. | Measure it.",
        "He lives on Main St. | Nineteen people came.", "He lives in St. Louis.",
        "Use 8 oz. Cups. | It takes 2 hrs. | Then rest.",
        "Take 2.5 mg. | Then wait. | Take .5 mg more.", "It rose by 3.5. | Others fell.",
        "There were many in the study. | 12 patients left.",
        "It was first seen in 2020. | In 2021 it grew.", "Version 1.2.3 works. | Good.",
        /* quotes and brackets */
        "He said “stop.” | Then he left. | (She stayed.) | So did we.",
        "\"Is it safe?\" she asked. | \"Yes!\" | He nodded.", "“Is it safe?” she asked.",
        "(See the label.) | The dose is small.", "It works (p. 5). | Good.",
        /* ellipses */
        "Wait... what? | Wait… | Then go. | So… maybe.",
        /* notes */
        "It is a disease.[1] | Then it spreads.[2, 3] | It ends.",
        "It is a disease.¹ | Then it spreads.",
        "It is a disease.1 | Then it spreads.2,3 | It ends.",
        /* what only looks like an end */
        "Read https://example.org/?Id=5&x=A.B for more. | Then call.",
        "Visit example.com. | Then call.", "1. Take the tablet. | 2. Drink water.",
        "Use the Yahoo! site now.", "The p.m. dose is larger.",
        "Mild, moderate, etc. | These are grades.", "St. John's wort is a herb. | Ask first.",
        NULL};
    (void)data;
    check_cases(fixture->splitter, cases);
}

static void test_spanish(Fixture *fixture, gconstpointer data)
{
    static const char *const cases[] = {"La Dra. Ruiz habló. | ¿Es seguro? | Sí.",
                                        "Tome 2,5 mg. | Luego espere.",
                                        "En EE. UU. se vende. | En EE. UU. | El precio es bajo.",
                                        "Vea la pág. 3 del texto. | Es útil.",
                                        "¿Es seguro? preguntó ella. | ¡Claro!",
                                        "Tome vitamina D. | Los pacientes mejoran.",
                                        "El Sr. Pérez y la Sra. Gómez viven aquí.",
                                        NULL};
    (void)data;
    check_cases(fixture->splitter, cases);
}

static void test_lines(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autofree char *lines = split_joined(fixture->splitter, "call us\nat noon\r\n\n now");
    g_assert_cmpstr(lines, ==, "call us | at noon | now");
    g_autofree char *wrapped =
        split_joined(fixture->splitter, "This line is wrapped at its\nend. This is\nNot wrapped");
    g_assert_cmpstr(wrapped, ==, "This line is wrapped at its\nend. | This is | Not wrapped");
    g_autofree char *signs = split_joined(fixture->splitter, "It ends.\n* * *\nIt begins.");
    g_assert_cmpstr(signs, ==, "It ends.\n* * * | It begins.");
    g_autofree char *nothing = split_joined(fixture->splitter, " \n\t ");
    g_assert_cmpstr(nothing, ==, "");
    g_autofree char *only_signs = split_joined(fixture->splitter, " *** ");
    g_assert_cmpstr(only_signs, ==, "***");
}

static void test_other_scripts(void)
{
    g_autoptr(SentenceSplitter) splitter = sentence_splitter_new("ja", NULL);
    g_autofree char *japanese = split_joined(splitter, "薬です。飲みます。「はい。」終わり");
    g_assert_cmpstr(japanese, ==, "薬です。 | 飲みます。 | 「はい。」 | 終わり");
    g_autoptr(SentenceSplitter) unknown = sentence_splitter_new("no such tag!", NULL);
    g_autofree char *text = split_joined(unknown, "One. Two.");
    g_assert_cmpstr(text, ==, "One. | Two.");
    g_autoptr(SentenceSplitter) none = sentence_splitter_new(NULL, NULL);
    g_autofree char *same = split_joined(none, "One. Two.");
    g_assert_cmpstr(same, ==, "One. | Two.");
}

/* --- long sentences ------------------------------------------------------------------------- */

static GString *repeat(const char *part, gsize bytes)
{
    GString *text = g_string_new(NULL);
    while (text->len < bytes)
        g_string_append(text, part);
    return text;
}

static void test_cut_at_clauses(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GString) text = repeat("many words without any end here, ", 5000);
    g_autoptr(GArray) pieces = sentence_split(fixture->splitter, text->str, text->len, MAX_BYTES);
    assert_whole(text->str, text->len, pieces, MAX_BYTES);
    g_assert_cmpuint(pieces->len, >=, 5);
    for (guint i = 0; i < pieces->len; i++)
        g_assert_cmpint(text->str[g_array_index(pieces, SentenceRange, i).end - 1], ==, ',');
}

static void test_cut_at_words(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GString) text = repeat("word ", 5000);
    g_autoptr(GArray) pieces = sentence_split(fixture->splitter, text->str, text->len, MAX_BYTES);
    assert_whole(text->str, text->len, pieces, MAX_BYTES);
    for (guint i = 0; i < pieces->len; i++) {
        SentenceRange range = g_array_index(pieces, SentenceRange, i);
        g_assert_cmpuint((range.end - range.start) % strlen("word "), ==, strlen("word"));
    }
}

static void test_cut_at_characters(Fixture *fixture, gconstpointer data)
{
    (void)data;
    static const char family[] = "👩‍👩‍👧"; /* one character of eighteen bytes */
    g_autoptr(GString) text = repeat(family, 5000);
    g_autoptr(GArray) pieces = sentence_split(fixture->splitter, text->str, text->len, MAX_BYTES);
    assert_whole(text->str, text->len, pieces, MAX_BYTES);
    for (guint i = 0; i < pieces->len; i++)
        g_assert_cmpuint(g_array_index(pieces, SentenceRange, i).end % strlen(family), ==, 0);

    g_autoptr(GString) accents = g_string_new("e");
    for (int i = 0; i < 5000; i++)
        g_string_append(accents, "\u0301");
    g_autoptr(GArray) cut =
        sentence_split(fixture->splitter, accents->str, accents->len, MAX_BYTES);
    assert_whole(accents->str, accents->len, cut, MAX_BYTES);
}

/* --- hostile lines -------------------------------------------------------------------------- */

static void test_is_linear(Fixture *fixture, gconstpointer data)
{
    static const char *const parts[] = {"A sentence of some words. ",
                                        "x",
                                        ". ",
                                        ".",
                                        " ",
                                        "Dr. ",
                                        "\"",
                                        "e.1 ",
                                        "a.1,2,3,",
                                        "\u0301",
                                        "[1]",
                                        "… ",
                                        "A.",
                                        "study. 1 ",
                                        "?",
                                        "\n",
                                        "(",
                                        "。"};
    (void)data;
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autoptr(GString) text = repeat(parts[i], 2 * 1024 * 1024);
        gint64 start = g_get_monotonic_time();
        g_autoptr(GArray) pieces =
            sentence_split(fixture->splitter, text->str, text->len, MAX_BYTES);
        gint64 took_ms = (g_get_monotonic_time() - start) / 1000;
        assert_whole(text->str, text->len, pieces, MAX_BYTES);
        g_test_message("\"%s\": %" G_GINT64_FORMAT " ms", parts[i], took_ms);
        g_assert_cmpint(took_ms, <, 30000);
    }
}

static void test_random_text(Fixture *fixture, gconstpointer data)
{
    static const char *const parts[] = {
        "a",      "B",  ".",  ". ", " ",   "\n", "1", "\"", "”",      "[", "]", "…", "? ", "é",
        "\u0301", "。", "No", "Dr", "the", "(",  ")", ",",  "\u00a0", "¹", "—", "'", "\r"};
    (void)data;
    for (int round = 0; round < 3000; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        int n_parts = g_test_rand_int_range(0, 60);
        for (int i = 0; i < n_parts; i++)
            g_string_append(text, parts[g_test_rand_int_range(0, G_N_ELEMENTS(parts))]);
        gsize max_bytes = (gsize)g_test_rand_int_range(16, 100);
        g_autoptr(GArray) pieces =
            sentence_split(fixture->splitter, text->str, text->len, max_bytes);
        assert_whole(text->str, text->len, pieces, max_bytes);
    }
}

#define ADD(name, language, function)                                                              \
    g_test_add("/script/sentence/" name, Fixture, language, set_up, function, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("english", "en", test_english);
    ADD("spanish", "es", test_spanish);
    ADD("lines", "en", test_lines);
    g_test_add_func("/script/sentence/other-scripts", test_other_scripts);
    ADD("cut-at-clauses", "en", test_cut_at_clauses);
    ADD("cut-at-words", "en", test_cut_at_words);
    ADD("cut-at-characters", "en", test_cut_at_characters);
    ADD("linear", "en", test_is_linear);
    ADD("random", "en", test_random_text);
    return g_test_run();
}
