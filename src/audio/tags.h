/* Tags: title, artist and the like, written into a finished audio file by TagLib (so the one C++
 * file): ID3v2.4 in MP3 and WAV (there a RIFF INFO chunk too, which more players read), Vorbis
 * comments in the others. The sound is not touched.
 *
 * Must not know: articles.
 */
#ifndef LECTERN_AUDIO_TAGS_H
#define LECTERN_AUDIO_TAGS_H

#include "audio/encoder.h"

#include <glib.h>

G_BEGIN_DECLS

/* UTF-8; NULL where unknown. Borrowed. */
typedef struct {
    const char *title;
    const char *artist;
    const char *album;
    const char *date;              /* YYYY-MM-DD, or a front part of it */
    const char *language;          /* BCP 47, for Vorbis comments */
    const char *language_iso639_2; /* three letters, for ID3: "eng" */
    const char *genre;
    const char *comment;
} AudioTags;

/* Writes `tags` into the finished file of `format` that is open at `fd` for reading and writing.
 * Tags of the same names are replaced. G_FILE_ERROR when the disk is full or the like: then the
 * file is worth nothing. */
gboolean audio_tags_write(int fd, const AudioFormat *format, const AudioTags *tags, GError **error);

G_END_DECLS

#endif
