/* espeak-ng's names for sounds: a pronunciation in IPA as its dictionary compiler reads it.
 *
 * The names are those of the phoneme table "en-us": "mɪˈtoʊpɹəˌlɔl" becomes "mI2t'oUpr@l,O:l". IPA
 * may be broad or narrow: length, tie bars, syllable dots and marks of fine articulation say
 * nothing that this voice could say, and are passed over.
 *
 * Must not know: words, lexicons, the library.
 */
#ifndef LECTERN_SPEECH_ESPEAK_MNEMONICS_H
#define LECTERN_SPEECH_ESPEAK_MNEMONICS_H

#include <glib.h>

/* The mnemonics of `ipa` (UTF-8); a space of it begins a word. LECTERN_ERROR_FAILED when it holds a
 * sign that stands for no sound of General American, when nothing can be said, or when a word has
 * no vowel; the message names what. g_free(). */
char *espeak_mnemonics(const char *ipa, GError **error);

#endif
