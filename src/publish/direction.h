/* Writing direction: which way a language is written, and when a line must be told so.
 *
 * What shows a line on its own guesses the line's direction from its first letter: it shows an
 * Arabic sentence that begins with a Latin name, its parts and its full stop in the wrong places.
 * An invisible mark in front says it right (Unicode Standard Annex 9, rules P2 and P3;
 * WebVTT 1.0, 7.4 goes by them).
 */
#ifndef LECTERN_PUBLISH_DIRECTION_H
#define LECTERN_PUBLISH_DIRECTION_H

#include <glib.h>

enum { DIRECTION_LEFT_TO_RIGHT_MARK = 0x200E, DIRECTION_RIGHT_TO_LEFT_MARK = 0x200F };

/* Whether `language` (BCP 47; NULL for unknown) is written from right to left: by its script where
 * it names one ("pa-Arab"). */
gboolean direction_is_rtl(const char *language);

/* The mark that a line of `language` needs in front; 0 where its first letter says it. A line all
 * of whose letters run the other way is a passage in another language, and needs none. */
gunichar direction_mark(const char *line, const char *language);

#endif
