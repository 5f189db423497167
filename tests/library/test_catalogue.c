/* The catalogue of a shelf. */
#include "library/catalogue.h"

#include "article/identity.h"
#include "base/error.h"

#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    char *folder, *path;
    Catalogue *catalogue;
} Fixture;

static void set_up(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    fixture->folder = g_dir_make_tmp("lectern-catalogue-XXXXXX", &error);
    fixture->path = g_build_filename(fixture->folder, "catalogue.db", NULL);
    fixture->catalogue = catalogue_open(fixture->path, TRUE, &error);
    g_assert_no_error(error);
}

static void tear_down(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    catalogue_free(fixture->catalogue);
    g_autoptr(GDir) dir = g_dir_open(fixture->folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
        g_unlink(path);
    }
    g_rmdir(fixture->folder);
    g_free(fixture->folder);
    g_free(fixture->path);
}

static Article *article_of(const char *title, const char *date, const char *text)
{
    Article *article = article_new();
    article->title = g_strdup(title);
    article->date = g_strdup(date);
    ArticleSection *lead = article_section_new(NULL, 1);
    g_ptr_array_add(lead->blocks, article_block_new(ARTICLE_PARAGRAPH, text));
    g_ptr_array_add(article->sections, lead);
    return article;
}

/* Adds an article that came from `origin`; its id. */
static char *add(Catalogue *catalogue, const char *origin, const char *title, const char *date,
                 const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Article) article = article_of(title, date, text);
    g_autofree char *text_key = article_identifier(article);
    CatalogueEntry entry = {.origin = (char *)origin,
                            .source = (char *)"00",
                            .text_key = text_key,
                            .added_s = 1000,
                            .fetched_s = 1000};
    char *id = catalogue_add(catalogue, article, &entry, &error);
    g_assert_no_error(error);
    return id;
}

static gboolean append_id(const CatalogueEntry *entry, const char *snippet, gpointer data)
{
    g_string_append_printf(data, "%s%s ", entry->id, snippet ? "!" : "");
    return TRUE;
}

static void assert_walk(Catalogue *catalogue, ArticleState state, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) ids = g_string_new(NULL);
    g_assert_true(catalogue_walk(catalogue, state, append_id, ids, &error));
    g_assert_no_error(error);
    g_assert_cmpstr(ids->str, ==, expected);
}

static void assert_found(Catalogue *catalogue, const char *typed, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) ids = g_string_new(NULL);
    g_assert_true(catalogue_search(catalogue, typed, 10, append_id, ids, &error));
    g_assert_no_error(error);
    g_assert_cmpstr(ids->str, ==, expected);
}

static void test_ids_are_never_given_again(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autofree char *first = add(fixture->catalogue, "a", "The Dose: 5 mg!", NULL, "One.");
    g_autofree char *second = add(fixture->catalogue, "b", "The dose 5 mg", NULL, "Two.");
    g_assert_cmpstr(first, ==, "the-dose-5-mg");
    g_assert_cmpstr(second, ==, "the-dose-5-mg-2");
    g_assert_true(catalogue_remove(fixture->catalogue, second, NULL));
    g_autofree char *third = add(fixture->catalogue, "c", "The dose 5 mg", NULL, "Three.");
    g_assert_cmpstr(third, ==, "the-dose-5-mg-3");
    g_autofree char *other = add(fixture->catalogue, "d", "每天5毫克", NULL, "Four.");
    g_assert_cmpstr(other, ==, "article");
}

/* Of many with one title the next number is found soon, and none is given twice. */
static void test_many_of_one_title(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    enum { MANY = 40 };
    for (guint i = 1; i <= MANY; i++) {
        g_autofree char *origin = g_strdup_printf("%u", i);
        g_autofree char *expected = i == 1 ? g_strdup("dose") : g_strdup_printf("dose-%u", i);
        g_autofree char *id = add(fixture->catalogue, origin, "Dose", NULL, origin);
        g_assert_cmpstr(id, ==, expected);
        if (i % 7 == 0)
            g_assert_true(catalogue_remove(fixture->catalogue, id, NULL));
    }
}

static void test_newest_first(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autofree char *a = add(fixture->catalogue, "a", "Undated", NULL, "One."); /* 1970 */
    g_autofree char *b = add(fixture->catalogue, "b", "Older", "2026-01-02", "Two.");
    g_autofree char *c = add(fixture->catalogue, "c", "Newer", "2026-11-02", "Three.");
    assert_walk(fixture->catalogue, ARTICLE_STATES, "newer older undated ");
    assert_walk(fixture->catalogue, ARTICLE_READY, "");
}

