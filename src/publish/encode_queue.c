/* A bounded queue in front of an encoder's thread; see encode_queue.h. */
#include "publish/encode_queue.h"

/* What may wait in front of an encoder: about a dozen seconds of sound, half a megabyte. */
enum { MAX_WAITING_BYTES = 512 * 1024 };

struct EncodeQueue {
    AudioEncoder *encoder; /* the thread's alone, until it is joined */
    GThread *thread;

    GMutex mutex; /* guards what follows */
    GCond changed;
    GQueue waiting; /* of GBytes */
    gsize waiting_bytes;
    gboolean ended;  /* nothing more will be pushed */
    gboolean broken; /* nothing more will be encoded: it failed or is not wanted */
    GError *error;
};

/* The next block, or NULL when the work is over. */
static GBytes *take(EncodeQueue *queue)
{
    g_mutex_lock(&queue->mutex);
    while (!queue->broken && !queue->ended && g_queue_is_empty(&queue->waiting))
        g_cond_wait(&queue->changed, &queue->mutex);
    GBytes *frames = queue->broken ? NULL : g_queue_pop_head(&queue->waiting);
    if (frames)
        queue->waiting_bytes -= g_bytes_get_size(frames);
    g_cond_signal(&queue->changed);
    g_mutex_unlock(&queue->mutex);
    return frames;
}

static void set_error(EncodeQueue *queue, GError *error)
{
    g_mutex_lock(&queue->mutex);
    queue->broken = TRUE;
    queue->error = error;
    g_cond_signal(&queue->changed);
    g_mutex_unlock(&queue->mutex);
}

static gpointer encode(gpointer data)
{
    EncodeQueue *queue = data;
    for (GBytes *frames; (frames = take(queue));) {
        gsize size = 0;
        const gint16 *samples = g_bytes_get_data(frames, &size);
        GError *error = NULL;
        if (!audio_encoder_write(queue->encoder, samples, size / sizeof *samples, &error))
            set_error(queue, error);
        g_bytes_unref(frames);
    }
    return NULL;
}

EncodeQueue *encode_queue_new(AudioEncoder *encoder)
{
    g_return_val_if_fail(encoder, NULL);
    EncodeQueue *queue = g_new0(EncodeQueue, 1);
    queue->encoder = encoder;
    g_mutex_init(&queue->mutex);
    g_cond_init(&queue->changed);
    g_queue_init(&queue->waiting);
    queue->thread = g_thread_new("encode", encode, queue);
    return queue;
}

gboolean encode_queue_push(EncodeQueue *queue, GBytes *frames, GError **error)
{
    g_mutex_lock(&queue->mutex);
    while (!queue->broken && queue->waiting_bytes >= MAX_WAITING_BYTES)
        g_cond_wait(&queue->changed, &queue->mutex);
    gboolean broken = queue->broken;
    if (broken) {
        g_propagate_error(error, g_steal_pointer(&queue->error));
    } else {
        g_queue_push_tail(&queue->waiting, g_bytes_ref(frames));
        queue->waiting_bytes += g_bytes_get_size(frames);
        g_cond_signal(&queue->changed);
    }
    g_mutex_unlock(&queue->mutex);
    return !broken;
}

/* Lets the thread run out, through the queue or, when `broken`, past it. */
static void end_thread(EncodeQueue *queue, gboolean broken)
{
    g_mutex_lock(&queue->mutex);
    queue->ended = TRUE;
    queue->broken |= broken;
    g_cond_signal(&queue->changed);
    g_mutex_unlock(&queue->mutex);
    g_thread_join(queue->thread);
}

static void queue_free(EncodeQueue *queue)
{
    audio_encoder_abort(queue->encoder);
    g_queue_clear_full(&queue->waiting, (GDestroyNotify)g_bytes_unref);
    g_clear_error(&queue->error);
    g_mutex_clear(&queue->mutex);
    g_cond_clear(&queue->changed);
    g_free(queue);
}

gboolean encode_queue_finish(EncodeQueue *queue, GError **error)
{
    end_thread(queue, FALSE);
    gboolean done = !queue->broken;
    if (done)
        done = audio_encoder_close(g_steal_pointer(&queue->encoder), error);
    else
        g_propagate_error(error, g_steal_pointer(&queue->error));
    queue_free(queue);
    return done;
}

void encode_queue_abort(EncodeQueue *queue)
{
    if (!queue)
        return;
    end_thread(queue, TRUE);
    queue_free(queue);
}
