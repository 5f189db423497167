/* Markdown to blocks. */
#include "document_test.h"

static void test_blocks(void)
{
    assert_markdown("# A\n\nB\n===\n\nC\n---\n\n###### D ######\n",
                    "  heading <h1> level=1 \"A\"\n"
                    "  heading <h1> level=1 \"B\"\n"
                    "  heading <h2> level=2 \"C\"\n"
                    "  heading <h6> level=6 \"D\"\n");
    assert_markdown("One\nline.\n\n* * *\n\n> Quoted\n> words.\n>\n> > Deeper.\n",
                    "  paragraph <p> \"One line.\"\n"
                    "  rule <hr>\n"
                    "  quote <blockquote>\n"
                    "    paragraph <p> \"Quoted words.\"\n"
                    "    quote <blockquote>\n"
                    "      paragraph <p> \"Deeper.\"\n");
    assert_markdown("```c\nint  x;\n\n\ty < 5 && z;\n```\n\n    indented\n",
                    "  code <pre> \"int  x;\\n\\n\\ty < 5 && z;\"\n"
                    "  code <pre> \"indented\"\n");
}

static void test_lists(void)
{
    assert_markdown("3. C\n4. D\n\n   more\n\n- a\n  1. b\n- c\n",
                    "  list <ol> number=3 ordered\n"
                    "    item <li> number=3\n"
                    "      paragraph <p> \"C\"\n"
                    "    item <li> number=4\n"
                    "      paragraph <p> \"D\"\n"
                    "      paragraph <p> \"more\"\n"
                    "  list <ul>\n"
                    "    item <li>\n"
                    "      paragraph <p> \"a\"\n"
                    "      list <ol> number=1 ordered\n"
                    "        item <li> number=1\n"
                    "          paragraph <p> \"b\"\n"
                    "    item <li>\n"
                    "      paragraph <p> \"c\"\n");
}

static void test_inline(void)
{
    assert_markdown("*a* __b__ `c  d` [e *f*](/g \"h\") <https://i.example>\n",
                    "  paragraph <p> \"a b c d e f https://i.example\" [emphasis 0-1] [strong 2-3] "
                    "[code 4-7] [link 8-11 /g] [emphasis 10-11] "
                    "[link 12-29 https://i.example]\n");
    assert_markdown("Hard  \nbreak\\\nagain &amp; &half; &#8805; \\*star\\* <5 mg\n",
                    "  paragraph <p> \"Hard\\nbreak\\nagain & ½ ≥ *star* <5 mg\"\n");
    assert_markdown("See [one], [two][one] and [none].\n\n[One]: /x\n",
                    "  paragraph <p> \"See one, two and [none].\" [link 4-7 /x] [link 9-12 /x]\n");
    assert_markdown("Words ![A *chart*](x.png) end ![](y.png) ![](z.png \"Title\").\n",
                    "  paragraph <p> \"Words end .\"\n"
                    "  image <img> \"A chart\"\n"
                    "  image <img> \"Title\"\n");
}

static void test_deleted(void)
{
    assert_markdown("Take ~~one~~ two, ~~*three*~~ or a~~b~~c.\n",
                    "  paragraph <p> \"Take one two, three or abc.\" [deleted 5-8] "
                    "[emphasis 14-19] [deleted 14-19] [deleted 24-25]\n");
    assert_markdown("a ~~ b ~~ c ~~~~d~~~ ~5 mg~ ~~e\n\nf~~\n",
                    "  paragraph <p> \"a ~~ b ~~ c ~~~~d~~~ ~5 mg~ ~~e\"\n"
                    "  paragraph <p> \"f~~\"\n");
    assert_markdown("*a ~~b* c~~\n", "  paragraph <p> \"a ~~b c~~\" [emphasis 0-5]\n");
}

