/* HTML becomes the tree that browsers show, HTML 4's rules of the parser notwithstanding. */
#include "document_test.h"

static void test_paragraphs(void)
{
    assert_html("<p>One\n  two</p><p>Three", "  paragraph <p> \"One two\"\n"
                                             "  paragraph <p> \"Three\"\n");
    assert_html("<div>loose <p>own</p> loose again</div>", "  group <div>\n"
                                                           "    paragraph \"loose\"\n"
                                                           "    paragraph <p> \"own\"\n"
                                                           "    paragraph \"loose again\"\n");
    assert_html("a<br>b<br><br><br>c", "  paragraph \"a\\nb\\n\\nc\"\n");
    assert_html("<p> </p><div><span></span></div><p>&nbsp;</p>", "");
}

/* libxml2 2.9 puts the section into the p and ends it with </p>. */
static void test_section_ends_paragraph(void)
{
    assert_html("<p>One<section class=S>two</p>three</section>four", "  paragraph <p> \"One\"\n"
                                                                     "  group <section> names=s\n"
                                                                     "    paragraph \"two\"\n"
                                                                     "    paragraph \"three\"\n"
                                                                     "  paragraph \"four\"\n");
    assert_html("<div/>in<article>a</article></div>out", "  group <div>\n"
                                                         "    paragraph \"in\"\n"
                                                         "    group <article>\n"
                                                         "      paragraph \"a\"\n"
                                                         "  paragraph \"out\"\n");
}

static void test_items_without_end(void)
{
    assert_html("<ul><li><b>one<li>two<ul><li>deep</ul><li><p>three</ul>",
                "  list <ul>\n"
                "    item <li>\n"
                "      paragraph \"one\" [strong 0-3]\n"
                "    item <li>\n"
                "      paragraph \"two\"\n"
                "      list <ul>\n"
                "        item <li>\n"
                "          paragraph \"deep\"\n"
                "    item <li>\n"
                "      paragraph <p> \"three\"\n");
    assert_html("<ol start=3><li>c<li value=7>g<li>h</ol>", "  list <ol> number=3 ordered\n"
                                                            "    item <li> number=3\n"
                                                            "      paragraph \"c\"\n"
                                                            "    item <li> number=7\n"
                                                            "      paragraph \"g\"\n"
                                                            "    item <li> number=8\n"
                                                            "      paragraph \"h\"\n");
}

static void test_marks_nest(void)
{
    assert_html("<p>a <b>b <i>c</b> d</i> e</p>",
                "  paragraph <p> \"a b c d e\" [strong 2-5] [emphasis 4-5] [emphasis 6-7]\n");
    assert_html("<p><a href=/x>one<a href=/y>two</a></p>",
                "  paragraph <p> \"onetwo\" [link 0-3 /x] [link 3-6 /y]\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/document/html/paragraphs", test_paragraphs);
    g_test_add_func("/document/html/section_ends_paragraph", test_section_ends_paragraph);
    g_test_add_func("/document/html/items_without_end", test_items_without_end);
    g_test_add_func("/document/html/marks_nest", test_marks_nest);
    return g_test_run();
}
