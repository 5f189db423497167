/* An encode queue: a sound file being encoded on a thread of its own.
 *
 * An encoder takes longer than the voice. With a thread for each, several formats, the voice and
 * the next sentence overlap; the queue is short, so that memory does not grow with the article.
 *
 * Must not know: articles, folders, which format it is.
 */
#ifndef LECTERN_PUBLISH_ENCODE_QUEUE_H
#define LECTERN_PUBLISH_ENCODE_QUEUE_H

#include "audio/encoder.h"

#include <glib.h>

typedef struct EncodeQueue EncodeQueue;

/* Takes `encoder` over. */
EncodeQueue *encode_queue_new(AudioEncoder *encoder);

/* Hands over mono gint16 frames; `frames` is referenced, so that several queues share them. Waits
 * while the queue is full. FALSE when the encoder has failed, with its error. */
gboolean encode_queue_push(EncodeQueue *queue, GBytes *frames, GError **error);

/* Waits for the rest, completes the file and frees, also on failure. */
gboolean encode_queue_finish(EncodeQueue *queue, GError **error);

/* Drops what is waiting, leaves the file incomplete and frees. NULL is allowed. */
void encode_queue_abort(EncodeQueue *queue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(EncodeQueue, encode_queue_abort)

#endif
