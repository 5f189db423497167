/* One range is a part; what is none, or several, is the whole. */
#include "serve/byte_range.h"

static void assert_part(const char *header, guint64 size, guint64 start, guint64 end)
{
    ByteRange range = {0, 0};
    g_assert_cmpint(byte_range_parse(header, size, &range), ==, BYTE_RANGE_PART);
    g_assert_cmpuint(range.start, ==, start);
    g_assert_cmpuint(range.end, ==, end);
}

static void assert_state(const char *header, guint64 size, ByteRangeState expected)
{
    ByteRange range = {7, 7};
    g_assert_cmpint(byte_range_parse(header, size, &range), ==, expected);
    g_assert_cmpuint(range.start, ==, 7);
    g_assert_cmpuint(range.end, ==, 7);
}

static void test_part(void)
{
    assert_part("bytes=0-0", 100, 0, 1);
    assert_part("bytes=10-19", 100, 10, 20);
    assert_part("bytes=10-", 100, 10, 100);
    assert_part("bytes=-10", 100, 90, 100);
    assert_part("Bytes= 5-6 ", 100, 5, 7);
}

static void test_more_than_there_is(void)
{
    assert_part("bytes=90-1000", 100, 90, 100);
    assert_part("bytes=-1000", 100, 0, 100);
    assert_part("bytes=0-99999999999999999999999999", 100, 0, 100);
}

static void test_beyond(void)
{
    assert_state("bytes=100-", 100, BYTE_RANGE_BEYOND);
    assert_state("bytes=100-200", 100, BYTE_RANGE_BEYOND);
    assert_state("bytes=-0", 100, BYTE_RANGE_BEYOND);
    assert_state("bytes=0-", 0, BYTE_RANGE_BEYOND);
    assert_state("bytes=99999999999999999999999999-", 100, BYTE_RANGE_BEYOND);
}

static void test_whole(void)
{
    static const char *const headers[] = {
        "",           "bytes",       "bytes=",     "bytes=-",     "bytes=a-b", "bytes=1-0",
        "bytes=0x1-", "seconds=0-1", "bytes 0-1",  "bytes=--1",   "bytes=1",   "bytes=0-1,3-4",
        "bytes=0-,-", "bytes=+1-2",  "bytes=1-2x", "bytes=1 - 2", "bytes=-1-2"};
    assert_state(NULL, 100, BYTE_RANGE_WHOLE);
    for (guint i = 0; i < G_N_ELEMENTS(headers); i++)
        assert_state(headers[i], 100, BYTE_RANGE_WHOLE);
    assert_state("bytes=-5", 0, BYTE_RANGE_WHOLE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/byte_range/part", test_part);
    g_test_add_func("/byte_range/more-than-there-is", test_more_than_there_is);
    g_test_add_func("/byte_range/beyond", test_beyond);
    g_test_add_func("/byte_range/whole", test_whole);
    return g_test_run();
}
