/* Text writers: what every format has that is a text, so that a table can hold them (format.h).
 */
#ifndef LECTERN_PUBLISH_TEXT_WRITER_H
#define LECTERN_PUBLISH_TEXT_WRITER_H

#include "article/article.h"
#include "speech/reading.h"

#include <glib.h>

/* A part of a reading whose sound is a file of its own, so that its times begin at 0. */
typedef struct {
    const char *title; /* may be "" */
    guint first_utterance, end_utterance;
    gint64 start_frame, end_frame;
} TextPart;

/* All 0 is the usual. */
typedef struct {
    gboolean words; /* captions tell when each word is said */
    const TextPart
        *part; /* NULL: the whole reading; only of a format that can have it (format.h) */
} TextOptions;

/* The text of a file: of `reading`, whose script was made of `article`. The same input gives the
 * same bytes. Free with g_free(). */
typedef char *(*TextWriter)(const Article *article, const Reading *reading,
                            const TextOptions *options);

#endif
