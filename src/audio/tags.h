/* Tags: title, artist and the like, written into a finished audio file by TagLib (so the one C++
 * file). */
#ifndef LECTERN_AUDIO_TAGS_H
#define LECTERN_AUDIO_TAGS_H

#include "audio/encoder.h"

#include <glib.h>

G_BEGIN_DECLS

/* Writes `tags` into the file at `path`, which is of `format`. */
gboolean audio_tags_write(const char *path, const AudioFormat *format, const AudioTags *tags,
                          GError **error);

G_END_DECLS

#endif
