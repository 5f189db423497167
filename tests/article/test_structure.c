/* What lists, definitions, tables and headings become, in small pages written for this test. */
#include "article/article.h"

#include <string.h>

#define PROSE                                                                                      \
    "<p>Most kitchens hold more salt than anybody needs, and much of it hides in bread and "       \
    "cheese, so that few people know how much they eat.</p>"

static Article *find(const char *bytes)
{
    DocumentSource source = {.bytes = bytes, .length = strlen(bytes)};
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = document_parse(&source, NULL, &error);
    g_assert_no_error(error);
    Article *article = article_find(document, NULL, &error);
    g_assert_no_error(error);
    return article;
}

/* The article as one line for each block: "## heading", "3. item", "- item", "  continued", … */
static char *print(const Article *article)
{
    GString *out = g_string_new(NULL);
    for (guint s = 0; s < article->sections->len; s++) {
        const ArticleSection *section = article->sections->pdata[s];
        if (section->heading)
            g_string_append_printf(out, "%.*s %s\n", section->level, "######", section->heading);
        for (guint i = 0; i < section->blocks->len; i++) {
            const ArticleBlock *block = section->blocks->pdata[i];
            if (block->table && block->table->caption)
                g_string_append_printf(out, "[%s]\n", block->table->caption);
            if (block->kind == ARTICLE_ITEM)
                g_string_append_printf(out, "%*s%s ", 2 * (int)(block->item.depth - 1), "",
                                       block->item.marker      ? block->item.marker
                                       : block->item.continues ? " "
                                                               : "-");
            g_string_append_printf(out, "%s\n", block->text);
        }
    }
    return g_string_free(out, FALSE);
}

static void assert_reads(const char *page, const char *expected)
{
    g_autofree char *bytes =
        g_strconcat("<title>Salt</title><body><h1>Salt</h1>", PROSE, page, NULL);
    g_autoptr(Article) article = find(bytes);
    g_autofree char *text = print(article);
    const char *lead = strchr(text, '\n');
    g_assert_nonnull(lead);
    g_assert_cmpstr(lead + 1, ==, expected);
}

static void test_definitions(void)
{
    assert_reads("<dl><dt>Dose</dt><dd>4 mg a day.</dd><dt>When?</dt><dd>At night.</dd></dl>",
                 "- Dose: 4 mg a day.\n- When? At night.\n");
    assert_reads("<dl><dt>Brand</dt><dt>Maker</dt><dd>None is known.</dd></dl>",
                 "- Brand, Maker: None is known.\n");
    assert_reads("<dl><dt>Dose</dt><dd><p>4 mg a day.</p><p>Not more.</p></dd><dd>Or less.</dd>"
                 "<dt>Alone</dt></dl>",
                 "- Dose: 4 mg a day.\n  Not more.\n  Or less.\n- Alone\n");
    assert_reads("<dl><div><dt>Dose</dt><dd>4 mg.</dd></div><div><dt>Form</dt><dd>Drops.</dd>"
                 "</div></dl>",
                 "- Dose: 4 mg.\n- Form: Drops.\n");
}

static void test_definition_of_a_list(void)
{
    assert_reads("<dl><dt>Forms</dt><dd><ul><li>Drops</li><li>Pills</li></ul></dd>"
                 "<dt>Dose</dt><dd>4 mg.</dd></dl>",
                 "- Forms\n  - Drops\n  - Pills\n- Dose: 4 mg.\n");
}

static void test_definitions_below_headings(void)
{
    assert_reads("<dl><dt><h2>Dose</h2></dt><dd>Take 4 mg a day.</dd></dl>",
                 "## Dose\nTake 4 mg a day.\n");
}

