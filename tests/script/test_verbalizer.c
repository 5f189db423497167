/* What is said for what is written: hundreds of forms in words-LANGUAGE.tsv, the bytes that words
 * stand for, footnotes, and the time it takes. */
#include "script/verbalizer.h"

#include "verbalizer_checks.h"

/* --- the forms -------------------------------------------------------------------------------- */

/* Lines of `written TAB said`; every wrong one is told, then the test fails. */
static void check_forms(const char *language, const char *path, guint at_least)
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
        g_assert_nonnull(columns[1]);
        g_autofree char *said = checks_said(verbalizer, columns[0]);
        n++;
        if (strcmp(said, columns[1]) == 0)
            continue;
        wrong++;
        g_test_message("%s:%u: %s\n  said     %s\n  expected %s", path, i + 1, columns[0], said,
                       columns[1]);
    }
    g_assert_cmpuint(wrong, ==, 0);
    g_assert_cmpuint(n, >=, at_least);
}

static void test_english(void)
{
    check_forms("en-US", "tests/script/words-en.tsv", 1250);
    check_forms("en-US", "tests/script/words-en-news.tsv", 1400);
}

static void test_british(void)
{
    check_forms("en-GB", "tests/script/words-en-GB.tsv", 15);
}

static void test_spanish(void)
{
    check_forms("es-419", "tests/script/words-es.tsv", 50);
}

static void test_spanish_of_spain(void)
{
    check_forms("es-ES", "tests/script/words-es-ES.tsv", 4);
}

/* Lines of `language TAB written TAB said`. */
static void test_languages(void)
{
    enum { MANY = 130 };
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents("tests/script/words-languages.tsv", &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(Verbalizer) verbalizer = NULL;
    g_autofree char *language = NULL;
    guint n = 0, wrong = 0;
    for (guint i = 0; lines[i]; i++) {
        if (!*lines[i] || g_str_has_prefix(lines[i], "# "))
            continue;
        g_auto(GStrv) columns = g_strsplit(lines[i], "\t", 3);
        g_assert_cmpuint(g_strv_length(columns), ==, 3);
        if (g_strcmp0(language, columns[0]) != 0) {
            g_free(language);
            language = g_strdup(columns[0]);
            g_clear_pointer(&verbalizer, verbalizer_free);
            verbalizer = checks_verbalizer("voices", language);
        }
        g_autofree char *said = checks_said(verbalizer, columns[1]);
        n++;
        if (strcmp(said, columns[2]) == 0)
            continue;
        wrong++;
        g_test_message("line %u: %s\n  said     %s\n  expected %s", i + 1, columns[1], said,
                       columns[2]);
    }
    g_assert_cmpuint(wrong, ==, 0);
    g_assert_cmpuint(n, >=, MANY);
}

static void test_other_languages(void)
{
    check_forms("sv-SE", "tests/script/words-und.tsv", 8);
}

/* --- ranges ----------------------------------------------------------------------------------- */

/* Each spoken word with the text it stands for: "less<  than<  five5  milligramsmg". */
static char *aligned(const Verbalizer *verbalizer, const char *text)
{
    g_auto(Verbalization) result = {0};
    verbalize(verbalizer, text, strlen(text), NULL, 0, FALSE, &result);
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < result.words->len; i++) {
        const SpokenWord *word = &g_array_index(result.words, SpokenWord, i);
        g_string_append_printf(
            out, "%s%.*s=%.*s", i ? "|" : "", (int)(word->spoken_end - word->spoken_start),
            result.spoken + word->spoken_start, (int)(word->display_end - word->display_start),
            text + word->display_start);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void test_words_keep_their_bytes(void)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"<5 mg", "less=<|than=<|five=5|milligrams=mg"},
        {"IL-6", "I=I|L=L|six=6"},
        {"½ cup", "one=½|half=½|cup=cup"},
        {"$5", "five=$5|dollars=$5"},
        {"treate,d", "treated=treate,d"},
        {"Jan. 3", "January=Jan.|third=3"},
        {"10 µg/mL", "ten=10|micrograms=µg|per=/|milliliter=mL"},
        {"naïve", "naïve=naïve"},
        {"the CDC's", "the=the|C=C|D=D|C's=C's"},
    };
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "en-US");
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *got = aligned(verbalizer, cases[i].text);
        g_assert_cmpstr(got, ==, cases[i].expected);
    }
}

