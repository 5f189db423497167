/* Pictures; see picture.h. PNG: W3C PNG 2nd edition, 11.2.2 (IHDR). JPEG: ITU-T T.81, B.1.1 and
 * B.2 (markers, frame header, scans). */
#include "audio/picture.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

static guint big_endian(const guint8 *bytes, guint n)
{
    guint value = 0;
    for (guint i = 0; i < n; i++)
        value = value << 8 | bytes[i];
    return value;
}

/* --- PNG ------------------------------------------------------------------------------------ */

/* Whether the chunks from `at` on are whole, to the last. */
static gboolean png_is_whole(const guint8 *bytes, gsize length, gsize at)
{
    enum { HEAD = 8, CHECKSUM = 4 }; /* length and name; of name and data */
    gboolean has_data = FALSE;
    while (at + HEAD + CHECKSUM <= length) {
        const guint8 *name = bytes + at + 4;
        gsize size = big_endian(bytes + at, 4);
        if (size > length - at - HEAD - CHECKSUM ||
            crc32(0, name, (uInt)(4 + size)) != big_endian(name + 4 + size, 4))
            return FALSE;
        if (memcmp(name, "IEND", 4) == 0)
            return has_data;
        has_data |= memcmp(name, "IDAT", 4) == 0;
        at += HEAD + size + CHECKSUM;
    }
    return FALSE;
}

static gboolean read_png(AudioPicture *picture, const guint8 *bytes, gsize length)
{
    static const guint8 opening[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
                                     0,    0,   0,   13,  'I',  'H',  'D',  'R'};
    static const guint8 samples[] = {1, 0, 3, 1, 2, 0, 4}; /* by colour type */
    enum { CHUNKS = 8, WIDTH = 16, HEIGHT = 20, BIT_DEPTH = 24, COLOUR_TYPE = 25, HEADER_END = 33 };
    if (length < HEADER_END || memcmp(bytes, opening, sizeof opening) != 0)
        return FALSE;
    guint8 type = bytes[COLOUR_TYPE];
    picture->mime_type = "image/png";
    picture->width = big_endian(bytes + WIDTH, 4);
    picture->height = big_endian(bytes + HEIGHT, 4);
    picture->depth = type < sizeof samples ? (guint)bytes[BIT_DEPTH] * samples[type] : 0;
    return picture->width > 0 && picture->height > 0 && picture->depth > 0 &&
           png_is_whole(bytes, length, CHUNKS);
}

/* --- JPEG ----------------------------------------------------------------------------------- */

enum { JPEG_FILL = 0xff, JPEG_SCAN = 0xda, JPEG_END = 0xd9 };

/* SOF0…SOF15 without the tables that stand between them (DHT, JPG, DAC). */
static gboolean is_frame_header(guint8 marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean is_bare_marker(guint8 marker)
{
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/* The marker at or behind `at` that ends the data of a scan; `length` where there is none. */
static gsize skip_scan(const guint8 *bytes, gsize length, gsize at)
{
    for (; at + 1 < length; at++) {
        guint8 marker = bytes[at + 1];
        if (bytes[at] == JPEG_FILL && marker != 0 && marker != JPEG_FILL && !is_bare_marker(marker))
            return at;
    }
    return length;
}

static gboolean read_frame_header(AudioPicture *picture, const guint8 *segment)
{
    picture->mime_type = "image/jpeg";
    picture->height = big_endian(segment + 5, 2);
    picture->width = big_endian(segment + 7, 2);
    picture->depth = (guint)segment[4] * segment[9];
    return picture->width > 0 && picture->depth > 0;
}

/* Walks over all segments: one frame header, scans behind it, the end. */
static gboolean read_jpeg(AudioPicture *picture, const guint8 *bytes, gsize length)
{
    enum { SEGMENT_HEAD = 4, FRAME_HEAD = 10 };
    gboolean has_frame = FALSE, has_scan = FALSE;
    if (length < 3 || memcmp(bytes, "\xff\xd8\xff", 3) != 0)
        return FALSE;
    for (gsize at = 2; at + 2 <= length && bytes[at] == JPEG_FILL;) {
        guint8 marker = bytes[at + 1];
        if (marker == JPEG_END)
            return has_scan;
        if (marker == JPEG_FILL || is_bare_marker(marker)) {
            at += marker == JPEG_FILL ? 1 : 2;
            continue;
        }
        if (at + SEGMENT_HEAD > length)
            return FALSE;
        if (is_frame_header(marker)) {
            if (has_frame || at + FRAME_HEAD > length || !read_frame_header(picture, bytes + at))
                return FALSE;
            has_frame = TRUE;
        }
        at += 2 + (gsize)big_endian(bytes + at + 2, 2);
        if (marker == JPEG_SCAN) {
            has_scan = has_frame;
            at = skip_scan(bytes, length, at);
        }
    }
    return FALSE;
}

/* --- the file ------------------------------------------------------------------------------- */

static gboolean fail(GError **error, const char *path)
{
    int code = errno;
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code),
                "cannot read the picture %s: %s", path, g_strerror(code));
    return FALSE;
}

/* Appends what `fd` gives, at most one byte more than is allowed. */
static gboolean read_all(int fd, GByteArray *bytes)
{
    guint8 block[1 << 16];
    ssize_t n;
    while (bytes->len <= AUDIO_PICTURE_MAX_BYTES && (n = read(fd, block, sizeof block)) != 0) {
        if (n > 0)
            g_byte_array_append(bytes, block, (guint)n);
        else if (errno != EINTR)
            return FALSE;
    }
    return TRUE;
}

static GBytes *read_file(const char *path, GError **error)
{
    /* Not to wait for the other end of a pipe. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        fail(error, path);
        return NULL;
    }
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    gboolean read = read_all(fd, bytes) || fail(error, path);
    close(fd);
    return read ? g_byte_array_free_to_bytes(g_steal_pointer(&bytes)) : NULL;
}

AudioPicture *audio_picture_load(const char *path, GError **error)
{
    g_return_val_if_fail(path, NULL);
    g_autoptr(AudioPicture) picture = g_new0(AudioPicture, 1);
    picture->data = read_file(path, error);
    if (!picture->data)
        return NULL;
    gsize length;
    const guint8 *bytes = g_bytes_get_data(picture->data, &length);
    if (length > AUDIO_PICTURE_MAX_BYTES) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "the picture %s is larger than %d MB", path,
                    AUDIO_PICTURE_MAX_BYTES / (1024 * 1024));
        return NULL;
    }
    if (read_png(picture, bytes, length) || read_jpeg(picture, bytes, length))
        return g_steal_pointer(&picture);
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                "the picture %s is no JPEG and no PNG, or damaged", path);
    return NULL;
}

void audio_picture_free(AudioPicture *picture)
{
    if (!picture)
        return;
    g_clear_pointer(&picture->data, g_bytes_unref);
    g_free(picture);
}
