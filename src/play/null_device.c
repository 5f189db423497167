/* The null device; see null_device.h.
 *
 * Frames written and not heard wait in one queue. Its far end, at most `latency_frames` long, is
 * already on the wire to the ear; the rest is the buffer, which alone takes room. */
#include "play/null_device.h"

#include <string.h>

enum { DEFAULT_BUFFER_MS = 250, DEFAULT_LATENCY_MS = 20 };

typedef struct {
    gatomicrefcount references;
    NullDeviceOptions options;
    int sample_rate;

    GMutex lock;     /* guards what follows */
    GArray *waiting; /* of gint16: written, not heard */
    GArray *heard;   /* of gint16; NULL unless kept */
    gsize on_wire;   /* frames of silence and sound between buffer and ear: 0 … latency_frames */
    gboolean paused, lost;
    gint64 wound_us; /* the clock's time up to which frames were heard */
    double remainder_frames;
} NullDevice;

gpointer null_device_new(const NullDeviceOptions *options, int sample_rate)
{
    g_return_val_if_fail(options->buffer_frames > 0 && sample_rate > 0, NULL);
    NullDevice *device = g_new0(NullDevice, 1);
    g_atomic_ref_count_init(&device->references);
    device->options = *options;
    device->sample_rate = sample_rate;
    g_mutex_init(&device->lock);
    device->waiting = g_array_new(FALSE, FALSE, sizeof(gint16));
    if (options->keep_heard)
        device->heard = g_array_new(FALSE, FALSE, sizeof(gint16));
    device->wound_us = g_get_monotonic_time();
    return device;
}

gpointer null_device_ref(gpointer state)
{
    NullDevice *device = state;
    g_atomic_ref_count_inc(&device->references);
    return device;
}

void null_device_unref(gpointer state)
{
    NullDevice *device = state;
    if (!g_atomic_ref_count_dec(&device->references))
        return;
    g_array_unref(device->waiting);
    if (device->heard)
        g_array_unref(device->heard);
    g_mutex_clear(&device->lock);
    g_free(device);
}

/* `n_frames` of time pass: first what is left of the latency, then sound. A device that has run dry
 * begins with the whole latency again. */
static void pass_time(NullDevice *device, gsize n_frames)
{
    if (device->paused || device->waiting->len == 0)
        return;
    gsize lead = MIN(n_frames, device->options.latency_frames - device->on_wire);
    device->on_wire += lead;
    gsize n_heard = MIN(n_frames - lead, device->waiting->len);
    if (device->heard)
        g_array_append_vals(device->heard, device->waiting->data, (guint)n_heard);
    g_array_remove_range(device->waiting, 0, (guint)n_heard);
    if (device->waiting->len == 0)
        device->on_wire = 0;
}

/* Brings a device that follows the time of day up to now. */
static void follow_clock(NullDevice *device)
{
    if (device->options.wound_by_hand)
        return;
    gint64 now_us = g_get_monotonic_time();
    double frames = (double)(now_us - device->wound_us) * device->sample_rate / G_USEC_PER_SEC +
                    device->remainder_frames;
    device->wound_us = now_us;
    device->remainder_frames = frames - (double)(gsize)frames;
    pass_time(device, (gsize)frames);
}

/* Frames that the buffer holds: what waits and is not on the wire. */
static gsize buffered(const NullDevice *device)
{
    return device->waiting->len - MIN(device->waiting->len, device->on_wire);
}

void null_device_wind(gpointer state, gsize n_frames)
{
    NullDevice *device = state;
    g_mutex_lock(&device->lock);
    pass_time(device, n_frames);
    g_mutex_unlock(&device->lock);
}

GArray *null_device_heard(gpointer state)
{
    NullDevice *device = state;
    g_return_val_if_fail(device->heard, NULL);
    g_mutex_lock(&device->lock);
    follow_clock(device);
    GArray *heard = g_array_copy(device->heard);
    g_mutex_unlock(&device->lock);
    return heard;
}

void null_device_lose(gpointer state)
{
    NullDevice *device = state;
    g_mutex_lock(&device->lock);
    device->lost = TRUE;
    g_mutex_unlock(&device->lock);
}

static gboolean null_open(gpointer *state, const char *name, int sample_rate, GError **error)
{
    (void)name;
    (void)error;
    NullDeviceOptions options = {
        .buffer_frames = (gsize)sample_rate * DEFAULT_BUFFER_MS / 1000,
        .latency_frames = (gsize)sample_rate * DEFAULT_LATENCY_MS / 1000,
    };
    *state = null_device_new(&options, sample_rate);
    return TRUE;
}

static gssize null_available(gpointer state)
{
    NullDevice *device = state;
    g_mutex_lock(&device->lock);
    follow_clock(device);
    gssize room = device->lost ? -1 : (gssize)(device->options.buffer_frames - buffered(device));
    g_mutex_unlock(&device->lock);
    return room;
}

static gssize null_write(gpointer state, const gint16 *frames, gsize n_frames)
{
    NullDevice *device = state;
    g_mutex_lock(&device->lock);
    follow_clock(device);
    gssize written = -1;
    if (!device->lost) {
        written = (gssize)MIN(n_frames, device->options.buffer_frames - buffered(device));
        g_array_append_vals(device->waiting, frames, (guint)written);
    }
    g_mutex_unlock(&device->lock);
    return written;
}

static gint64 null_delay(gpointer state)
{
    NullDevice *device = state;
    g_mutex_lock(&device->lock);
    follow_clock(device);
    gint64 delay = device->waiting->len;
    g_mutex_unlock(&device->lock);
    return delay;
}

static gboolean null_pause(gpointer state, gboolean paused)
{
    NullDevice *device = state;
    if (device->options.cannot_pause || (!paused && device->options.cannot_resume))
        return FALSE;
    g_mutex_lock(&device->lock);
    follow_clock(device);
    device->paused = paused;
    g_mutex_unlock(&device->lock);
    return TRUE;
}

static void null_drop(gpointer state)
{
    NullDevice *device = state;
    g_mutex_lock(&device->lock);
    follow_clock(device);
    g_array_set_size(device->waiting, 0);
    device->on_wire = 0;
    device->paused = FALSE;
    g_mutex_unlock(&device->lock);
}

const DeviceDriver null_device = {
    .name = "null",
    .open = null_open,
    .available = null_available,
    .write = null_write,
    .delay = null_delay,
    .pause = null_pause,
    .drop = null_drop,
    .close = null_device_unref,
};
