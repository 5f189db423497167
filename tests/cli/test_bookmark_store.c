/* The store of bookmarks: which article's place comes back, and what becomes of the files. */
#include "cli/bookmark_store.h"

#include "../play/text_script.h"
#include "cli/place_folder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SENTENCES = 30 };

typedef struct {
    const char *home; /* XDG_STATE_HOME, made anew for each test */
    char *folder;     /* the places in it */
    char *page;       /* an article's file */
    Script *script;
    guint warnings;
    Diagnostics diagnostics;
} Fixture;

static void count_warning(const Diagnostic *diagnostic, gpointer data)
{
    g_assert_cmpint(diagnostic->severity, ==, DIAGNOSTIC_WARNING);
    g_assert_true(g_utf8_validate(diagnostic->message, -1, NULL));
    (*(guint *)data)++;
}

/* An article about `topic`, of which sentence `corrected` is another one. */
static Script *article(const char *title, const char *topic, int corrected)
{
    Script *script = text_script_empty();
    g_autofree char *first = g_strconcat("= ", title, NULL);
    text_script_add(script, first);
    for (int i = 0; i < SENTENCES; i++) {
        g_autofree char *line =
            g_strdup_printf("%s %s number %d", i == corrected ? "Corrected" : "Sentence", topic, i);
        text_script_add(script, line);
    }
    text_script_add(script, "~ Ask your pharmacist");
    return script;
}

static void set_up(Fixture *f, gconstpointer data)
{
    f->home = data;
    g_assert_cmpint(g_mkdir(f->home, 0700), ==, 0);
    f->folder = place_folder_path();
    f->page = g_build_filename(f->home, "page.html", NULL);
    g_assert_true(g_file_set_contents(f->page, "", 0, NULL));
    f->script = article("Salt", "about salt", -1);
    f->diagnostics = (Diagnostics){.handler = count_warning, .data = &f->warnings};
}

static void remove_all(const char *path)
{
    gboolean is_link = g_file_test(path, G_FILE_TEST_IS_SYMLINK);
    g_autoptr(GDir) dir = is_link ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *inside = g_build_filename(path, name, NULL);
        remove_all(inside);
    }
    g_assert_cmpint(g_remove(path), ==, 0);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    g_assert_cmpuint(f->warnings, ==, 0); /* who expects some, takes them */
    remove_all(f->home);
    text_script_free(f->script);
    g_free(f->folder);
    g_free(f->page);
}

static void save(Fixture *f, const char *source, const Script *script, guint utterance)
{
    g_autoptr(BookmarkStore) store = bookmark_store_open(&f->diagnostics);
    bookmark_store_begin(store, source, script);
    g_autoptr(Bookmark) bookmark = bookmark_of(script, utterance, FALSE);
    bookmark_store_save(store, bookmark);
}

/* Where a reading goes on; −1 where no place is kept. */
static int load(Fixture *f, const char *source, const Script *script)
{
    g_autoptr(BookmarkStore) store = bookmark_store_open(&f->diagnostics);
    bookmark_store_begin(store, source, script);
    g_autoptr(Bookmark) bookmark = bookmark_store_load(store);
    return bookmark ? (int)bookmark_find(bookmark, script) : -1;
}

static void forget(Fixture *f, const char *source, const Script *script)
{
    g_autoptr(BookmarkStore) store = bookmark_store_open(&f->diagnostics);
    bookmark_store_begin(store, source, script);
    bookmark_store_forget(store);
}

static guint count_files(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint n = 0;
    while (dir && g_dir_read_name(dir))
        n++;
    return n;
}

/* The path of the one file there is. */
static char *only_file(const Fixture *f)
{
    g_autoptr(GPtrArray) names = place_folder_names(f->folder);
    g_assert_cmpuint(names->len, ==, 1);
    return g_build_filename(f->folder, g_ptr_array_index(names, 0), NULL);
}

static void expect_warning(Fixture *f)
{
    g_assert_cmpuint(f->warnings, ==, 1);
    f->warnings = 0;
}

/* --- which article --- */

