/* Zip files are the same wherever and whenever they are made, and there whole or not at all. */
#include "publish/zip_writer.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

enum { TIME_S = 1773446400 /* 2026-03-14 */, HEADER_BYTES = 30 };

typedef struct {
    char *folder, *path;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->folder = g_dir_make_tmp("lectern-zip-XXXXXX", NULL);
    fixture->path = g_build_filename(fixture->folder, "a.zip", NULL);
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_unlink(fixture->path);
    g_assert_cmpint(g_rmdir(fixture->folder), ==, 0); /* and nothing else was left */
    g_free(fixture->path);
    g_free(fixture->folder);
}

static void write_one(const Fixture *fixture, gint64 time_s)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *long_text = g_strnfill(10000, 'a');
    ZipWriter *writer = zip_writer_open(fixture->path, time_s, &error);
    g_assert_no_error(error);
    g_assert_true(zip_writer_add_text(writer, "mimetype", "text/plain", ZIP_STORE, &error));
    g_assert_true(zip_writer_add_text(writer, "b/ä.txt", long_text, ZIP_DEFLATE, &error));
    g_assert_true(zip_writer_complete(writer, &error));
    g_assert_true(zip_writer_commit(writer, TRUE, &error));
    g_assert_no_error(error);
}

static GBytes *contents(const Fixture *fixture)
{
    char *bytes;
    gsize length;
    g_assert_true(g_file_get_contents(fixture->path, &bytes, &length, NULL));
    return g_bytes_new_take(bytes, length);
}

/* EPUB 3.3, 4.2.1: what stands at bytes 30 and 38 tells readers what the file is. */
static void test_first_entry_is_stored_without_extra_field(Fixture *fixture, gconstpointer data)
{
    (void)data;
    write_one(fixture, TIME_S);
    g_autoptr(GBytes) bytes = contents(fixture);
    const char *text = g_bytes_get_data(bytes, NULL);
    g_assert_cmpmem(text, 4, "PK\3\4", 4);
    g_assert_cmpmem(text + 8, 2, "\0\0", 2);  /* stored */
    g_assert_cmpmem(text + 28, 2, "\0\0", 2); /* no extra field */
    g_assert_cmpmem(text + HEADER_BYTES, 18, "mimetypetext/plain", 18);
}

static void test_same_bytes_in_any_time_zone(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_setenv("TZ", "Pacific/Auckland", TRUE);
    write_one(fixture, TIME_S);
    g_autoptr(GBytes) first = contents(fixture);
    g_setenv("TZ", "America/Los_Angeles", TRUE);
    write_one(fixture, TIME_S);
    g_autoptr(GBytes) second = contents(fixture);
    g_unsetenv("TZ");
    g_assert_true(g_bytes_equal(first, second));
}

static void test_entries_are_read_back(Fixture *fixture, gconstpointer data)
{
    (void)data;
    write_one(fixture, 0); /* before zip's first year */
    zip_t *archive = zip_open(fixture->path, ZIP_CHECKCONS | ZIP_RDONLY, NULL);
    g_assert_nonnull(archive);
    g_assert_cmpint(zip_get_num_entries(archive, 0), ==, 2);
    g_assert_cmpstr(zip_get_name(archive, 0, 0), ==, "mimetype");
    g_assert_cmpstr(zip_get_name(archive, 1, 0), ==, "b/ä.txt");
    zip_stat_t status;
    g_assert_cmpint(zip_stat_index(archive, 1, 0, &status), ==, 0);
    g_assert_cmpuint(status.size, ==, 10000);
    g_assert_cmpuint(status.comp_size, <, 1000);
    zip_discard(archive);
}

static void test_abort_and_taken_names(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    ZipWriter *writer = zip_writer_open(fixture->path, TIME_S, &error);
    g_assert_true(zip_writer_add_text(writer, "a", "b", ZIP_DEFLATE, &error));
    zip_writer_abort(writer);
    g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
    write_one(fixture, TIME_S);
    writer = zip_writer_open(fixture->path, TIME_S, &error);
    g_assert_true(zip_writer_add_text(writer, "a", "b", ZIP_DEFLATE, &error));
    g_assert_true(zip_writer_complete(writer, &error));
    g_assert_false(zip_writer_commit(writer, FALSE, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
}

/* A file that is gone, or a disk that is full, is an error and leaves nothing. */
static void test_a_file_that_is_gone(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autofree char *missing = g_build_filename(fixture->folder, "missing.mp3", NULL);
    g_autoptr(ZipWriter) writer = zip_writer_open(fixture->path, TIME_S, &error);
    gboolean added = zip_writer_add_file(writer, "a.mp3", missing, 0, -1, ZIP_STORE, &error);
    g_assert_false(added && zip_writer_complete(writer, &error));
    g_assert_nonnull(strstr(error->message, fixture->path));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/zip-writer/first-entry", Fixture, NULL, set_up,
               test_first_entry_is_stored_without_extra_field, tear_down);
    g_test_add("/zip-writer/same-bytes", Fixture, NULL, set_up, test_same_bytes_in_any_time_zone,
               tear_down);
    g_test_add("/zip-writer/read-back", Fixture, NULL, set_up, test_entries_are_read_back,
               tear_down);
    g_test_add("/zip-writer/abort", Fixture, NULL, set_up, test_abort_and_taken_names, tear_down);
    g_test_add("/zip-writer/missing-file", Fixture, NULL, set_up, test_a_file_that_is_gone,
               tear_down);
    return g_test_run();
}
