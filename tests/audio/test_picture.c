/* Pictures: told by what they are; what is none, too large or unreadable is refused. */
#include "audio/picture.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    char *folder, *path;
} Fixture;

/* A header, three bytes of data, the end. */
static const guint8 png[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44,
    0x52, 0x00, 0x00, 0x02, 0x58, 0x00, 0x00, 0x01, 0x90, 0x08, 0x06, 0x00, 0x00, 0x00, 0x72,
    0x35, 0x1e, 0x98, 0x00, 0x00, 0x00, 0x03, 0x49, 0x44, 0x41, 0x54, 0x01, 0x02, 0x03, 0x53,
    0x37, 0x17, 0xad, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};

/* With the segments that come before the frame header, fill bytes and a thumbnail's header; two
 * scans, with a stuffed byte, a restart and a fill byte between them. */
static const guint8 jpeg[] = {0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x01, 0x02, 0xff, 0xff, 0xff,
                              0xe1, 0x00, 0x08, 0xff, 0xc0, 0x00, 0x11, 0x08, 0x00, 0xff, 0xc4,
                              0x00, 0x03, 0x07, 0xff, 0xc2, 0x00, 0x11, 0x08, 0x02, 0x58, 0x03,
                              0x20, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
                              0xff, 0xda, 0x00, 0x04, 0x01, 0x02, 0x55, 0xff, 0x00, 0x66, 0xff,
                              0xd0, 0x77, 0xff, 0xff, 0xda, 0x00, 0x03, 0x01, 0x44, 0xff, 0xd9};

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    f->folder = g_dir_make_tmp("lectern-XXXXXX", NULL);
    f->path = g_build_filename(f->folder, "picture.txt", NULL);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    g_remove(f->path);
    g_assert_cmpint(g_rmdir(f->folder), ==, 0);
    g_free(f->path);
    g_free(f->folder);
}

static void write_file(const Fixture *f, gconstpointer bytes, gsize length)
{
    g_assert_true(g_file_set_contents(f->path, bytes, (gssize)length, NULL));
}

static void assert_picture(const Fixture *f, const char *mime_type, guint width, guint height,
                           guint depth, gsize length)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(AudioPicture) picture = audio_picture_load(f->path, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(picture->mime_type, ==, mime_type);
    g_assert_cmpuint(picture->width, ==, width);
    g_assert_cmpuint(picture->height, ==, height);
    g_assert_cmpuint(picture->depth, ==, depth);
    g_assert_cmpuint(g_bytes_get_size(picture->data), ==, length);
}

static void assert_refused(const Fixture *f, GQuark domain, const char *reason)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(audio_picture_load(f->path, &error));
    g_assert_nonnull(error);
    g_assert_true(error->domain == domain);
    g_assert_nonnull(strstr(error->message, f->path));
    g_assert_nonnull(strstr(error->message, reason));
}

static void test_png(Fixture *f, gconstpointer data)
{
    (void)data;
    write_file(f, png, sizeof png);
    assert_picture(f, "image/png", 600, 400, 32, sizeof png);
}

static void test_jpeg(Fixture *f, gconstpointer data)
{
    (void)data;
    write_file(f, jpeg, sizeof jpeg);
    assert_picture(f, "image/jpeg", 800, 600, 24, sizeof jpeg);
}

/* A picture that was not copied to its end. */
static void test_cut_anywhere(Fixture *f, gconstpointer data)
{
    (void)data;
    for (gsize length = 0; length < sizeof png; length++) {
        write_file(f, png, length);
        assert_refused(f, LECTERN_ERROR, "no JPEG and no PNG");
    }
    for (gsize length = 0; length < sizeof jpeg; length++) {
        write_file(f, jpeg, length);
        assert_refused(f, LECTERN_ERROR, "no JPEG and no PNG");
    }
}

static void test_other_bytes(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char *const others[] = {"GIF89a\1\0\1\0", "RIFF....WEBP", "<svg/>",
                                         "\xff\xd8\xff\xd9 and then nothing",
                                         "\xff\xd8\xff\xda the scan is first"};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        write_file(f, others[i], strlen(others[i]));
        assert_refused(f, LECTERN_ERROR, "no JPEG and no PNG");
    }
}

/* One bit changed anywhere is found by the checksum of its chunk. */
static void test_damaged_png(Fixture *f, gconstpointer data)
{
    (void)data;
    for (gsize at = 0; at < sizeof png; at++) {
        guint8 bytes[sizeof png];
        memcpy(bytes, png, sizeof png);
        bytes[at] ^= 1;
        write_file(f, bytes, sizeof bytes);
        assert_refused(f, LECTERN_ERROR, "no JPEG and no PNG, or damaged");
    }
}

/* A width of 0, a colour type that there is not. */
static void test_impossible_header(Fixture *f, gconstpointer data)
{
    (void)data;
    guint8 bytes[sizeof png];
    memcpy(bytes, png, sizeof png);
    memset(bytes + 16, 0, 4);
    write_file(f, bytes, sizeof bytes);
    assert_refused(f, LECTERN_ERROR, "damaged");
    memcpy(bytes, png, sizeof png);
    bytes[25] = 7;
    write_file(f, bytes, sizeof bytes);
    assert_refused(f, LECTERN_ERROR, "damaged");
}

/* Segments of no length, one after the other. */
static void test_many_segments(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(GString) bytes = g_string_new("\xff\xd8");
    while (bytes->len < 5 * 1024 * 1024)
        g_string_append_len(bytes, "\xff\xe0\0\2", 4);
    write_file(f, bytes->str, bytes->len);
    assert_refused(f, LECTERN_ERROR, "no JPEG and no PNG");
}

static void test_size_limit(Fixture *f, gconstpointer data)
{
    (void)data;
    write_file(f, png, sizeof png);
    g_assert_cmpint(truncate(f->path, AUDIO_PICTURE_MAX_BYTES), ==, 0);
    assert_picture(f, "image/png", 600, 400, 32, AUDIO_PICTURE_MAX_BYTES);
    g_assert_cmpint(truncate(f->path, AUDIO_PICTURE_MAX_BYTES + 1), ==, 0);
    assert_refused(f, LECTERN_ERROR, "larger than 10 MB");
}

static void test_unreadable(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_refused(f, G_FILE_ERROR, "No such file");
    g_assert_cmpint(g_mkdir(f->path, 0700), ==, 0);
    assert_refused(f, G_FILE_ERROR, "Is a directory");
    g_assert_cmpint(g_rmdir(f->path), ==, 0);
    g_assert_cmpint(mkfifo(f->path, 0600), ==, 0); /* that nobody writes into */
    assert_refused(f, LECTERN_ERROR, "no JPEG and no PNG");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    static const struct {
        const char *name;
        void (*test)(Fixture *, gconstpointer);
    } tests[] = {{"png", test_png},
                 {"jpeg", test_jpeg},
                 {"cut-anywhere", test_cut_anywhere},
                 {"other-bytes", test_other_bytes},
                 {"damaged-png", test_damaged_png},
                 {"impossible-header", test_impossible_header},
                 {"many-segments", test_many_segments},
                 {"size-limit", test_size_limit},
                 {"unreadable", test_unreadable}};
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *name = g_strdup_printf("/audio/picture/%s", tests[i].name);
        g_test_add(name, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
    return g_test_run();
}
