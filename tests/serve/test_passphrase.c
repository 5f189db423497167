/* A passphrase is kept as a hash that only it fits. */
#include "serve/passphrase.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

static void test_hash(void)
{
    static const char passphrase[] = "quatre oies grises, très calmes";
    g_autoptr(GError) error = NULL;
    g_autofree char *hash = passphrase_hash(passphrase, &error),
                    *again = passphrase_hash(passphrase, &error);
    g_assert_no_error(error);
    g_assert_true(g_str_has_prefix(hash, "$y$"));
    g_assert_cmpstr(hash, !=, again);
    g_assert_true(passphrase_is(hash, passphrase));
    g_assert_true(passphrase_is(again, passphrase));
    static const char *const others[] = {"", "quatre oies grises, très calme",
                                         "Quatre oies grises, très calmes", "$y$"};
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        g_assert_false(passphrase_is(hash, others[i]));
    g_assert_false(passphrase_is("$y$", passphrase));
    g_assert_false(passphrase_is("nothing", passphrase));
    g_assert_false(passphrase_is(hash, hash));
}

static void test_lengths(void)
{
    g_autofree char *long_one = g_strnfill(PASSPHRASE_MOST, 'x'),
                    *longer = g_strnfill(PASSPHRASE_MOST + 1, 'x');
    const char *const refused[] = {"", "123456789", "ééééééééé", longer, "not \xff utf-8 at all"};
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(passphrase_hash(refused[i], &error));
        g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE);
    }
    g_autofree char *hash = passphrase_hash(long_one, NULL);
    g_assert_true(passphrase_is(hash, long_one));
    g_assert_false(passphrase_is(hash, longer));
}

static void test_file(void)
{
    g_autofree char *folder = g_dir_make_tmp("lectern-passphrase-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "counter.passphrase", NULL);
    g_autoptr(GError) error = NULL;
    g_assert_null(passphrase_load(path, &error));
    g_assert_no_error(error);
    g_assert_true(passphrase_store(path, "$y$first", &error));
    g_assert_true(passphrase_store(path, "$y$abc", &error));
    g_assert_no_error(error);
    GStatBuf status;
    g_assert_cmpint(g_stat(path, &status), ==, 0);
    g_assert_cmpuint(status.st_mode & 0777, ==, 0600);
    g_autofree char *hash = passphrase_load(path, &error);
    g_assert_cmpstr(hash, ==, "$y$abc");
    g_assert_true(g_file_set_contents(path, "geese\n", -1, NULL));
    g_assert_null(passphrase_load(path, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_remove(path);
    g_rmdir(folder);
}

/* As it is at any time: set, set anew, taken away. */
static void test_file_changes(void)
{
    g_autofree char *folder = g_dir_make_tmp("lectern-passphrase-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "counter.passphrase", NULL);
    g_autoptr(PassphraseFile) file = passphrase_file_new(path);
    static const char *const hashes[] = {NULL, "$y$abc", "$y$abc", "$y$abd", NULL};
    for (guint i = 0; i < G_N_ELEMENTS(hashes); i++) {
        if (hashes[i])
            g_assert_true(passphrase_store(path, hashes[i], NULL));
        else
            g_remove(path);
        gboolean changed, again;
        g_autofree char *hash = passphrase_file_hash(file, &changed);
        g_assert_cmpstr(hash, ==, hashes[i]);
        g_assert_cmpint(changed, ==, i > 0 && g_strcmp0(hashes[i], hashes[i - 1]) != 0);
        g_autofree char *same = passphrase_file_hash(file, &again);
        g_assert_cmpstr(same, ==, hashes[i]);
        g_assert_false(again);
    }
    g_rmdir(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/passphrase/hash", test_hash);
    g_test_add_func("/passphrase/lengths", test_lengths);
    g_test_add_func("/passphrase/file", test_file);
    g_test_add_func("/passphrase/file-changes", test_file_changes);
    return g_test_run();
}