static void test_definition_keeps_marks(void)
{
    g_autoptr(Article) article = find("<body>" PROSE "<dl><dt><a href='/a'>Dose</a></dt><dd>"
                                      "<b>4 mg</b> a day.</dd></dl>");
    const ArticleSection *lead = article->sections->pdata[0];
    const ArticleBlock *item = lead->blocks->pdata[1];
    g_assert_cmpstr(item->text, ==, "Dose: 4 mg a day.");
    g_assert_cmpuint(item->n_marks, ==, 2);
    g_assert_cmpint(item->marks[0].kind, ==, MARK_LINK);
    g_assert_cmpuint(item->marks[0].end, ==, strlen("Dose"));
    g_assert_cmpint(item->marks[1].kind, ==, MARK_STRONG);
    g_assert_cmpuint(item->marks[1].start, ==, strlen("Dose: "));
    g_assert_cmpuint(item->marks[1].end, ==, strlen("Dose: 4 mg"));
    g_assert_cmpuint(item->item.size, ==, 1);
}

static void test_numbering(void)
{
    assert_reads("<ol start='3'><li>Weigh it.</li><li value='7'>Salt it.</li><li>Eat it.</li></ol>",
                 "3. Weigh it.\n7. Salt it.\n8. Eat it.\n");
    assert_reads("<ol type='a' start='26'><li>Weigh it.</li><li>Salt it.</li></ol>",
                 "z. Weigh it.\naa. Salt it.\n");
    assert_reads("<ol type='I' start='8'><li>Weigh it.</li><li>Salt it.</li></ol>",
                 "VIII. Weigh it.\nIX. Salt it.\n");
    assert_reads("<ol><li>Weigh it.<ol type='i'><li>On a scale.</li><li>Twice.</li></ol></li>"
                 "<li>Salt it.</li></ol>",
                 "1. Weigh it.\n  i. On a scale.\n  ii. Twice.\n2. Salt it.\n");
}

static void test_counting_down(void)
{
    assert_reads("<ol reversed><li>Bread.</li><li>Cheese.</li><li>Soup.</li></ol>",
                 "3. Bread.\n2. Cheese.\n1. Soup.\n");
    assert_reads("<ol reversed start='9'><li>Bread.</li><li>Cheese.</li></ol>",
                 "9. Bread.\n8. Cheese.\n");
    assert_reads("<ol reversed><li>Bread.</li><li value='7'>Cheese.</li><li>Soup.</li></ol>",
                 "3. Bread.\n7. Cheese.\n6. Soup.\n");
}

static void test_title_row_is_the_tables_caption(void)
{
    assert_reads("<table><tr><th colspan='2'>Salt in food</th></tr><tr><th>Food</th><th>Salt</th>"
                 "</tr><tr><td>Bread</td><td>1.2 g</td></tr></table>",
                 "[Salt in food]\nFood | Salt\nBread | 1.2 g\n");
    assert_reads("<table><caption>Per slice</caption><tr><th>Food</th><th>Salt</th></tr>"
                 "<tr><td>Bread</td><td>1.2 g</td></tr></table>",
                 "[Per slice]\nFood | Salt\nBread | 1.2 g\n");
}

/* "2 g 1.2 g" was read of a cell in which the one was struck out for the other. */
static void test_struck_out_text_in_a_cell(void)
{
    assert_reads("<table><tr><th>Food</th><th>Salt</th></tr><tr><td>Bread</td><td><s>2 g</s> 1.2 g"
                 "</td></tr><tr><td><del>Soup</del></td><td>1<s>0</s> g</td></tr></table>",
                 "Food | Salt\nBread | 1.2 g\n | 1 g\n");
}

static void test_layout_table_is_unwrapped(void)
{
    assert_reads("<table role='presentation'><tr><td>Bread</td><td>Weigh it.</td></tr><tr>"
                 "<td>Soup</td><td>Taste it.</td></tr></table>",
                 "Bread\nWeigh it.\nSoup\nTaste it.\n");
}

static void test_spans_are_filled(void)
{
    assert_reads("<table><tr><th>Food</th><th>Salt</th></tr><tr><td rowspan='2'>Bread</td>"
                 "<td>1 g</td></tr><tr><td>2 g</td></tr></table>",
                 "Food | Salt\nBread | 1 g\nBread | 2 g\n");
}

