/* A reading answers who speaks when, and prints itself. */
#include "speech/reading.h"

#include "hand_script.h"

#include <json-glib/json-glib.h>

static void entry_clear(gpointer data)
{
    g_array_unref(((ReadingEntry *)data)->marks);
}

/* A reading of `script` at 1000 Hz: frames are milliseconds. */
static Reading *reading_by_hand(const Script *script, const gint64 (*ranges)[2], guint n,
                                gint64 n_frames)
{
    Reading *reading = g_new0(Reading, 1);
    reading->script = script;
    reading->sample_rate = 1000;
    reading->n_frames = n_frames;
    reading->entries = g_array_new(FALSE, FALSE, sizeof(ReadingEntry));
    g_array_set_clear_func(reading->entries, entry_clear);
    for (guint i = 0; i < n; i++) {
        ReadingEntry entry = {ranges[i][0], ranges[i][0], ranges[i][1],
                              g_array_new(FALSE, FALSE, sizeof(WordMark))};
        WordMark mark = {ranges[i][0], 0};
        if (script_utterance(script, i)->words->len > 0)
            g_array_append_val(entry.marks, mark);
        g_array_append_val(reading->entries, entry);
    }
    return reading;
}

static HandScript *two_sentences(void)
{
    HandScript *script = hand_script_new("tone");
    hand_script_add(script, "Lupus, \"today\"", 0, 0)->role = ROLE_TITLE;
    Utterance *second = hand_script_add(script, "Second  sentence", 0, 0);
    g_free(second->display);
    second->display = g_strdup("Second\n\tsent\u00e9nce");
    return script;
}

static void test_utterance_at_any_frame(void)
{
    static const gint64 ranges[][2] = {{100, 200}, {250, 250}, {300, 400}};
    g_autoptr(HandScript) script = two_sentences();
    hand_script_add(script, "third", 0, 0);
    g_autoptr(Reading) reading = reading_by_hand(script, ranges, 3, 500);
    static const gint64 cases[][2] = {{-1, 0},  {0, 0},   {99, 0},  {100, 0},       {199, 0},
                                      {249, 0}, {250, 1}, {299, 1}, {300, 2},       {400, 2},
                                      {499, 2}, {500, 2}, {501, 2}, {G_MAXINT64, 2}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpuint(reading_utterance_at(reading, cases[i][0]), ==, (guint)cases[i][1]);
}

static void test_an_empty_reading(void)
{
    g_autoptr(HandScript) script = hand_script_new("tone");
    g_autoptr(Reading) reading = reading_by_hand(script, NULL, 0, 0);
    g_assert_cmpuint(reading_utterance_at(reading, 0), ==, 0);
    g_autoptr(GString) text = g_string_new(NULL);
    reading_print_text(reading, text);
    g_assert_cmpstr(text->str, ==, "0:00:00.000 end\n");
    reading_free(NULL);
}

/* An utterance is a line whatever its text; times beyond an hour and at odd rates are right. */
static void test_text_has_a_line_for_each(void)
{
    static const gint64 ranges[][2] = {{1, 61002}, {3600000, 36000000000}};
    g_autoptr(HandScript) script = two_sentences();
    g_autoptr(Reading) reading = reading_by_hand(script, ranges, 2, 36000000001);
    g_autoptr(GString) text = g_string_new(NULL);
    reading_print_text(reading, text);
    g_assert_cmpstr(text->str, ==,
                    "0:00:00.001 0:01:01.002 title Lupus, \"today\"\n"
                    "1:00:00.000 10000:00:00.000 paragraph Second sent\u00e9nce\n"
                    "10000:00:00.001 end\n");

    reading->sample_rate = 22050;
    g_array_index(reading->entries, ReadingEntry, 0).start_frame = 22049;
    g_string_truncate(text, 0);
    reading_print_text(reading, text);
    g_assert_true(g_str_has_prefix(text->str, "0:00:00.999 "));
}

static void test_json_can_be_read_back(void)
{
    static const gint64 ranges[][2] = {{100, 200}, {300, 400}};
    g_autoptr(HandScript) script = two_sentences();
    g_autoptr(Reading) reading = reading_by_hand(script, ranges, 2, 500);
    g_autoptr(GString) text = g_string_new(NULL);
    reading_print_json(reading, text);
    g_autoptr(JsonParser) parser = json_parser_new();
    g_autoptr(GError) error = NULL;
    json_parser_load_from_data(parser, text->str, -1, &error);
    g_assert_no_error(error);
    JsonObject *root = json_node_get_object(json_parser_get_root(parser));
    g_assert_cmpint(json_object_get_int_member(root, "sample_rate"), ==, 1000);
    g_assert_cmpint(json_object_get_int_member(root, "frames"), ==, 500);
    JsonArray *utterances = json_object_get_array_member(root, "utterances");
    g_assert_cmpuint(json_array_get_length(utterances), ==, 2);
    JsonObject *second = json_array_get_object_element(utterances, 1);
    g_assert_cmpint(json_object_get_int_member(second, "start"), ==, 300);
    g_assert_cmpint(json_object_get_int_member(second, "end"), ==, 400);
    g_assert_cmpstr(json_object_get_string_member(second, "role"), ==, "paragraph");
    g_assert_cmpstr(json_object_get_string_member(second, "text"), ==, "Second\n\tsent\u00e9nce");
    JsonObject *word =
        json_array_get_object_element(json_object_get_array_member(second, "words"), 0);
    g_assert_cmpint(json_object_get_int_member(word, "frame"), ==, 300);
    g_assert_cmpint(json_object_get_int_member(word, "start"), ==, 0);
    g_assert_cmpint(json_object_get_int_member(word, "end"), ==, 6);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/speech/reading/at", test_utterance_at_any_frame);
    g_test_add_func("/speech/reading/empty", test_an_empty_reading);
    g_test_add_func("/speech/reading/text", test_text_has_a_line_for_each);
    g_test_add_func("/speech/reading/json", test_json_can_be_read_back);
    return g_test_run();
}
