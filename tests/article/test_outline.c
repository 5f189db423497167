/* The article printed. */
#include "article/outline.h"

#include <json-glib/json-glib.h>
#include <string.h>

static Article *sample(void)
{
    Article *article = article_new();
    article->title = g_strdup("Salt \"and\" \\ pepper");
    ArticleSection *lead = article_section_new(NULL, 1);
    ArticleSection *section = article_section_new("Why?", 2);
    ArticleBlock *item = article_block_new(ARTICLE_ITEM, "Wash\tit.");
    item->item = (ArticleListPlace){.list = 1, .depth = 1, .index = 1, .size = 1};
    item->item.marker = g_strdup("3.");
    g_ptr_array_add(lead->blocks, article_block_new(ARTICLE_PARAGRAPH, "One\ntwo."));
    g_ptr_array_add(section->blocks, item);
    g_ptr_array_add(article->sections, lead);
    g_ptr_array_add(article->sections, section);
    g_ptr_array_add(article->disclaimers, article_block_new(ARTICLE_PARAGRAPH, "No advice."));
    return article;
}

static void test_json(void)
{
    g_autoptr(Article) article = sample();
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(JsonParser) parser = json_parser_new();
    outline_print_json(article, out);
    g_assert_true(json_parser_load_from_data(parser, out->str, -1, NULL));
    JsonObject *root = json_node_get_object(json_parser_get_root(parser));
    g_assert_cmpstr(json_object_get_string_member(root, "title"), ==, "Salt \"and\" \\ pepper");
    g_assert_true(json_object_get_null_member(root, "byline"));
    JsonArray *sections = json_object_get_array_member(root, "sections");
    g_assert_cmpuint(json_array_get_length(sections), ==, 2);
    JsonObject *second = json_array_get_object_element(sections, 1);
    JsonObject *item =
        json_array_get_object_element(json_object_get_array_member(second, "blocks"), 0);
    g_assert_cmpstr(json_object_get_string_member(item, "kind"), ==, "item");
    g_assert_cmpstr(json_object_get_string_member(item, "text"), ==, "Wash\tit.");
    g_assert_cmpstr(json_object_get_string_member(item, "marker"), ==, "3.");
    JsonArray *disclaimers = json_object_get_array_member(root, "disclaimer");
    g_assert_cmpstr(json_array_get_string_element(disclaimers, 0), ==, "No advice.");
}

static void test_json_empty(void)
{
    g_autoptr(Article) article = article_new();
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(JsonParser) parser = json_parser_new();
    outline_print_json(article, out);
    g_assert_true(json_parser_load_from_data(parser, out->str, -1, NULL));
}

static void test_text(void)
{
    g_autoptr(Article) article = sample();
    g_autoptr(GString) out = g_string_new(NULL);
    outline_print_text(article, out);
    g_assert_nonnull(strstr(out->str, "# Salt"));
    g_assert_nonnull(strstr(out->str, "## Why?"));
    g_assert_nonnull(strstr(out->str, "3."));
    g_assert_nonnull(strstr(out->str, "Disclaimer"));
    g_assert_true(g_str_has_suffix(out->str, "\n"));
}

static void test_counts(void)
{
    g_autoptr(Article) article = sample();
    g_assert_cmpuint(article_count_headings(article), ==, 1);
    g_assert_cmpuint(article_count_words(article, G_MAXUINT), ==, 3 + 2 + 1 + 2 + 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/outline/json", test_json);
    g_test_add_func("/article/outline/json-empty", test_json_empty);
    g_test_add_func("/article/outline/text", test_text);
    g_test_add_func("/article/outline/counts", test_counts);
    return g_test_run();
}
