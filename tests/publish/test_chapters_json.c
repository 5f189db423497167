/* Podcast chapters: what a JSON reader finds in them. */
#include "publish/chapters_json.h"

#include "hand_reading.h"

#include <json-glib/json-glib.h>

static JsonObject *parse(const HandReading *hand, JsonParser *parser)
{
    g_autoptr(GError) error = NULL;
    TextOptions options = {0};
    g_autofree char *text = chapters_json_text(hand->article, hand->reading, &options);
    json_parser_load_from_data(parser, text, -1, &error);
    g_assert_no_error(error);
    return json_node_get_object(json_parser_get_root(parser));
}

static void test_exact(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand->article->byline = g_strdup("Jane \"J\" Doe");
    hand->article->site = g_strdup("A Pharmacy");
    hand_reading_say(hand, "Aspirin", 0, 1000);
    hand_reading_add_section(hand, "Dose", 2);
    assert_text(chapters_json_text, hand, (TextOptions){0},
                "{\n  \"version\": \"1.2.0\",\n  \"title\": \"Aspirin\",\n"
                "  \"author\": \"Jane \\\"J\\\" Doe\",\n  \"podcastName\": \"A Pharmacy\",\n"
                "  \"chapters\": [\n"
                "    {\"startTime\": 0.000, \"endTime\": 1.500, \"title\": \"Aspirin\"},\n"
                "    {\"startTime\": 1.500, \"endTime\": 2.500, \"title\": \"1. Dose\"}\n  ]\n}\n");
}

static void test_nothing_said(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_autoptr(JsonParser) parser = json_parser_new();
    JsonObject *root = parse(hand, parser);
    g_assert_cmpuint(json_array_get_length(json_object_get_array_member(root, "chapters")), ==, 0);
}

static void test_awkward_characters_and_many(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_free(hand->article->title);
    hand->article->title = g_strdup(hand_awkward);
    hand_reading_say(hand, "Aspirin", 0, 1000);
    for (guint i = 0; i < 300; i++)
        hand_reading_add_section(hand, hand_awkward, 2);
    g_autoptr(JsonParser) parser = json_parser_new();
    JsonObject *root = parse(hand, parser);
    g_assert_cmpstr(json_object_get_string_member(root, "version"), ==, "1.2.0");
    g_assert_cmpstr(json_object_get_string_member(root, "title"), ==, hand_awkward);
    JsonArray *chapters = json_object_get_array_member(root, "chapters");
    g_assert_cmpuint(json_array_get_length(chapters), ==, 301);
    double before = 0;
    for (guint i = 0; i < 301; i++) {
        JsonObject *chapter = json_array_get_object_element(chapters, i);
        double start = json_object_get_double_member(chapter, "startTime");
        g_assert_cmpfloat(start, ==, before);
        before = json_object_get_double_member(chapter, "endTime");
        g_assert_cmpfloat(before, >, start);
    }
    g_assert_cmpstr(
        json_object_get_string_member(json_array_get_object_element(chapters, 300), "title"), ==,
        "300. A & B <b>\"C\"</b> --> [00:01.00] <00:01.00> {\\an8} \\ 'D' [31m 100% ع WEBVTT");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    hand_reading_test("/chapters-json/exact", test_exact);
    hand_reading_test("/chapters-json/nothing-said", test_nothing_said);
    hand_reading_test("/chapters-json/awkward-and-many", test_awkward_characters_and_many);
    return g_test_run();
}
