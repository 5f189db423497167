/* Deadlines; see deadline.h. */
#include "play/deadline.h"

typedef struct {
    gatomicrefcount references; /* the caller's and the thread's */
    void (*call)(gpointer data);
    gpointer data;
    GDestroyNotify abandoned;

    GMutex lock; /* guards what follows */
    GCond finished;
    gboolean done, left_behind;
} Job;

static void job_unref(Job *job)
{
    if (!g_atomic_ref_count_dec(&job->references))
        return;
    g_mutex_clear(&job->lock);
    g_cond_clear(&job->finished);
    g_free(job);
}

static gpointer run_job(gpointer data)
{
    Job *job = data;
    job->call(job->data);
    g_mutex_lock(&job->lock);
    job->done = TRUE;
    gboolean left_behind = job->left_behind;
    g_cond_signal(&job->finished);
    g_mutex_unlock(&job->lock);
    if (left_behind && job->abandoned)
        job->abandoned(job->data);
    job_unref(job);
    return NULL;
}

gboolean deadline_run(void (*call)(gpointer data), gpointer data, GDestroyNotify abandoned,
                      int timeout_ms)
{
    gint64 deadline = g_get_monotonic_time() + timeout_ms * G_TIME_SPAN_MILLISECOND;
    Job *job = g_new0(Job, 1);
    job->call = call;
    job->data = data;
    job->abandoned = abandoned;
    g_atomic_ref_count_init(&job->references);
    g_atomic_ref_count_inc(&job->references);
    g_mutex_init(&job->lock);
    g_cond_init(&job->finished);

    g_thread_unref(g_thread_new("deadline", run_job, job));
    g_mutex_lock(&job->lock);
    while (!job->done && g_cond_wait_until(&job->finished, &job->lock, deadline))
        ;
    gboolean done = job->done;
    job->left_behind = !done;
    g_mutex_unlock(&job->lock);
    job_unref(job);
    return done;
}
