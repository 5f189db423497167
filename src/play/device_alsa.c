/* ALSA: the speakers, and through its plugins PulseAudio and PipeWire. See device.h.
 *
 * The device is opened non-blocking and starts with the first frame, so that a short sentence is
 * heard and not kept until the buffer is full. Where a device wants another rate or
 * more channels than ours, ALSA's plug converts. Opening and closing may hang with a frozen sound
 * daemon and therefore have a deadline. */
#include "play/device.h"

#include "base/error.h"
#include "play/deadline.h"

#include <alsa/asoundlib.h>
#include <string.h>

enum {
    BUFFER_US = 250000, /* what may be under way: long enough for a busy machine */
    OPEN_TIMEOUT_MS = 4000,
    CLOSE_TIMEOUT_MS = 300,
};

typedef struct {
    snd_pcm_t *pcm;
    gboolean can_pause;
    gint64 delay; /* as it was told last */
} AlsaDevice;

typedef struct {
    char *name;
    int sample_rate;
    AlsaDevice device;
    int fault; /* a negative errno, 0 when open */
} OpenRequest;

/* libasound would print to the terminal what we report in our own words. */
static void ignore_message(const char *file, int line, const char *function, int code,
                           const char *format, ...)
{
    (void)file;
    (void)line;
    (void)function;
    (void)code;
    (void)format;
}

static int set_hardware(AlsaDevice *device, int sample_rate)
{
    snd_pcm_t *pcm = device->pcm;
    snd_pcm_hw_params_t *params;
    snd_pcm_hw_params_alloca(&params);
    unsigned buffer_us = BUFFER_US;
    int fault = snd_pcm_hw_params_any(pcm, params);
    if (fault >= 0)
        fault = snd_pcm_hw_params_set_rate_resample(pcm, params, 1);
    if (fault >= 0)
        fault = snd_pcm_hw_params_set_access(pcm, params, SND_PCM_ACCESS_RW_INTERLEAVED);
    if (fault >= 0)
        fault = snd_pcm_hw_params_set_format(pcm, params, SND_PCM_FORMAT_S16);
    if (fault >= 0)
        fault = snd_pcm_hw_params_set_channels(pcm, params, 1);
    if (fault >= 0)
        fault = snd_pcm_hw_params_set_rate(pcm, params, (unsigned)sample_rate, 0);
    if (fault >= 0)
        fault = snd_pcm_hw_params_set_buffer_time_near(pcm, params, &buffer_us, NULL);
    if (fault >= 0)
        fault = snd_pcm_hw_params(pcm, params);
    if (fault >= 0)
        device->can_pause = snd_pcm_hw_params_can_pause(params);
    return fault;
}

/* The first frame written starts the device. (Where it is started by hand instead, PulseAudio lets
 * the stream run from the beginning and drops as much sound as it had to wait for.) */
static int set_software(snd_pcm_t *pcm)
{
    snd_pcm_sw_params_t *params;
    snd_pcm_sw_params_alloca(&params);
    int fault = snd_pcm_sw_params_current(pcm, params);
    if (fault >= 0)
        fault = snd_pcm_sw_params_set_start_threshold(pcm, params, 1);
    if (fault >= 0)
        fault = snd_pcm_sw_params(pcm, params);
    return fault;
}

