/* The arena keeps objects aligned, zeroed and apart, whatever their size. */
#include "base/arena.h"

#include <stdint.h>
#include <string.h>

static void test_objects_are_zeroed_and_aligned(void)
{
    g_autoptr(Arena) arena = arena_new();
    for (gsize size = 1; size < 300000; size = size * 3 + 1) {
        char *memory = arena_alloc(arena, size);
        g_assert_cmpuint((uintptr_t)memory % 16, ==, 0);
        for (gsize i = 0; i < size; i++)
            g_assert_cmpint(memory[i], ==, 0);
        memset(memory, 0xff, size);
    }
}

static void test_strings_are_copied(void)
{
    g_autoptr(Arena) arena = arena_new();
    char *whole = arena_strdup(arena, "lupus");
    char *part = arena_strndup(arena, "lupus", 3);
    g_assert_cmpstr(whole, ==, "lupus");
    g_assert_cmpstr(part, ==, "lup");
    g_assert_null(arena_strdup(arena, NULL));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/arena/objects", test_objects_are_zeroed_and_aligned);
    g_test_add_func("/base/arena/strings", test_strings_are_copied);
    return g_test_run();
}