static void test_a_place_comes_back(Fixture *f, gconstpointer data)
{
    (void)data;
    g_assert_cmpint(load(f, f->page, f->script), ==, -1);
    g_assert_false(g_file_test(f->folder, G_FILE_TEST_EXISTS)); /* to look leaves nothing */
    save(f, f->page, f->script, 12);
    g_assert_cmpint(load(f, f->page, f->script), ==, 12);
    save(f, f->page, f->script, 3);
    g_assert_cmpint(load(f, f->page, f->script), ==, 3);
    g_assert_cmpuint(count_files(f->folder), ==, 1);
}

static void test_the_newest_of_a_run_is_kept(Fixture *f, gconstpointer data)
{
    (void)data;
    BookmarkStore *store = bookmark_store_open(&f->diagnostics);
    bookmark_store_begin(store, f->page, f->script);
    for (guint i = 0; i < SENTENCES; i++) {
        g_autoptr(Bookmark) bookmark = bookmark_of(f->script, i, FALSE);
        bookmark_store_save(store, bookmark);
    }
    g_autoptr(Bookmark) loaded = bookmark_store_load(store);
    g_assert_cmpuint(loaded->utterance, ==, SENTENCES - 1);
    bookmark_store_free(store);
    g_assert_cmpint(load(f, f->page, f->script), ==, SENTENCES - 1);
}

static void test_another_way_to_the_same_file(Fixture *f, gconstpointer data)
{
    (void)data;
    save(f, f->page, f->script, 12);
    g_autofree char *link = g_build_filename(f->home, "link", NULL);
    g_autofree char *roundabout = g_build_filename(link, ".", "page.html", NULL);
    g_assert_cmpint(symlink(".", link), ==, 0);
    Script *short_one = article("Another title", "about salt", -1); /* not found by its title */
    g_assert_cmpint(load(f, roundabout, short_one), ==, 12);
    text_script_free(short_one);
}

static void test_parts_of_an_address_are_one_article(Fixture *f, gconstpointer data)
{
    (void)data;
    save(f, "https://example.org/salt#top", f->script, 12);
    Script *renamed = article("All about salt", "about salt", -1);
    g_assert_cmpint(load(f, "https://example.org/salt", renamed), ==, 12);
    g_assert_cmpint(load(f, "https://example.org/sugar", renamed), ==, -1);
    text_script_free(renamed);
}

static void test_a_corrected_article_resumes(Fixture *f, gconstpointer data)
{
    (void)data;
    save(f, f->page, f->script, 12);
    for (int i = 0; i < SENTENCES; i++) {
        Script *corrected = article("Salt", "about salt", i);
        g_assert_cmpint(load(f, f->page, corrected), ==, 12);
        text_script_free(corrected);
    }
    Script *renamed = article("All about salt", "about salt", 4);
    g_assert_cmpint(load(f, f->page, renamed), ==, 12);
    text_script_free(renamed);
}

static void test_a_file_that_was_moved_resumes(Fixture *f, gconstpointer data)
{
    (void)data;
    save(f, f->page, f->script, 12);
    g_assert_cmpint(load(f, "elsewhere.html", f->script), ==, 12);
    g_assert_cmpint(load(f, "-", f->script), ==, 12);
    Script *corrected = article("Salt", "about salt", 20);
    g_assert_cmpint(load(f, "elsewhere.html", corrected), ==, 12);
    text_script_free(corrected);
}

static void test_of_several_copies_the_last_read_resumes(Fixture *f, gconstpointer data)
{
    (void)data;
    save(f, "one.html", f->script, 12);
    g_usleep(20000); /* some file systems count time in steps */
    save(f, "two.html", f->script, 5);
    g_assert_cmpint(load(f, "three.html", f->script), ==, 5);
    g_assert_cmpint(load(f, "one.html", f->script), ==, 12);
}

static void test_another_article_under_the_same_name(Fixture *f, gconstpointer data)
{
    (void)data;
    save(f, f->page, f->script, 12);
    Script *other = article("Sugar", "about sugar", -1),
           *same_title = article("Salt", "of tears", 0);
    g_assert_cmpint(load(f, f->page, other), ==, -1);
    g_assert_cmpint(load(f, f->page, same_title), ==, -1);
    save(f, f->page, other, 7);
    g_assert_cmpint(load(f, f->page, other), ==, 7);
    g_assert_cmpint(load(f, f->page, f->script), ==, 12);
    text_script_free(other);
    text_script_free(same_title);
}

