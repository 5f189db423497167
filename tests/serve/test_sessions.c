/* Sessions begin, last while they are used, and end; tries are few; forms are those of their
 * session. */
#include "serve/sessions.h"

#include <string.h>

enum { START_S = 1000 };

static gint64 at(gint64 seconds)
{
    return (START_S + seconds) * G_USEC_PER_SEC;
}

static void test_life(void)
{
    g_autoptr(Sessions) sessions = sessions_new();
    g_autofree char *token = sessions_begin(sessions, at(0)),
                    *other = sessions_begin(sessions, at(0));
    g_assert_cmpstr(token, !=, other);
    g_assert_cmpuint(strlen(token), ==, 43);
    g_assert_cmpuint(
        strspn(token, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"), ==, 43);
    g_assert_true(sessions_know(sessions, token, at(SESSION_LIFE_S - 1)));
    g_assert_true(sessions_know(sessions, token, at(2 * SESSION_LIFE_S - 2))); /* it was used */
    g_assert_false(sessions_know(sessions, other, at(SESSION_LIFE_S)));
    g_assert_false(sessions_know(sessions, token, at(4 * SESSION_LIFE_S)));
    g_assert_false(sessions_know(sessions, NULL, at(0)));
    g_assert_false(sessions_know(sessions, "", at(0)));
    sessions_end(sessions, other);
    sessions_end(sessions, NULL);
    g_assert_false(sessions_know(sessions, other, at(1)));
}

/* However many begin, the newest are known. */
static void test_many(void)
{
    enum { MANY = 300 };
    g_autoptr(Sessions) sessions = sessions_new();
    g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < MANY; i++)
        g_ptr_array_add(tokens, sessions_begin(sessions, at(i)));
    g_assert_true(sessions_know(sessions, g_ptr_array_index(tokens, MANY - 1), at(MANY)));
    g_assert_true(sessions_know(sessions, g_ptr_array_index(tokens, MANY - 50), at(MANY)));
    g_assert_false(sessions_know(sessions, g_ptr_array_index(tokens, 0), at(MANY)));
}

static guint tries_at(Sessions *sessions, const char *address, gint64 seconds)
{
    guint n = 0;
    while (n < 100 && sessions_may_try(sessions, address, at(seconds)))
        n++;
    return n;
}

static void test_tries(void)
{
    g_autoptr(Sessions) sessions = sessions_new();
    g_assert_cmpuint(tries_at(sessions, "a", 0), ==, SESSION_TRIES);
    g_assert_cmpuint(tries_at(sessions, "a", 1), ==, 0);
    g_assert_cmpuint(tries_at(sessions, "b", 1), ==, SESSION_TRIES);
    g_assert_cmpuint(tries_at(sessions, "a", SESSION_TRY_AGAIN_S), ==, 1);
    g_assert_cmpuint(tries_at(sessions, "a", 3 * SESSION_TRY_AGAIN_S), ==, 2);
    g_assert_cmpuint(tries_at(sessions, "a", 1000 * SESSION_TRY_AGAIN_S), ==, SESSION_TRIES);
    sessions_forgive(sessions, "b");
    g_assert_cmpuint(tries_at(sessions, "b", 2), ==, SESSION_TRIES);
}

/* Who has many addresses fills no memory, and gets no more tries when all places are taken. */
static void test_many_addresses(void)
{
    g_autoptr(Sessions) sessions = sessions_new();
    guint n = 0;
    for (guint i = 0; i < 30000; i++) {
        g_autofree char *address = g_strdup_printf("%u", i);
        n += sessions_may_try(sessions, address, at(0));
    }
    g_assert_cmpuint(n, <=, 10000);
    g_assert_true(sessions_may_try(sessions, "late", at(10 * SESSION_TRY_AGAIN_S)));
}

static void test_form_keys(void)
{
    g_autoptr(Sessions) sessions = sessions_new();
    g_autoptr(Sessions) others = sessions_new();
    g_autofree char *key = sessions_form_key(sessions, "token"),
                    *local = sessions_form_key(sessions, NULL);
    g_autofree char *foreign = sessions_form_key(others, "token");
    g_assert_true(sessions_form_key_is(sessions, "token", key));
    g_assert_true(sessions_form_key_is(sessions, NULL, local));
    g_assert_false(sessions_form_key_is(sessions, NULL, key));
    g_assert_false(sessions_form_key_is(sessions, "token", local));
    g_assert_false(sessions_form_key_is(sessions, "token", foreign));
    g_assert_false(sessions_form_key_is(sessions, "token", NULL));
    g_assert_false(sessions_form_key_is(sessions, "token", ""));
    key[5] ^= 1;
    g_assert_false(sessions_form_key_is(sessions, "token", key));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sessions/life", test_life);
    g_test_add_func("/sessions/many", test_many);
    g_test_add_func("/sessions/tries", test_tries);
    g_test_add_func("/sessions/many-addresses", test_many_addresses);
    g_test_add_func("/sessions/form-keys", test_form_keys);
    return g_test_run();
}