static void test_letters_are_marked(void)
{
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "en-US");
    const char *text = "A dose of vitamin A for SLE";
    g_auto(Verbalization) result = {0};
    verbalize(verbalizer, text, strlen(text), NULL, 0, FALSE, &result);
    g_autoptr(GString) letters = g_string_new(NULL);
    for (guint i = 0; i < result.words->len; i++)
        g_string_append_c(letters, g_array_index(result.words, SpokenWord, i).letter ? 'L' : '-');
    g_assert_cmpstr(letters->str, ==, "----L-LLL");
}

static void test_punctuation_shapes_the_melody(void)
{
    static const struct {
        const char *text, *spoken;
    } cases[] = {
        {"Wash, rinse; repeat: done.", "Wash, rinse; repeat: done."},
        {"Is it safe?", "Is it safe?"},
        /* a long stretch is parted where a phrase opens, and a pair is not */
        {"People who take the white tablets in the evening should drink a whole glass of water "
         "because the coating of these tablets can stick in the throat of older people",
         "People who take the white tablets in the evening should drink a whole glass of water, "
         "because the coating of these tablets can stick in the throat of older people"},
        {"The nurses of this ward count the pulse and the breaths of every child and write the "
         "number down on the green sheet at the bed",
         "The nurses of this ward count the pulse and the breaths of every child and write the "
         "number down on the green sheet at the bed"},
        {"Some short sentence with one clause because it is short.",
         "Some short sentence with one clause because it is short."},
        {"One — of many — is here.", "One, of many, is here."},
        {"See Dr. Lee.", "See doctor Lee."},
        {"Take it b.i.d.", "Take it twice a day."},
        {"It costs $5.", "It costs five dollars."},
        /* once "four point five two puffs" and "one hundred sixty one tablet" */
        {"Symbicort 160/4.5 2 puffs",
         "Symbicort one hundred sixty slash four point five, two puffs"},
        {"Bactrim DS 800/160 1 tab",
         "Bactrim D S eight hundred slash one hundred sixty, one tablet"},
        {"take 2 500 mg tablets", "take two, five hundred milligram tablets"},
        {"take 2 1/2 tablets", "take two and one half tablets"},
        {"a course of 60-40-20 mg", "a course of sixty, forty, twenty milligrams"},
    };
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "en-US");
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Verbalization) result = {0};
        verbalize(verbalizer, cases[i].text, strlen(cases[i].text), NULL, 0, FALSE, &result);
        g_assert_cmpstr(result.spoken, ==, cases[i].spoken);
    }
}

/* --- marks ------------------------------------------------------------------------------------ */

static char *said_with_mark(const Verbalizer *verbalizer, const char *text, MarkKind kind,
                            const char *marked, gboolean footnotes)
{
    gsize start = (gsize)(strstr(text, marked) - text);
    Mark mark = {.kind = kind, .start = start, .end = start + strlen(marked)};
    g_auto(Verbalization) result = {0};
    verbalize(verbalizer, text, strlen(text), &mark, 1, footnotes, &result);
    checks_verbalization(text, strlen(text), &result);
    g_autoptr(GArray) gaps = coverage_audit(text, strlen(text), &result);
    g_assert_cmpuint(gaps->len, ==, 0);
    return checks_words_of(&result);
}

/* Wide forms are longer than what they are read as: words keep the bytes of the page's text. */
static void test_wide_forms(void)
{
    static const char text[] = "Take ５００ｍｇ now";
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "en-US");
    g_auto(Verbalization) result = {0};
    verbalize(verbalizer, text, strlen(text), NULL, 0, FALSE, &result);
    checks_verbalization(text, strlen(text), &result);
    g_autofree char *said = checks_words_of(&result);
    g_assert_cmpstr(said, ==, "take five hundred milligrams now");
    const SpokenWord *five = &g_array_index(result.words, SpokenWord, 1);
    const SpokenWord *unit = &g_array_index(result.words, SpokenWord, 3);
    const SpokenWord *now = &g_array_index(result.words, SpokenWord, 4);
    g_assert_cmpuint(five->display_start, ==, 5);
    g_assert_cmpuint(five->display_end, ==, 14);
    g_assert_cmpuint(unit->display_start, ==, 14);
    g_assert_cmpuint(unit->display_end, ==, 20);
    g_assert_cmpuint(now->display_start, ==, 21);
    g_assert_cmpuint(now->display_end, ==, strlen(text));
    g_autofree char *note =
        said_with_mark(verbalizer, "５ｍｇ works1 well", MARK_NOTE_REFERENCE, "1", FALSE);
    g_assert_cmpstr(note, ==, "five milligrams works well");
    g_autofree char *wide =
        said_with_mark(verbalizer, "about １０６ cells", MARK_SUPERSCRIPT, "６", FALSE);
    g_assert_cmpstr(wide, ==, "about ten to the sixth cells");
}

