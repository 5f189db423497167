/* A dictionary file of espeak-ng (LANG_dict): joining several into one.
 *
 * The format, as libespeak-ng 1.5x reads it: two 32-bit numbers (1,024 and where the rules begin);
 * 1,024 buckets, each a row of entries (a byte of length, this byte included; a byte of the word's
 * length; the word; phonemes, NUL; flags) with a zero behind it; groups of rules, each 6, a name,
 * NUL, the rules, 7; a zero. In a bucket the first entry that fits wins. In a group the rule with
 * the most points wins, the later of two equals.
 *
 * Must not know: the library, lexicons, where files lie.
 */
#ifndef LECTERN_SPEECH_ESPEAK_DICTIONARY_H
#define LECTERN_SPEECH_ESPEAK_DICTIONARY_H

#include <glib.h>

/* Joins `more`, the one that wins first, with the dictionary that was there. LECTERN_ERROR_FAILED
 * when one of them has another format; the message says so. */
GBytes *espeak_dictionary_join(GBytes *installed, GBytes *const *more, guint n_more,
                               GError **error);

#endif
