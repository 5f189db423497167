/* Modules: what is loaded, and what is said when it is not there. */
#include "base/error.h"
#include "base/module.h"

#include <string.h>

static void test_loads(void)
{
    g_autoptr(GError) error = NULL;
    gpointer fetch = module_symbol("lectern-fetch.so", "fetch_page", &error);
    g_assert_no_error(error);
    g_assert_nonnull(fetch);
    g_assert_true(module_symbol("lectern-fetch.so", "fetch_page", &error) == fetch);
}

static void assert_fails(const char *module, const char *symbol, const char *named)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(module_symbol(module, symbol, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, named));
    g_assert_nonnull(strstr(error->message, "install it again"));
}

static void test_says_what_is_missing(void)
{
    assert_fails("lectern-nowhere.so", "fetch_page", "lectern-nowhere.so");
    assert_fails("lectern-fetch.so", "fetch_nothing", "fetch_nothing");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/module/loads", test_loads);
    g_test_add_func("/module/says-what-is-missing", test_says_what_is_missing);
    return g_test_run();
}
