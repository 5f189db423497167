/* Finding words: where in a script they stand, as a person types them.
 *
 * Letters are alike whatever their case, their accents and their form; so are straight and curly
 * quotes, all hyphens and dashes, and any blanks, also a line's end.
 *
 * Must not know: keys, players.
 */
#ifndef LECTERN_CLI_FIND_WORDS_H
#define LECTERN_CLI_FIND_WORDS_H

#include "script/script.h"

#include <glib.h>

/* The first utterance behind `here` that has the words, going on from the beginning up to `here`
 * itself; −1 where none has, or there are no words. `words` is UTF-8. */
gint64 find_words(const Script *script, const char *words, guint here);

#endif
