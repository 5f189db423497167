/* Hostile pages: deep, wide, long or wrong without end, and still quick, bounded and in shape. */
#include "document_invariants.h"
#include "document_test.h"

/* Far above what any of these takes, far below what a quadratic step would. */
enum { LIMIT_S = 30 };

/* `front`, then `unit` so often, then `back`, parsed and checked. */
static Document *parse_repeated(const char *front, const char *unit, guint n, const char *back)
{
    g_autoptr(GString) page = g_string_new(front);
    for (guint i = 0; i < n; i++)
        g_string_append(page, unit);
    g_string_append(page, back);
    gint64 start = g_get_monotonic_time();
    Document *document = parse_bytes(page->str, page->len);
    g_assert_cmpint(g_get_monotonic_time() - start, <, (gint64)LIMIT_S * G_USEC_PER_SEC);
    assert_invariants(document);
    return document;
}

static void assert_last_text(const Document *document, const char *text)
{
    const char *last = NULL;
    for (const Block *b = document->root; b; b = block_next(b, document->root))
        last = b->text ? b->text : last;
    g_assert_cmpstr(last, ==, text);
}

#define HTML "<!DOCTYPE html>"

static void test_deep(void)
{
    static const char *const units[] = {
        "<div>",        "<b>",       "<span class=x>", "<ul><li>a", "<table><tr><td>",
        "<blockquote>", "<dl><dd>",  "<x-y>",          "<q>",       "<svg>",
        "<section><p>", "<h2><div>", "<template>",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(Document) document = parse_repeated(HTML, units[i], 100000, "x");
        g_assert_nonnull(document->root);
    }
    g_autoptr(GString) back = g_string_new("deep");
    for (guint i = 0; i < 100000; i++)
        g_string_append(back, "</div>");
    g_string_append(back, "<p>after");
    g_autoptr(Document) document = parse_repeated(HTML, "<div>", 100000, back->str);
    assert_last_text(document, "after");
}

static void test_wide(void)
{
    static const char *const units[] = {
        "<p>x</p>", "<li>x", "<a href=x>x", "<br>",         "<img alt='a picture'>",
        "<p><b>x",  "<p>",   "</p>",        "<sup>1</sup>", "<td>x",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(Document) document = parse_repeated(HTML "x", units[i], 300000, "<p>after");
        assert_last_text(document, "after");
    }
}

static void test_million_siblings(void)
{
    g_autoptr(Document) document = parse_repeated(HTML, "<p>x</p>", 1000000, "");
    guint n = 0;
    for (const Block *b = document->root->first_child; b; b = b->next)
        n++;
    g_assert_cmpuint(n, ==, 1000000);
}

static void test_long_line(void)
{
    g_autoptr(Document) html = parse_repeated(HTML "<p>", "word and ", 1200000, "end");
    g_assert_cmpuint(html->root->first_child->text_length, ==, 1200000 * 9 + 3);
    g_autoptr(Document) text = parse_repeated("", "word and ", 1200000, "end");
    g_assert_cmpuint(text->root->first_child->text_length, ==, 1200000 * 9 + 3);
}

static void test_large_page(void)
{
    g_autoptr(Document) document = parse_repeated(
        HTML,
        "<div class=\"a b\"><p>Some <b>words</b> of <a href=\"/x\">text</a> &amp; on</p></div>\n",
        650000, "<p>after");
    assert_last_text(document, "after");
}

/* End tags that fit nothing, and fit something far away. */
static void test_wrong_ends(void)
{
    g_autoptr(Document) inlines = parse_repeated(HTML "<i><table><tr><td>", "<b></i>", 200000, "x");
    g_autoptr(Document) tables =
        parse_repeated(HTML, "<table><tr><td><b></table></td></i></b><b>", 60000, "<p>after");
    g_autoptr(Document) unknown = parse_repeated(HTML, "</x-y></em></section>", 200000, "<p>after");
    assert_last_text(unknown, "after");
    g_assert_nonnull(inlines->root->first_child);
    assert_last_text(tables, "after");
}

/* libxml2 compares every attribute with every other. */
static void test_many_attributes(void)
{
    g_autoptr(GString) tag = g_string_new("<!DOCTYPE html><p class=first");
    for (guint i = 0; i < 300000; i++)
        g_string_append_printf(tag, " a%x%s", i, i % 2 ? "=\">\"" : "");
    g_string_append(tag, ">words<!--> <p class=second>more");
    g_autoptr(Document) document = parse_repeated("", tag->str, 1, "");
    g_assert_cmpstr(document->root->first_child->names, ==, "first");
    g_assert_cmpstr(document->root->first_child->text, ==, "words");
    assert_last_text(document, "more");
}

static void test_text_lists(void)
{
    g_autoptr(Document) wide = parse_repeated("", "- word\n", 300000, "");
    g_autoptr(GString) stairs = g_string_new(NULL);
    for (int i = 0; i < 2000; i++)
        g_string_append_printf(stairs, "%*s- word\n", i, "");
    g_autoptr(Document) deep = parse_repeated("", stairs->str, 2, "");
    g_assert_cmpint(wide->root->first_child->kind, ==, BLOCK_LIST);
    g_assert_cmpint(deep->root->first_child->kind, ==, BLOCK_LIST);
}

static void test_unended(void)
{
    static const char *const units[] = {"<!-- ",  "<a b=\"", "<script>",  "<title>x", "<![CDATA[",
                                        "<?x ",   "<",       "&",         "&#",       "<textarea>",
                                        "&zeta;", "</",      "<!doctype "};
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(Document) document = parse_repeated(HTML "<p>x", units[i], 200000, "");
        g_assert_nonnull(document->root);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/document/limits/deep", test_deep);
    g_test_add_func("/document/limits/wide", test_wide);
    g_test_add_func("/document/limits/million_siblings", test_million_siblings);
    g_test_add_func("/document/limits/long_line", test_long_line);
    g_test_add_func("/document/limits/large_page", test_large_page);
    g_test_add_func("/document/limits/wrong_ends", test_wrong_ends);
    g_test_add_func("/document/limits/many_attributes", test_many_attributes);
    g_test_add_func("/document/limits/text_lists", test_text_lists);
    g_test_add_func("/document/limits/unended", test_unended);
    return g_test_run();
}
