/* Waiting for a device; see device_wait.h. The struct is counted: a thread that hangs in a device
 * is left behind. */
#include "cli/device_wait.h"

enum { INTERVAL_MS = 500 };

struct DeviceWait {
    gatomicrefcount references;
    const DeviceDriver *driver;
    char *name;
    int sample_rate;
    GMainContext *context;
    DeviceBack back;
    gpointer data;
    GMutex lock; /* guards what follows */
    GCond changed;
    gboolean is_over;
    gpointer device; /* open and not handed over; NULL for none */
};

static void wait_unref(gpointer data)
{
    DeviceWait *wait = data;
    if (!g_atomic_ref_count_dec(&wait->references))
        return;
    if (wait->device)
        wait->driver->close(wait->device);
    g_main_context_unref(wait->context);
    g_mutex_clear(&wait->lock);
    g_cond_clear(&wait->changed);
    g_free(wait->name);
    g_free(wait);
}

static DeviceWait *wait_ref(DeviceWait *wait)
{
    g_atomic_ref_count_inc(&wait->references);
    return wait;
}

static gboolean hand_over(gpointer data)
{
    DeviceWait *wait = data;
    g_mutex_lock(&wait->lock);
    gpointer device = wait->is_over ? NULL : g_steal_pointer(&wait->device);
    g_mutex_unlock(&wait->lock);
    if (device)
        wait->back(device, wait->data);
    return G_SOURCE_REMOVE;
}

/* FALSE when nobody waits any more. */
static gboolean sleep_a_little(DeviceWait *wait)
{
    gint64 end = g_get_monotonic_time() + INTERVAL_MS * G_TIME_SPAN_MILLISECOND;
    g_mutex_lock(&wait->lock);
    while (!wait->is_over && g_cond_wait_until(&wait->changed, &wait->lock, end))
        ;
    gboolean goes_on = !wait->is_over;
    g_mutex_unlock(&wait->lock);
    return goes_on;
}

static gpointer run(gpointer data)
{
    DeviceWait *wait = data;
    gpointer device = NULL;
    while (!device && sleep_a_little(wait))
        if (!wait->driver->open(&device, wait->name, wait->sample_rate, NULL))
            device = NULL;
    if (device) {
        g_mutex_lock(&wait->lock);
        wait->device = device;
        g_mutex_unlock(&wait->lock);
        g_main_context_invoke_full(wait->context, G_PRIORITY_DEFAULT, hand_over, wait_ref(wait),
                                   wait_unref);
    }
    wait_unref(wait);
    return NULL;
}

DeviceWait *device_wait_new(const DeviceDriver *driver, const char *name, int sample_rate,
                            GMainContext *context, DeviceBack back, gpointer data)
{
    DeviceWait *wait = g_new0(DeviceWait, 1);
    g_atomic_ref_count_init(&wait->references);
    wait->driver = driver;
    wait->name = g_strdup(name);
    wait->sample_rate = sample_rate;
    wait->context = g_main_context_ref(context);
    wait->back = back;
    wait->data = data;
    g_mutex_init(&wait->lock);
    g_cond_init(&wait->changed);
    g_thread_unref(g_thread_new("device", run, wait_ref(wait)));
    return wait;
}

void device_wait_free(DeviceWait *wait)
{
    if (!wait)
        return;
    g_mutex_lock(&wait->lock);
    wait->is_over = TRUE;
    g_cond_signal(&wait->changed);
    g_mutex_unlock(&wait->lock);
    wait_unref(wait);
}
