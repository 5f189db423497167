/* Playlists: the parts of an article in their order, as M3U8, for players of hardware and software.
 *
 * Must not know: how the files are made.
 */
#ifndef LECTERN_PUBLISH_PLAYLIST_H
#define LECTERN_PUBLISH_PLAYLIST_H

#include <glib.h>

typedef struct {
    const char *name;  /* of the file, beside the playlist */
    const char *title; /* may be "" */
    double seconds;
} PlaylistEntry;

/* The playlist's text: extended M3U in UTF-8. `title` and the entries' are put on one line.
 * Free with g_free(). */
char *playlist_text(const char *title, const PlaylistEntry *entries, guint n_entries);

#endif