static void test_raw_html(void)
{
    assert_markdown("10<sup>3</sup> H<sub>2</sub>O<br>b <!-- no --> c\n",
                    "  paragraph <p> \"10³ H₂O\\nb c\"\n");
    assert_markdown("<details><summary>More</summary>\n\nWith **marks**.\n\n</details>\n\nAfter.\n",
                    "  group <details>\n"
                    "    group <summary>\n"
                    "      paragraph \"More\"\n"
                    "    paragraph <p> \"With marks.\" [strong 5-10]\n"
                    "  paragraph <p> \"After.\"\n");
    assert_markdown("<table><tr><th>Age<td>5 mg</table>\n\n<p align=center>Words</p>\n",
                    "  table <table>\n"
                    "    row <tr>\n"
                    "      cell <th> header\n"
                    "        paragraph \"Age\"\n"
                    "      cell <td>\n"
                    "        paragraph \"5 mg\"\n"
                    "  paragraph <p> \"Words\"\n");
}

/* An element whose content is no text swallowed the rest of the article when it was not closed. */
static void test_unclosed_raw_html(void)
{
    assert_markdown("Use <textarea> or <iframe src=x>, <script>x</script>then.\n\nAfter.\n",
                    "  paragraph <p> \"Use or , then.\"\n"
                    "  paragraph <p> \"After.\"\n");
    assert_markdown("Bad <script> here.\n\nAfter.\n", "  paragraph <p> \"Bad\"\n"
                                                      "  paragraph <p> \"After.\"\n");
    assert_markdown("<iframe src=x>\n\nAfter.\n\n<title>x\n\nEnd.\n", "  paragraph <p> \"After.\"\n"
                                                                      "  paragraph <p> \"End.\"\n");
    assert_markdown("<div><style>a</style><title>b</div>\n\nAfter.\n",
                    "  group <div>\n"
                    "    paragraph <p> \"After.\"\n");
}

static void test_tables(void)
{
    assert_markdown("| Age | Dose |\n|:---:|-----|\n| 6 | *5* mg |\n| > 12 |\n7 | 8 | 9\n",
                    "  table <table>\n"
                    "    row <tr>\n"
                    "      cell <th> header\n"
                    "        paragraph \"Age\"\n"
                    "      cell <th> header\n"
                    "        paragraph \"Dose\"\n"
                    "    row <tr>\n"
                    "      cell <td>\n"
                    "        paragraph \"6\"\n"
                    "      cell <td>\n"
                    "        paragraph \"5 mg\" [emphasis 0-1]\n"
                    "    row <tr>\n"
                    "      cell <td>\n"
                    "        paragraph \"> 12\"\n"
                    "      cell <td>\n"
                    "    row <tr>\n"
                    "      cell <td>\n"
                    "        paragraph \"7\"\n"
                    "      cell <td>\n"
                    "        paragraph \"8\"\n"
                    "      cell <td>\n"
                    "        paragraph \"9\"\n");
    assert_markdown("Before\nthe table:\na | b\n-|-\n`x\\|y` | \n\nAfter.\n",
                    "  paragraph <p> \"Before the table:\"\n"
                    "  table <table>\n"
                    "    row <tr>\n"
                    "      cell <th> header\n"
                    "        paragraph \"a\"\n"
                    "      cell <th> header\n"
                    "        paragraph \"b\"\n"
                    "    row <tr>\n"
                    "      cell <td>\n"
                    "        paragraph \"x|y\" [code 0-3]\n"
                    "      cell <td>\n"
                    "  paragraph <p> \"After.\"\n");
}

/* A mark in one cell does not reach into the next; what opens a block elsewhere is text in a cell;
 * links are defined anywhere. */
static void test_table_cells(void)
{
    assert_markdown("|*a|b*|\n|-|-|\n|# 1|- 2|\n|[x]|[y][x]|\n|~~c|d~~|\n\n[x]: /x\n",
                    "  table <table>\n"
                    "    row <tr>\n"
                    "      cell <th> header\n"
                    "        paragraph \"*a\"\n"
                    "      cell <th> header\n"
                    "        paragraph \"b*\"\n"
                    "    row <tr>\n"
                    "      cell <td>\n"
                    "        paragraph \"# 1\"\n"
                    "      cell <td>\n"
                    "        paragraph \"- 2\"\n"
                    "    row <tr>\n"
                    "      cell <td>\n"
                    "        paragraph \"x\" [link 0-1 /x]\n"
                    "      cell <td>\n"
                    "        paragraph \"y\" [link 0-1 /x]\n"
                    "    row <tr>\n"
                    "      cell <td>\n"
                    "        paragraph \"~~c\"\n"
                    "      cell <td>\n"
                    "        paragraph \"d~~\"\n");
}

