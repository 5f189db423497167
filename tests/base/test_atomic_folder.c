/* A folder appears whole or not at all, and a dead maker's leavings are swept away. */
#include "base/atomic_folder.h"
#include "base/temporary.h"

#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    char *parent, *path;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    f->parent = g_dir_make_tmp("lectern-XXXXXX", NULL);
    f->path = g_build_filename(f->parent, "parts", NULL);
}

static guint count(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint n = 0;
    while (dir && g_dir_read_name(dir))
        n++;
    return n;
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    atomic_folder_remove(f->path);
    g_assert_cmpuint(count(f->parent), ==, 0);
    g_assert_cmpint(g_rmdir(f->parent), ==, 0);
    g_free(f->parent);
    g_free(f->path);
}

static AtomicFolder *begin(const Fixture *f, const char *content)
{
    g_autoptr(GError) error = NULL;
    AtomicFolder *folder = atomic_folder_open(f->path, &error);
    g_assert_no_error(error);
    g_autofree char *file = g_build_filename(atomic_folder_temporary_path(folder), content, NULL);
    g_assert_true(g_file_set_contents(file, content, -1, NULL));
    return folder;
}

static gboolean has(const Fixture *f, const char *content)
{
    g_autofree char *file = g_build_filename(f->path, content, NULL);
    return g_file_test(file, G_FILE_TEST_EXISTS);
}

static void test_commit(Fixture *f, gconstpointer data)
{
    (void)data;
    AtomicFolder *folder = begin(f, "first");
    g_assert_false(g_file_test(f->path, G_FILE_TEST_EXISTS));
    g_autoptr(GError) error = NULL;
    g_assert_true(atomic_folder_commit(folder, FALSE, &error));
    g_assert_no_error(error);
    g_assert_true(has(f, "first"));
    g_assert_cmpuint(count(f->parent), ==, 1);
}

static void test_abort_leaves_nothing(Fixture *f, gconstpointer data)
{
    (void)data;
    atomic_folder_abort(begin(f, "half"));
    g_assert_cmpuint(count(f->parent), ==, 0);
}

static void test_replace_only_when_asked(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_assert_true(atomic_folder_commit(begin(f, "first"), FALSE, NULL));
    g_assert_false(atomic_folder_commit(begin(f, "second"), FALSE, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
    g_assert_true(has(f, "first"));
    g_assert_true(atomic_folder_commit(begin(f, "third"), TRUE, NULL));
    g_assert_true(has(f, "third"));
    g_assert_cmpuint(count(f->path), ==, 1);
    g_assert_cmpuint(count(f->parent), ==, 1);
}

static void test_orphans_of_dead_makers_go(Fixture *f, gconstpointer data)
{
    (void)data;
    pid_t child = fork();
    if (child == 0) {
        begin(f, "orphan");
        _exit(0); /* killed, as it were: nothing is cleaned up */
    }
    waitpid(child, NULL, 0);
    g_assert_cmpuint(count(f->parent), ==, 1);
    g_autoptr(AtomicFolder) living = begin(f, "living");
    temporary_sweep(f->parent);
    g_assert_cmpuint(count(f->parent), ==, 1);
    g_assert_cmpuint(count(atomic_folder_temporary_path(living)), ==, 1);
}

static void test_nowhere(Fixture *f, gconstpointer data)
{
    (void)f;
    (void)data;
    g_autoptr(GError) error = NULL;
    g_assert_null(atomic_folder_open("/no/such/folder/parts", &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/atomic-folder/" name, Fixture, NULL, set_up, test, tear_down)
    ADD("commit", test_commit);
    ADD("abort-leaves-nothing", test_abort_leaves_nothing);
    ADD("replace-only-when-asked", test_replace_only_when_asked);
    ADD("orphans-of-dead-makers-go", test_orphans_of_dead_makers_go);
    ADD("nowhere", test_nowhere);
    return g_test_run();
}
