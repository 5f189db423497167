/* Text: what can be counted and compared in a piece of text without understanding it.
 *
 * Must not know: blocks, languages, what an article is. All text is valid UTF-8.
 */
#ifndef LECTERN_ARTICLE_TEXT_H
#define LECTERN_ARTICLE_TEXT_H

#include <glib.h>

typedef struct {
    guint letters;   /* characters that are not white space */
    guint words;     /* runs of letters and digits; two Han or Kana characters count as one word */
    guint commas;    /* commas of any script */
    guint stops;     /* ends of sentences: . ! ? … and their kin before a blank or the end */
    gboolean closed; /* the last character, closing quotes and brackets aside, ends a sentence */
} TextMeasure;

TextMeasure text_measure(const char *text, gsize length);

/* The last character that is not white space, a closing quote or a closing bracket; 0 if none. */
gunichar text_last_sign(const char *text);

/* Letters and digits only, in lower case: equal for texts that differ in spacing, case and signs
 * alone. Owned by the caller. */
char *text_key(const char *text);

/* Blanks folded to one, trimmed; typographic apostrophes and quotes made plain, lower case: the
 * form in which cues are compared. Owned by the caller. */
char *text_fold(const char *text);

/* `length` bytes in NFC, in time linear in them. Owned by the caller. */
char *text_compose(const char *text, gsize length);

/* White space (no-break blanks too) folded to single blanks and trimmed, in NFC, controls and
 * zero-width characters gone. NULL when nothing is left. Owned by the caller. */
char *text_clean(const char *text);

/* A letter or a digit of any script. */
gboolean text_is_word_char(gunichar c);

#endif
