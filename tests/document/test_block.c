/* Walking over a tree and printing it. */
#include "document_test.h"

static const char page[] = "<!DOCTYPE html><div><p>a<ul><li>b<li>c</ul></div><p>d";

static void test_walk(void)
{
    g_autoptr(Document) document = parse_bytes(page, sizeof page - 1);
    g_autoptr(GString) kinds = g_string_new(NULL);
    for (const Block *b = document->root; b; b = block_next(b, document->root))
        g_string_append_printf(kinds, "%s ", block_kind_name(b->kind));
    g_assert_cmpstr(kinds->str, ==,
                    "group group paragraph list item paragraph item paragraph paragraph ");
}

static void test_walk_within(void)
{
    g_autoptr(Document) document = parse_bytes(page, sizeof page - 1);
    const Block *div = document->root->first_child, *list = div->last_child;
    guint n = 0;
    for (const Block *b = list; b; b = block_next(b, list))
        n++;
    g_assert_cmpuint(n, ==, 5);
    g_assert_null(block_skip(list, div));
    g_assert_true(block_skip(list, document->root) == div->next);
    g_assert_true(block_skip(list->first_child, div) == list->last_child);
    g_assert_null(block_skip(document->root, document->root));
}

static void test_names(void)
{
    for (int kind = 0; kind < BLOCK_KINDS; kind++)
        g_assert_cmpstr(block_kind_name((BlockKind)kind), !=, "");
    for (int kind = 0; kind < MARK_KINDS; kind++)
        g_assert_nonnull(mark_kind_name((MarkKind)kind));
    g_assert_cmpstr(block_kind_name(BLOCK_RULE), ==, "rule");
    g_assert_cmpstr(mark_kind_name(MARK_PROPERTY), ==, "property");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/document/block/walk", test_walk);
    g_test_add_func("/document/block/walk_within", test_walk_within);
    g_test_add_func("/document/block/names", test_names);
    return g_test_run();
}