/* Today's first item is the third tomorrow. */
static void test_items_of_a_feed_move(Fixture *f, gconstpointer data)
{
    (void)data;
    Script *newer = article("Sugar", "about sugar", -1);
    save(f, "feed.xml, item 1", f->script, 12);
    save(f, "feed.xml, item 1", newer, 4);
    g_assert_cmpint(load(f, "feed.xml, item 3", f->script), ==, 12);
    g_assert_cmpint(load(f, "feed.xml, item 1", newer), ==, 4);
    text_script_free(newer);
}

static void test_articles_without_a_title(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char *const one[] = {"Salt is white", "Salt is in bread", NULL};
    static const char *const other[] = {"Sugar is white", "Sugar is in cake", NULL};
    Script *salt = text_script_new(one), *sugar = text_script_new(other);
    save(f, "-", salt, 1);
    g_assert_cmpint(load(f, "-", salt), ==, 1);
    g_assert_cmpint(load(f, "-", sugar), ==, -1);
    text_script_free(salt);
    text_script_free(sugar);
}

static void test_what_was_heard_to_its_end_is_forgotten(Fixture *f, gconstpointer data)
{
    (void)data;
    Script *other = article("Sugar", "about sugar", -1);
    save(f, f->page, f->script, 12);
    save(f, "copy.html", f->script, 5);
    save(f, f->page, other, 4);
    forget(f, f->page, f->script);
    g_assert_cmpint(load(f, f->page, f->script), ==, -1);
    g_assert_cmpint(load(f, "copy.html", f->script), ==, -1);
    g_assert_cmpint(load(f, f->page, other), ==, 4);
    text_script_free(other);
}

static void test_a_playlist_keeps_a_place_of_each(Fixture *f, gconstpointer data)
{
    (void)data;
    Script *other = article("Sugar", "about sugar", -1);
    BookmarkStore *store = bookmark_store_open(&f->diagnostics);
    const Script *scripts[] = {f->script, other};
    for (guint i = 0; i < G_N_ELEMENTS(scripts); i++) {
        bookmark_store_begin(store, f->page, scripts[i]);
        g_autoptr(Bookmark) bookmark = bookmark_of(scripts[i], 8 + i, FALSE);
        bookmark_store_save(store, bookmark);
    }
    bookmark_store_free(store);
    g_assert_cmpint(load(f, f->page, f->script), ==, 8);
    g_assert_cmpint(load(f, f->page, other), ==, 9);
    text_script_free(other);
}

static void test_no_store_keeps_nothing(Fixture *f, gconstpointer data)
{
    (void)data;
    bookmark_store_begin(NULL, f->page, f->script);
    g_assert_null(bookmark_store_load(NULL));
    g_autoptr(Bookmark) bookmark = bookmark_of(f->script, 1, FALSE);
    bookmark_store_save(NULL, bookmark);
    bookmark_store_forget(NULL);
    bookmark_store_free(NULL);
    g_assert_false(g_file_test(f->folder, G_FILE_TEST_EXISTS));
}

/* --- the files --- */

static void test_only_the_user_can_read_them(Fixture *f, gconstpointer data)
{
    (void)data;
    mode_t mask = umask(0);
    save(f, f->page, f->script, 12);
    umask(mask);
    struct stat status;
    g_autofree char *path = only_file(f);
    g_assert_cmpint(stat(path, &status), ==, 0);
    g_assert_cmphex(status.st_mode & 07777, ==, 0600);
    g_assert_cmpint(stat(f->folder, &status), ==, 0);
    g_assert_cmphex(status.st_mode & 07777, ==, 0700);
}

static void test_nothing_of_the_article_is_in_them(Fixture *f, gconstpointer data)
{
    (void)data;
    save(f, f->page, f->script, 12);
    g_autofree char *path = only_file(f), *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_null(strcasestr(text, "salt"));
    g_assert_null(strstr(text, "page.html"));
}

