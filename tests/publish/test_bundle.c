/* Bundles are the same as a zip file and as a folder, and there whole or not at all. */
#include "publish/bundle.h"

#include "base/atomic_folder.h"
#include "publish/zip_entry.h"

#include <glib/gstdio.h>
#include <string.h>

enum { TIME_S = 1773446400 /* 2026-03-14 */, SOUND_BYTES = 200000, MOST = 1000000 };

typedef struct {
    char *top, *path, *sound;
    BundleKind kind;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data)
{
    fixture->kind = (BundleKind)GPOINTER_TO_INT(data);
    fixture->top = g_dir_make_tmp("lectern-bundle-XXXXXX", NULL);
    fixture->path = g_build_filename(fixture->top, "book", NULL);
    fixture->sound = g_build_filename(fixture->top, "sound", NULL);
    g_autoptr(GString) sound = g_string_sized_new(SOUND_BYTES);
    for (guint i = 0; i < SOUND_BYTES; i++)
        g_string_append_c(sound, (char)('a' + i % 23));
    g_assert_true(g_file_set_contents(fixture->sound, sound->str, (gssize)sound->len, NULL));
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    if (g_file_test(fixture->path, G_FILE_TEST_IS_DIR))
        atomic_folder_remove(fixture->path);
    g_unlink(fixture->path);
    g_unlink(fixture->sound);
    g_assert_cmpint(g_rmdir(fixture->top), ==, 0); /* and nothing else was left */
    g_free(fixture->path);
    g_free(fixture->sound);
    g_free(fixture->top);
}

static Bundle *open_one(const Fixture *fixture)
{
    g_autoptr(GError) error = NULL;
    Bundle *bundle = bundle_open(fixture->path, fixture->kind, TIME_S, &error);
    g_assert_no_error(error);
    return bundle;
}

static char *entry(const Fixture *fixture, const char *name)
{
    if (fixture->kind == BUNDLE_ZIP)
        return zip_entry_text(fixture->path, name, MOST);
    g_autofree char *path = g_build_filename(fixture->path, name, NULL);
    char *text = NULL;
    return g_file_get_contents(path, &text, NULL, NULL) ? text : NULL;
}

static void test_files_are_read_back(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    Bundle *bundle = open_one(fixture);
    g_assert_true(bundle_add_text(bundle, "a.txt", "one", ZIP_DEFLATE, &error));
    g_assert_true(bundle_add_text(bundle, "empty.txt", "", ZIP_DEFLATE, &error));
    g_assert_true(bundle_add_file(bundle, "all", fixture->sound, 0, -1, ZIP_STORE, &error));
    g_assert_true(bundle_add_file(bundle, "part", fixture->sound, 23, 100000, ZIP_STORE, &error));
    g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
    g_assert_true(bundle_complete(bundle, &error));
    g_assert_true(bundle_commit(bundle, FALSE, &error));
    g_autofree char *a = entry(fixture, "a.txt"), *empty = entry(fixture, "empty.txt");
    g_autofree char *all = entry(fixture, "all"), *part = entry(fixture, "part");
    g_assert_cmpstr(a, ==, "one");
    g_assert_cmpstr(empty, ==, "");
    g_assert_cmpuint(strlen(all), ==, SOUND_BYTES);
    g_assert_cmpuint(strlen(part), ==, 100000);
    g_assert_true(strncmp(part, all + 23, 100000) == 0);
}

static void test_without_its_name_it_is_gone(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    for (int completed = 0; completed < 2; completed++) {
        g_autoptr(Bundle) bundle = open_one(fixture);
        g_assert_true(bundle_add_text(bundle, "a.txt", "one", ZIP_DEFLATE, &error));
        g_assert_true(!completed || bundle_complete(bundle, &error));
    }
    g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
}

static void write_text(const Fixture *fixture, const char *name, gboolean replace, GError **error)
{
    Bundle *bundle = open_one(fixture);
    g_assert_true(bundle_add_text(bundle, name, name, ZIP_DEFLATE, NULL));
    g_assert_true(bundle_complete(bundle, NULL));
    bundle_commit(bundle, replace, error);
}

static void test_a_name_that_is_taken(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    write_text(fixture, "old", FALSE, &error);
    g_assert_no_error(error);
    write_text(fixture, "new", FALSE, &error);
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
    g_clear_error(&error);
    g_autofree char *kept = entry(fixture, "old");
    g_assert_cmpstr(kept, ==, "old");
    write_text(fixture, "new", TRUE, &error);
    g_assert_no_error(error);
    g_autofree char *old = entry(fixture, "old"), *new = entry(fixture, "new");
    g_assert_null(old);
    g_assert_cmpstr(new, ==, "new");
}

/* The error names what was to be made, not where it was being made. */
static void test_a_file_that_is_gone(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autofree char *missing = g_build_filename(fixture->top, "missing.mp3", NULL);
    g_autoptr(Bundle) bundle = open_one(fixture);
    gboolean added = bundle_add_file(bundle, "a.mp3", missing, 0, -1, ZIP_STORE, &error);
    g_assert_false(added && bundle_complete(bundle, &error));
    g_assert_nonnull(strstr(error->message, fixture->path));
}

static void add_tests(const char *kind_name, BundleKind kind)
{
    static const struct {
        const char *name;
        void (*run)(Fixture *fixture, gconstpointer data);
    } tests[] = {{"read-back", test_files_are_read_back},
                 {"without-a-name", test_without_its_name_it_is_gone},
                 {"taken-name", test_a_name_that_is_taken},
                 {"missing-file", test_a_file_that_is_gone}};
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strdup_printf("/bundle/%s/%s", kind_name, tests[i].name);
        g_test_add(path, Fixture, GINT_TO_POINTER(kind), set_up, tests[i].run, tear_down);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_tests("zip", BUNDLE_ZIP);
    add_tests("folder", BUNDLE_FOLDER);
    return g_test_run();
}
