/* A drawn cover; see site_cover.h. PNG: ISO 15948; one bit a pixel, with a palette of two. */
#include "publish/site_cover.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

enum { ROW_BYTES = 1 + SITE_COVER_PIXELS / 8 }; /* the first tells how it is filtered */

/* Whether the point, in 64ths of the picture, is in the loudspeaker or one of its two waves. */
static gboolean is_ink(double x, double y)
{
    double off = fabs(y - 32);
    gboolean in_box = x >= 12 && x <= 21 && off <= 7;
    gboolean in_horn = x > 21 && x <= 33 && off <= 7 + (x - 21) * 10 / 12;
    double distance = hypot(x - 33, y - 32);
    gboolean in_wave =
        (distance >= 8.5 && distance <= 13.5) || (distance >= 18.5 && distance <= 23.5);
    return in_box || in_horn || (in_wave && x - 33 >= off);
}

static guint8 *draw_rows(void)
{
    guint8 *rows = g_malloc0((gsize)ROW_BYTES * SITE_COVER_PIXELS);
    for (int y = 0; y < SITE_COVER_PIXELS; y++) {
        guint8 *row = rows + (gsize)y * ROW_BYTES + 1;
        for (int x = 0; x < SITE_COVER_PIXELS; x++)
            if (is_ink((x + 0.5) * 64 / SITE_COVER_PIXELS, (y + 0.5) * 64 / SITE_COVER_PIXELS))
                row[x / 8] |= (guint8)(0x80 >> x % 8);
    }
    return rows;
}

static void append_number(GByteArray *out, guint32 number)
{
    guint32 big_endian = GUINT32_TO_BE(number);
    g_byte_array_append(out, (const guint8 *)&big_endian, sizeof big_endian);
}

static void append_chunk(GByteArray *out, const char *type, const guint8 *data, gsize size)
{
    append_number(out, (guint32)size);
    guint start = out->len;
    g_byte_array_append(out, (const guint8 *)type, 4);
    g_byte_array_append(out, data, (guint)size);
    append_number(out, (guint32)crc32(0, out->data + start, out->len - start));
}

static void append_pixels(GByteArray *out)
{
    g_autofree guint8 *rows = draw_rows();
    uLong n_rows_bytes = (uLong)ROW_BYTES * SITE_COVER_PIXELS;
    uLongf size = compressBound(n_rows_bytes);
    g_autofree guint8 *packed = g_malloc(size);
    int status = compress2(packed, &size, rows, n_rows_bytes, Z_BEST_COMPRESSION);
    g_return_if_fail(status == Z_OK);
    append_chunk(out, "IDAT", packed, size);
}

GBytes *site_cover_new(Colour ground, Colour ink)
{
    static const guint8 signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    enum { SIZE_HIGH = SITE_COVER_PIXELS >> 8, SIZE_LOW = SITE_COVER_PIXELS & 0xff };
    /* Width, height, a bit a pixel, with a palette. */
    static const guint8 header[] = {0,        0, SIZE_HIGH, SIZE_LOW, 0, 0, SIZE_HIGH,
                                    SIZE_LOW, 1, 3,         0,        0, 0};
    const guint8 palette[] = {ground.red, ground.green, ground.blue, ink.red, ink.green, ink.blue};
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, signature, sizeof signature);
    append_chunk(out, "IHDR", header, sizeof header);
    append_chunk(out, "PLTE", palette, sizeof palette);
    append_pixels(out);
    append_chunk(out, "IEND", NULL, 0);
    return g_byte_array_free_to_bytes(out);
}
