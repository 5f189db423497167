/* Settings that are edited while they are used. */
#include "serve/pharmacy_file.h"

#include <glib/gstdio.h>

typedef struct {
    char *folder, *path;
    PharmacyFile *file;
    guint n_faults;
} Fixture;

static void take(const Diagnostic *diagnostic, gpointer data)
{
    Fixture *fixture = data;
    fixture->n_faults += diagnostic->severity == DIAGNOSTIC_ERROR;
}

static void set_up(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    fixture->folder = g_dir_make_tmp("lectern-pharmacy-XXXXXX", NULL);
    fixture->path = g_build_filename(fixture->folder, PHARMACY_FILE, NULL);
    fixture->file = pharmacy_file_new(fixture->path, take, fixture);
}

static void tear_down(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    pharmacy_file_free(fixture->file);
    g_unlink(fixture->path);
    g_rmdir(fixture->folder);
    g_free(fixture->path);
    g_free(fixture->folder);
}

static void put(const Fixture *fixture, const char *text)
{
    g_assert_true(g_file_set_contents(fixture->path, text, -1, NULL));
}

static void assert_name(Pharmacy *pharmacy, const char *name)
{
    g_assert_nonnull(pharmacy);
    g_assert_cmpstr(pharmacy->name, ==, name);
    pharmacy_free(pharmacy);
}

static void test_edited_is_read_again(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    put(fixture, "[pharmacy]\nname = Old\n");
    assert_name(pharmacy_file_load(fixture->file, NULL), "Old");
    g_assert_null(pharmacy_file_look(fixture->file));
    put(fixture, "[pharmacy]\nname = Newer\n");
    g_assert_null(pharmacy_file_look(fixture->file)); /* it may be written just now */
    assert_name(pharmacy_file_look(fixture->file), "Newer");
    g_assert_null(pharmacy_file_look(fixture->file));
}

static void test_one_that_comes_later(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    pharmacy_free(pharmacy_file_load(fixture->file, NULL));
    put(fixture, "[pharmacy]\nname = First\n");
    g_assert_null(pharmacy_file_look(fixture->file));
    assert_name(pharmacy_file_look(fixture->file), "First");
}

static void test_fault_is_told_once(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    put(fixture, "[pharmacy]\nname = Old\n");
    assert_name(pharmacy_file_load(fixture->file, NULL), "Old");
    put(fixture, "[pharmacy\nname");
    for (guint i = 0; i < 4; i++)
        g_assert_null(pharmacy_file_look(fixture->file));
    guint n_faults = fixture->n_faults;
    g_assert_cmpuint(n_faults, >, 0);
    g_assert_null(pharmacy_file_look(fixture->file));
    g_assert_cmpuint(fixture->n_faults, ==, n_faults);
    g_unlink(fixture->path);
    for (guint i = 0; i < 4; i++)
        g_assert_null(pharmacy_file_look(fixture->file));
    g_assert_cmpuint(fixture->n_faults, ==, n_faults + 1);
    put(fixture, "[pharmacy]\nname = Mended\n");
    g_assert_null(pharmacy_file_look(fixture->file));
    assert_name(pharmacy_file_look(fixture->file), "Mended");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/pharmacy-file/" name, Fixture, NULL, set_up, test, tear_down)
    ADD("edited-is-read-again", test_edited_is_read_again);
    ADD("one-that-comes-later", test_one_that_comes_later);
    ADD("fault-is-told-once", test_fault_is_told_once);
    return g_test_run();
}
