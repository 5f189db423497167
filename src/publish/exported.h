/* What earlier exports left in a folder: whose it is, and what of it is there.
 *
 * A sound file tells whose it is by a digest of its article's text (tagging.h), a folder of parts
 * by its first part. Files of other programs, and of versions that wrote none, tell nothing and
 * belong to whoever asks.
 *
 * Must not know: how anything is made.
 */
#ifndef LECTERN_PUBLISH_EXPORTED_H
#define LECTERN_PUBLISH_EXPORTED_H

#include "publish/format.h"

#include <glib.h>

/* Whether the file `path` tells that it is another article's than that of `identifier`. */
gboolean exported_is_anothers(const char *path, const Format *format, const char *identifier);

/* The same of a folder of parts (split.h). */
gboolean exported_parts_are_anothers(const char *path, const char *identifier);

/* Whether the folder holds nothing but playlists, their CUE sheets, the parts that they name and
 * texts of those. */
gboolean exported_parts_only(const char *path);

/* Whether the folder has the article in that format. */
gboolean exported_parts_have(const char *path, const Format *format);

/* The names of playlists, CUE sheets and parts of other formats than `formats` (NULL-terminated),
 * in any order; NULL-terminated. Free with g_strfreev(). */
char **exported_parts_besides(const char *path, const Format *const *formats);

#endif