static void test_nested_tables(void)
{
    assert_markdown("> - |a|\n>   |-|\n>   |> 5|\n", "  quote <blockquote>\n"
                                                     "    list <ul>\n"
                                                     "      item <li>\n"
                                                     "        table <table>\n"
                                                     "          row <tr>\n"
                                                     "            cell <th> header\n"
                                                     "              paragraph \"a\"\n"
                                                     "          row <tr>\n"
                                                     "            cell <td>\n"
                                                     "              paragraph \"> 5\"\n");
}

static void test_no_tables(void)
{
    assert_markdown("a | b\nc | d\n", "  paragraph <p> \"a | b c | d\"\n");
    assert_markdown("a | b\n|---|---|---|\n", "  paragraph <p> \"a | b |---|---|---|\"\n");
    assert_markdown("a | b\n|:-|::|\n", "  paragraph <p> \"a | b |:-|::|\"\n");
    assert_markdown("    | a |\n    |---|\n", "  code <pre> \"| a |\\n|---|\"\n");
}

static void test_footnotes(void)
{
    assert_markdown("One[^b] and **two:**[^A] and [^b].\n\n[^a]: First\n    goes on.\n\n"
                    "    Second.\n[^B]: https://b.example\n[^c]: Not referred to.\n",
                    "  paragraph <p> \"One1 and two:2 and 1.\" [link 3-4 #note-1] "
                    "[note-reference 3-4] [strong 9-13] [link 13-14 #note-2] "
                    "[note-reference 13-14] [link 19-20 #note-1] [note-reference 19-20]\n"
                    "  group <section> names=footnotes\n"
                    "    list <ol> number=1 ordered\n"
                    "      item <li> number=2\n"
                    "        paragraph <p> \"First goes on.\"\n"
                    "        paragraph <p> \"Second.\"\n"
                    "      item <li> number=1\n"
                    "        paragraph <p> \"https://b.example\"\n"
                    "      item <li> number=3\n"
                    "        paragraph <p> \"Not referred to.\"\n");
}

static void test_what_is_no_footnote(void)
{
    assert_markdown("One[^x] [^ y]: [^].\n", "  paragraph <p> \"One[^x] [^ y]: [^].\"\n");
    assert_markdown("`a[^x]`\n\n    [^x]: code\n\n```\n[^x]: [^x]\n```\n\n[^x]: Words.\n",
                    "  paragraph <p> \"a[^x]\" [code 0-5]\n"
                    "  code <pre> \"[^x]: code\"\n"
                    "  code <pre> \"[^x]: [^x]\"\n"
                    "  group <section> names=footnotes\n"
                    "    list <ol> number=1 ordered\n"
                    "      item <li> number=1\n"
                    "        paragraph <p> \"Words.\"\n");
    /* noncharacters that were in the text are not taken for the notes' signs */
    assert_markdown("A\xEF\xB7\x90"
                    "1\xEF\xB7\x91"
                    "B[^x]\n\n[^x]: C\n",
                    "  paragraph <p> \"A1B1\" [link 3-4 #note-1] [note-reference 3-4]\n"
                    "  group <section> names=footnotes\n"
                    "    list <ol> number=1 ordered\n"
                    "      item <li> number=1\n"
                    "        paragraph <p> \"C\"\n");
}

static void test_footnotes_among_items(void)
{
    assert_markdown("+ a\n[^1]: b\n+ c[^1]\n",
                    "  list <ul>\n"
                    "    item <li>\n"
                    "      paragraph <p> \"a\"\n"
                    "  group <section> names=footnotes\n"
                    "    list <ol> number=1 ordered\n"
                    "      item <li> number=1\n"
                    "        paragraph <p> \"b\"\n"
                    "  list <ul>\n"
                    "    item <li>\n"
                    "      paragraph <p> \"c1\" [link 1-2 #note-1] [note-reference 1-2]\n");
}

