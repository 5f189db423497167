/* Clips: from when to when an anchor of the markup is lit.
 *
 * They follow each other without a gap, so that what plays by them plays the whole reading with its
 * pauses: a clip begins with its anchor's first sound and ends where the next begins. What is heard
 * and stands nowhere belongs to what it is about: "Section 2." to the heading behind it, "End of
 * list." to the item before it.
 *
 * Must not know: formats.
 */
#ifndef LECTERN_PUBLISH_CLIP_H
#define LECTERN_PUBLISH_CLIP_H

#include "publish/markup.h"

typedef struct {
    gint64 start_ms, end_ms; /* end > start; at most the reading's length, which is rounded down */
} Clip;

/* The clips of the anchors, one for each, in their order: of Clip. Free with g_array_unref(). */
GArray *clips_new(const Markup *markup, const Reading *reading);

/* The whole reading as one. */
Clip clips_whole(const Reading *reading);

/* Within the clip of an anchor, when its words are lit: of Clip. They too follow each other and end
 * with the clip; before the first there is no time, or 50 ms and more. Free with g_array_unref().
 */
GArray *clips_of_words(const MarkupAnchor *anchor, const Clip *clip, const Reading *reading);

static inline const Clip *clips_get(const GArray *clips, guint index)
{
    return &g_array_index(clips, Clip, index);
}

/* From the start of the first to the end of the last. */
gint64 clips_length_ms(const GArray *clips);

#endif
