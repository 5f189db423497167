/* The null device behaves like a real one: it has room, is late, pauses, forgets and breaks. */
#include "play/null_device.h"

enum { RATE = 1000, BUFFER = 200, LATENCY = 30 };

static gpointer device_new(gboolean cannot_pause)
{
    NullDeviceOptions options = {.buffer_frames = BUFFER,
                                 .latency_frames = LATENCY,
                                 .cannot_pause = cannot_pause,
                                 .wound_by_hand = TRUE,
                                 .keep_heard = TRUE};
    return null_device_new(&options, RATE);
}

/* Writes frames that count up from `first`; how many the device took. */
static gssize write_count(gpointer device, int first, gsize n_frames)
{
    g_autofree gint16 *frames = g_new(gint16, n_frames);
    for (gsize i = 0; i < n_frames; i++)
        frames[i] = (gint16)(first + (int)i);
    return null_device.write(device, frames, n_frames);
}

static void assert_heard(gpointer device, guint n_frames, int last)
{
    g_autoptr(GArray) heard = null_device_heard(device);
    g_assert_cmpuint(heard->len, ==, n_frames);
    if (n_frames > 0)
        g_assert_cmpint(g_array_index(heard, gint16, n_frames - 1), ==, last);
}

static void test_takes_what_it_has_room_for(void)
{
    gpointer device = device_new(FALSE);
    g_assert_cmpint(null_device.available(device), ==, BUFFER);
    g_assert_cmpint(write_count(device, 0, BUFFER + 50), ==, BUFFER);
    g_assert_cmpint(null_device.available(device), ==, 0);
    g_assert_cmpint(write_count(device, 0, 1), ==, 0);
    g_assert_cmpint(null_device.delay(device), ==, BUFFER);
    null_device.close(device);
}

static void test_is_heard_late(void)
{
    gpointer device = device_new(FALSE);
    write_count(device, 0, 100);
    null_device_wind(device, LATENCY);
    assert_heard(device, 0, 0);
    g_assert_cmpint(null_device.available(device), ==, BUFFER - 100 + LATENCY);
    null_device_wind(device, 10);
    assert_heard(device, 10, 9);
    g_assert_cmpint(null_device.delay(device), ==, 90);
    null_device_wind(device, 1000);
    assert_heard(device, 100, 99);
    g_assert_cmpint(null_device.delay(device), ==, 0);
    g_assert_cmpint(null_device.available(device), ==, BUFFER);
    null_device.close(device);
}

static void test_dry_device_goes_on(void)
{
    gpointer device = device_new(FALSE);
    write_count(device, 0, 10);
    null_device_wind(device, 500);
    write_count(device, 10, 10);
    null_device_wind(device, LATENCY + 5);
    assert_heard(device, 15, 14);
    null_device.close(device);
}

static void test_pauses(void)
{
    gpointer device = device_new(FALSE);
    write_count(device, 0, 100);
    null_device_wind(device, LATENCY + 20);
    g_assert_true(null_device.pause(device, TRUE));
    null_device_wind(device, 50);
    assert_heard(device, 20, 19);
    g_assert_cmpint(null_device.delay(device), ==, 80);
    g_assert_true(null_device.pause(device, FALSE));
    null_device_wind(device, 5);
    assert_heard(device, 25, 24);
    null_device.close(device);
}

static void test_may_be_unable_to_pause(void)
{
    gpointer device = device_new(TRUE);
    write_count(device, 0, 100);
    g_assert_false(null_device.pause(device, TRUE));
    null_device_wind(device, LATENCY + 20);
    assert_heard(device, 20, 19);
    null_device.close(device);
}

static void test_drop_forgets(void)
{
    gpointer device = device_new(FALSE);
    write_count(device, 0, 100);
    null_device_wind(device, LATENCY + 20);
    null_device.pause(device, TRUE);
    null_device.drop(device);
    g_assert_cmpint(null_device.delay(device), ==, 0);
    null_device_wind(device, 100);
    assert_heard(device, 20, 19);
    write_count(device, 500, 10);
    null_device_wind(device, LATENCY + 1);
    assert_heard(device, 21, 500);
    null_device.close(device);
}

static void test_is_lost(void)
{
    gpointer device = device_new(FALSE);
    null_device_lose(device);
    g_assert_cmpint(null_device.available(device), ==, -1);
    g_assert_cmpint(write_count(device, 0, 1), ==, -1);
    null_device.close(device);
}

static void test_follows_the_time_of_day(void)
{
    gpointer device;
    g_assert_true(null_device.open(&device, "null", 48000, NULL));
    gssize room = null_device.available(device);
    g_assert_cmpint(room, >, 4800);
    g_assert_cmpint(write_count(device, 0, 4800), ==, 4800);
    gint64 began_us = g_get_monotonic_time();
    while (null_device.delay(device) > 0 && g_get_monotonic_time() - began_us < 5 * G_USEC_PER_SEC)
        g_usleep(1000);
    gint64 took_us = g_get_monotonic_time() - began_us;
    g_assert_cmpint(null_device.delay(device), ==, 0);
    g_assert_cmpint(took_us, >=, 100000); /* 100 ms of sound */
    null_device.close(device);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/play/null-device/room", test_takes_what_it_has_room_for);
    g_test_add_func("/play/null-device/latency", test_is_heard_late);
    g_test_add_func("/play/null-device/dry", test_dry_device_goes_on);
    g_test_add_func("/play/null-device/pause", test_pauses);
    g_test_add_func("/play/null-device/cannot-pause", test_may_be_unable_to_pause);
    g_test_add_func("/play/null-device/drop", test_drop_forgets);
    g_test_add_func("/play/null-device/lost", test_is_lost);
    g_test_add_func("/play/null-device/time-of-day", test_follows_the_time_of_day);
    return g_test_run();
}
