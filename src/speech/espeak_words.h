/* The words that lexicons taught espeak-ng: a file of lines in the order of their bytes, in which
 * one is found without reading them all. (The library packs the words of its own dictionary.)
 *
 * Must not know: the library, lexicons.
 */
#ifndef LECTERN_SPEECH_ESPEAK_WORDS_H
#define LECTERN_SPEECH_ESPEAK_WORDS_H

#include <glib.h>

/* The file's text, of lines in any order. g_free(). */
char *espeak_words_sort(const char *lines);

/* Whether a line of such a text is the word. */
gboolean espeak_words_have(const char *text, gsize length, const char *word);

#endif