static void test_lone_top_heading_is_no_parent(void)
{
    assert_reads("<h1>Salt again</h1>" PROSE "<h2>At home</h2>" PROSE,
                 "## Salt again\n"
                 "Most kitchens hold more salt than anybody needs, and much of it hides in bread "
                 "and cheese, so that few people know how much they eat.\n"
                 "## At home\n"
                 "Most kitchens hold more salt than anybody needs, and much of it hides in bread "
                 "and cheese, so that few people know how much they eat.\n");
}

#define AS_READ                                                                                    \
    "Most kitchens hold more salt than anybody needs, and much of it hides in bread and cheese, "  \
    "so that few people know how much they eat.\n"

static void test_heading_of_dropped_links_goes(void)
{
    assert_reads("<h2>See also</h2><ul><li><a href='/a'>Pepper at home</a></li><li>"
                 "<a href='/b'>Sugar at home</a></li></ul><h2>At home</h2>" PROSE,
                 "## At home\n" AS_READ);
    assert_reads("<h2>Step one</h2><h2>At home</h2>" PROSE, "## Step one\n## At home\n" AS_READ);
}

static void test_title_with_site_goes(void)
{
    g_autoptr(Article) article =
        find("<title>Where salt hides</title><meta property='og:site_name' content='The Larder'>"
             "<body><h2>WHERE SALT HIDES – The Larder</h2>" PROSE "<h2>At home</h2>" PROSE);
    g_autofree char *text = print(article);
    g_assert_cmpstr(text, ==, AS_READ "## At home\n" AS_READ);
}

static void test_long_heading_under_the_headline_is_the_lead(void)
{
    g_autoptr(Article) article =
        find("<title>Salt</title><body><article><h1>Salt</h1><h2>Three bakers on what happens to "
             "bread when half of it is left out</h2>" PROSE "<h2>At home</h2>" PROSE "</article>");
    g_autofree char *text = print(article);
    g_assert_cmpstr(text, ==,
                    "Three bakers on what happens to bread when half of it is left out\n" AS_READ
                    "## At home\n" AS_READ);
}

static void test_shadow_root_is_shown(void)
{
    assert_reads("<salt-note><template shadowrootmode='open'><p>Salt keeps fish for a year, as "
                 "people at sea have long known.</p></template></salt-note>"
                 "<template><p>A template of the page is not shown to anybody at all.</p>"
                 "</template>",
                 "Salt keeps fish for a year, as people at sea have long known.\n");
}

/* Many terms over one definition are not copied once for each. */
static void test_many_terms_are_linear(void)
{
    g_autoptr(GString) large = g_string_new("<body>" PROSE "<dl>");
    while (large->len < 2000000)
        g_string_append(large, "<dt>Term");
    gint64 start = g_get_monotonic_time();
    g_autoptr(Article) article = find(large->str);
    double seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
    g_test_message("%.2f s", seconds);
    g_assert_cmpfloat(seconds, <, 20.0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/structure/definitions", test_definitions);
    g_test_add_func("/article/structure/definition-of-a-list", test_definition_of_a_list);
    g_test_add_func("/article/structure/definitions-below-headings",
                    test_definitions_below_headings);
    g_test_add_func("/article/structure/definition-keeps-marks", test_definition_keeps_marks);
    g_test_add_func("/article/structure/numbering", test_numbering);
    g_test_add_func("/article/structure/counting-down", test_counting_down);
    g_test_add_func("/article/structure/title-row", test_title_row_is_the_tables_caption);
    g_test_add_func("/article/structure/struck-out-in-a-cell", test_struck_out_text_in_a_cell);
    g_test_add_func("/article/structure/layout-table", test_layout_table_is_unwrapped);
    g_test_add_func("/article/structure/spans", test_spans_are_filled);
    g_test_add_func("/article/structure/lone-top-heading", test_lone_top_heading_is_no_parent);
    g_test_add_func("/article/structure/heading-of-dropped-links",
                    test_heading_of_dropped_links_goes);
    g_test_add_func("/article/structure/title-with-site", test_title_with_site_goes);
    g_test_add_func("/article/structure/lead", test_long_heading_under_the_headline_is_the_lead);
    g_test_add_func("/article/structure/shadow-root", test_shadow_root_is_shown);
    g_test_add_func("/article/structure/many-terms", test_many_terms_are_linear);
    return g_test_run();
}
