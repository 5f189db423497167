/* The large screen: a sentence in big letters over the whole terminal, the word that is spoken in a
 * filled box, and a last row in ordinary letters.
 *
 * It keeps what the terminal shows and tells by which bytes that becomes what it should show: only
 * cells that changed, each row addressed, so that nothing ever scrolls. Letters are drawn with the
 * quarters of U+2580 to U+259F. No byte of the text reaches the terminal but in the last row, and
 * there without controls.
 *
 * It lies in the module lectern-large.so, which brings Pango and Cairo: who wants it asks
 * module_symbol() for LARGE_SCREEN_SYMBOL.
 *
 * Must not know: the player, scripts, file descriptors, signals.
 */
#ifndef LECTERN_CLI_LARGE_SCREEN_H
#define LECTERN_CLI_LARGE_SCREEN_H

#include <glib.h>

#define LARGE_SCREEN_MODULE "lectern-large.so"
#define LARGE_SCREEN_SYMBOL "large_screen_functions"

typedef enum {
    LARGE_COLOURS_NONE,  /* the terminal's own */
    LARGE_COLOURS_PLAIN, /* bright white on black of ECMA-48's eight */
    LARGE_COLOURS_CUBE,  /* #ffffff on #000000 of xterm's 256: 21:1 */
} LargeColours;

typedef struct LargeScreen LargeScreen;

LargeScreen *large_screen_new(LargeColours colours);
void large_screen_free(LargeScreen *screen);

/* The terminal has that size now, and shows nothing that is ours. */
void large_screen_resize(LargeScreen *screen, int columns, int rows);

/* The sentence (UTF-8) to show, with no word marked; `language` is BCP 47 or NULL. FALSE when the
 * fonts lack most of its letters. */
gboolean large_screen_show(LargeScreen *screen, const char *text, const char *language);

/* Marks the bytes [start, end) of the sentence, and turns to their page; nothing when both are the
 * same. */
void large_screen_mark(LargeScreen *screen, gsize start, gsize end);

/* The last row. */
void large_screen_tell(LargeScreen *screen, const char *message);

/* Appends what makes the terminal show all that. */
void large_screen_draw(LargeScreen *screen, GString *bytes);

/* The above, for who loads the module. */
typedef struct {
    __typeof__(large_screen_new) *create;
    __typeof__(large_screen_free) *destroy;
    __typeof__(large_screen_resize) *resize;
    __typeof__(large_screen_show) *show;
    __typeof__(large_screen_mark) *mark;
    __typeof__(large_screen_tell) *tell;
    __typeof__(large_screen_draw) *draw;
} LargeScreenFunctions;

extern const LargeScreenFunctions large_screen_functions;

G_DEFINE_AUTOPTR_CLEANUP_FUNC(LargeScreen, large_screen_free)

#endif