static void test_search(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autofree char *a = add(fixture->catalogue, "a", "Sleep", NULL, "Melatonin at night.");
    g_autofree char *b = add(fixture->catalogue, "b", "Melatonin", NULL, "Sleep, and CAR-T \"x\".");
    g_autofree char *c = add(fixture->catalogue, "c", "Café 每天", NULL, "每天服用5毫克。");
    assert_found(fixture->catalogue, "melatonin", "melatonin! sleep! ");
    assert_found(fixture->catalogue, "melat night", "sleep! ");
    assert_found(fixture->catalogue, "car-t", "melatonin! ");
    assert_found(fixture->catalogue, "cafe", "cafe! ");
    assert_found(fixture->catalogue, "服用", "cafe! ");
    assert_found(fixture->catalogue, "用服", "");
    assert_found(fixture->catalogue, "NOT ) \" '; DROP TABLE articles; --", "");
    assert_found(fixture->catalogue, "-", "");
}

static gboolean append_snippet(G_GNUC_UNUSED const CatalogueEntry *entry, const char *snippet,
                               gpointer data)
{
    g_string_append(data, snippet);
    return TRUE;
}

static void assert_snippet(Catalogue *catalogue, const char *typed, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) snippets = g_string_new(NULL);
    g_assert_true(catalogue_search(catalogue, typed, 10, append_snippet, snippets, &error));
    g_assert_no_error(error);
    g_assert_cmpstr(snippets->str, ==, expected);
}

static void test_snippets(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    Catalogue *catalogue = fixture->catalogue;
    g_autofree char *a = add(catalogue, "a", "Sleep", NULL,
                             "a1 a2 a3 a4 a5 a6 (Melatonin) b1 b2 b3 b4 b5 b6 b7 b8 b9 b10 b11 b12 "
                             "b13 b14 c1 Melatonin d1 d2 long night, \"x\".");
    assert_snippet(catalogue, "a1",
                   "Sleep [a1] a2 a3 a4 a5 a6 (Melatonin) b1 b2 b3 b4 b5 b6 b7 b8…");
    assert_snippet(catalogue, "melat b4",
                   "…a3 a4 a5 a6 ([Melatonin]) b1 b2 b3 [b4] b5 b6 b7 b8 b9 b10 b11…");
    assert_snippet(catalogue, "melatonin x",
                   "…b12 b13 b14 c1 [Melatonin] d1 d2 long night, \"[x]\".");
    assert_snippet(catalogue, "\"d1 d2 long\" \"long night\"",
                   "…b13 b14 c1 Melatonin [d1 d2 long night], \"x\".");
    g_autofree char *b = add(catalogue, "b", "", NULL, "每天服用5毫克。");
    assert_snippet(catalogue, "服用", "每天[服用] 5 毫克。");
}

/* A page of one word hundreds of thousands of times is searched as any other. */
static void test_one_word_many_times(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    enum { MANY = 400000, MOST_S = 10 };
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < MANY; i++)
        g_string_append(text, "dose ");
    g_autofree char *id = add(fixture->catalogue, "a", text->str, NULL, text->str);
    gint64 began_us = g_get_monotonic_time();
    assert_found(fixture->catalogue, "dose", "dose-dose-dose-dose-dose-dose-dose-dose! ");
    g_assert_cmpint(g_get_monotonic_time() - began_us, <, MOST_S * G_USEC_PER_SEC);
}

