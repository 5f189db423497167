/* The Info frame's fields stand where players look for them. */
#include "audio/mp3_info.h"

#include <string.h>

static guint32 number_at(const GByteArray *bytes, gsize at, guint n_bytes)
{
    guint32 number = 0;
    for (guint i = 0; i < n_bytes; i++)
        number = number << 8 | bytes->data[at + i];
    return number;
}

/* CRC-16/ARC of the digits 1 to 9, as catalogues of CRCs give it. */
static void test_crc(void)
{
    const guint8 digits[] = "123456789";
    g_assert_cmphex(mp3_info_crc(0, digits, 9), ==, 0xbb3d);
    g_assert_cmphex(mp3_info_crc(mp3_info_crc(0, digits, 4), digits + 4, 5), ==, 0xbb3d);
}

static void test_frame_lengths(void)
{
    g_assert_cmpuint(mp3_frame_length(22050, 64), ==, 208);
    g_assert_cmpuint(mp3_frame_length(44100, 128), ==, 417);
    g_assert_cmpuint(mp3_header_frame_length((const guint8[]){0xff, 0xf3, 0x80, 0xc0}), ==, 208);
    g_assert_cmpuint(mp3_header_frame_length((const guint8[]){0xff, 0xf3, 0x82, 0xc0}), ==, 209);
    g_assert_cmpuint(mp3_header_frame_length((const guint8[]){0xff, 0xfb, 0x90, 0xc0}), ==, 417);
    static const guint8 wrong[][4] = {
        {0xff, 0xf3, 0xf0, 0xc0}, /* no such rate */
        {0xff, 0xf3, 0x0c, 0xc0}, /* free format */
        {0xff, 0xf3, 0x8c, 0xc0}, /* no such sample rate */
        {0xff, 0xf3, 0x80, 0x00}, /* stereo */
        {0xff, 0xf5, 0x80, 0xc0}, /* layer II */
        {0xff, 0xe3, 0x80, 0xc0}, /* MPEG 2.5 */
        {0x49, 0x44, 0x33, 0x04}, /* a tag */
    };
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++)
        g_assert_cmpuint(mp3_header_frame_length(wrong[i]), ==, 0);
}

static void check_frame(int sample_rate, int bitrate_kbps, gsize side_info)
{
    Mp3Info info = {.sample_rate = sample_rate,
                    .bitrate_kbps = bitrate_kbps,
                    .encoder = "LAME3.100",
                    .n_frames = 70000,
                    .n_bytes = 15000000,
                    .crc = 0x1234,
                    .delay = 576,
                    .padding = 1001};
    g_autoptr(GByteArray) frame = g_byte_array_new();
    mp3_info_append(frame, &info);
    g_assert_cmpuint(frame->len, ==, mp3_header_frame_length(frame->data));
    gsize tag = 4 + side_info;
    g_assert_cmpmem(frame->data + tag, 4, "Info", 4);
    g_assert_cmpuint(number_at(frame, tag + 8, 4), ==, 70000);
    g_assert_cmpuint(number_at(frame, tag + 12, 4), ==, 15000000 + frame->len);
    g_assert_cmpuint(number_at(frame, tag + 16 + 50, 1), ==, 128); /* half of it in the middle */
    g_assert_cmpmem(frame->data + tag + 120, 9, "LAME3.100", 9);
    g_assert_cmpuint(number_at(frame, tag + 141, 3), ==, 576 << 12 | 1001);
    g_assert_cmphex(number_at(frame, tag + 152, 2), ==, 0x1234);
    g_assert_cmphex(number_at(frame, tag + 154, 2), ==, mp3_info_crc(0, frame->data, tag + 154));
}

static void test_info(void)
{
    check_frame(22050, 64, 9);
    check_frame(16000, 8, 9); /* whose own frames are too short for it */
    check_frame(24000, 160, 9);
    check_frame(44100, 192, 17);
    check_frame(48000, 32, 17);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/audio/mp3-info/crc", test_crc);
    g_test_add_func("/audio/mp3-info/frame-lengths", test_frame_lengths);
    g_test_add_func("/audio/mp3-info/frame", test_info);
    return g_test_run();
}
