/* Bare text becomes paragraphs and items, and nothing is guessed. */
#include "document_test.h"

static void test_paragraphs(void)
{
    assert_text("One line\nand  another\r\n\r\n\n  Next\r",
                "  paragraph \"One line\\nand another\"\n"
                "  paragraph blank=2 indent=2 \"Next\"\n");
    assert_text("One\fTwo\n\n-----\n\n* * *\nThree", "  paragraph \"One\\nTwo\"\n"
                                                     "  rule blank=1\n"
                                                     "  rule blank=1\n"
                                                     "  paragraph \"Three\"\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/document/text/paragraphs", test_paragraphs);
    return g_test_run();
}
