/* What earlier exports left in a folder: whose it is, and what of it is there.
 *
 * Sound, books and texts tell whose they are by a digest of their article's text
 * (article/identity.h), a folder of parts by its first part. Files of other programs, of versions
 * that wrote none, and texts that were carried over a file system without attributes
 * (text_identity.h) tell nothing.
 *
 * Must not know: how anything is made.
 */
#ifndef LECTERN_PUBLISH_EXPORTED_H
#define LECTERN_PUBLISH_EXPORTED_H

#include "publish/format.h"

#include <glib.h>

typedef enum {
    EXPORTED_ABSENT,   /* there is no such file */
    EXPORTED_UNKNOWN,  /* it does not tell */
    EXPORTED_OWN,      /* it is of the article that was asked for */
    EXPORTED_ANOTHERS, /* it is of another, or of the same one before a change */
} ExportedOwner;

/* Whose the file `path` in that format is, as seen by the article of `identifier`. */
ExportedOwner exported_owner(const char *path, const Format *format, const char *identifier);

/* Whether a folder of parts (split.h) tells that it is another article's. */
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
