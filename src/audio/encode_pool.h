/* A pool of threads that encode, shared by all files that are written at the same time, so that no
 * processor is idle while there is sound to encode, and none has more to do than it can.
 *
 * Must not know: what is encoded.
 */
#ifndef LECTERN_AUDIO_ENCODE_POOL_H
#define LECTERN_AUDIO_ENCODE_POOL_H

#include <glib.h>

typedef struct EncodePool EncodePool;

/* `n_threads` ≥ 1; they are started when there is work. */
EncodePool *encode_pool_new(guint n_threads);

/* To be called when all that was pushed is done; NULL is allowed. */
void encode_pool_free(EncodePool *pool);

guint encode_pool_threads(const EncodePool *pool);

/* Does `task` with `data` on one of the threads, in the order of the calls as far as they are free.
 */
typedef void (*EncodeTask)(gpointer data);
void encode_pool_push(EncodePool *pool, EncodeTask task, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(EncodePool, encode_pool_free)

#endif
