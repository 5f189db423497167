/* Respellings: how pharmacists write a pronunciation for one another, "me TOE proe lol", in IPA.
 *
 * The style is that of the USP Dictionary and of US labels ("zah-REL-toe"): syllables apart by
 * blanks or hyphens, the stressed one in capitals or with an accent behind it ("soo'"). Where two
 * are stressed, the last is the main one. Sounds are General American.
 *
 * Must not know: lexicons, words, engines.
 */
#ifndef LECTERN_SCRIPT_RESPELLING_H
#define LECTERN_SCRIPT_RESPELLING_H

#include <glib.h>

enum { RESPELLING_MAX_BYTES = 200 };

/* The IPA, stress marks before their syllables. Free with g_free(). NULL, with LECTERN_ERROR_USAGE
 * naming the syllable and what to write instead, where it cannot be read or the stress is not
 * marked. */
char *respelling_to_ipa(const char *respelling, GError **error);

#endif
