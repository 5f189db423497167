/* Nobody keeps others out. */
#include "serve/guests.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <unistd.h>

enum { MOST = 2, LONG_S = 3600 };

typedef struct {
    struct sockaddr_storage address;
} Address;

static const struct sockaddr *address(Address *to, const char *text)
{
    struct sockaddr_in *four = (struct sockaddr_in *)&to->address;
    struct sockaddr_in6 *six = (struct sockaddr_in6 *)&to->address;
    if (inet_pton(AF_INET, text, &four->sin_addr) == 1)
        four->sin_family = AF_INET;
    else if (inet_pton(AF_INET6, text, &six->sin6_addr) == 1)
        six->sin6_family = AF_INET6;
    return (const struct sockaddr *)&to->address;
}

static void assert_most(const char *first, const char *second, gboolean same)
{
    Address a = {0}, b = {0};
    Guests *guests = guests_new(MOST, LONG_S);
    Guest *here[MOST];
    for (guint i = 0; i < MOST; i++) {
        g_assert_true(guests_admit(guests, address(&a, first)));
        here[i] = guest_enter(guests, address(&a, first), -1);
    }
    g_assert_cmpint(guests_admit(guests, address(&b, second)), ==, !same);
    guest_leave(guests, here[0]);
    g_assert_true(guests_admit(guests, address(&b, second)));
    for (guint i = 1; i < MOST; i++)
        guest_leave(guests, here[i]);
    guests_free(guests);
}

static void test_so_many_of_one_address(void)
{
    assert_most("192.0.2.1", "192.0.2.1", TRUE);
    assert_most("192.0.2.1", "192.0.2.2", FALSE);
    assert_most("192.0.2.1", "::ffff:192.0.2.1", TRUE);
    assert_most("2001:db8::1", "2001:db8::2", TRUE);
    assert_most("2001:db8::1", "2001:db8:0:1::1", FALSE);
}

static void test_this_machine_has_no_limit(void)
{
    assert_most("127.0.0.1", "127.0.0.1", FALSE);
    assert_most("::1", "::1", FALSE);
    assert_most("::ffff:127.0.0.1", "127.0.0.1", FALSE);
}

/* Whether the other end of a pair of sockets is shut within the time. */
static gboolean is_shut(int fd, int wait_ms)
{
    struct pollfd poll_fd = {.fd = fd, .events = POLLIN};
    char byte;
    return poll(&poll_fd, 1, wait_ms) == 1 && read(fd, &byte, 1) == 0;
}

static void test_who_takes_too_long_is_shown_out(void)
{
    enum { PATIENCE_S = 1, GENEROUS_MS = 60000 };
    int slow[2], busy[2];
    Address a = {0};
    g_assert_cmpint(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, slow), ==, 0);
    g_assert_cmpint(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, busy), ==, 0);
    Guests *guests = guests_new(MOST, PATIENCE_S);
    Guest *slow_guest = guest_enter(guests, address(&a, "192.0.2.1"), slow[0]);
    Guest *busy_guest = guest_enter(guests, address(&a, "192.0.2.2"), busy[0]);
    guest_asked(guests, busy_guest);
    g_assert_true(is_shut(slow[1], GENEROUS_MS));
    g_assert_false(is_shut(busy[1], 2000));
    guest_answered(guests, busy_guest);
    g_assert_true(is_shut(busy[1], GENEROUS_MS));
    guest_leave(guests, slow_guest);
    guest_leave(guests, busy_guest);
    guests_free(guests);
    for (guint i = 0; i < 2; i++) {
        close(slow[i]);
        close(busy[i]);
    }
}

static gpointer answer_soon(gpointer data)
{
    gpointer *both = data;
    g_usleep(50000);
    guest_answered(both[0], both[1]);
    return NULL;
}

static void test_wait(void)
{
    enum { NO_TIME_MS = 10, GENEROUS_MS = 60000 };
    Address a = {0};
    Guests *guests = guests_new(MOST, LONG_S);
    Guest *guest = guest_enter(guests, address(&a, "192.0.2.1"), -1);
    guests_wait(guests, GENEROUS_MS); /* nobody is answered: no waiting */
    guest_asked(guests, guest);
    guests_wait(guests, NO_TIME_MS);
    gpointer both[] = {guests, guest};
    gint64 began_us = g_get_monotonic_time();
    GThread *thread = g_thread_new("answer", answer_soon, both);
    guests_wait(guests, GENEROUS_MS);
    g_assert_cmpint(g_get_monotonic_time() - began_us, <, (gint64)GENEROUS_MS * 1000 / 2);
    g_thread_join(thread);
    guest_leave(guests, guest);
    guests_free(guests);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/guests/so-many-of-one-address", test_so_many_of_one_address);
    g_test_add_func("/guests/this-machine-has-no-limit", test_this_machine_has_no_limit);
    g_test_add_func("/guests/who-takes-too-long-is-shown-out",
                    test_who_takes_too_long_is_shown_out);
    g_test_add_func("/guests/wait", test_wait);
    return g_test_run();
}
