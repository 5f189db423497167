/* Place records: what is written is read, and nothing else. */
#include "play/place_record.h"

#include "text_script.h"

#include <string.h>

static PlaceRecord sample(void)
{
    static const char *const lines[] = {
        "= Salt", "* # One", "# Where it hides", "Bread has it", "Soup has more", "~ Ask us",
        "$ End",  NULL};
    Script *script = text_script_new(lines);
    g_autoptr(Bookmark) bookmark = bookmark_of(script, 1, TRUE);
    PlaceRecord record = {.article = fingerprint_of(script), .place = *bookmark};
    memset(record.source, 'a', PLACE_SOURCE_CHARACTERS);
    text_script_free(script);
    return record;
}

static void test_what_is_written_is_read(void)
{
    PlaceRecord record = sample(), read;
    g_autofree char *text = place_record_to_text(&record);
    g_assert_cmpuint(strlen(text), <, PLACE_RECORD_MAX_BYTES);
    g_assert_true(place_record_parse(text, strlen(text), &read));
    g_autofree char *again = place_record_to_text(&read);
    g_assert_cmpstr(again, ==, text);
    g_assert_cmpstr(read.source, ==, record.source);
    g_assert_cmpuint(read.article.title, ==, record.article.title);
    g_assert_cmpuint(read.article.n_sentences, ==, 3);
    g_assert_cmpuint(read.place.sentence, ==, record.place.sentence);
    g_assert_cmpuint(read.place.n_before, ==, 1);
    g_assert_cmpuint(read.place.n_after, ==, 3);
    g_assert_cmpuint(read.place.n_announcements, ==, 1);
    g_assert_cmpuint(read.place.utterance, ==, 2);
    g_assert_true(read.place.disclaimer_heard);
}

static void test_the_text_of_the_article_is_not_in_it(void)
{
    PlaceRecord record = sample();
    g_autofree char *text = place_record_to_text(&record);
    static const char *const said[] = {"Salt", "hides", "Bread", "Soup", "Ask"};
    for (guint i = 0; i < G_N_ELEMENTS(said); i++)
        g_assert_null(strstr(text, said[i]));
}

static void test_the_largest_record_fits(void)
{
    PlaceRecord record = sample(), read;
    record.article.n_sentences = FINGERPRINT_SENTENCES;
    for (guint i = 0; i < FINGERPRINT_SENTENCES; i++)
        record.article.sentences[i] = G_MAXUINT64 - FINGERPRINT_SENTENCES + i;
    record.place.n_before = record.place.n_after = BOOKMARK_NEIGHBOURS;
    record.place.utterance = record.place.n_announcements = G_MAXUINT;
    g_autofree char *text = place_record_to_text(&record);
    g_assert_true(place_record_parse(text, strlen(text), &read));
    g_assert_cmpuint(read.place.utterance, ==, G_MAXUINT);
    g_assert_cmpuint(read.article.sentences[FINGERPRINT_SENTENCES - 1], ==, G_MAXUINT64 - 1);
}

/* Cut off anywhere but in the number of its last line, it is none. */
static void test_what_was_cut_off_is_no_record(void)
{
    PlaceRecord record = sample(), read;
    g_autofree char *text = place_record_to_text(&record);
    gsize length = strlen(text) - strlen("1\n");
    for (gsize i = 0; i <= length; i++)
        g_assert_false(place_record_parse(text, i, &read));
}

static char *replaced(const char *text, const char *old, const char *new)
{
    g_auto(GStrv) parts = g_strsplit(text, old, 2);
    g_assert_cmpuint(g_strv_length(parts), ==, 2);
    return g_strjoinv(new, parts);
}

static void test_faulty_values_are_no_record(void)
{
    static const char *const faults[][2] = {
        {"place 1]", "place 2]"},
        {"source=", "source=b"},
        {"source=a", "source=A"},
        {"title=", "title=;"},
        {"title=", "title=0123456789abcdef;"},
        {"sentences=", "sentences=ffffffffffffffff;"},
        {"before=", "before=0123"},
        {"before=", "before=\\q\\q"},
        {"after=", "after=0123456789abcdef "},
        {"after=", "after=;"},
        {"utterance=", "utterance=-"},
        {"utterance=", "utterance=99999999999"},
        {"announcements=1", "announcements="},
        {"heard=1", "heard=2"},
        {"unique=1", "unique=true"},
    };
    PlaceRecord record = sample(), read;
    g_autofree char *text = place_record_to_text(&record);
    for (guint i = 0; i < G_N_ELEMENTS(faults); i++) {
        g_autofree char *faulty = replaced(text, faults[i][0], faults[i][1]);
        if (place_record_parse(faulty, strlen(faulty), &read))
            g_error("taken for a record:\n%s", faulty);
    }
}

static void test_more_neighbours_than_there_can_be_are_no_record(void)
{
    PlaceRecord record = sample(), read;
    record.place.n_before = BOOKMARK_NEIGHBOURS;
    g_autofree char *text = place_record_to_text(&record);
    g_assert_true(place_record_parse(text, strlen(text), &read));
    g_autofree char *more = replaced(text, "before=", "before=0123456789abcdef;");
    g_assert_false(place_record_parse(more, strlen(more), &read));
}

static void test_what_is_too_long_is_no_record(void)
{
    PlaceRecord record = sample(), read;
    g_autofree char *text = place_record_to_text(&record);
    g_autofree char *blanks = g_strnfill(PLACE_RECORD_MAX_BYTES - strlen(text), '\n');
    g_autofree char *longest = g_strconcat(text, blanks, NULL);
    g_autofree char *too_long = g_strconcat(longest, "\n", NULL);
    g_assert_true(place_record_parse(longest, strlen(longest), &read));
    g_assert_false(place_record_parse(too_long, strlen(too_long), &read));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/place_record/what is written is read", test_what_is_written_is_read);
    g_test_add_func("/place_record/the text of the article is not in it",
                    test_the_text_of_the_article_is_not_in_it);
    g_test_add_func("/place_record/the largest record fits", test_the_largest_record_fits);
    g_test_add_func("/place_record/what was cut off is no record",
                    test_what_was_cut_off_is_no_record);
    g_test_add_func("/place_record/faulty values are no record", test_faulty_values_are_no_record);
    g_test_add_func("/place_record/more neighbours than there can be are no record",
                    test_more_neighbours_than_there_can_be_are_no_record);
    g_test_add_func("/place_record/what is too long is no record",
                    test_what_is_too_long_is_no_record);
    return g_test_run();
}
