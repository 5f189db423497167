/* What lies in the folder is opened, and nothing else. */
#include "serve/site_folder.h"

#include "served_folder.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>

typedef struct {
    char *top;
    SiteFolder *folder;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    f->top = served_folder_new();
    g_autofree char *site = g_build_filename(f->top, "site", NULL);
    f->folder = site_folder_open(site, NULL);
    g_assert_nonnull(f->folder);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    site_folder_free(f->folder);
    served_folder_free(f->top);
}

static SiteEntry look(const Fixture *f, const char *path)
{
    int fd = -1;
    struct stat status;
    SiteEntry entry = site_folder_look(f->folder, path, &fd, &status);
    g_assert_true((entry == SITE_ENTRY_FILE) == (fd >= 0));
    if (fd >= 0)
        close(fd);
    return entry;
}

/* The number of the next descriptor: it stays where none is left open. */
static int next_descriptor(void)
{
    int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
    close(fd);
    return fd;
}

static void test_entries(Fixture *f, gconstpointer data)
{
    (void)data;
    g_assert_cmpint(look(f, "index.html"), ==, SITE_ENTRY_FILE);
    g_assert_cmpint(look(f, "articles/a b.html"), ==, SITE_ENTRY_FILE);
    g_assert_cmpint(look(f, "articles"), ==, SITE_ENTRY_FOLDER);
    g_assert_cmpint(look(f, ""), ==, SITE_ENTRY_FOLDER);
    g_assert_cmpint(look(f, "none.html"), ==, SITE_ENTRY_MISSING);
    g_assert_cmpint(look(f, "none/none.html"), ==, SITE_ENTRY_MISSING);
    g_assert_cmpint(look(f, "index.html/none"), ==, SITE_ENTRY_MISSING);
}

static void test_links_are_not_followed(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char *const paths[] = {"link.txt", "up", "up/secret.txt", "root/etc/passwd",
                                        "up/site/index.html"};
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++)
        g_assert_cmpint(look(f, paths[i]), ==, SITE_ENTRY_MISSING);
}

static void test_a_pipe_holds_nobody(Fixture *f, gconstpointer data)
{
    (void)data;
    g_assert_cmpint(look(f, "pipe.txt"), ==, SITE_ENTRY_MISSING);
}

static void test_descriptors_are_closed(Fixture *f, gconstpointer data)
{
    static const char *const paths[] = {"articles/a b.html", "articles",        "none/x",
                                        "pipe.txt",          "index.html/none", "articles/none",
                                        "up/secret.txt"};
    (void)data;
    int before = next_descriptor();
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++)
        look(f, paths[i]);
    g_assert_cmpint(next_descriptor(), ==, before);
}

static void test_no_descriptors_left(Fixture *f, gconstpointer data)
{
    (void)data;
    struct rlimit limit, none;
    g_assert_cmpint(getrlimit(RLIMIT_NOFILE, &limit), ==, 0);
    none = limit;
    none.rlim_cur = (rlim_t)next_descriptor();
    g_assert_cmpint(setrlimit(RLIMIT_NOFILE, &none), ==, 0);
    SiteEntry entry = look(f, "index.html");
    g_assert_cmpint(setrlimit(RLIMIT_NOFILE, &limit), ==, 0);
    g_assert_cmpint(entry, ==, SITE_ENTRY_BUSY);
}

static void test_no_folder(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(site_folder_open("/nowhere/at/all", &error));
    g_assert_nonnull(error);
    g_assert_nonnull(strstr(error->message, "cannot open it"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/site_folder/entries", Fixture, NULL, set_up, test_entries, tear_down);
    g_test_add("/site_folder/links-are-not-followed", Fixture, NULL, set_up,
               test_links_are_not_followed, tear_down);
    g_test_add("/site_folder/a-pipe-holds-nobody", Fixture, NULL, set_up, test_a_pipe_holds_nobody,
               tear_down);
    g_test_add("/site_folder/descriptors-are-closed", Fixture, NULL, set_up,
               test_descriptors_are_closed, tear_down);
    g_test_add("/site_folder/no-descriptors-left", Fixture, NULL, set_up, test_no_descriptors_left,
               tear_down);
    g_test_add_func("/site_folder/no-folder", test_no_folder);
    return g_test_run();
}
