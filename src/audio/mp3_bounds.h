/* The bounds of an MP3 file's sound of constant bit rate, which has tags in front.
 *
 * Must not know: what the tags say.
 */
#ifndef LECTERN_AUDIO_MP3_BOUNDS_H
#define LECTERN_AUDIO_MP3_BOUNDS_H

#include <glib.h>

/* Finds the bytes of the file `path` behind its ID3v2 tag (id3.org, id3v2.4.0-structure, 3.1). An
 * Info frame that needed another bit rate than the sound has (mp3_info.h) is not among them:
 * players take the first frame's for that of all. */
gboolean mp3_bounds_find(const char *path, gint64 *start, gint64 *length, GError **error);

#endif
