/* The terminal as a keyboard: single keys without echo; as a screen of its own, where one is drawn;
 * and the terminal as it was before, whatever happens.
 *
 * What the user set is remembered when the terminal is taken and put back when it is given back,
 * also by a crash and, through terminal_give_back(), by a signal handler.
 *
 * Must not know: what a key does.
 */
#ifndef LECTERN_CLI_TERMINAL_H
#define LECTERN_CLI_TERMINAL_H

#include <glib.h>

/* Keys that are not one character; those are themselves. */
typedef enum {
    KEY_NONE = 0,
    KEY_UP = 0x100,
    KEY_DOWN,
    KEY_RIGHT,
    KEY_LEFT,
    KEY_HOME,
    KEY_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_INSERT,
    KEY_DELETE,
    KEY_BEGIN, /* 5 of the keypad, without NumLock */
    KEY_F1,
    KEY_ESCAPE,
    KEY_UNKNOWN,
} Key;

/* Turns bytes into keys; start with {0}. An escape sequence may come in pieces. */
typedef struct {
    enum { KEYS_PLAIN, KEYS_ESCAPE, KEYS_SEQUENCE } state;
    guint parameter; /* the number in "ESC [ 5 ~" */
    gboolean fixed;  /* further numbers are modifiers and change nothing */
} KeyDecoder;

/* The key that `byte` completes, KEY_NONE while there is none. */
guint key_decode(KeyDecoder *decoder, guint8 byte);

/* Whether the last byte was an escape: the key of that name when nothing follows it at once, else
 * the beginning of a sequence. */
gboolean key_may_be_escape(const KeyDecoder *decoder);

/* A file descriptor to read keys from: standard input when it is a terminal, else the process's
 * terminal when `input_is_taken` (the article comes through standard input) and somebody watches
 * the output; −1 when there are no keys. */
int terminal_keyboard(gboolean input_is_taken);

/* Takes the terminal `fd` for single keys. FALSE when it is not one, or not ours now (we run in the
 * background). */
gboolean terminal_take(int fd);

/* Turns the terminal `fd` to its alternate screen, empty and without a cursor or line wrapping.
 * FALSE when it is not one, or not ours now. */
gboolean terminal_take_screen(int fd);

/* Forgets the keys that were pressed and not read, which are meant for nobody else. */
void terminal_forget_keys(int fd);

/* Puts back what was taken: all, or the screen alone. Safe in a signal handler, and when nothing
 * was taken. */
void terminal_give_back(void);
void terminal_give_back_screen(void);

#endif
