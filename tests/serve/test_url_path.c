/* A target becomes a name below the folder, or nothing. */
#include "serve/url_path.h"

#include <string.h>

static void assert_path(const char *target, const char *expected, gboolean expected_folder)
{
    g_autofree char *path = NULL;
    gboolean folder = !expected_folder;
    g_assert_cmpint(url_path_decode(target, &path, &folder), ==, URL_PATH_GOOD);
    g_assert_cmpstr(path, ==, expected);
    g_assert_cmpint(folder, ==, expected_folder);
}

static void assert_state(const char *target, UrlPathState expected)
{
    g_autofree char *path = NULL;
    gboolean folder;
    g_assert_cmpint(url_path_decode(target, &path, &folder), ==, expected);
    g_assert_null(path);
}

static void test_good(void)
{
    assert_path("/", "", TRUE);
    assert_path("/index.html", "index.html", FALSE);
    assert_path("/articles/", "articles", TRUE);
    assert_path("/files/a.mp3?download=1", "files/a.mp3", FALSE);
    assert_path("/files/a%20b%c3%a4.mp3", "files/a b\303\244.mp3", FALSE);
    assert_path("/a+b", "a+b", FALSE);
    assert_path("/a%2Eb", "a.b", FALSE);
}

static void test_whole_address(void)
{
    assert_path("http://shop.example/articles/x.html", "articles/x.html", FALSE);
    assert_path("HTTP://shop.example", "", TRUE);
    assert_path("http://shop.example?x=/y", "", TRUE);
}

static void test_traversal(void)
{
    static const char *const targets[] = {"/..",
                                          "/../etc/passwd",
                                          "/a/../b",
                                          "/%2e%2e/etc/passwd",
                                          "/a/%2e%2E/b",
                                          "/a/..",
                                          "/a/../",
                                          "http://x/../y",
                                          "/.%2e/passwd",
                                          "/files/../../index",
                                          "/././../etc/hosts"};
    for (guint i = 0; i < G_N_ELEMENTS(targets); i++)
        assert_state(targets[i], URL_PATH_BAD);
}

static void test_refused(void)
{
    static const char *const targets[] = {"//evil.example/",
                                          "/a//b",
                                          "/a//",
                                          "/.lectern/lock",
                                          "/%2electern/pages",
                                          "/a/.hidden",
                                          "/./a",
                                          "/..%2fetc%2fpasswd",
                                          "/a%2fb",
                                          "/a\\..\\b",
                                          "/a%5c..%5cb",
                                          "/...",
                                          "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17"};
    for (guint i = 0; i < G_N_ELEMENTS(targets); i++)
        assert_state(targets[i], URL_PATH_REFUSED);
}

static void test_bad(void)
{
    static const char *const targets[] = {"",       "*",     "index.html", "shop.example:80",
                                          "/%",     "/%2",   "/%zz",       "/a%00b",
                                          "/a%0ab", "/a\nb", "/%7f",       "ftp://x/y"};
    for (guint i = 0; i < G_N_ELEMENTS(targets); i++)
        assert_state(targets[i], URL_PATH_BAD);
}

static void test_long(void)
{
    g_autoptr(GString) target = g_string_new("/");
    for (guint i = 0; i < 255; i++)
        g_string_append_c(target, 'a');
    assert_path(target->str, target->str + 1, FALSE);
    g_string_append_c(target, 'a');
    assert_state(target->str, URL_PATH_REFUSED);
    for (guint i = 0; i < 5000; i++)
        g_string_append_c(target, 'a');
    assert_state(target->str, URL_PATH_BAD);
}

static void test_encode(void)
{
    static const char *const paths[] = {"", "articles", "a b/c?d#e%f", "\303\244\377"};
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autofree char *target = url_path_encode(paths[i], TRUE);
        assert_path(target, paths[i], TRUE);
        g_assert_null(strpbrk(target, " ?#"));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/url_path/good", test_good);
    g_test_add_func("/url_path/whole-address", test_whole_address);
    g_test_add_func("/url_path/traversal", test_traversal);
    g_test_add_func("/url_path/refused", test_refused);
    g_test_add_func("/url_path/bad", test_bad);
    g_test_add_func("/url_path/long", test_long);
    g_test_add_func("/url_path/encode", test_encode);
    return g_test_run();
}