static void test_tasks_and_boxes(void)
{
    assert_markdown("- [ ] a\n- [x] b\n- [X]c\n- [y] d\n", "  list <ul>\n"
                                                           "    item <li>\n"
                                                           "      paragraph <p> \"☐ a\"\n"
                                                           "    item <li>\n"
                                                           "      paragraph <p> \"☑ b\"\n"
                                                           "    item <li>\n"
                                                           "      paragraph <p> \"[X]c\"\n"
                                                           "    item <li>\n"
                                                           "      paragraph <p> \"[y] d\"\n");
    assert_markdown("> [!WARNING]\n> Not for children.\n\n> [!WARNING] no\n\n[!NOTE]\n",
                    "  quote <blockquote>\n"
                    "    paragraph <p> \"Warning: Not for children.\" [strong 0-8]\n"
                    "  quote <blockquote>\n"
                    "    paragraph <p> \"[!WARNING] no\"\n"
                    "  paragraph <p> \"[!NOTE]\"\n");
}

static void test_heading_names(void)
{
    assert_markdown("## Doses {#my_doses .wide}\n\nA {#b}\n---\n\n# The set {1}\n\n# {#only}\n",
                    "  heading <h2> level=2 \"Doses\"\n"
                    "  heading <h2> level=2 \"A\"\n"
                    "  heading <h1> level=1 \"The set {1}\"\n");
}

static void test_paragraph_names(void)
{
    assert_markdown("Words.\n{: .note #x}\n\n{: .wide}\n\nSee {: here} and\n{1}\n\na {: .b}\n",
                    "  paragraph <p> \"Words.\"\n"
                    "  paragraph <p> \"See {: here} and {1}\"\n"
                    "  paragraph <p> \"a {: .b}\"\n");
}

static void test_names_under_table(void)
{
    assert_markdown("|A|\n|-|\n|B|\n{: .wide}\n", "  table <table>\n"
                                                  "    row <tr>\n"
                                                  "      cell <th> header\n"
                                                  "        paragraph \"A\"\n"
                                                  "    row <tr>\n"
                                                  "      cell <td>\n"
                                                  "        paragraph \"B\"\n");
}

static void note_line(const Diagnostic *diagnostic, gpointer data)
{
    *(guint *)data = diagnostic->line;
}

/* What a site generator would replace is no text, and leaving it out is said. */
static void test_template_tags(void)
{
    assert_markdown("{% include a_b_c.html x=\"*y*\" %}\n\n{{< figure src=\"x\" >}}\n\n"
                    "{{% note %}}\n\n{{ site.title }} {% x %}\n",
                    "  paragraph <p> \"{{ site.title }} {% x %}\"\n");
    static const char text[] = "---\nlang: en\n---\nA\n\n{% x %}\n";
    guint line = 0;
    Diagnostics diagnostics = {.source = "-", .handler = note_line, .data = &line};
    DocumentSource source = {.bytes = text, .length = sizeof text - 1, .name = "a.md"};
    g_autoptr(Document) document = document_parse(&source, &diagnostics, NULL);
    g_assert_cmpuint(diagnostics.counts[DIAGNOSTIC_WARNING], ==, 1);
    g_assert_cmpuint(line, ==, 6);
}

static Document *parse_markdown(const char *text)
{
    DocumentSource source = {.bytes = text, .length = strlen(text), .name = "a.md"};
    return document_parse(&source, NULL, NULL);
}

static const char *meta(const Document *document, const char *name)
{
    for (guint i = 0; i < document->n_meta; i++)
        if (strcmp(document->meta[i].name, name) == 0)
            return document->meta[i].value;
    return NULL;
}

static void test_front_matter(void)
{
    g_autoptr(Document) document = parse_markdown("---\nlang: es\ntitle: A < \"B\"\nauthor: C & D\n"
                                                  "date: 2026-05-02\n---\n\nWords.\n");
    g_assert_cmpstr(document->title, ==, "A < \"B\"");
    g_assert_cmpstr(document->language, ==, "es");
    g_assert_cmpstr(meta(document, "author"), ==, "C & D");
    g_assert_cmpstr(meta(document, "article:published_time"), ==, "2026-05-02");
    const Block *heading = document->root->first_child;
    g_assert_cmpstr(heading->text, ==, "A < \"B\"");
    g_assert_cmpuint(heading->line, ==, 3);
    g_assert_cmpuint(heading->next->line, ==, 8);
}

static void assert_title(const char *text, const char *title)
{
    g_autoptr(Document) document = parse_markdown(text);
    g_assert_cmpstr(document->title, ==, title);
}