static void test_the_oldest_go(Fixture *f, gconstpointer data)
{
    (void)data;
    enum { OLD = PLACE_FOLDER_MAX_FILES + 20 };
    g_assert_true(place_folder_prepare(f->folder, NULL));
    for (int i = 0; i < OLD; i++) {
        g_autofree char *path = g_strdup_printf("%s/%032x", f->folder, (guint)i);
        g_assert_true(g_file_set_contents(path, "", 0, NULL));
        struct timespec times[2] = {{.tv_sec = 1000000 + i}, {.tv_sec = 1000000 + i}};
        g_assert_cmpint(utimensat(AT_FDCWD, path, times, 0), ==, 0);
    }
    g_autofree char *foreign = g_build_filename(f->folder, "notes.txt", NULL);
    g_assert_true(g_file_set_contents(foreign, "", 0, NULL));
    save(f, f->page, f->script, 12);
    g_autoptr(GPtrArray) names = place_folder_names(f->folder);
    g_assert_cmpuint(names->len, ==, PLACE_FOLDER_MAX_FILES);
    g_assert_true(g_file_test(foreign, G_FILE_TEST_EXISTS));
    g_assert_cmpint(load(f, f->page, f->script), ==, 12);
    for (int i = 0; i < OLD; i++) {
        g_autofree char *path = g_strdup_printf("%s/%032x", f->folder, (guint)i);
        g_assert_cmpint(g_file_test(path, G_FILE_TEST_EXISTS), ==, i > 20);
    }
}

static void test_a_folder_that_cannot_be_made_is_one_warning(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree char *in_the_way = g_path_get_dirname(f->folder);
    g_assert_true(g_file_set_contents(in_the_way, "", 0, NULL));
    BookmarkStore *store = bookmark_store_open(&f->diagnostics);
    bookmark_store_begin(store, f->page, f->script);
    g_assert_null(bookmark_store_load(store));
    bookmark_store_forget(store);
    for (guint i = 0; i < 5; i++) {
        g_autoptr(Bookmark) bookmark = bookmark_of(f->script, i, FALSE);
        bookmark_store_save(store, bookmark);
        g_usleep(5000);
    }
    bookmark_store_free(store);
    expect_warning(f);
}

static void test_a_damaged_file_is_a_warning(Fixture *f, gconstpointer data)
{
    (void)data;
    save(f, f->page, f->script, 12);
    g_autofree char *path = only_file(f);
    g_assert_true(g_file_set_contents(path, "[place\n\xff\\q\\q", -1, NULL));
    g_assert_cmpint(load(f, f->page, f->script), ==, -1);
    expect_warning(f);
    g_assert_cmpint(load(f, "elsewhere.html", f->script), ==, -1); /* somebody else's: none */
    save(f, f->page, f->script, 12);
    g_assert_cmpint(load(f, f->page, f->script), ==, 12);
}

/* Reading a pipe would wait for a writer that never comes. */
static void test_a_pipe_in_its_place_does_not_hang(Fixture *f, gconstpointer data)
{
    (void)data;
    save(f, f->page, f->script, 12);
    g_autofree char *path = only_file(f);
    g_assert_cmpint(g_unlink(path), ==, 0);
    g_assert_cmpint(mkfifo(path, 0600), ==, 0);
    g_assert_cmpint(load(f, f->page, f->script), ==, -1);
    expect_warning(f);
    save(f, f->page, f->script, 12);
    g_assert_cmpint(load(f, f->page, f->script), ==, 12);
}

/* --- other processes --- */

static void save_for_ever(Fixture *f, guint first)
{
    BookmarkStore *store = bookmark_store_open(NULL);
    bookmark_store_begin(store, f->page, f->script);
    for (guint i = first;; i = i % SENTENCES + 1) {
        g_autoptr(Bookmark) bookmark = bookmark_of(f->script, i, FALSE);
        bookmark_store_save(store, bookmark);
        g_usleep(50);
    }
}

static pid_t fork_saver(Fixture *f, guint first)
{
    pid_t child = fork();
    g_assert_cmpint(child, >=, 0);
    if (child == 0)
        save_for_ever(f, first);
    return child;
}

static void kill_hard(pid_t child)
{
    g_assert_cmpint(kill(child, SIGKILL), ==, 0);
    g_assert_cmpint(waitpid(child, NULL, 0), ==, child);
}

static void test_killed_at_any_moment(Fixture *f, gconstpointer data)
{
    (void)data;
    enum { ROUNDS = 100 };
    save(f, f->page, f->script, 1);
    for (int i = 0; i < ROUNDS; i++) {
        pid_t child = fork_saver(f, 1);
        g_usleep((gulong)g_test_rand_int_range(0, 20000));
        kill_hard(child);
        g_assert_cmpint(load(f, f->page, f->script), >=, 1);
    }
    save(f, f->page, f->script, 9);
    g_assert_cmpint(load(f, f->page, f->script), ==, 9);
    g_assert_cmpuint(count_files(f->folder), ==, 1); /* what they left behind is gone */
}

