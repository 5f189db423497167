/* Where words begin in scripts that set no blanks between them, by ICU's dictionaries.
 *
 * Must not know: tokens.
 */
#ifndef LECTERN_SCRIPT_WORD_BREAK_H
#define LECTERN_SCRIPT_WORD_BREAK_H

#include <glib.h>

/* One owner, used by one thread at a time. */
typedef struct WordBreaks WordBreaks;

/* Never NULL: without ICU's data every text is one word. */
WordBreaks *word_breaks_new(void);
void word_breaks_free(WordBreaks *breaks);

/* Begins with a text, which must live until the last word_breaks_next(). */
void word_breaks_set(WordBreaks *breaks, const char *text, gsize length);

/* The next place where a word ends, in bytes of the text; FALSE after the last. */
gboolean word_breaks_next(WordBreaks *breaks, gsize *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WordBreaks, word_breaks_free)

#endif
