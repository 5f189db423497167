/* A file appears whole or not at all, and a dead writer's leavings are swept away. */
#include "base/atomic_file.h"
#include "base/temporary.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    char *folder, *path;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    f->folder = g_dir_make_tmp("lectern-XXXXXX", NULL);
    f->path = g_build_filename(f->folder, "out.txt", NULL);
}

static guint count_files(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint n = 0;
    while (g_dir_read_name(dir))
        n++;
    return n;
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    g_unlink(f->path);
    g_assert_cmpuint(count_files(f->folder), ==, 0);
    g_assert_cmpint(g_rmdir(f->folder), ==, 0);
    g_free(f->folder);
    g_free(f->path);
}

static AtomicFile *begin(const char *path, const char *text)
{
    g_autoptr(GError) error = NULL;
    AtomicFile *file = atomic_file_open(path, &error);
    g_assert_no_error(error);
    g_assert_cmpint(write(atomic_file_fd(file), text, strlen(text)), ==, (gssize)strlen(text));
    return file;
}

static void assert_content(const char *path, const char *expected)
{
    g_autofree char *content = NULL;
    g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
    g_assert_cmpstr(content, ==, expected);
}

static void test_commit(Fixture *f, gconstpointer data)
{
    (void)data;
    AtomicFile *file = begin(f->path, "whole");
    g_assert_false(g_file_test(f->path, G_FILE_TEST_EXISTS));
    g_autoptr(GError) error = NULL;
    g_assert_true(atomic_file_commit(file, FALSE, &error));
    g_assert_no_error(error);
    assert_content(f->path, "whole");
    g_assert_cmpuint(count_files(f->folder), ==, 1);
}

static void test_abort_leaves_nothing(Fixture *f, gconstpointer data)
{
    (void)data;
    atomic_file_abort(begin(f->path, "half"));
    g_assert_cmpuint(count_files(f->folder), ==, 0);
}

static void test_replace_only_when_asked(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_assert_true(atomic_file_commit(begin(f->path, "first"), FALSE, NULL));
    g_assert_false(atomic_file_commit(begin(f->path, "second"), FALSE, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
    assert_content(f->path, "first");
    g_assert_true(atomic_file_commit(begin(f->path, "third"), TRUE, NULL));
    assert_content(f->path, "third");
}

static void test_orphans_of_dead_writers_go(Fixture *f, gconstpointer data)
{
    (void)data;
    pid_t child = fork();
    if (child == 0) {
        atomic_file_open(f->path, NULL);
        _exit(0); /* killed, as it were: nothing is cleaned up */
    }
    waitpid(child, NULL, 0);
    g_assert_cmpuint(count_files(f->folder), ==, 1);
    g_autoptr(AtomicFile) living = begin(f->path, "new");
    temporary_sweep(f->folder);
    temporary_sweep("/no/such/folder");
    g_assert_cmpuint(count_files(f->folder), ==, 1);
    g_assert_true(g_file_test(atomic_file_temporary_path(living), G_FILE_TEST_EXISTS));
}

static void test_files_being_written_are_left_alone(Fixture *f, gconstpointer data)
{
    (void)data;
    AtomicFile *ours = begin(f->path, "ours");
    pid_t child = fork();
    if (child == 0) { /* another writer in the same folder */
        temporary_sweep(f->folder);
        AtomicFile *theirs = atomic_file_open(f->path, NULL);
        atomic_file_abort(theirs);
        _exit(theirs ? 0 : 1);
    }
    int status;
    waitpid(child, &status, 0);
    g_assert_cmpint(status, ==, 0);
    g_assert_true(g_file_test(atomic_file_temporary_path(ours), G_FILE_TEST_EXISTS));
    g_assert_true(atomic_file_commit(ours, FALSE, NULL));
    assert_content(f->path, "ours");
}

static gpointer write_many(gpointer data)
{
    enum { FILES = 200 };
    for (int i = 0; i < FILES; i++) {
        g_autofree char *path =
            g_strdup_printf("%s/%p-%d", (char *)data, (void *)g_thread_self(), i);
        g_autoptr(GError) error = NULL;
        temporary_sweep(data);
        g_assert_true(atomic_file_commit(begin(path, "whole"), FALSE, &error));
        g_assert_cmpint(g_unlink(path), ==, 0);
    }
    return NULL;
}

/* No writer sweeps away what another has just made and not locked yet. */
static void test_many_writers_at_once(Fixture *f, gconstpointer data)
{
    (void)data;
    GThread *threads[4];
    for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
        threads[i] = g_thread_new("writer", write_many, f->folder);
    for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
        g_thread_join(threads[i]);
}

static void test_missing_folder_is_an_error(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree char *path = g_build_filename(f->folder, "none", "out.txt", NULL);
    g_autoptr(GError) error = NULL;
    g_assert_null(atomic_file_open(path, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add(name, Fixture, NULL, set_up, function, tear_down)
    ADD("/base/atomic-file/commit", test_commit);
    ADD("/base/atomic-file/abort", test_abort_leaves_nothing);
    ADD("/base/atomic-file/replace", test_replace_only_when_asked);
    ADD("/base/atomic-file/orphans", test_orphans_of_dead_writers_go);
    ADD("/base/atomic-file/living", test_files_being_written_are_left_alone);
    ADD("/base/atomic-file/at-once", test_many_writers_at_once);
    ADD("/base/atomic-file/missing-folder", test_missing_folder_is_an_error);
#undef ADD
    return g_test_run();
}
