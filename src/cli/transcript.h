/* The transcript: each sentence as one plain line on stdout when it begins to be heard, for a
 * screen reader or a braille display to follow. Nothing is redrawn.
 *
 * Must not know: players, keys.
 */
#ifndef LECTERN_CLI_TRANSCRIPT_H
#define LECTERN_CLI_TRANSCRIPT_H

#include "script/script.h"

#include <glib.h>

/* Prints an utterance; a blank line before it where `section`, of the one printed last, is another.
 * FALSE when nobody reads any more. */
gboolean transcript_print(const Utterance *utterance, int *section);

#endif
