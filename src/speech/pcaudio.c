/* A libpcaudio without devices.
 *
 * libespeak-ng is linked with libpcaudio to play by itself, and that brings PulseAudio, X11, D-Bus
 * and systemd: twenty-seven libraries that every start loads and every worker's copy carries. Here
 * it only gives samples (AUDIO_OUTPUT_SYNCHRONOUS), and calls none of these functions. So this is a
 * library of the same name, which lectern-sound.so names first: the loader does not look for
 * another. All that libpcaudio 1.2 declares in pcaudiolib/audio.h is here, or libespeak-ng would
 * not load; each says that there is no device.
 *
 * Must not know: anything of Lectern.
 */
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct audio_object;

struct audio_object *create_audio_device_object(const char *device, const char *application,
                                                const char *description);
int audio_object_open(struct audio_object *object, int format, uint32_t rate, uint8_t channels);
void audio_object_close(struct audio_object *object);
void audio_object_destroy(struct audio_object *object);
int audio_object_write(struct audio_object *object, const void *data, size_t bytes);
int audio_object_drain(struct audio_object *object);
int audio_object_flush(struct audio_object *object);
const char *audio_object_strerror(struct audio_object *object, int error);

struct audio_object *create_audio_device_object(const char *device, const char *application,
                                                const char *description)
{
    (void)device, (void)application, (void)description;
    return NULL;
}

int audio_object_open(struct audio_object *object, int format, uint32_t rate, uint8_t channels)
{
    (void)object, (void)format, (void)rate, (void)channels;
    return ENODEV;
}

void audio_object_close(struct audio_object *object)
{
    (void)object;
}

void audio_object_destroy(struct audio_object *object)
{
    (void)object;
}

int audio_object_write(struct audio_object *object, const void *data, size_t bytes)
{
    (void)object, (void)data, (void)bytes;
    return ENODEV;
}

int audio_object_drain(struct audio_object *object)
{
    (void)object;
    return ENODEV;
}

int audio_object_flush(struct audio_object *object)
{
    (void)object;
    return ENODEV;
}

const char *audio_object_strerror(struct audio_object *object, int error)
{
    (void)object;
    return strerror(error);
}
