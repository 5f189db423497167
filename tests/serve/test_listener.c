/* Addresses to listen on. */
#include "serve/listener.h"

#include "base/error.h"

#include <string.h>
#include <unistd.h>

static void assert_listens(const char *address, const char *url_begins)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *url = NULL;
    int fd = listener_open(address, &url, &error);
    g_assert_no_error(error);
    g_assert_true(g_str_has_prefix(url, url_begins));
    g_assert_true(g_str_has_suffix(url, "/"));
    g_assert_null(strstr(url, ":0/"));
    close(fd);
}

static void test_addresses(void)
{
    assert_listens("127.0.0.1:0", "http://127.0.0.1:");
    assert_listens("localhost:0", "http://127.0.0.1:");
    assert_listens("0", "http://127.0.0.1:");
    assert_listens(":0", "http://localhost:");
    assert_listens("0.0.0.0:0", "http://localhost:");
}

static void test_no_address(void)
{
    static const char *const none[] = {"",          ":",         "127.0.0.1",   "127.0.0.1:",
                                       "[::1]",     "[]:80",     "::1:80",      "127.0.0.1:65536",
                                       "shop:8080", "[::1:8080", "127.0.0.1:x", "127.0.0.1:-1",
                                       "1.2.3:80:", "[::1]x:80", "300.0.0.1:80"};
    for (guint i = 0; i < G_N_ELEMENTS(none); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *url = NULL;
        g_assert_cmpint(listener_open(none[i], &url, &error), ==, -1);
        g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE);
        g_assert_null(url);
    }
}

static void test_port_in_use(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *url = NULL, *second_url = NULL;
    int fd = listener_open("127.0.0.1:0", &url, &error);
    g_assert_no_error(error);
    g_autofree char *address = g_strndup(url + 7, strlen(url) - 8);
    g_assert_cmpint(listener_open(address, &second_url, &error), ==, -1);
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, "another program listens there"));
    close(fd);
}

static void test_address_of_another_machine(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *url = NULL;
    g_assert_cmpint(listener_open("192.0.2.1:0", &url, &error), ==, -1);
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/listener/addresses", test_addresses);
    g_test_add_func("/listener/no-address", test_no_address);
    g_test_add_func("/listener/port-in-use", test_port_in_use);
    g_test_add_func("/listener/address-of-another-machine", test_address_of_another_machine);
    return g_test_run();
}
