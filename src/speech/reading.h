/* A reading: when each utterance, and each word, is said. The product of the fourth stage and the
 * hinge of the house: chapters, captions, overlays and the player's "next heading" are functions of
 * it, and nobody else computes a time.
 *
 * All times are frames at `sample_rate` from the start of the PCM; ranges are half-open.
 *
 * Invariants:
 *  - One entry for each utterance of the script, in order; ranges ascend and do not overlap.
 *  - What lies between the ranges is digital silence. The last range ends at or before `n_frames`.
 *  - Marks ascend and lie within their utterance's range.
 */
#ifndef LECTERN_SPEECH_READING_H
#define LECTERN_SPEECH_READING_H

#include "script/script.h"
#include "speech/sound.h"

#include <glib.h>

typedef struct {
    gint64 start_frame;  /* the first frame of its own sound: tone, then words */
    gint64 speech_frame; /* where the words begin */
    gint64 end_frame;
    GArray *marks; /* of WordMark, in frames of the reading */
} ReadingEntry;

typedef struct {
    const Script *script; /* borrowed */
    int sample_rate;
    gint64 n_frames;
    GArray *entries; /* of ReadingEntry, one for each utterance */
} Reading;

static inline const ReadingEntry *reading_entry(const Reading *reading, guint index)
{
    return &g_array_index(reading->entries, ReadingEntry, index);
}

/* How many frames a pause of the script is. */
static inline gint64 reading_pause_frames(const Reading *reading, int pause_ms)
{
    return ((gint64)MAX(pause_ms, 0) * reading->sample_rate + 500) / 1000;
}

/* Where the PCM gets to, in order and without a gap; FALSE with an error ends the rendering. */
typedef gboolean (*PcmSink)(const gint16 *frames, gsize n_frames, gpointer data, GError **error);

/* Called after each utterance, from the thread that renders; FALSE cancels
 * (LECTERN_ERROR_CANCELLED). */
typedef gboolean (*ReadingProgress)(guint utterances_done, guint utterances, gpointer data);

void reading_free(Reading *reading);

/* The utterance that is heard, or was heard last, at `frame`: 0 before the first. */
guint reading_utterance_at(const Reading *reading, gint64 frame);

/* The reading printed: text (a line for each utterance: from, to, role, display text) and JSON. */
void reading_print_text(const Reading *reading, GString *out);
void reading_print_json(const Reading *reading, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reading, reading_free)

#endif
