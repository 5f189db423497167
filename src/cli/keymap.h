/* The keymap: what a reading can be told to do, by which key, and by which word.
 *
 * The one table from which keys are obeyed, `lectern keys` is printed and spoken, and the lines of
 * --control are understood. The digits are where they lie on a numeric keypad, and do what its keys
 * do without NumLock.
 *
 * Must not know: players, how something is done.
 */
#ifndef LECTERN_CLI_KEYMAP_H
#define LECTERN_CLI_KEYMAP_H

#include <glib.h>

typedef enum {
    ACTION_NONE,
    ACTION_PAUSE,
    ACTION_NEXT_SENTENCE,
    ACTION_PREVIOUS_SENTENCE,
    ACTION_NEXT_PARAGRAPH,
    ACTION_PREVIOUS_PARAGRAPH,
    ACTION_NEXT_HEADING,
    ACTION_PREVIOUS_HEADING,
    ACTION_NEXT_SAME_LEVEL,
    ACTION_PREVIOUS_SAME_LEVEL,
    ACTION_BACK,
    ACTION_AGAIN,
    ACTION_AGAIN_SLOWLY,
    ACTION_SPELL_WORD,
    ACTION_SPELL_SENTENCE,
    ACTION_WHERE,
    ACTION_HEADINGS,
    ACTION_GO,
    ACTION_BEGINNING,
    ACTION_DISCLAIMER,
    ACTION_FASTER,
    ACTION_SLOWER,
    ACTION_SPEED,
    ACTION_LOUDER,
    ACTION_SOFTER,
    ACTION_VOLUME,
    ACTION_VOICE,
    ACTION_FIND,
    ACTION_FIND_NEXT,
    ACTION_NEXT_ARTICLE,
    ACTION_CANCEL,
    ACTION_HELP,
    ACTION_QUIT,
    ACTIONS
} Action;

enum { ACTION_MAX_KEYS = 5 };

typedef struct {
    const char *name;             /* "next heading": the line of --control */
    const char *argument;         /* what a line may have behind it: "WORDS"; NULL for nothing */
    const char *keys;             /* "N, page down, 3": to be read; NULL where there is no key */
    const char *does;             /* "next heading" */
    guint codes[ACTION_MAX_KEYS]; /* of terminal.h, ended by 0 */
} ActionInfo;

/* Of any action but NONE. */
const ActionInfo *action_info(Action action);

/* ACTION_NONE where the key does nothing. */
Action action_of_key(guint key);

/* The action that a line names, whatever its case and with blanks or hyphens; `*argument` is what
 * stands behind the name, in `line`. ACTION_NONE when there is none of that name. */
Action action_of_line(const char *line, const char **argument);

#endif
