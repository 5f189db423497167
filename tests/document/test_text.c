/* Bare text becomes paragraphs and items, and nothing is guessed. */
#include "document_test.h"

static void test_paragraphs(void)
{
    assert_text("One line\nand  another\r\n\r\n\n  Next\r",
                "  paragraph \"One line\\nand another\"\n"
                "  paragraph blank=2 indent=2 \"Next\"\n");
    assert_text("One\fTwo\n\n-----\n\n* * *\nThree", "  paragraph \"One\"\n"
                                                     "  paragraph new-page \"Two\"\n"
                                                     "  rule blank=1\n"
                                                     "  rule blank=1\n"
                                                     "  paragraph \"Three\"\n");
}

static void test_items(void)
{
    assert_text("Take:\n- one\n  goes on\n- two\n    * deep\n- three\nand lower\nNew",
                "  paragraph \"Take:\"\n"
                "  list\n"
                "    item\n"
                "      paragraph \"one\\ngoes on\"\n"
                "    item\n"
                "      paragraph \"two\"\n"
                "      list indent=4\n"
                "        item indent=4\n"
                "          paragraph indent=4 \"deep\"\n"
                "    item\n"
                "      paragraph \"three\\nand lower\"\n"
                "  paragraph \"New\"\n");
    assert_text("1. a\n\n2. b\n\n   more\n\n(1) c\n\nb) d",
                "  list number=1 ordered\n"
                "    item number=1\n"
                "      paragraph \"a\"\n"
                "    item number=2 blank=1\n"
                "      paragraph \"b\"\n"
                "      paragraph blank=1 indent=3 \"more\"\n"
                "  list number=1 blank=1 ordered\n"
                "    item number=1 blank=1\n"
                "      paragraph \"c\"\n"
                "  list number=2 blank=1 ordered\n"
                "    item number=2 blank=1\n"
                "      paragraph \"d\"\n");
    /* An outer count goes on behind an inner one. */
    assert_text("1. a\n   a) b\n   b) c\n2. d", "  list number=1 ordered\n"
                                                "    item number=1\n"
                                                "      paragraph \"a\"\n"
                                                "      list number=1 indent=3 ordered\n"
                                                "        item number=1 indent=3\n"
                                                "          paragraph indent=3 \"b\"\n"
                                                "        item number=2 indent=3\n"
                                                "          paragraph indent=3 \"c\"\n"
                                                "    item number=2\n"
                                                "      paragraph \"d\"\n");
}

static void test_indentation(void)
{
    assert_text("Flush\n    deep\n     as deep\nflush", "  paragraph \"Flush\"\n"
                                                        "  paragraph indent=4 \"deep\\nas deep\"\n"
                                                        "  paragraph \"flush\"\n");
}

/* Markers of word processors, letters, Roman numbers, and markers that stand alone. */
static void test_markers(void)
{
    assert_text("o one\no two\n\na. one\nb. two",
                "  list\n"
                "    item\n      paragraph \"one\"\n"
                "    item\n      paragraph \"two\"\n"
                "  list number=1 blank=1 ordered\n"
                "    item number=1 blank=1\n      paragraph \"one\"\n"
                "    item number=2\n      paragraph \"two\"\n");
    assert_text("i. one\nii. two\niii. three", "  list number=1 ordered\n"
                                               "    item number=1\n      paragraph \"one\"\n"
                                               "    item number=2\n      paragraph \"two\"\n"
                                               "    item number=3\n      paragraph \"three\"\n");
    assert_text("\u2022\none\n\u2022\ntwo\n\u2022\n", "  list\n"
                                                      "    item\n      paragraph \"one\"\n"
                                                      "    item\n      paragraph \"two\"\n"
                                                      "  paragraph \"\u2022\"\n");
    assert_text("Pan\no pai\nc. 1850", "  paragraph \"Pan\\no pai\\nc. 1850\"\n");
}

static void test_tables(void)
{
    assert_text("Day    Dose\nMon    5 mg\nTue    2 mg\n\nEnd",
                "  table\n"
                "    row\n      cell header\n        paragraph \"Day\"\n"
                "      cell header\n        paragraph \"Dose\"\n"
                "    row\n      cell\n        paragraph \"Mon\"\n"
                "      cell\n        paragraph \"5 mg\"\n"
                "    row\n      cell\n        paragraph \"Tue\"\n"
                "      cell\n        paragraph \"2 mg\"\n"
                "  paragraph blank=1 \"End\"\n");
    assert_text("a\tb\n\td", "  table\n"
                             "    row\n      cell\n        paragraph \"a\"\n"
                             "      cell\n        paragraph \"b\"\n"
                             "    row\n      cell\n"
                             "      cell\n        paragraph \"d\"\n");
    /* Two blanks within sentences, a menu, speakers set out by tabs. */
    assert_text("One  two three\nFour five  six\nSeven  eight nine",
                "  paragraph \"One two three\\nFour five six\\nSeven eight nine\"\n");
    assert_text("Home | News\nTerms | Contact", "  paragraph \"Home | News\\nTerms | Contact\"\n");
    assert_text("Ann:\tYes.\nBea:\tNo.", "  paragraph \"Ann: Yes.\\nBea: No.\"\n");
}