/* A date whose order the passage's language or the page's time stamp tells, in American English. */
static void check_date(MarkKind kind, const char *value, const char *expected)
{
    static const char text[] = "It opened on 01/02/2024 there";
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "en-US");
    Mark mark = {kind, strlen("It opened on "), strlen("It opened on 01/02/2024"), value};
    g_auto(Verbalization) result = {0};
    verbalize(verbalizer, text, strlen(text), &mark, 1, FALSE, &result);
    g_autofree char *said = checks_words_of(&result);
    g_autofree char *whole = g_strdup_printf("it opened on %s twenty twenty four there", expected);
    g_assert_cmpstr(said, ==, whole);
}

static void test_dates_of_regions(void)
{
    check_date(MARK_LANGUAGE, "en-GB", "february first");
    check_date(MARK_LANGUAGE, "en-Latn-au", "february first");
    check_date(MARK_LANGUAGE, "en-US", "january second");
    check_date(MARK_LANGUAGE, "en", "january second");
    check_date(MARK_LANGUAGE, "", "january second");
    check_date(MARK_TIME, "2024-02-01", "february first");
    check_date(MARK_TIME, "2024-01-02T08:00", "january second");
    check_date(MARK_TIME, "2023-05-06", "january second"); /* another date */
}

/* The innermost mark counts, and one that has ended does not. */
static void test_regions_nest(void)
{
    static const char text[] = "1/2/2024, 1/2/2024, 1/2/2024";
    Mark marks[] = {{MARK_LANGUAGE, 0, 18, "en-GB"}, {MARK_LANGUAGE, 0, 8, "en-US"}};
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "en-US");
    g_auto(Verbalization) result = {0};
    verbalize(verbalizer, text, strlen(text), marks, G_N_ELEMENTS(marks), FALSE, &result);
    g_autofree char *said = checks_words_of(&result);
    g_assert_cmpstr(said, ==,
                    "january second twenty twenty four february first twenty twenty four "
                    "january second twenty twenty four");
}

static void test_marks(void)
{
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "en-US");
    g_autofree char *skipped =
        said_with_mark(verbalizer, "It works12 well.", MARK_NOTE_REFERENCE, "12", FALSE);
    g_assert_cmpstr(skipped, ==, "it works well");
    g_autofree char *asked =
        said_with_mark(verbalizer, "It works12 well.", MARK_NOTE_REFERENCE, "12", TRUE);
    g_assert_cmpstr(asked, ==, "it works one two well");
    g_autofree char *star = said_with_mark(verbalizer, "Ask* now", MARK_EMPHASIS, "Ask", TRUE);
    g_assert_cmpstr(star, ==, "ask asterisk now"); /* once it called itself for ever */
    g_autofree char *dose =
        said_with_mark(verbalizer, "Take 5 mg1 daily.", MARK_NOTE_REFERENCE, "1", FALSE);
    g_assert_cmpstr(dose, ==, "take five milligrams daily"); /* once "five M G" */
    g_autofree char *power =
        said_with_mark(verbalizer, "about 106 cells", MARK_SUPERSCRIPT, "6", FALSE);
    g_assert_cmpstr(power, ==, "about ten to the sixth cells");
    g_autofree char *formula = said_with_mark(verbalizer, "CO2 levels", MARK_SUBSCRIPT, "2", FALSE);
    g_assert_cmpstr(formula, ==, "c o two levels");
    g_autofree char *struck =
        said_with_mark(verbalizer, "now $9 $5 only", MARK_DELETED, "$9", FALSE);
    g_assert_cmpstr(struck, ==, "now five dollars only");
}

/* --- hostile input ---------------------------------------------------------------------------- */

static void test_bytes_that_are_no_text(void)
{
    static const char bytes[] = "take \xff\xfe 5 mg \xe2\x82 \xc3 now\xf0\x9f";
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "en-US");
    g_auto(Verbalization) result = {0};
    verbalize(verbalizer, bytes, sizeof bytes - 1, NULL, 0, FALSE, &result);
    g_autofree char *said = checks_words_of(&result);
    g_assert_cmpstr(said, ==, "take five milligrams now");
}

static void test_nothing(void)
{
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "en-US");
    g_auto(Verbalization) result = {0};
    verbalize(verbalizer, "", 0, NULL, 0, FALSE, &result);
    g_assert_cmpstr(result.spoken, ==, "");
    g_assert_cmpuint(result.words->len, ==, 0);
}

