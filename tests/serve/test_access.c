/* Who sits at this machine is told from all others, and our pages from other pages. */
#include "serve/access.h"

static void test_local(void)
{
    static const char *const own[] = {"localhost", "localhost:8080", "LocalHost:80",
                                      "127.0.0.1", "127.0.0.1:8080", "[::1]",
                                      "[::1]:8080"};
    static const char *const others[] = {"",
                                         "evil.example",
                                         "localhost.evil.example",
                                         "127.0.0.1.evil.example",
                                         "localhost.",
                                         "xlocalhost",
                                         "[::1].evil.example",
                                         "[::1",
                                         "[::2]:8080",
                                         "192.0.2.1:8080",
                                         "127.0.0.10",
                                         "localhost@evil.example",
                                         "localhost:80.evil.example"};
    for (guint i = 0; i < G_N_ELEMENTS(own); i++) {
        const AccessRequest request = {.host = own[i], .loopback = TRUE};
        g_assert_true(access_is_local(&request));
    }
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        const AccessRequest request = {.host = others[i], .loopback = TRUE};
        g_assert_false(access_is_local(&request));
    }
}

static void test_not_local(void)
{
    const AccessRequest none = {.loopback = TRUE},
                        forwarded = {.host = "localhost", .loopback = TRUE, .forwarded = TRUE},
                        elsewhere = {.host = "localhost"};
    g_assert_false(access_is_local(&none));
    g_assert_false(access_is_local(&forwarded));
    g_assert_false(access_is_local(&elsewhere));
}

static void test_same_origin(void)
{
    static const struct {
        const char *host, *origin, *fetch_site;
        gboolean same;
    } cases[] = {
        {"shop:80", NULL, NULL, TRUE},
        {"shop:80", "http://shop:80", NULL, TRUE},
        {"shop", "https://SHOP", "same-origin", TRUE},
        {"shop", NULL, "same-origin", TRUE},
        {"shop", "http://shop:80", NULL, FALSE},
        {"shop", "http://shop.evil.example", NULL, FALSE},
        {"shop", "http://evil.example", "same-origin", FALSE},
        {"shop", "null", NULL, FALSE},
        {"shop", "", NULL, FALSE},
        {"shop", "file://shop", NULL, FALSE},
        {"shop", "shop", NULL, FALSE},
        {"shop", NULL, "cross-site", FALSE},
        {"shop", NULL, "same-site", FALSE},
        {"shop", NULL, "none", FALSE},
        {"shop", "http://shop", "cross-site", FALSE},
        {NULL, NULL, NULL, FALSE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const AccessRequest request = {
            .host = cases[i].host, .origin = cases[i].origin, .fetch_site = cases[i].fetch_site};
        g_assert_cmpint(access_is_same_origin(&request), ==, cases[i].same);
    }
}

static void test_cookie(void)
{
    static const struct {
        const char *cookies, *value;
    } cases[] = {
        {NULL, NULL},
        {"", NULL},
        {";;", NULL},
        {"key", NULL},
        {"key=", ""},
        {"key=abc", "abc"},
        {"a=1; key=abc", "abc"},
        {"key=abc; a=1", "abc"},
        {"a=1;key=abc;b=2", "abc"},
        {"monkey=abc", NULL},
        {"key2=abc", NULL},
        {"a=key=abc", NULL},
        {"key=a=b", "a=b"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *value = access_cookie(cases[i].cookies, "key");
        g_assert_cmpstr(value, ==, cases[i].value);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/access/local", test_local);
    g_test_add_func("/access/not-local", test_not_local);
    g_test_add_func("/access/same-origin", test_same_origin);
    g_test_add_func("/access/cookie", test_cookie);
    return g_test_run();
}
