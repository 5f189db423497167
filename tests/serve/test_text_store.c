/* Texts are kept, within a limit, and read again when they are others. */
#include "serve/text_store.h"

#include "served_folder.h"

#include <fcntl.h>
#include <string.h>
#include <zlib.h>

typedef struct {
    char *folder;
    TextStore *store;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    f->folder = g_dir_make_tmp("lectern-XXXXXX", NULL);
    f->store = text_store_new(20000);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    text_store_free(f->store);
    served_folder_free(f->folder);
}

static GBytes *get(const Fixture *f, const char *name, gboolean gzip)
{
    g_autofree char *path = g_build_filename(f->folder, name, NULL);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    g_assert_cmpint(fstat(fd, &status), ==, 0);
    GBytes *bytes = text_store_get(f->store, name, fd, &status, gzip);
    close(fd);
    return bytes;
}

static void test_kept(Fixture *f, gconstpointer data)
{
    (void)data;
    served_write(f->folder, "a", "one", -1);
    g_autoptr(GBytes) first = get(f, "a", FALSE), second = get(f, "a", FALSE);
    g_assert_true(first == second);
    g_assert_cmpuint(g_bytes_get_size(first), ==, 3);
}

static void test_changed(Fixture *f, gconstpointer data)
{
    (void)data;
    served_write(f->folder, "a", "one", -1);
    g_autoptr(GBytes) first = get(f, "a", FALSE);
    served_write(f->folder, "a", "two", -1);
    g_autoptr(GBytes) second = get(f, "a", FALSE);
    g_assert_cmpmem(g_bytes_get_data(second, NULL), 3, "two", 3);
    g_assert_cmpmem(g_bytes_get_data(first, NULL), 3, "one", 3);
}

static void test_packed(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree char *words = g_strnfill(9000, 'w');
    served_write(f->folder, "a", words, -1);
    g_autoptr(GBytes) packed = get(f, "a", TRUE);
    g_assert_cmpuint(g_bytes_get_size(packed), <, 100);
    guint8 out[9001];
    z_stream stream = {.next_in = (Bytef *)g_bytes_get_data(packed, NULL),
                       .avail_in = (uInt)g_bytes_get_size(packed),
                       .next_out = out,
                       .avail_out = sizeof out};
    g_assert_cmpint(inflateInit2(&stream, 15 + 16), ==, Z_OK);
    g_assert_cmpint(inflate(&stream, Z_FINISH), ==, Z_STREAM_END);
    g_assert_cmpmem(out, stream.total_out, words, 9000);
    inflateEnd(&stream);
}

static void test_not_worth_packing(Fixture *f, gconstpointer data)
{
    (void)data;
    served_write(f->folder, "a", "one", -1);
    served_write(f->folder, "empty", "", 0);
    g_assert_null(get(f, "a", TRUE));
    g_assert_null(get(f, "empty", TRUE));
    g_autoptr(GBytes) empty = get(f, "empty", FALSE);
    g_assert_cmpuint(g_bytes_get_size(empty), ==, 0);
}

static void test_the_limit_holds(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree char *words = g_strnfill(9000, 'w');
    served_write(f->folder, "a", words, -1);
    served_write(f->folder, "b", words, -1);
    served_write(f->folder, "c", words, -1);
    g_autoptr(GBytes) a = get(f, "a", FALSE), b = get(f, "b", FALSE);
    g_autoptr(GBytes) a_again = get(f, "a", FALSE);
    g_assert_true(a == a_again);
    g_autoptr(GBytes) c = get(f, "c", FALSE); /* "b" goes: it was asked for longest ago */
    g_autoptr(GBytes) a_last = get(f, "a", FALSE), b_last = get(f, "b", FALSE);
    g_assert_true(a_last == a);
    g_assert_true(b_last != b);
    g_assert_cmpuint(g_bytes_get_size(b), ==, 9000);
}

static void test_larger_than_all(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree char *words = g_strnfill(30000, 'w');
    served_write(f->folder, "a", words, -1);
    g_autoptr(GBytes) bytes = get(f, "a", FALSE);
    g_assert_cmpuint(g_bytes_get_size(bytes), ==, 30000);
}

/* A file that became shorter while it was read. */
static void test_cut_meanwhile(Fixture *f, gconstpointer data)
{
    (void)data;
    served_write(f->folder, "a", "one and two", -1);
    g_autofree char *path = g_build_filename(f->folder, "a", NULL);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    g_assert_cmpint(fstat(fd, &status), ==, 0);
    g_assert_cmpint(truncate(path, 3), ==, 0);
    g_assert_null(text_store_get(f->store, "a", fd, &status, FALSE));
    close(fd);
}

#define add(name, function)                                                                        \
    g_test_add("/text_store/" name, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add("kept", test_kept);
    add("changed", test_changed);
    add("packed", test_packed);
    add("not-worth-packing", test_not_worth_packing);
    add("the-limit-holds", test_the_limit_holds);
    add("larger-than-all", test_larger_than_all);
    add("cut-meanwhile", test_cut_meanwhile);
    return g_test_run();
}