static double seconds_for(const Verbalizer *verbalizer, const char *unit, gsize bytes)
{
    g_autoptr(GString) text = g_string_sized_new(bytes + 16);
    while (text->len < bytes)
        g_string_append(text, unit);
    gint64 before = g_get_monotonic_time();
    g_auto(Verbalization) result = {0};
    verbalize(verbalizer, text->str, text->len, NULL, 0, FALSE, &result);
    checks_verbalization(text->str, text->len, &result);
    g_autoptr(GArray) gaps = coverage_audit(text->str, text->len, &result);
    return (double)(g_get_monotonic_time() - before) / G_USEC_PER_SEC;
}

/* A quarter of a mebibyte of anything takes about sixteen times what a sixteenth of it takes; a
 * square law would take 256 times. The bound is far from both, for other programs run beside the
 * test. */
static void test_time_is_linear(void)
{
    enum { WHOLE = 1 << 18, PARTS = 16 };
    static const char *const units[] = {
        "7",    "(((",  "-",       "x",     "A",     "1,",    "1.",    "1/",     "1-",    "a.",
        "a,",   "a@",   "@",       "#a",    "a.com", "[1,",   "[",     "1x",     "A1",    "A-1",
        "'",    "''s",  "10^",     "1:",    "$1-",   "Jan. ", "I/II/", "<",      "½",     "²",
        "1 2/", "\"1",  "http://", "q4h ",  "Dr. ",  "IV ",   "mg/",   "1 mg/",  "+1 ",   "(1)",
        "\xff", "é",    "👍",       "a‐",    "U.S.",  "&",     "Mon-",  "1990s-", "1 or ", "5--",
        "8a, ", "1h2h", "1/2-",    "i po ", "５ｍｇ"};
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "en-US");
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        double part = seconds_for(verbalizer, units[i], WHOLE / PARTS);
        double whole = seconds_for(verbalizer, units[i], WHOLE);
        if (whole > 0.25 && whole > part * PARTS * 5)
            g_test_message("\"%s\": %.3f s, a sixteenth of it %.3f s", units[i], whole, part);
        g_assert_true(whole <= 0.25 || whole <= part * PARTS * 5);
    }
}

/* --- tables ----------------------------------------------------------------------------------- */

static void test_unknown_language_is_safe(void)
{
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "../../etc");
    g_autofree char *said = checks_said(verbalizer, "<5 mg");
    g_assert_cmpstr(said, ==, "less than 5 milligram");
}

/* Nothing is silent where a text is spelled: a sign that is left out could be the one before a
 * dose. */
static void test_characters_have_names(void)
{
    static const char *const names[][3] = {
        {"en", "<", "less than"},
        {"en", "5", "five"},
        {"en", "(", "left bracket"},
        {"en", "-", "hyphen"},
        {"en", "\u2265", "greater than or equal to"},
        {"en", "\u2603", "snowman"},
        {"en", "A", NULL},
        {"en", "\u00b5", NULL},
        {"de", "<", "kleiner als"},
        {"de", "5", "f\u00fcnf"},
        {"pl", "(", "nawias otwieraj\u0105cy"},
        {"nl", "(", "left parenthesis"}, /* a language without such a table */
    };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", names[i][0]);
        g_autofree char *name = verbalizer_name_character(verbalizer, names[i][1]);
        g_assert_cmpstr(name, ==, names[i][2]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/verbalizer/english", test_english);
    g_test_add_func("/script/verbalizer/british", test_british);
    g_test_add_func("/script/verbalizer/spanish", test_spanish);
    g_test_add_func("/script/verbalizer/spanish-of-spain", test_spanish_of_spain);
    g_test_add_func("/script/verbalizer/languages", test_languages);
    g_test_add_func("/script/verbalizer/other-languages", test_other_languages);
    g_test_add_func("/script/verbalizer/bytes", test_words_keep_their_bytes);
    g_test_add_func("/script/verbalizer/letters", test_letters_are_marked);
    g_test_add_func("/script/verbalizer/melody", test_punctuation_shapes_the_melody);
    g_test_add_func("/script/verbalizer/marks", test_marks);
    g_test_add_func("/script/verbalizer/wide-forms", test_wide_forms);
    g_test_add_func("/script/verbalizer/dates-of-regions", test_dates_of_regions);
    g_test_add_func("/script/verbalizer/regions-nest", test_regions_nest);
    g_test_add_func("/script/verbalizer/no-text", test_bytes_that_are_no_text);
    g_test_add_func("/script/verbalizer/nothing", test_nothing);
    g_test_add_func("/script/verbalizer/linear", test_time_is_linear);
    g_test_add_func("/script/verbalizer/unknown-language", test_unknown_language_is_safe);
    g_test_add_func("/script/verbalizer/characters", test_characters_have_names);
    return g_test_run();
}
