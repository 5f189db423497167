/* CUE sheets: the files that are the tracks of an album, for programs that burn discs, and players.
 *
 * Must not know: how files are made.
 */
#ifndef LECTERN_PUBLISH_CUE_SHEET_H
#define LECTERN_PUBLISH_CUE_SHEET_H

#include <glib.h>

/* A sheet counts its tracks in two digits. */
enum { CUE_SHEET_MAX_TRACKS = 99 };

typedef struct {
    const char *file;  /* its name, beside the sheet: a track of its own */
    const char *title; /* may be "" */
} CueTrack;

/* The text of a sheet of at most CUE_SHEET_MAX_TRACKS. `title` and `performer` may be NULL. Free
 * with g_free(). */
char *cue_sheet_text(const char *title, const char *performer, const CueTrack *tracks,
                     guint n_tracks);

#endif
