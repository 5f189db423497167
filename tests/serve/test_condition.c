/* Conditions, in the order of RFC 9110, 13.2.2. */
#include "serve/condition.h"

#define ETAG "\"18eace-a51\""
#define DATE "Sun, 06 Nov 1994 08:49:37 GMT"
#define EARLIER "Sun, 06 Nov 1994 08:49:36 GMT"

static const Validators there = {ETAG, 784111777, 1780000000};

#define assert_condition(expected, ...)                                                            \
    g_assert_cmpint(condition_of(&(const Conditions){__VA_ARGS__}, &there), ==, expected)

static void test_none_match(void)
{
    assert_condition(CONDITION_SEND, .if_none_match = "\"other\"");
    assert_condition(CONDITION_NOT_MODIFIED, .if_none_match = ETAG);
    assert_condition(CONDITION_NOT_MODIFIED, .if_none_match = "W/" ETAG);
    assert_condition(CONDITION_NOT_MODIFIED, .if_none_match = "\"a\", W/\"b,c\" ,\t" ETAG);
    assert_condition(CONDITION_NOT_MODIFIED, .if_none_match = "*");
    assert_condition(CONDITION_SEND, .if_none_match = "18eace-a51");
    assert_condition(CONDITION_SEND, .if_none_match = "\"18eace-a51");
    assert_condition(CONDITION_SEND, .if_none_match = "");
}

static void test_modified_since(void)
{
    assert_condition(CONDITION_NOT_MODIFIED, .if_modified_since = DATE);
    assert_condition(CONDITION_SEND, .if_modified_since = EARLIER);
    assert_condition(CONDITION_SEND, .if_modified_since = "yesterday");
}

static void test_etag_goes_before_date(void)
{
    assert_condition(CONDITION_SEND, .if_none_match = "\"other\"", .if_modified_since = DATE);
    assert_condition(CONDITION_NOT_MODIFIED, .if_none_match = ETAG, .if_modified_since = EARLIER);
}

static void test_match(void)
{
    assert_condition(CONDITION_SEND, .if_match = ETAG);
    assert_condition(CONDITION_SEND, .if_match = "*");
    assert_condition(CONDITION_FAILED, .if_match = "W/" ETAG);
    assert_condition(CONDITION_FAILED, .if_match = "\"other\"", .if_none_match = ETAG);
    assert_condition(CONDITION_SEND, .if_unmodified_since = DATE);
    assert_condition(CONDITION_FAILED, .if_unmodified_since = EARLIER);
    assert_condition(CONDITION_SEND, .if_match = ETAG, .if_unmodified_since = EARLIER);
}

static gboolean allows_part(const char *if_range, gint64 now_s)
{
    const Conditions conditions = {.if_range = if_range};
    const Validators validators = {there.etag, there.modified_s, now_s};
    return condition_allows_part(&conditions, &validators);
}

static void test_if_range(void)
{
    g_assert_true(allows_part(NULL, there.now_s));
    g_assert_true(allows_part(ETAG, there.now_s));
    g_assert_false(allows_part("W/" ETAG, there.now_s));
    g_assert_false(allows_part("\"other\"", there.now_s));
    g_assert_true(allows_part(DATE, there.now_s));
    g_assert_false(allows_part(EARLIER, there.now_s));
    g_assert_false(allows_part("Sun, 06 Nov 1994 08:49:38 GMT", there.now_s));
    g_assert_false(allows_part("", there.now_s));
}

static void test_if_range_of_this_second(void)
{
    g_assert_false(allows_part(DATE, there.modified_s));
    g_assert_true(allows_part(ETAG, there.modified_s));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/condition/none-match", test_none_match);
    g_test_add_func("/condition/modified-since", test_modified_since);
    g_test_add_func("/condition/etag-goes-before-date", test_etag_goes_before_date);
    g_test_add_func("/condition/match", test_match);
    g_test_add_func("/condition/if-range", test_if_range);
    g_test_add_func("/condition/if-range/of-this-second", test_if_range_of_this_second);
    return g_test_run();
}
