/* What of libespeak-ng makes dictionaries: where its data are, and its compiler.
 *
 * The compiler keeps its state in the library and ends the process when it cannot write, so it runs
 * in a process of its own.
 *
 * Must not know: lexicons, caches.
 */
#ifndef LECTERN_SPEECH_ESPEAK_COMPILE_H
#define LECTERN_SPEECH_ESPEAK_COMPILE_H

#include "base/diagnostic.h"

#include <glib.h>

/* The folder of the library's data, as it would choose it. g_free(). */
char *espeak_installed_data(void);

/* Which library and which sounds: what was compiled for one identity is nonsense for another.
 * g_free(). */
char *espeak_identity(const char *data);

/* Fills `folder`, which is empty, with links to what is in `data`, but for the English dictionary.
 */
gboolean espeak_link_data(const char *data, const char *folder, GError **error);

/* Makes a folder for a while, below `parent`, or among the system's temporary ones when that is
 * NULL. g_free(). */
char *espeak_temporary_folder(const char *parent, GError **error);
/* Removes such a folder, and what espeak_link_data() put there. NULL is allowed. */
void espeak_remove_folder(const char *folder);

/* Compiles the texts of an en_list and an en_rules (empty for none) for American English, with the
 * data in `data`. What the compiler does not understand is a diagnostic with the line of the rules,
 * and a failure. */
GBytes *espeak_compile(const char *data, const char *list, const char *rules,
                       Diagnostics *diagnostics, GError **error);

#endif
