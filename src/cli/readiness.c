/* Worker and device, side by side with the script; see readiness.h. */
#include "cli/readiness.h"

struct Readiness {
    const DeviceDriver *driver;
    const char *device_name;
    GThread *thread; /* NULL once it is joined; until then what follows is its own */
    Worker *worker;
    int sample_rate;
    gpointer device;      /* NULL while it is not open, and once it is taken */
    GError *error;        /* why the worker cannot speak */
    GError *device_error; /* why the device is not open */
};

static void open_device(Readiness *readiness, int sample_rate)
{
    if (!readiness->driver->open(&readiness->device, readiness->device_name, sample_rate,
                                 &readiness->device_error))
        readiness->device = NULL;
}

static void close_device(Readiness *readiness)
{
    if (readiness->device)
        readiness->driver->close(g_steal_pointer(&readiness->device));
}

/* The device takes about as long as the engine, so it is opened meanwhile, at the rate that the
 * engine most likely has. */
static gpointer make_ready(gpointer data)
{
    enum { USUAL_RATE = 22050 };
    Readiness *readiness = data;
    open_device(readiness, USUAL_RATE);
    gboolean speaks = worker_await(readiness->worker, &readiness->sample_rate, &readiness->error);
    if (speaks && readiness->device && readiness->sample_rate != USUAL_RATE) {
        close_device(readiness);
        open_device(readiness, readiness->sample_rate);
    }
    return NULL;
}

Readiness *readiness_begin(const WorkerOptions *worker, const char *device, GError **error)
{
    Worker *forked = worker_fork(worker, error); /* before there is a thread */
    if (!forked)
        return NULL;
    Readiness *readiness = g_new0(Readiness, 1);
    readiness->driver = device_driver_for(device);
    readiness->device_name = device;
    readiness->worker = forked;
    readiness->thread = g_thread_new("ready", make_ready, readiness);
    return readiness;
}

static void join(Readiness *readiness)
{
    if (readiness->thread)
        g_thread_join(g_steal_pointer(&readiness->thread));
}

gboolean readiness_await(Readiness *readiness, GError **error)
{
    join(readiness);
    if (!readiness->error)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&readiness->error));
    return FALSE;
}

Worker *readiness_worker(const Readiness *readiness)
{
    return readiness->worker;
}

int readiness_sample_rate(const Readiness *readiness)
{
    return readiness->sample_rate;
}

gpointer readiness_take_device(Readiness *readiness, GError **error)
{
    if (!readiness->device)
        g_propagate_error(error, g_steal_pointer(&readiness->device_error));
    return g_steal_pointer(&readiness->device);
}

void readiness_free(Readiness *readiness)
{
    if (!readiness)
        return;
    join(readiness);
    close_device(readiness);
    worker_stop(readiness->worker);
    g_clear_error(&readiness->error);
    g_clear_error(&readiness->device_error);
    g_free(readiness);
}
