/* The International Phonetic Alphabet: which text is written in it.
 *
 * Must not know: which of its sounds a voice has.
 */
#ifndef LECTERN_SCRIPT_IPA_H
#define LECTERN_SCRIPT_IPA_H

#include <glib.h>

/* TRUE when `text` (UTF-8) has letters, marks and stress signs of the IPA (chart of 2020) and
 * blanks alone, and a vowel. Else FALSE with LECTERN_ERROR_USAGE, which names the first that is
 * none. */
gboolean ipa_check(const char *text, GError **error);

#endif
