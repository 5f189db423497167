/* What JSON-LD says about an article, as sites write it. */
#include "article/json_ld.h"

#include <string.h>

static Document *document_of(const char *json)
{
    g_autofree char *page =
        g_strdup_printf("<title>x</title><script type='application/ld+json'>%s</script><p>x", json);
    DocumentSource source = {.bytes = page, .length = strlen(page)};
    g_autoptr(GError) error = NULL;
    Document *document = document_parse(&source, NULL, &error);
    g_assert_no_error(error);
    return document;
}

typedef struct {
    const char *json, *headline, *author, *published;
} Case;

static void check(const Case *cases, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        g_autoptr(Document) document = document_of(cases[i].json);
        g_auto(JsonLd) data = {0};
        json_ld_read(document, &data);
        g_assert_cmpstr(data.headline, ==, cases[i].headline);
        g_assert_cmpstr(data.author, ==, cases[i].author);
        g_assert_cmpstr(data.published, ==, cases[i].published);
    }
}

static void test_forms(void)
{
    static const Case cases[] = {
        {"{\"@type\":\"NewsArticle\",\"headline\":\"Salt\",\"author\":\"Ada Reed\","
         "\"datePublished\":\"2024-03-05\"}",
         "Salt", "Ada Reed", "2024-03-05"},
        {"[{\"@type\":\"Organization\",\"name\":\"The Larder\"},{\"@type\":[\"Thing\","
         "\"BlogPosting\"],\"headline\":\"Salt\",\"author\":[{\"name\":\"Ada Reed\"},"
         "{\"name\":\"Ben Hale\"}]}]",
         "Salt", "Ada Reed, Ben Hale", NULL},
        {"{\"@type\":\"Product\",\"author\":\"Ada Reed\",\"headline\":\"A pan\"}", NULL, NULL,
         NULL},
        {"{\"@type\":\"Article\",\"author\":\"https://example.org/ada\"}", NULL, NULL, NULL},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_names_by_id(void)
{
    static const Case cases[] = {
        {"{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"Salt\",\"author\":{\"@id\":\"#ada\"}},"
         "{\"@type\":\"Person\",\"@id\":\"#ada\",\"name\":\"Ada Reed\"}]}",
         "Salt", "Ada Reed", NULL},
        {"{\"@type\":\"Article\",\"author\":{\"@id\":\"#nobody\"}}", NULL, NULL, NULL},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_page_fills_in(void)
{
    static const Case cases[] = {
        {"{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2020-01-01\"},"
         "{\"@type\":\"Article\",\"headline\":\"Salt\"}]}",
         "Salt", NULL, "2020-01-01"},
        {"{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2020-01-01\"},"
         "{\"@type\":\"Article\",\"datePublished\":\"2021-02-03\"}]}",
         NULL, NULL, "2021-02-03"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_small_faults(void)
{
    static const Case cases[] = {
        {"<![CDATA[ {\"@type\":\"Article\",\"headline\":\"Salt\"} ]]>", "Salt", NULL, NULL},
        {"//<![CDATA[\n[{\"@type\":\"Article\",\"headline\":\"Salt\"}]\n//]]>", "Salt", NULL, NULL},
        {"{\"@type\":\"Article\",\"keywords\":[\"a, ]\",\"b\", ],\"headline\":\"Salt\", }", "Salt",
         NULL, NULL},
        {"{\"@type\":\"Article\",\"headline\":\"Salt\nand bread\"}", "Salt and bread", NULL, NULL},
        {"{\"@type\":\"Article\",\"headline\":\"Anna&#8217;s salt &amp; bread &x; &\"}",
         "Anna’s salt & bread &x; &", NULL, NULL},
        {"{\"@type\":\"Article\",\"headline\":\"Say \\\"salt\\\"\"}", "Say \"salt\"", NULL, NULL},
        {"{\"@type\":\"Article\",\"headline\":", NULL, NULL, NULL},
        {"no data", NULL, NULL, NULL},
    };
    check(cases, G_N_ELEMENTS(cases));
}

/* A bomb of brackets is not walked. */
static void test_deep_data(void)
{
    g_autoptr(GString) json = g_string_new("{\"@type\":\"Article\",\"headline\":\"Salt\",\"a\":");
    for (guint i = 0; i < 100000; i++)
        g_string_append_c(json, '[');
    g_autoptr(Document) document = document_of(json->str);
    g_auto(JsonLd) data = {0};
    json_ld_read(document, &data);
    g_assert_null(data.headline);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/json-ld/forms", test_forms);
    g_test_add_func("/article/json-ld/names-by-id", test_names_by_id);
    g_test_add_func("/article/json-ld/page-fills-in", test_page_fills_in);
    g_test_add_func("/article/json-ld/small-faults", test_small_faults);
    g_test_add_func("/article/json-ld/deep-data", test_deep_data);
    return g_test_run();
}
