/* Big letters: a sentence laid out as large as it fits on a small grid of dots, and its pages as
 * dots.
 *
 * Any script is laid out as it is written (Pango, HarfBuzz), with the fonts of the machine. A dot
 * is half as wide as high, as the quarters of a terminal's cell are. What does not fit at the
 * smallest size goes on to further pages; no line is cut.
 *
 * Must not know: terminals, escape sequences.
 */
#ifndef LECTERN_CLI_BIG_LETTERS_H
#define LECTERN_CLI_BIG_LETTERS_H

#include <glib.h>

typedef struct BigLetters BigLetters;

/* One page; each dot is a byte, 1 for ink, rows one after the other. */
typedef struct {
    int width, height;
    guint8 *dots;
} DotPage;

typedef struct {
    int left, top, right, bottom; /* half-open, in dots of a page */
} DotBox;

BigLetters *big_letters_new(void);
void big_letters_free(BigLetters *letters);

/* Lays `text` (UTF-8) out for pages of that many dots: as large as all of it fits on one, but never
 * smaller than letters are read from afar, unless a page is lower than a line of them. `language`
 * is BCP 47 or NULL. FALSE when the fonts lack most of its letters. */
gboolean big_letters_lay_out(BigLetters *letters, const char *text, const char *language, int width,
                             int height);

/* From here on of what was laid out last. Which page, from 0, shows the byte. */
guint big_letters_page_of(const BigLetters *letters, gsize byte);
guint big_letters_count_pages(const BigLetters *letters);

/* Paints the page. */
void big_letters_paint(const BigLetters *letters, guint page, DotPage *dots);

/* Where the bytes [start, end) stand on the page: DotBox, one for each run of each line;
 * g_array_unref(). */
GArray *big_letters_boxes(const BigLetters *letters, guint page, gsize start, gsize end);

void dot_page_clear(DotPage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(BigLetters, big_letters_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DotPage, dot_page_clear)

#endif
