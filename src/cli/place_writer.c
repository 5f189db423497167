/* The writer of places; see place_writer.h. It belongs to its user and to its thread, and goes with
 * the last of them. */
#include "cli/place_writer.h"

#include "cli/place_folder.h"

static const gint64 drain_timeout_us = G_USEC_PER_SEC;

typedef struct {
    char *name;
    char *text; /* NULL: to be removed */
} Job;

struct PlaceWriter {
    char *folder;
    GMutex lock;
    GCond changed;
    GQueue jobs; /* of Job; at most one for each name */
    gboolean has_thread, busy, ended;
    char *fault; /* not taken yet */
};

static void job_free(gpointer data)
{
    Job *job = data;
    g_free(job->name);
    g_free(job->text);
    g_free(job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Job, job_free)

static void clear(gpointer data)
{
    PlaceWriter *writer = data;
    g_queue_clear_full(&writer->jobs, job_free);
    g_mutex_clear(&writer->lock);
    g_cond_clear(&writer->changed);
    g_free(writer->folder);
    g_free(writer->fault);
}

static void unref(PlaceWriter *writer)
{
    g_atomic_rc_box_release_full(writer, clear);
}

/* --- the thread --- */

static gboolean run_job(const char *folder, gboolean is_prepared, const Job *job, GError **error)
{
    if (!job->text)
        return place_folder_remove(folder, job->name, error);
    return (is_prepared || place_folder_prepare(folder, error)) &&
           place_folder_write(folder, job->name, job->text, error);
}

/* Locked. Waits for the next job; NULL when there will be none. */
static Job *next_job(PlaceWriter *writer)
{
    while (g_queue_is_empty(&writer->jobs) && !writer->ended)
        g_cond_wait(&writer->changed, &writer->lock);
    return g_queue_pop_head(&writer->jobs);
}

static gpointer run(gpointer data)
{
    PlaceWriter *writer = data;
    gboolean is_prepared = FALSE;
    g_mutex_lock(&writer->lock);
    for (;;) {
        g_autoptr(Job) job = next_job(writer);
        if (!job)
            break;
        writer->busy = TRUE;
        g_mutex_unlock(&writer->lock);
        g_autoptr(GError) error = NULL;
        gboolean done = run_job(writer->folder, is_prepared, job, &error);
        is_prepared = is_prepared || (done && job->text);
        g_mutex_lock(&writer->lock);
        writer->busy = FALSE;
        if (!done && !writer->fault)
            writer->fault = g_strdup(error->message);
        g_cond_broadcast(&writer->changed);
    }
    g_mutex_unlock(&writer->lock);
    unref(writer);
    return NULL;
}

/* --- its user --- */

PlaceWriter *place_writer_new(const char *folder)
{
    PlaceWriter *writer = g_atomic_rc_box_new0(PlaceWriter);
    writer->folder = g_strdup(folder);
    g_mutex_init(&writer->lock);
    g_cond_init(&writer->changed);
    g_queue_init(&writer->jobs);
    return writer;
}

/* Locked. */
static Job *job_for(PlaceWriter *writer, const char *name)
{
    for (GList *link = writer->jobs.head; link; link = link->next) {
        Job *job = link->data;
        if (g_str_equal(job->name, name))
            return job;
    }
    Job *job = g_new0(Job, 1);
    job->name = g_strdup(name);
    g_queue_push_tail(&writer->jobs, job);
    return job;
}

void place_writer_put(PlaceWriter *writer, const char *name, const char *text)
{
    g_mutex_lock(&writer->lock);
    Job *job = job_for(writer, name);
    g_free(job->text);
    job->text = g_strdup(text);
    if (!writer->has_thread)
        g_thread_unref(g_thread_new("places", run, g_atomic_rc_box_acquire(writer)));
    writer->has_thread = TRUE;
    g_cond_broadcast(&writer->changed);
    g_mutex_unlock(&writer->lock);
}

void place_writer_drain(PlaceWriter *writer)
{
    gint64 deadline = g_get_monotonic_time() + drain_timeout_us;
    g_mutex_lock(&writer->lock);
    while (!g_queue_is_empty(&writer->jobs) || writer->busy)
        if (!g_cond_wait_until(&writer->changed, &writer->lock, deadline))
            break;
    g_mutex_unlock(&writer->lock);
}

char *place_writer_take_fault(PlaceWriter *writer)
{
    g_mutex_lock(&writer->lock);
    char *fault = g_steal_pointer(&writer->fault);
    g_mutex_unlock(&writer->lock);
    return fault;
}

void place_writer_free(PlaceWriter *writer)
{
    if (!writer)
        return;
    g_mutex_lock(&writer->lock);
    writer->ended = TRUE;
    g_cond_broadcast(&writer->changed);
    g_mutex_unlock(&writer->lock);
    unref(writer);
}
