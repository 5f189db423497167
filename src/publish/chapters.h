/* Chapters: a reading's parts, as a player's list of them shows and jumps to.
 *
 * The opening (title, byline, what stands before the first heading), each section, and the
 * disclaimer are chapters. A section's title is its heading as displayed, with its number: "3. How
 * is CAR-T used?", "3.1. Side effects" below it; a heading that brings a number of its own keeps
 * that alone.
 *
 * Must not know: formats, files.
 */
#ifndef LECTERN_PUBLISH_CHAPTERS_H
#define LECTERN_PUBLISH_CHAPTERS_H

#include "article/article.h"
#include "speech/reading.h"

#include <glib.h>

/* Headings down to this level open a chapter where nobody asks for others: in a list of chapters
 * that is stepped through by ear, more are in the way. */
enum { CHAPTERS_LEVEL = 3 };

/* As many as any format can hold: Vorbis comments count them in three digits. */
enum { CHAPTERS_MAX = 999 };

typedef struct {
    char *title; /* may be "" only where the script has no titles */
    int level;   /* that of its heading: 2…6; 1 for the opening, 2 for the disclaimer */
    int section; /* index in Article.sections, or SECTION_FRAME, SECTION_DISCLAIMER */
    guint first_utterance, end_utterance; /* half-open; the end phrase is in the last */
    gint64 start_frame, end_frame;        /* half-open */
} Chapter;

/* The chapters of `reading`, whose script was made of `article`: of Chapter, at least one where
 * anything is said, in order and contiguous; the first begins at 0, the last ends with the reading.
 * Each but the first begins with the first sound of its part, the pause before it belongs to the
 * one before. Headings below `max_level` (at least 2) open none; where there would be more than
 * CHAPTERS_MAX, the level falls, and what is still too much stays in the last section that fits.
 * Free with g_array_unref().
 */
GArray *chapters_new(const Article *article, const Reading *reading, int max_level);

/* The same before there is a reading: all but the frames, which are 0. */
GArray *chapters_plan(const Article *article, const Script *script, int max_level);

static inline const Chapter *chapters_get(const GArray *chapters, guint index)
{
    return &g_array_index(chapters, Chapter, index);
}

/* What a list shows for it, on one line: its title, or its number where it has none. Free with
 * g_free(). */
char *chapter_label(const GArray *chapters, guint index);

#endif
