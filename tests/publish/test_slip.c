/* Slips say what is on them, whatever that is. */
#include "publish/slip.h"

#include "base/error.h"
#include "publish/qr_code.h"

#include <string.h>

static guint count(const char *text, const char *part)
{
    guint n = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        n++;
    return n;
}

static char *page_of(const Slip *slips, guint n_slips)
{
    g_autoptr(Pharmacy) pharmacy = pharmacy_new();
    g_autoptr(GError) error = NULL;
    char *page = slip_page(pharmacy, slips, n_slips, &error);
    g_assert_no_error(error);
    return page;
}

static void test_slips(void)
{
    const Slip slips[] = {
        {.title = "One", .address = "https://mill.example/one.html"},
        {.title = "Dos", .language = "es", .address = "https://mill.example/dos"}};
    g_autofree char *page = page_of(slips, 2);
    g_assert_cmpuint(count(page, "<section>"), ==, 2);
    g_assert_cmpuint(count(page, "<svg "), ==, 2);
    g_assert_cmpuint(count(page, "<h1>"), ==, 1);
    g_assert_nonnull(strstr(page, "<div lang=\"es\">\n<h2>Dos</h2>"));
    g_assert_nonnull(strstr(page, "href=\"https://mill.example/dos\""));
}

static void test_texts_are_no_markup(void)
{
    const Slip slip = {.title = "</section><script>x</script>",
                       .byline = "A & B",
                       .language = "en\"><b>",
                       .address = "https://mill.example/?a=\"><script>&b"};
    g_autofree char *page = page_of(&slip, 1);
    g_assert_null(strstr(page, "<script"));
    g_assert_null(strstr(page, "<b>"));
    g_assert_nonnull(strstr(page, "A &amp; B"));
}

static void test_address_breaks_behind_signs(void)
{
    const Slip slip = {.title = "One", .address = "https://m.example/a--b-"};
    g_autofree char *page = page_of(&slip, 1);
    g_assert_nonnull(strstr(page, ">https://<wbr>m.example/<wbr>a--<wbr>b-<wbr></a>"));
}

static void test_address_can_be_typed(void)
{
    static const char *const cases[][2] = {
        {"https://m.example/Antibi%C3%B3ticos", "m.example/<wbr>Antibióticos<wbr></a>"},
        {"https://m.example/%D8%B5%D8%AD%D8%A9.html", "m.example/<wbr>صحة.html<wbr></a>"},
        {"https://m.example/a%2Fb", "m.example/<wbr>a%2Fb<wbr></a>"},
        {"https://m.example/a%20b", "m.example/<wbr>a%20b<wbr></a>"},
        {"https://m.example/%E2%80%AEb", "m.example/<wbr>%E2%80%AEb<wbr></a>"},
        {"https://m.example/%FF", "m.example/<wbr>%FF<wbr></a>"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Slip slip = {.title = "One", .address = cases[i][0]};
        g_autofree char *page = page_of(&slip, 1);
        g_assert_nonnull(strstr(page, cases[i][1]));
        g_assert_nonnull(strstr(page, cases[i][0])); /* the link has it whole */
    }
}

static void test_address_that_is_too_long(void)
{
    g_autoptr(Pharmacy) pharmacy = pharmacy_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *address = g_strnfill(3000, 'a');
    const Slip slip = {.title = "One", .address = address};
    g_assert_null(slip_page(pharmacy, &slip, 1, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, "too long"));
}

/* The corner of every code: seven dark modules, behind a border of four. */
static void test_quiet_border(void)
{
    g_autofree char *svg = qr_code_svg("https://mill.example/", "QR", NULL);
    g_assert_nonnull(strstr(svg, "viewBox=\"0 0 33 33\""));
    g_assert_nonnull(strstr(svg, "<path d=\"M4 4h7v1h-7z"));
    g_assert_null(strstr(svg, "M3 "));
    g_assert_nonnull(strstr(svg, "aria-label=\"QR\""));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/slip/slips", test_slips);
    g_test_add_func("/slip/texts-are-no-markup", test_texts_are_no_markup);
    g_test_add_func("/slip/address-breaks-behind-signs", test_address_breaks_behind_signs);
    g_test_add_func("/slip/address-can-be-typed", test_address_can_be_typed);
    g_test_add_func("/slip/address-that-is-too-long", test_address_that_is_too_long);
    g_test_add_func("/slip/quiet-border", test_quiet_border);
    return g_test_run();
}
