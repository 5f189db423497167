/* A pool of threads that encode; see encode_pool.h. */
#include "audio/encode_pool.h"

struct EncodePool {
    GThreadPool *threads;
    guint n_threads;
};

typedef struct {
    EncodeTask task;
    gpointer data;
} Work;

static void do_work(gpointer data, G_GNUC_UNUSED gpointer pool)
{
    g_autofree Work *work = data;
    work->task(work->data);
}

EncodePool *encode_pool_new(guint n_threads)
{
    g_return_val_if_fail(n_threads >= 1, NULL);
    EncodePool *pool = g_new0(EncodePool, 1);
    pool->n_threads = n_threads;
    pool->threads = g_thread_pool_new(do_work, pool, (gint)n_threads, FALSE, NULL);
    return pool;
}

void encode_pool_free(EncodePool *pool)
{
    if (!pool)
        return;
    g_thread_pool_free(pool->threads, FALSE, TRUE);
    g_free(pool);
}

guint encode_pool_threads(const EncodePool *pool)
{
    return pool->n_threads;
}

void encode_pool_push(EncodePool *pool, EncodeTask task, gpointer data)
{
    Work *work = g_new(Work, 1);
    *work = (Work){task, data};
    g_thread_pool_push(pool->threads, work, NULL);
}
