/* Reading lexicons: what PLS asks, what is left out, what is refused, and which words an entry
 * fits. */
#include "base/error.h"
#include "script/lexicon.h"

#include <string.h>

#define HEAD                                                                                       \
    "\n<lexicon version=\"1.0\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" "        \
    "alphabet=\"ipa\" xml:lang=\"en-US\" xmlns:as=\"tag:example\">\n"

static void keep(const Diagnostic *diagnostic, gpointer data)
{
    g_string_append_printf(data, "%u: %s\n", diagnostic->line, diagnostic->message);
}

/* The entries as text, one a line, then what was reported. */
static char *printed(const char *body)
{
    g_autoptr(GString) said = g_string_new(NULL), out = g_string_new(NULL);
    Diagnostics diagnostics = {.source = "x.pls", .handler = keep, .data = said};
    g_autofree char *text = g_strconcat(HEAD, body, "</lexicon>\n", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(Lexicon) lexicon = lexicon_parse(text, strlen(text), "a/x.pls", &diagnostics, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(lexicon->name, ==, "x");
    g_assert_cmpstr(lexicon->language, ==, "en-US");
    for (guint i = 0; i < lexicon->entries->len; i++) {
        const LexiconEntry *entry = lexicon_entry(lexicon, i);
        g_string_append_printf(out, "%u %s%s%s %s%s\n", entry->line, entry->grapheme,
                               entry->role ? " as " : "", entry->role ? entry->role : "",
                               entry->alias ? "= " : "",
                               entry->alias ? entry->alias : entry->phoneme);
    }
    g_string_append(out, said->str);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void assert_entries(const char *body, const char *expected)
{
    g_autofree char *got = printed(body);
    g_assert_cmpstr(got, ==, expected);
}

static void test_reads(void)
{
    assert_entries("<lexeme><grapheme>Xarelto</grapheme><phoneme>zəˈɹɛltoʊ</phoneme></lexeme>\n"
                   "<lexeme>\n<grapheme>mL</grapheme> <grapheme>ml</grapheme>\n"
                   "<alias> milli  liters </alias><example>5 ml</example></lexeme>\n",
                   "3 Xarelto zəˈɹɛltoʊ\n4 mL = milli liters\n4 ml = milli liters\n");
    assert_entries(
        "<lexeme role=\"as:verb as:x\"><grapheme>lead</grapheme><phoneme>lid</phoneme></lexeme>",
        "3 lead as verb lid\n");
    assert_entries("<lexeme><grapheme>Ménière</grapheme><phoneme><![CDATA[x]]></phoneme></lexeme>",
                   "3 Ménière x\n");
}

/* PLS 1.0, 4.9 */
static void test_first_or_preferred_wins(void)
{
    assert_entries(
        "<lexeme><grapheme>a</grapheme><phoneme>1</phoneme><phoneme>2</phoneme></lexeme>",
        "3 a 1\n");
    assert_entries("<lexeme><grapheme>a</grapheme><phoneme>1</phoneme>"
                   "<alias prefer=\"true\">2</alias><phoneme prefer=\"true\">3</phoneme></lexeme>",
                   "3 a = 2\n");
}

static void test_leaves_out(void)
{
    assert_entries(
        "<lexeme><grapheme>a</grapheme></lexeme>\n<lexeme/>\n"
        "<lexeme><phoneme>b</phoneme></lexeme>\n"
        "<lexeme><grapheme>c</grapheme><phoneme alphabet=\"x-sampa\">b</phoneme></lexeme>\n"
        "<lexeme><grapheme> </grapheme><phoneme>d</phoneme></lexeme>",
        "3: a lexeme without <phoneme> or <alias>: left out\n"
        "4: a lexeme without <grapheme>: left out\n"
        "5: a lexeme without <grapheme>: left out\n"
        "6: a phoneme in the alphabet \"x-sampa\", not in \"ipa\": left out\n"
        "6: a lexeme without <phoneme> or <alias>: left out\n"
        "7: <grapheme> is empty: left out\n"
        "7: a lexeme without <grapheme>: left out\n");
    assert_entries("<lexeme><word/><grapheme>a</grapheme><phoneme>b</phoneme></lexeme>",
                   "3 a b\n3: <word> is no element of a lexicon: left out\n");
    assert_entries("<x:note xmlns:x=\"tag:x\"/><meta name=\"a\" content=\"b\"/>", "");
}

static void assert_refused(const char *text, const char *named)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(lexicon_parse(text, strlen(text), "x.pls", NULL, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    if (!strstr(error->message, named))
        g_error("\"%s\" does not say \"%s\"", error->message, named);
}

static void test_refuses(void)
{
    assert_refused("", "x.pls");
    assert_refused("<lexicon/>", "is no <lexicon> of http");
    assert_refused(HEAD "<lexeme>\n</lexicon>", "line 3 and lexicon");
    assert_refused("<lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" "
                   "alphabet=\"ipa\"/>",
                   "no xml:lang");
    assert_refused("<lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" "
                   "xml:lang=\"en\" alphabet=\"x\"/>",
                   "only \"ipa\"");
    /* Found by fuzzing: faulty in two ways, told once. */
    assert_refused(
        "<lexicon xmlns=\"http://www.w3.org/200;/01\" xml:lang=\"en\" &x; alphabet=\"x\"/>",
        "x.pls");
    assert_refused("\xff<lexicon/>", "not UTF-8");
}

/* Nothing is expanded, and nothing outside the file is read. */
static void test_hostile(void)
{
    assert_refused("<!DOCTYPE lexicon [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n" HEAD
                   "<lexeme><grapheme>&b;</grapheme></lexeme></lexicon>",
                   "x.pls is no lexicon: it has a DOCTYPE");
    assert_refused("<!DOCTYPE lexicon SYSTEM \"file:///etc/passwd\">\n<lexicon/>", "DOCTYPE");
    assert_refused(HEAD "<lexeme><grapheme>&nbsp;</grapheme></lexeme></lexicon>", "line 3");
}

static void assert_text(const char *raw, const char *expected)
{
    g_autofree char *text = lexicon_text(raw);
    g_assert_cmpstr(text, ==, expected);
}

static void test_text(void)
{
    assert_text(" mm \n Hg", "mm Hg");
    assert_text("Nguye\u0302\u0303n", "Nguyễn");
    assert_text("", NULL);
    assert_text(" \t", NULL);
    assert_text("a\001b", NULL);
    assert_text("a\xff"
                "b",
                NULL);
    g_autofree char *longest = g_strnfill(LEXICON_MAX_TEXT_BYTES, 'a');
    g_autofree char *longer = g_strnfill(LEXICON_MAX_TEXT_BYTES + 1, 'a');
    assert_text(longest, longest);
    assert_text(longer, NULL);
    /* grows as it is normalised: what was taken once is taken again */
    g_autoptr(GString) growing = g_string_new(NULL);
    for (guint i = 0; i < LEXICON_MAX_TEXT_BYTES / 3; i++)
        g_string_append(growing, "\u0958"); /* two letters in NFC */
    assert_text(growing->str, NULL);
}

/* A file without an end is read no further than tells that it is too long. */
static void test_endless_file(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(lexicon_read("/dev/zero", NULL, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, "longer than"));
}

static void test_case(void)
{
    static const struct {
        const char *grapheme, *word;
        gboolean fits;
    } cases[] = {
        {"metformin", "Metformin", TRUE},
        {"metformin", "METFORMIN", TRUE},
        {"Polish", "polish", FALSE},
        {"Polish", "Polish", TRUE},
        {"Polish", "POLISH", TRUE},
        {"WHO", "Who", FALSE},
        {"WHO", "WHO", TRUE},
        {"pH", "PH", TRUE},
        {"Éa", "éa", FALSE},
        {"lead", "leads", FALSE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpint(lexicon_fits(cases[i].grapheme, cases[i].word), ==, cases[i].fits);
}

/* A tree of libxml2 knows no line beyond 65,535. */
static void test_line_beyond_65535(void)
{
    enum { EMPTY_LINES = 70000 };
    g_autoptr(GString) body = g_string_new(NULL);
    for (guint i = 0; i < EMPTY_LINES; i++)
        g_string_append_c(body, '\n');
    g_string_append(body, "<lexeme><grapheme>far</grapheme><phoneme>fɑɹ</phoneme></lexeme>\n"
                          "<lexeme><grapheme>off</grapheme></lexeme>\n");
    g_autofree char *got = printed(body->str);
    g_assert_cmpstr(got, ==,
                    "70003 far fɑɹ\n70004: a lexeme without <phoneme> or <alias>: left out\n");
}

static void test_missing_file(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(lexicon_read("/nonexistent.pls", NULL, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, "/nonexistent.pls"));
    g_clear_error(&error);
    g_assert_null(lexicon_read("/", NULL, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/lexicon/reads", test_reads);
    g_test_add_func("/script/lexicon/first-or-preferred-wins", test_first_or_preferred_wins);
    g_test_add_func("/script/lexicon/leaves-out", test_leaves_out);
    g_test_add_func("/script/lexicon/refuses", test_refuses);
    g_test_add_func("/script/lexicon/hostile", test_hostile);
    g_test_add_func("/script/lexicon/line-beyond-65535", test_line_beyond_65535);
    g_test_add_func("/script/lexicon/case", test_case);
    g_test_add_func("/script/lexicon/text", test_text);
    g_test_add_func("/script/lexicon/missing-file", test_missing_file);
    g_test_add_func("/script/lexicon/endless-file", test_endless_file);
    return g_test_run();
}
