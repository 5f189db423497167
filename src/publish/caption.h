/* Captions: what is shown while it is said. All caption formats print this list.
 *
 * Each utterance is one caption, as it is displayed: from its first sound (its tone, where it has
 * one) to its last. Nothing is merged, and nothing is left out but what unsaid.h tells. Our own
 * words ("List with 3 items.") are heard, so who reads instead of listening is shown them too; a
 * transcript, which is the article, has none of them (transcript.h).
 *
 * Invariants: starts never decrease; each end is behind its start; no text is empty.
 *
 * Must not know: formats.
 */
#ifndef LECTERN_PUBLISH_CAPTION_H
#define LECTERN_PUBLISH_CAPTION_H

#include "article/article.h"
#include "publish/text_writer.h"
#include "publish/unsaid.h"

#include <glib.h>

/* A word, with what opens before it ("(", "“"). The first is at byte 0; bytes and times ascend. */
typedef struct {
    gsize start;     /* byte of Caption.text */
    gint64 start_ms; /* from Caption.start_ms to before Caption.end_ms */
} CaptionWord;

typedef struct {
    guint utterance; /* index in the script */
    gint64 start_ms, end_ms;
    char *text;           /* one line */
    const char *language; /* BCP 47; may be NULL; the article's or the reading's */
    gboolean passage;     /* in another language than the article */
    gunichar mark;        /* of direction, to be put before the text; 0 for none (direction.h) */
    GArray *words;        /* of CaptionWord; NULL where they were not asked for */
} Caption;

/* The captions of `reading`, whose script was made of `article`, in order: of Caption. Free with
 * g_array_unref(). */
GArray *captions_new(const Article *article, const Reading *reading, const TextOptions *options);

/* The language of the texts that are shown: the article's, or as the script found it. May be NULL.
 */
const char *captions_language(const Article *article, const Script *script);

/* What is shown of an utterance, on one line: all of it but what is unsaid. Free with g_free(). */
char *caption_line(Unsaid *unsaid, const Utterance *utterance);

static inline const Caption *captions_get(const GArray *captions, guint index)
{
    return &g_array_index(captions, Caption, index);
}

static inline const CaptionWord *caption_word(const Caption *caption, guint index)
{
    return &g_array_index(caption->words, CaptionWord, index);
}

/* How many words the caption has times of. */
static inline guint caption_n_words(const Caption *caption)
{
    return caption->words ? caption->words->len : 0;
}

#endif
