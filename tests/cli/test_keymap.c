/* The keymap: every action can be reached by one key alone, or by a line; no two by the same. */
#include "cli/keymap.h"
#include "cli/terminal.h"

#include <string.h>

static void test_each_key_has_one_action(void)
{
    g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);
    for (Action action = ACTION_NONE + 1; action < ACTIONS; action++) {
        const ActionInfo *info = action_info(action);
        g_assert_cmpint(info->keys != NULL, ==, info->codes[0] != 0);
        for (guint i = 0; i < ACTION_MAX_KEYS && info->codes[i]; i++) {
            g_assert_true(g_hash_table_add(taken, GUINT_TO_POINTER(info->codes[i])));
            g_assert_cmpint(action_of_key(info->codes[i]), ==, action);
        }
    }
}

static void test_each_line_names_one_action(void)
{
    for (Action action = ACTION_NONE + 1; action < ACTIONS; action++) {
        const ActionInfo *info = action_info(action);
        const char *argument;
        g_assert_cmpint(action_of_line(info->name, &argument), ==, action);
        g_assert_cmpstr(argument, ==, "");
        g_autofree char *shouted = g_ascii_strup(info->name, -1);
        g_autofree char *line = g_strconcat(" \t", g_strdelimit(shouted, " ", '-'), NULL);
        g_assert_cmpint(action_of_line(line, &argument), ==, action);
        g_assert_cmpint(strlen(info->does), >, 0);
    }
}

static void test_arguments(void)
{
    const char *argument;
    g_assert_cmpint(action_of_line("find  less than 5 mg", &argument), ==, ACTION_FIND);
    g_assert_cmpstr(argument, ==, "less than 5 mg");
    g_assert_cmpint(action_of_line("find next", &argument), ==, ACTION_FIND_NEXT);
    g_assert_cmpstr(argument, ==, "");
    g_assert_cmpint(action_of_line("find nextdoor", &argument), ==, ACTION_FIND);
    g_assert_cmpstr(argument, ==, "nextdoor");
    g_assert_cmpint(action_of_line("go 12", &argument), ==, ACTION_GO);
    g_assert_cmpstr(argument, ==, "12");
}

static void test_other_lines_name_nothing(void)
{
    static const char *const lines[] = {"",        " ",        "pauses", "nex heading",
                                        "heading", "\xff\xfe", NULL};
    const char *argument;
    for (guint i = 0; lines[i]; i++)
        g_assert_cmpint(action_of_line(lines[i], &argument), ==, ACTION_NONE);
}

/* Capitals are actions of their own where there is one, and CapsLock for all others. */
static void test_capitals(void)
{
    g_assert_cmpint(action_of_key('N'), ==, ACTION_NEXT_SAME_LEVEL);
    g_assert_cmpint(action_of_key('D'), ==, ACTION_DISCLAIMER);
    g_assert_cmpint(action_of_key('Q'), ==, ACTION_QUIT);
    g_assert_cmpint(action_of_key('x'), ==, ACTION_NONE);
    g_assert_cmpint(action_of_key('X'), ==, ACTION_NONE);
    g_assert_cmpint(action_of_key(KEY_UNKNOWN), ==, ACTION_NONE);
    g_assert_cmpint(action_of_key(KEY_NONE), ==, ACTION_NONE);
}

/* The action of the last key that the bytes complete, as a terminal sends them. */
static Action action_of_bytes(const char *bytes)
{
    KeyDecoder decoder = {0};
    guint key = KEY_NONE;
    for (; *bytes; bytes++)
        key = key_decode(&decoder, (guint8)*bytes);
    return action_of_key(key);
}

/* A keypad without NumLock sends what its keys are called; with it, digits. Both do the same. */
static void test_keypad(void)
{
    static const struct {
        const char *digit, *sequence;
    } keys[] = {{"1", "\033[F"},  {"1", "\033[4~"}, {"2", "\033[B"},  {"3", "\033[6~"},
                {"4", "\033[D"},  {"5", "\033[E"},  {"6", "\033[C"},  {"7", "\033[H"},
                {"7", "\033[1~"}, {"8", "\033[A"},  {"9", "\033[5~"}, {"0", "\033[2~"},
                {".", "\033[3~"}, {"8", "\033OA"}};
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_assert_cmpint(action_of_bytes(keys[i].digit), !=, ACTION_NONE);
        g_assert_cmpint(action_of_bytes(keys[i].sequence), ==, action_of_bytes(keys[i].digit));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/keymap/keys", test_each_key_has_one_action);
    g_test_add_func("/keymap/lines", test_each_line_names_one_action);
    g_test_add_func("/keymap/arguments", test_arguments);
    g_test_add_func("/keymap/no-action", test_other_lines_name_nothing);
    g_test_add_func("/keymap/capitals", test_capitals);
    g_test_add_func("/keymap/keypad", test_keypad);
    return g_test_run();
}
