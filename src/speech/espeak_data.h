/* The data folder that espeak-ng speaks with when lexicons are to be heard.
 *
 * It holds links to the library's own data, and an English dictionary in which the lexicons' words
 * come before the library's. It is made once and found again by its content, in
 * $XDG_CACHE_HOME/lectern/espeak-ng; several runs may make it at once. Nothing of the system's is
 * ever touched.
 *
 * Must not know: speaking.
 */
#ifndef LECTERN_SPEECH_ESPEAK_DATA_H
#define LECTERN_SPEECH_ESPEAK_DATA_H

#include "speech/engine.h"

/* The file in the folder with the words that the lexicons have; see espeak_words.h. */
#define ESPEAK_DATA_WORDS "lectern-words"

/* As EngineDriver.learn. */
EngineLearned *espeak_data_learn(const EngineLesson *lessons, guint n_lessons,
                                 Diagnostics *diagnostics);

/* As EngineDriver.can_learn. */
gboolean espeak_data_can_learn(const char *engine_voice, const LexiconEntry *entry, GError **error);

/* Compiles a lexicon, or a text of rules, into the file `target`, which espeak_data_learn() finds
 * where it lies in `lexicons` beside the program's module: so what ships is compiled when it is
 * built. */
gboolean espeak_data_compile_file(const char *source, const char *target, Diagnostics *diagnostics,
                                  GError **error);

#endif