static int open_pcm(AlsaDevice *device, const char *name, int sample_rate)
{
    int fault = snd_pcm_open(&device->pcm, name, SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
    if (fault < 0)
        return fault;
    fault = set_hardware(device, sample_rate);
    if (fault >= 0)
        fault = set_software(device->pcm);
    if (fault >= 0)
        fault = snd_pcm_prepare(device->pcm);
    if (fault >= 0)
        return 0;
    snd_pcm_close(device->pcm);
    device->pcm = NULL;
    return fault;
}

static void open_request_run(gpointer data)
{
    OpenRequest *request = data;
    request->fault = open_pcm(&request->device, request->name, request->sample_rate);
    if (request->fault != -EINVAL)
        return;
    /* The bare hardware has no such rate or no mono: let the plug convert. Its argument ends where
     * its quotation mark comes again. */
    char quote = strchr(request->name, '\'') ? '"' : '\'';
    g_autofree char *plugged = g_strdup_printf("plug:%c%s%c", quote, request->name, quote);
    request->fault = open_pcm(&request->device, plugged, request->sample_rate);
}

static void open_request_free(OpenRequest *request)
{
    g_free(request->name);
    g_free(request);
}

static void open_request_abandon(gpointer data)
{
    OpenRequest *request = data;
    if (request->fault == 0)
        snd_pcm_close(request->device.pcm);
    open_request_free(request);
}

static gboolean alsa_open(gpointer *state, const char *name, int sample_rate, GError **error)
{
    snd_lib_error_set_handler(ignore_message);
    OpenRequest *request = g_new0(OpenRequest, 1);
    request->name = g_strdup(name ? name : "default");
    request->sample_rate = sample_rate;
    if (!deadline_run(open_request_run, request, open_request_abandon, OPEN_TIMEOUT_MS)) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_NO_DEVICE,
                    "the sound device \"%s\" does not answer", name ? name : "default");
        return FALSE;
    }
    if (request->fault == 0)
        *state = g_memdup2(&request->device, sizeof(AlsaDevice));
    else
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_NO_DEVICE,
                    "the sound device \"%s\" cannot be opened: %s", request->name,
                    snd_strerror(request->fault));
    gboolean opened = request->fault == 0;
    open_request_free(request);
    return opened;
}

/* Makes a device that ran dry or slept ready again. FALSE when it is lost: one that woke up and has
 * forgotten what it had still to play is, too, since what is opened anew begins the sentence again.
 */
static gboolean recover(snd_pcm_t *pcm, int fault)
{
    int resumed;
    switch (fault) {
    case -EAGAIN:
    case -EINTR:
        return TRUE;
    case -EPIPE:
        return snd_pcm_prepare(pcm) >= 0;
    case -ESTRPIPE:
        resumed = snd_pcm_resume(pcm);
        return resumed == -EAGAIN || resumed == 0;
    default:
        return FALSE;
    }
}

static gssize alsa_available(gpointer state)
{
    AlsaDevice *device = state;
    snd_pcm_sframes_t frames = snd_pcm_avail_update(device->pcm);
    if (frames >= 0)
        return frames;
    if (!recover(device->pcm, (int)frames))
        return -1;
    frames = snd_pcm_avail_update(device->pcm);
    return MAX(frames, 0);
}

static gssize alsa_write(gpointer state, const gint16 *frames, gsize n_frames)
{
    AlsaDevice *device = state;
    snd_pcm_sframes_t written = snd_pcm_writei(device->pcm, frames, n_frames);
    if (written < 0)
        return recover(device->pcm, (int)written) ? 0 : -1;
    device->delay += written;
    return written;
}

/* A device that has run dry holds nothing back. One that sleeps or is lost cannot tell. */
static gint64 alsa_delay(gpointer state)
{
    AlsaDevice *device = state;
    snd_pcm_sframes_t frames;
    int fault = snd_pcm_delay(device->pcm, &frames);
    if (fault >= 0 || fault == -EPIPE)
        device->delay = fault < 0 ? 0 : MAX(frames, 0);
    return device->delay;
}

/* A device that is not sounding has nothing to hold or to let go. */
static gboolean alsa_pause(gpointer state, gboolean paused)
{
    AlsaDevice *device = state;
    if (!device->can_pause)
        return FALSE;
    snd_pcm_state_t wanted = paused ? SND_PCM_STATE_RUNNING : SND_PCM_STATE_PAUSED;
    return snd_pcm_state(device->pcm) != wanted || snd_pcm_pause(device->pcm, paused) >= 0;
}

static void alsa_drop(gpointer state)
{
    AlsaDevice *device = state;
    device->delay = 0;
    if (snd_pcm_drop(device->pcm) >= 0)
        (void)snd_pcm_prepare(device->pcm);
}

static void close_device(gpointer data)
{
    AlsaDevice *device = data;
    snd_pcm_drop(device->pcm);
    snd_pcm_close(device->pcm);
}

static void alsa_close(gpointer state)
{
    if (deadline_run(close_device, state, g_free, CLOSE_TIMEOUT_MS))
        g_free(state);
}

const DeviceDriver alsa_device = {
    .name = "alsa",
    .open = alsa_open,
    .available = alsa_available,
    .write = alsa_write,
    .delay = alsa_delay,
    .pause = alsa_pause,
    .drop = alsa_drop,
    .close = alsa_close,
};