static void test_many_processes_at_once(Fixture *f, gconstpointer data)
{
    (void)data;
    save(f, f->page, f->script, 1);
    pid_t children[6];
    for (guint i = 0; i < G_N_ELEMENTS(children); i++)
        children[i] = fork_saver(f, 1 + i);
    for (int i = 0; i < 200; i++) {
        g_assert_cmpint(load(f, f->page, f->script), >=, 1);
        g_usleep(1000);
    }
    for (guint i = 0; i < G_N_ELEMENTS(children); i++)
        kill_hard(children[i]);
    save(f, f->page, f->script, 9);
    g_assert_cmpint(load(f, f->page, f->script), ==, 9);
    g_assert_cmpuint(count_files(f->folder), ==, 1);
}

/* --- what it costs --- */

static gint64 thread_time_us(void)
{
    struct timespec now;
    g_assert_cmpint(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now), ==, 0);
    return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* The reader's thread does not pay for the disk. */
static void test_saving_costs_little(Fixture *f, gconstpointer data)
{
    (void)data;
    enum { MANY = 20000, SAVES = 200, MAX_US = 5000 };
    Script *script = text_script_empty();
    for (guint i = 0; i < MANY; i++) {
        g_autofree char *line = g_strdup_printf("This is sentence number %u", i);
        text_script_add(script, line);
    }
    BookmarkStore *store = bookmark_store_open(&f->diagnostics);
    bookmark_store_begin(store, f->page, script);
    gint64 start_us = thread_time_us();
    for (guint i = 0; i < SAVES; i++) {
        g_autoptr(Bookmark) bookmark = bookmark_of(script, MANY - SAVES + i, FALSE);
        bookmark_store_save(store, bookmark);
    }
    gint64 each_us = (thread_time_us() - start_us) / SAVES;
    g_test_message("%" G_GINT64_FORMAT " us for each", each_us);
    g_assert_cmpint(each_us, <, MAX_US);
    bookmark_store_free(store);
    g_assert_cmpint(load(f, f->page, script), ==, MANY - 1);
    text_script_free(script);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder = g_dir_make_tmp("lectern-XXXXXX", NULL);
    g_autofree char *home = g_build_filename(folder, "state", NULL);
    g_setenv("XDG_STATE_HOME", home, TRUE);
#define TEST(path, function)                                                                       \
    g_test_add("/bookmark_store/" path, Fixture, home, set_up, function, tear_down)
    TEST("a place comes back", test_a_place_comes_back);
    TEST("the newest of a run is kept", test_the_newest_of_a_run_is_kept);
    TEST("another way to the same file", test_another_way_to_the_same_file);
    TEST("parts of an address are one article", test_parts_of_an_address_are_one_article);
    TEST("a corrected article resumes", test_a_corrected_article_resumes);
    TEST("a file that was moved resumes", test_a_file_that_was_moved_resumes);
    TEST("of several copies the last read resumes", test_of_several_copies_the_last_read_resumes);
    TEST("another article under the same name", test_another_article_under_the_same_name);
    TEST("items of a feed move", test_items_of_a_feed_move);
    TEST("articles without a title", test_articles_without_a_title);
    TEST("what was heard to its end is forgotten", test_what_was_heard_to_its_end_is_forgotten);
    TEST("a playlist keeps a place of each", test_a_playlist_keeps_a_place_of_each);
    TEST("no store keeps nothing", test_no_store_keeps_nothing);
    TEST("only the user can read them", test_only_the_user_can_read_them);
    TEST("nothing of the article is in them", test_nothing_of_the_article_is_in_them);
    TEST("the oldest go", test_the_oldest_go);
    TEST("a folder that cannot be made is one warning",
         test_a_folder_that_cannot_be_made_is_one_warning);
    TEST("a damaged file is a warning", test_a_damaged_file_is_a_warning);
    TEST("a pipe in its place does not hang", test_a_pipe_in_its_place_does_not_hang);
    TEST("killed at any moment", test_killed_at_any_moment);
    TEST("many processes at once", test_many_processes_at_once);
    TEST("saving costs little", test_saving_costs_little);
#undef TEST
    int status = g_test_run();
    g_rmdir(folder);
    return status;
}
