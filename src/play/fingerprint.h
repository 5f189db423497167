/* Fingerprints: sentences and articles that are known again by what they say.
 *
 * They are digests: what is kept of a reading does not tell what was read to somebody who has not
 * got the article.
 *
 * Must not know: files, places.
 */
#ifndef LECTERN_PLAY_FINGERPRINT_H
#define LECTERN_PLAY_FINGERPRINT_H

#include "script/script.h"

#include <glib.h>

/* Of a text: the first 64 bits of the SHA-256 of its letters and digits in lower case, so that a
 * comma more or other quotation marks make no other text; of all of it where it has neither. */
guint64 fingerprint_text(const char *text);

/* Of what an utterance displays. The number of a list item is not in it, since an item added above
 * changes that. */
guint64 fingerprint_utterance(const Utterance *utterance);

enum { FINGERPRINT_SENTENCES = 16 };

/* Of an article: its title, and of its different sentences those with the least fingerprints. As
 * these are everywhere in it, two articles have about as much of them in common as of their
 * sentences (A. Broder, "On the resemblance and containment of documents", 1997). Frame and
 * disclaimer, which articles of one site share, are left out. */
typedef struct {
    guint64 title; /* 0 for none */
    guint n_sentences;
    guint64 sentences[FINGERPRINT_SENTENCES]; /* in ascending order, all different */
} Fingerprint;

Fingerprint fingerprint_of(const Script *script);

/* What share of the different sentences of both together stands in both, estimated: 0 … 1. Two
 * without sentences are alike. */
double fingerprint_likeness(const Fingerprint *one, const Fingerprint *other);

#endif
