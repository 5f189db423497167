/* CUE sheets: the tracks of sound files, for players and for programs that burn discs.
 *
 * Must not know: how files are made.
 */
#ifndef LECTERN_PUBLISH_CUE_SHEET_H
#define LECTERN_PUBLISH_CUE_SHEET_H

#include <glib.h>

/* A sheet counts its tracks in two digits. */
enum { CUE_SHEET_MAX_TRACKS = 99 };

typedef struct {
    const char *file;   /* its name, beside the sheet */
    const char *title;  /* may be "" */
    gint64 start_frame; /* in the file */
} CueTrack;

/* The text of a sheet: tracks that follow each other in one file share its FILE line. `performer`
 * may be NULL. Tracks beyond CUE_SHEET_MAX_TRACKS are left out. Free with g_free(). */
char *cue_sheet_text(const char *title, const char *performer, const CueTrack *tracks,
                     guint n_tracks, int sample_rate);

#endif
