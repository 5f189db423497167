/* A folder for tests to serve, with what must not be served in it and beside it. */
#ifndef LECTERN_TESTS_SERVED_FOLDER_H
#define LECTERN_TESTS_SERVED_FOLDER_H

#include "base/atomic_folder.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define SERVED_SECRET "the secret of the house"

static inline void served_write(const char *folder, const char *name, const char *text, gssize size)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, size, NULL));
}

static inline void served_link(const char *folder, const char *name, const char *to)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_assert_cmpint(symlink(to, path), ==, 0);
}

/* TOP/site and TOP/secret.txt; returns TOP. */
static inline char *served_folder_new(void)
{
    char *top = g_dir_make_tmp("lectern-XXXXXX", NULL);
    g_autofree char *site = g_build_filename(top, "site", NULL);
    g_autofree char *pipe = g_build_filename(site, "pipe.txt", NULL);
    g_autofree char *words = g_strnfill(4000, 'w');
    served_write(top, "secret.txt", SERVED_SECRET, -1);
    served_write(site, "index.html", "<title>Home</title>", -1);
    served_write(site, "articles/index.html", words, -1);
    served_write(site, "articles/a b.html", words, -1);
    served_write(site, "files/a.mp3", "0123456789", -1);
    served_write(site, "files/empty.mp3", "", -1);
    served_write(site, ".lectern/lock", SERVED_SECRET, -1);
    served_link(site, "link.txt", "../secret.txt");
    served_link(site, "up", "..");
    served_link(site, "root", "/");
    g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
    return top;
}

static inline void served_folder_free(char *top)
{
    atomic_folder_remove(top);
    g_free(top);
}

#endif
