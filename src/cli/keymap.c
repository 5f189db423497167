/* The keymap; see keymap.h. */
#include "cli/keymap.h"

#include "cli/terminal.h"

#include <string.h>

static const ActionInfo actions[ACTIONS] = {
    [ACTION_PAUSE] = {"pause", NULL, "space, 5", "pause and go on", {' ', '5', KEY_BEGIN}},
    [ACTION_NEXT_SENTENCE] =
        {"next sentence", NULL, "right arrow, 6", "next sentence", {KEY_RIGHT, '6'}},
    [ACTION_PREVIOUS_SENTENCE] =
        {"previous sentence", NULL, "left arrow, 4", "previous sentence", {KEY_LEFT, '4'}},
    [ACTION_NEXT_PARAGRAPH] =
        {"next paragraph", NULL, "down arrow, 2", "next paragraph", {KEY_DOWN, '2'}},
    [ACTION_PREVIOUS_PARAGRAPH] =
        {"previous paragraph", NULL, "up arrow, 8", "previous paragraph", {KEY_UP, '8'}},
    [ACTION_NEXT_HEADING] =
        {"next heading", NULL, "n, page down, 3", "next heading", {'n', KEY_PAGE_DOWN, '3'}},
    [ACTION_PREVIOUS_HEADING] =
        {"previous heading", NULL, "p, page up, 9", "previous heading", {'p', KEY_PAGE_UP, '9'}},
    [ACTION_NEXT_SAME_LEVEL] =
        {"next same level", NULL, "capital N", "next heading of the same level", {'N'}},
    [ACTION_PREVIOUS_SAME_LEVEL] =
        {"previous same level", NULL, "capital P", "previous heading of the same level", {'P'}},
    [ACTION_BACK] = {"back",
                     NULL,
                     "b, backspace, 0, insert",
                     "back ten seconds",
                     {'b', 0x7f, 0x08, '0', KEY_INSERT}},
    [ACTION_AGAIN] = {"again", NULL, "r, enter", "this sentence again", {'r', '\r', '\n'}},
    [ACTION_AGAIN_SLOWLY] = {"again slowly", NULL, "s", "this sentence again, slowly", {'s'}},
    [ACTION_SPELL_WORD] = {"spell word", NULL, "c", "spell the last word", {'c'}},
    [ACTION_SPELL_SENTENCE] = {"spell sentence", NULL, "capital C", "spell the sentence", {'C'}},
    [ACTION_WHERE] = {"where",
                      NULL,
                      "w, point, delete",
                      "where am I, and how long is left",
                      {'w', '.', ',', KEY_DELETE}},
    [ACTION_HEADINGS] =
        {"headings", NULL, "l", "list of headings; then type a number to go there", {'l'}},
    [ACTION_GO] = {"go", "NUMBER", NULL, "to the heading of that number", {0}},
    [ACTION_BEGINNING] = {"beginning", NULL, "home, 7", "from the beginning", {KEY_HOME, '7'}},
    [ACTION_DISCLAIMER] =
        {"disclaimer", NULL, "d, end, 1", "straight to the disclaimer", {'d', KEY_END, '1'}},
    [ACTION_FASTER] = {"faster", NULL, "plus", "faster", {'+', '='}}, /* = is + without shift */
    [ACTION_SLOWER] = {"slower", NULL, "minus", "slower", {'-'}},
    [ACTION_SPEED] = {"speed", "PERCENT", NULL, "read at that speed", {0}},
    [ACTION_LOUDER] = {"louder", NULL, "star, greater than", "louder", {'*', '>'}},
    [ACTION_SOFTER] = {"softer", NULL, "slash, less than", "softer", {'/', '<'}},
    [ACTION_VOLUME] = {"volume", "PERCENT", NULL, "read at that volume", {0}},
    [ACTION_VOICE] = {"voice", "NAME", "v", "another voice", {'v'}},
    [ACTION_FIND] = {"find", "WORDS", "f", "find words; type them, then enter", {'f'}},
    [ACTION_FIND_NEXT] = {"find next", NULL, "capital F", "find the same words again", {'F'}},
    [ACTION_NEXT_ARTICLE] = {"next article", NULL, "closing bracket", "next article", {']'}},
    [ACTION_CANCEL] = {"cancel", NULL, "escape", "cancel what a key tells or asks", {KEY_ESCAPE}},
    [ACTION_HELP] = {"help", NULL, "h, question mark, F1", "help", {'h', '?', KEY_F1}},
    [ACTION_QUIT] = {"quit", NULL, "q", "quit", {'q'}},
};

const ActionInfo *action_info(Action action)
{
    g_return_val_if_fail(action > ACTION_NONE && action < ACTIONS, NULL);
    return &actions[action];
}

static gboolean has_key(Action action, guint key)
{
    for (guint i = 0; i < ACTION_MAX_KEYS && actions[action].codes[i]; i++)
        if (actions[action].codes[i] == key)
            return TRUE;
    return FALSE;
}

Action action_of_key(guint key)
{
    for (Action action = ACTION_NONE + 1; action < ACTIONS; action++)
        if (has_key(action, key))
            return action;
    /* With CapsLock on, what has no capital of its own is meant all the same. */
    if (key < 0x80 && g_ascii_isupper((gchar)key))
        return action_of_key((guint)g_ascii_tolower((gchar)key));
    return ACTION_NONE;
}

/* How many bytes of `line` are the name, whose blanks may be hyphens; 0 when it is another. */
static gsize name_length(const char *line, const char *name)
{
    gsize i = 0;
    for (; name[i]; i++) {
        char c = line[i] == '-' || line[i] == '_' ? ' ' : g_ascii_tolower(line[i]);
        if (c != name[i])
            return 0;
    }
    return line[i] == '\0' || g_ascii_isspace(line[i]) ? i : 0;
}

Action action_of_line(const char *line, const char **argument)
{
    line += strspn(line, " \t");
    Action named = ACTION_NONE;
    gsize length = 0;
    for (Action action = ACTION_NONE + 1; action < ACTIONS; action++) {
        gsize n = name_length(line, actions[action].name); /* "find next" is more than "find" */
        if (n > length) {
            named = action;
            length = n;
        }
    }
    *argument = line + length + strspn(line + length, " \t");
    return named;
}
