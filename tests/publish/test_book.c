/* What books tell of their articles, and what they are known by. */
#include "publish/book.h"

#include "hand_reading.h"

#include <string.h>

static BookArticle said(const HandReading *hand)
{
    return (BookArticle){hand->article, hand->reading, NULL, NULL};
}

/* A statement that was dropped for another took the other's memory with it. */
static void test_facts_stand_once(HandReading *hand, gconstpointer data)
{
    (void)hand, (void)data;
    static const char *const sites[] = {"One", "Two", "Two", "Two", NULL, "One", "Three"};
    HandReading hands[G_N_ELEMENTS(sites)];
    BookArticle articles[G_N_ELEMENTS(sites)];
    for (gsize i = 0; i < G_N_ELEMENTS(sites); i++) {
        hand_reading_set_up(&hands[i], NULL);
        hands[i].article->site = g_strdup(sites[i]);
        articles[i] = said(&hands[i]);
    }
    g_auto(GStrv) publishers = book_facts(articles, G_N_ELEMENTS(sites), BOOK_PUBLISHER);
    g_autofree char *all = g_strjoinv(",", publishers);
    g_assert_cmpstr(all, ==, "One,Two,Three");
    g_auto(GStrv) languages = book_facts(articles, G_N_ELEMENTS(sites), BOOK_LANGUAGE);
    g_assert_cmpuint(g_strv_length(languages), ==, 1);
    g_assert_cmpstr(languages[0], ==, "en");
    g_auto(GStrv) none = book_facts(articles, G_N_ELEMENTS(sites), BOOK_CREATOR);
    g_assert_null(none[0]);
    for (gsize i = 0; i < G_N_ELEMENTS(sites); i++)
        hand_reading_tear_down(&hands[i], NULL);
}

static void test_uuid_is_of_what_is_said(HandReading *hand, gconstpointer data)
{
    (void)data;
    const BookArticle article = said(hand);
    g_autofree char *one = book_uuid("Title", &article, 1);
    g_autofree char *again = book_uuid("Title", &article, 1);
    g_autofree char *titled = book_uuid("Another", &article, 1);
    g_assert_true(g_uuid_string_is_valid(one));
    g_assert_cmpint(one[14], ==, '8'); /* the version */
    g_assert_cmpstr(one, ==, again);
    g_assert_cmpstr(one, !=, titled);
    g_free(hand->article->title);
    hand->article->title = g_strdup("Ibuprofen");
    g_autofree char *changed = book_uuid("Title", &article, 1);
    g_assert_cmpstr(one, !=, changed);
}

static void test_an_article_without_a_title(HandReading *hand, gconstpointer data)
{
    (void)data;
    const BookArticle article = said(hand);
    g_assert_cmpstr(book_article_title(&article, "?"), ==, "Aspirin");
    g_clear_pointer(&hand->article->title, g_free);
    g_free(hand->script->opening_title);
    hand->script->opening_title = g_strdup("The beginning");
    g_assert_cmpstr(book_article_title(&article, "?"), ==, "The beginning");
    g_clear_pointer(&hand->script->opening_title, g_free);
    g_assert_cmpstr(book_article_title(&article, "?"), ==, "?");
}

static void test_documents_tell_of_articles(HandReading *hand, gconstpointer data)
{
    (void)hand, (void)data;
    gboolean has = FALSE;
    g_assert_false(book_tells_article("<a>", "<id>", "12", "<", &has));
    g_assert_true(book_tells_article("<id>123<", "<id>", "12", "<", &has));
    g_assert_false(has);
    g_assert_true(book_tells_article("<id>9<<id>12<", "<id>", "12", "<", &has));
    g_assert_true(has);
}

static void add(const char *path, void (*run)(HandReading *hand, gconstpointer data))
{
    g_test_add(path, HandReading, NULL, hand_reading_set_up, run, hand_reading_tear_down);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add("/book/facts", test_facts_stand_once);
    add("/book/uuid", test_uuid_is_of_what_is_said);
    add("/book/no-title", test_an_article_without_a_title);
    add("/book/tells", test_documents_tell_of_articles);
    return g_test_run();
}