static void test_titles(void)
{
    assert_title("Words.\n\n# The *title* `x`\n\n# Another\n", "The title x");
    assert_title("## The title\n\nWords.\n\n### Part\n", "The title");
    assert_title("## Part\n\nWords.\n\n## Part\n", NULL);
    assert_title("Words.\n\n## Part\n", NULL);
    assert_title("Words.\n", NULL);
    assert_title("# Title[^1] {#x}\n\n[^1]: Note\n", "Title");
}

/* The lines of blocks are those of the source, whatever was written in between. */
static void test_lines(void)
{
    static const char text[] = "---\ntitle: T\n---\n"  /* 1 */
                               "# A\n\n"               /* 4 */
                               "B\nb\n\n"              /* 6 */
                               "```\nc\n\nc\n```\n"    /* 9 */
                               "<div>\n\n"             /* 14 */
                               "> - D\n>\n> E\n\n"     /* 16 */
                               "|F|\n|-|\n|G|\n\n"     /* 20 */
                               "[^1]: H\n\n    I\n\n"  /* 24 */
                               "[x]: /x\n\n"           /* 28 */
                               "</div>\n<p>J</p>\n\n"  /* 30 */
                               "K <!-- a\nb --> k\n\n" /* 33 */
                               "L\n";                  /* 36 */
    static const struct {
        const char *text;
        guint line;
    } expected[] = {{"T", 2},  {"A", 4},    {"B b", 6}, {"c\n\nc", 9}, {"D", 16},
                    {"E", 18}, {"F", 20},   {"G", 22},  {"H", 24},     {"I", 26},
                    {"J", 31}, {"K k", 33}, {"L", 36}};
    g_autoptr(Document) document = parse_markdown(text);
    guint i = 0;
    for (const Block *b = document->root; b; b = block_next(b, document->root)) {
        if (!b->text)
            continue;
        g_assert_cmpuint(i, <, G_N_ELEMENTS(expected));
        g_assert_cmpstr(b->text, ==, expected[i].text);
        g_assert_cmpuint(b->line, ==, expected[i].line);
        i++;
    }
    g_assert_cmpuint(i, ==, G_N_ELEMENTS(expected));
}

/* cmark ends a block of HTML with a line break that the text had not: a tag cut off at the end
 * stood on a line too far. */
static void test_line_of_html_at_the_end(void)
{
    g_autoptr(Document) document = parse_markdown("<div>A\n<img alt='words' ");
    const Block *image = document->root->first_child->last_child;
    g_assert_cmpstr(image->text, ==, "words");
    g_assert_cmpuint(image->line, ==, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/document/markdown/blocks", test_blocks);
    g_test_add_func("/document/markdown/lists", test_lists);
    g_test_add_func("/document/markdown/inline", test_inline);
    g_test_add_func("/document/markdown/deleted", test_deleted);
    g_test_add_func("/document/markdown/raw-html", test_raw_html);
    g_test_add_func("/document/markdown/unclosed-raw-html", test_unclosed_raw_html);
    g_test_add_func("/document/markdown/tables", test_tables);
    g_test_add_func("/document/markdown/table-cells", test_table_cells);
    g_test_add_func("/document/markdown/nested-tables", test_nested_tables);
    g_test_add_func("/document/markdown/no-tables", test_no_tables);
    g_test_add_func("/document/markdown/footnotes", test_footnotes);
    g_test_add_func("/document/markdown/what-is-no-footnote", test_what_is_no_footnote);
    g_test_add_func("/document/markdown/footnotes-among-items", test_footnotes_among_items);
    g_test_add_func("/document/markdown/tasks-and-boxes", test_tasks_and_boxes);
    g_test_add_func("/document/markdown/heading-names", test_heading_names);
    g_test_add_func("/document/markdown/front-matter", test_front_matter);
    g_test_add_func("/document/markdown/titles", test_titles);
    g_test_add_func("/document/markdown/lines", test_lines);
    g_test_add_func("/document/markdown/paragraph-names", test_paragraph_names);
    g_test_add_func("/document/markdown/names-under-table", test_names_under_table);
    g_test_add_func("/document/markdown/template-tags", test_template_tags);
    g_test_add_func("/document/markdown/line-of-html-at-the-end", test_line_of_html_at_the_end);
    return g_test_run();
}