/* Found by fuzzing: the text ends with a marker, and nothing may be read behind it. */
static void test_marker_at_the_end(void)
{
    char *dash = g_malloc(strlen("\u2013")); /* without a NUL, for the sanitizer to see */
    memcpy(dash, "\u2013", strlen("\u2013"));
    g_autoptr(Document) document = parse_bytes(dash, strlen("\u2013"));
    g_assert_cmpstr(document->root->first_child->text, ==, "\u2013");
    g_free(dash);
}

/* The same of a row of a table, whose rule it may be. */
static void test_row_at_the_end(void)
{
    static const char rows[] = "a | b\n- | -";
    char *bytes = g_malloc(strlen(rows));
    memcpy(bytes, rows, strlen(rows));
    g_autoptr(Document) document = parse_bytes(bytes, strlen(rows));
    g_assert_nonnull(document->root->first_child);
    g_free(bytes);
}

/* A soft hyphen at the end of a line cuts a word. */
static void test_cut_words(void)
{
    assert_text("a medi\u00ad\ncine\nfor", "  paragraph \"a medicine\\nfor\"\n");
}

/* A line may begin with a number, an initial or a minus and still be a line. */
static void test_no_items(void)
{
    assert_text("It was in May of\n12. Nobody knew.",
                "  paragraph \"It was in May of\\n12. Nobody knew.\"\n");
    assert_text("A. Smith", "  paragraph \"A. Smith\"\n");
    assert_text("2025. A year", "  paragraph \"2025. A year\"\n");
    assert_text("-5 degrees", "  paragraph \"-5 degrees\"\n");
    assert_text("-", "  paragraph \"-\"\n");
    assert_text("1.5 mg", "  paragraph \"1.5 mg\"\n");
}

static void test_blanks(void)
{
    assert_text("\tA\u00a0b\u2003 c 10\u202f000\u00ad mg\u200b",
                "  paragraph indent=8 \"A b c 10\u202f000 mg\"\n");
    /* Found by fuzzing: a line of what nobody sees. */
    assert_text("One\n\u2060\u00ad\n\u200b\nTwo", "  paragraph \"One\"\n"
                                                  "  paragraph blank=2 \"Two\"\n");
    assert_text("One\u2028Two\xc2\x85"
                "Three",
                "  paragraph \"One\\nTwo\\nThree\"\n");
}

static void test_lines_are_counted(void)
{
    static const char lines[] = "\r\n\r\nOne\r\nTwo\r\n\r\n- Three";
    g_autoptr(Document) document = parse_bytes(lines, sizeof lines - 1);
    const Block *first = document->root->first_child;
    g_assert_cmpuint(first->line, ==, 3);
    g_assert_cmpuint(first->next->line, ==, 6);
    g_assert_cmpuint(first->next->first_child->line, ==, 6);
}

/* Found by fuzzing: a cell of a no-break space alone is an empty one. */
static void test_blank_cell(void)
{
    assert_text("| Day | Dose |\n|---|---|\n| Mon | \u00a0 |\n| Tue | 2 mg |",
                "  table\n"
                "    row\n      cell header\n        paragraph \"Day\"\n"
                "      cell header\n        paragraph \"Dose\"\n"
                "    row\n      cell\n        paragraph \"Mon\"\n"
                "      cell\n"
                "    row\n      cell\n        paragraph \"Tue\"\n"
                "      cell\n        paragraph \"2 mg\"\n");
}

/* The sample that the project began with; its path is outside the project. */
static void test_key_sample(void)
{
    g_autofree char *bytes = NULL;
    gsize length;
    if (!g_file_get_contents("../shared/corpus/lupus-car-t.txt", &bytes, &length, NULL)) {
        g_test_skip("the sample is not here");
        return;
    }
    g_autoptr(Document) document = parse_bytes(bytes, length);
    g_autofree char *printed = print_document(document);
    g_assert_cmpint(document->format, ==, DOCUMENT_TEXT);
    g_assert_nonnull(strstr(printed, "paragraph blank=1 \"Could CAR-T Therapy Be a Cure for Lupus? "
                                     "Early Trials Show Promise\"\n"));
    g_assert_nonnull(strstr(printed, "paragraph indent=2 \"Posted August 8, 2025\"\n"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/document/text/paragraphs", test_paragraphs);
    g_test_add_func("/document/text/items", test_items);
    g_test_add_func("/document/text/no_items", test_no_items);
    g_test_add_func("/document/text/indentation", test_indentation);
    g_test_add_func("/document/text/markers", test_markers);
    g_test_add_func("/document/text/tables", test_tables);
    g_test_add_func("/document/text/marker_at_the_end", test_marker_at_the_end);
    g_test_add_func("/document/text/row_at_the_end", test_row_at_the_end);
    g_test_add_func("/document/text/cut_words", test_cut_words);
    g_test_add_func("/document/text/blanks", test_blanks);
    g_test_add_func("/document/text/lines_are_counted", test_lines_are_counted);
    g_test_add_func("/document/text/blank_cell", test_blank_cell);
    g_test_add_func("/document/text/key_sample", test_key_sample);
    return g_test_run();
}
