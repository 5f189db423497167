/* Threads with a pool each, between two queues; see lanes.h. */
#include "cli/lanes.h"

typedef struct {
    Lanes *lanes;
    SpeechPool *pool;
    GThread *thread;
} Lane;

struct Lanes {
    const EngineDriver *engine;
    const EngineLearned *learned;
    LaneWork work;
    gpointer work_data;
    GAsyncQueue *todo, *done; /* of jobs; in `todo` the Lanes themselves mean "go home" */
    guint under_way;
    guint n_lanes;
    Lane *lane;
};

static gpointer run(gpointer data)
{
    const Lane *lane = data;
    Lanes *lanes = lane->lanes;
    for (gpointer job; (job = g_async_queue_pop(lanes->todo)) != lanes;) {
        lanes->work(job, lane->pool, lanes->work_data);
        g_async_queue_push(lanes->done, job);
    }
    return NULL;
}

Lanes *lanes_new(const EngineDriver *engine, const EngineLearned *learned, const SoundCache *cache,
                 guint n_lanes, guint jobs, LaneWork work, gpointer work_data, GError **error)
{
    g_return_val_if_fail(engine && n_lanes > 0 && work, NULL);
    g_autoptr(Lanes) lanes = g_new0(Lanes, 1);
    lanes->engine = engine;
    lanes->learned = learned;
    lanes->work = work;
    lanes->work_data = work_data;
    lanes->todo = g_async_queue_new();
    lanes->done = g_async_queue_new();
    lanes->lane = g_new0(Lane, n_lanes);
    /* All processes before the first thread. */
    for (guint i = 0; i < n_lanes; i++) {
        SpeechPool *pool = speech_pool_new(engine, learned, cache, MAX(jobs / n_lanes, 1), error);
        if (!pool)
            return NULL;
        lanes->lane[i] = (Lane){.lanes = lanes, .pool = pool};
        lanes->n_lanes++;
    }
    for (guint i = 0; i < n_lanes; i++)
        lanes->lane[i].thread = g_thread_new("lane", run, &lanes->lane[i]);
    return g_steal_pointer(&lanes);
}

void lanes_free(Lanes *lanes)
{
    if (!lanes)
        return;
    for (guint i = 0; i < lanes->n_lanes; i++)
        g_async_queue_push(lanes->todo, lanes);
    for (guint i = 0; i < lanes->n_lanes; i++) {
        if (lanes->lane[i].thread)
            g_thread_join(lanes->lane[i].thread);
        speech_pool_free(lanes->lane[i].pool);
    }
    g_async_queue_unref(lanes->todo);
    g_async_queue_unref(lanes->done);
    g_free(lanes->lane);
    g_free(lanes);
}

const EngineDriver *lanes_engine(const Lanes *lanes)
{
    return lanes->engine;
}

const EngineLearned *lanes_learned(const Lanes *lanes)
{
    return lanes->learned;
}

guint lanes_under_way(const Lanes *lanes)
{
    return lanes->under_way;
}

void lanes_push(Lanes *lanes, gpointer job)
{
    lanes->under_way++;
    g_async_queue_push(lanes->todo, job);
}

gpointer lanes_wait(Lanes *lanes, gint64 timeout_us)
{
    gpointer job = g_async_queue_timeout_pop(lanes->done, (guint64)timeout_us);
    if (job)
        lanes->under_way--;
    return job;
}
