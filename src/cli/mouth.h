/* A mouth: says single words, in IPA and aloud, as an article would have them said. For those who
 * keep lexicons.
 *
 * The engine speaks in this process, which may open it once (speech/espeak.c tells why).
 *
 * Must not know: lexicon files.
 */
#ifndef LECTERN_CLI_MOUTH_H
#define LECTERN_CLI_MOUTH_H

#include "cli/pipeline.h"

#include <glib.h>

typedef struct Mouth Mouth;

/* Opens the voice's engine with its lexicons as they are now. `pipeline` and `voice` are borrowed.
 */
Mouth *mouth_open(Pipeline *pipeline, const Voice *voice, GError **error);
void mouth_close(Mouth *mouth);

/* How the words are said, in IPA. Free with g_free(). */
char *mouth_ipa(Mouth *mouth, const char *words, GError **error);

/* Says them on an ALSA device (NULL for the default; "null" is silent) and waits until they were
 * heard. LECTERN_ERROR_NO_DEVICE where there is none. */
gboolean mouth_say(Mouth *mouth, const char *words, const char *device, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mouth, mouth_close)

#endif
