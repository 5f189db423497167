/* A lexicon as espeak-ng's dictionary compiler reads one: a line for each entry.
 *
 * Entries hold for voices of American English alone: British ones use the same dictionary file, and
 * other phonemes.
 *
 * Must not know: the library, files.
 */
#ifndef LECTERN_SPEECH_ESPEAK_LIST_H
#define LECTERN_SPEECH_ESPEAK_LIST_H

#include "base/diagnostic.h"
#include "script/lexicon.h"

#include <glib.h>

/* What of an entry cannot be said, or never fits, as the error; FALSE for such an entry. */
gboolean espeak_list_can_say(const LexiconEntry *entry, GError **error);

/* The texts of two `en_list`s: the lexicon's own entries, the one that wins last, and plurals and
 * possessives made of them, which any lexicon's own entries go before. What cannot be said or never
 * fits is a diagnostic with the entry's line, and left out. g_free() both. */
char *espeak_list(const Lexicon *lexicon, char **forms, Diagnostics *diagnostics);

/* The words that the lexicon has entries for, in small letters, a line each, and the keys of its
 * roles. g_free(). */
char *espeak_list_words(const Lexicon *lexicon);

/* The made-up word that the dictionary says as `word` in that role: letters alone. NULL when such a
 * word would be too long. g_free(). */
char *espeak_role_key(const char *word, const char *role);

/* The text of an `en_rules` for American voices alone, of rules that do not say so. g_free(). */
char *espeak_rules_for_american(const char *rules);

#endif