static void test_change_is_searched_and_waits(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *id = add(fixture->catalogue, "a", "Dose", NULL, "Take five milligrams.");
    g_autoptr(CatalogueEntry) added = catalogue_find(fixture->catalogue, id, &error);
    const CatalogueEntry made = {.voice = (char *)"Ava",
                                 .version = (char *)"1",
                                 .duration_ms = 5,
                                 .text_key = added->text_key};
    const CatalogueFile file = {"mp3", "dose.mp3", 4711};
    g_assert_true(catalogue_finish(fixture->catalogue, id, &made, &file, 1, &error));
    assert_walk(fixture->catalogue, ARTICLE_READY, "dose ");
    g_auto(GStrv) files = catalogue_files(fixture->catalogue, id, &error);
    g_assert_cmpstr(files[0], ==, "mp3\tdose.mp3\t4711");
    g_autofree char *other = add(fixture->catalogue, "b", "Other", NULL, "Of which nothing is.");
    g_autoptr(GHashTable) all = catalogue_all_files(fixture->catalogue, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_hash_table_size(all), ==, 1);
    char **same = g_hash_table_lookup(all, id);
    g_assert_true(g_strv_equal((const char *const *)files, (const char *const *)same));
    g_assert_true(catalogue_remove(fixture->catalogue, other, &error));

    g_autoptr(Article) article = article_of("Dose", NULL, "Take less than five milligrams.");
    const CatalogueEntry entry = {
        .source = (char *)"01", .text_key = (char *)"other", .fetched_s = 2000};
    g_assert_true(catalogue_change(fixture->catalogue, id, article, &entry, &error));
    g_assert_no_error(error);
    assert_walk(fixture->catalogue, ARTICLE_WAITING, "dose ");
    assert_found(fixture->catalogue, "less", "dose! ");
    g_autoptr(CatalogueEntry) found = catalogue_find_origin(fixture->catalogue, "a", &error);
    g_assert_cmpint(found->fetched_s, ==, 2000);
    g_assert_cmpint(found->added_s, ==, 1000);
    /* What was made of the text before is not of this one; of one that is gone, nothing is told. */
    g_assert_true(catalogue_finish(fixture->catalogue, id, &made, &file, 1, &error));
    assert_walk(fixture->catalogue, ARTICLE_WAITING, "dose ");
    g_assert_false(catalogue_finish(fixture->catalogue, "nobody", &made, &file, 1, &error));
    g_assert_no_error(error);
    g_assert_false(catalogue_needs_source(fixture->catalogue, "00", &error));
}

static void test_a_process_that_is_gone_makes_nothing(Fixture *fixture,
                                                      G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *mine = add(fixture->catalogue, "a", "Mine", NULL, "One.");
    g_autofree char *others = add(fixture->catalogue, "b", "Others", NULL, "Two.");
    pid_t child = fork();
    if (child == 0) {
        g_autoptr(Catalogue) own = catalogue_open(fixture->path, FALSE, NULL);
        _exit(own && catalogue_start(own, others, NULL) ? 0 : 1);
    }
    int status;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_cmpint(status, ==, 0);
    g_assert_true(catalogue_start(fixture->catalogue, mine, &error));
    g_assert_cmpuint(catalogue_take_back(fixture->catalogue, &error), ==, 1);
    assert_walk(fixture->catalogue, ARTICLE_RENDERING, "mine ");
    assert_walk(fixture->catalogue, ARTICLE_WAITING, "others ");
    g_assert_true(catalogue_fail(fixture->catalogue, mine, "no voice", &error));
    g_autoptr(CatalogueEntry) failed = catalogue_find(fixture->catalogue, mine, &error);
    g_assert_cmpint(failed->state, ==, ARTICLE_FAILED);
    g_assert_cmpstr(failed->reason, ==, "no voice");
}

static void test_all_or_nothing(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(catalogue_begin(fixture->catalogue, &error));
    g_autofree char *id = add(fixture->catalogue, "a", "Gone", NULL, "One.");
    g_assert_false(catalogue_end(fixture->catalogue, FALSE, &error));
    g_assert_no_error(error);
    assert_walk(fixture->catalogue, ARTICLE_STATES, "");
    assert_found(fixture->catalogue, "gone", "");
    g_auto(GStrv) faults = catalogue_faults(fixture->catalogue, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_strv_length(faults), ==, 0);
}

static void test_no_catalogue(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(fixture->folder, "other.db", NULL);
    g_assert_null(catalogue_open(path, FALSE, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_clear_error(&error);
    g_assert_true(g_file_set_contents(path, "This is a text and no catalogue at all.", -1, NULL));
    g_assert_null(catalogue_open(path, TRUE, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, "put back a copy"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/catalogue/" name, Fixture, NULL, set_up, test, tear_down)
    ADD("ids-are-never-given-again", test_ids_are_never_given_again);
    ADD("many-of-one-title", test_many_of_one_title);
    ADD("newest-first", test_newest_first);
    ADD("search", test_search);
    ADD("snippets", test_snippets);
    ADD("one-word-many-times", test_one_word_many_times);
    ADD("change-is-searched-and-waits", test_change_is_searched_and_waits);
    ADD("a-process-that-is-gone", test_a_process_that_is_gone_makes_nothing);
    ADD("all-or-nothing", test_all_or_nothing);
    ADD("no-catalogue", test_no_catalogue);
    return g_test_run();
}
