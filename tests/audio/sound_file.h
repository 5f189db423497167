/* What the tests of audio share: a file to encode into, a speech-like signal, and a decoder. */
#ifndef LECTERN_TESTS_AUDIO_SOUND_FILE_H
#define LECTERN_TESTS_AUDIO_SOUND_FILE_H

#include "audio/encoder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sndfile.h>
#include <unistd.h>

typedef struct {
    char *folder, *path;
    int fd;
} SoundFile;

static inline void sound_file_set_up(SoundFile *file, gconstpointer data)
{
    (void)data;
    file->folder = g_dir_make_tmp("lectern-XXXXXX", NULL);
    file->path = g_build_filename(file->folder, "sound", NULL);
    file->fd = g_open(file->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    g_assert_cmpint(file->fd, >=, 0);
}

static inline void sound_file_tear_down(SoundFile *file, gconstpointer data)
{
    (void)data;
    close(file->fd);
    g_unlink(file->path);
    g_assert_cmpint(g_rmdir(file->folder), ==, 0);
    g_free(file->path);
    g_free(file->folder);
}

/* A tone that swells and fades four times a second; peak 0.5. Free with g_free(). */
static inline gint16 *signal_new(gsize n_frames, int sample_rate)
{
    gint16 *frames = g_new(gint16, n_frames);
    for (gsize i = 0; i < n_frames; i++) {
        double t = (double)i / sample_rate;
        frames[i] = (gint16)(16000 * sin(2 * G_PI * 440 * t) * fabs(sin(2 * G_PI * 2 * t)));
    }
    return frames;
}

/* The whole file as libsndfile reads it, from the start; an array of gint16. */
static inline GArray *sound_file_decode(const SoundFile *file, int *sample_rate)
{
    SF_INFO info = {0};
    SNDFILE *sndfile = sf_open(file->path, SFM_READ, &info);
    g_assert_nonnull(sndfile);
    g_assert_cmpint(info.channels, ==, 1);
    *sample_rate = info.samplerate;
    GArray *frames = g_array_new(FALSE, FALSE, sizeof(gint16));
    gint16 block[4096];
    for (sf_count_t n; (n = sf_readf_short(sndfile, block, G_N_ELEMENTS(block))) > 0;)
        g_array_append_vals(frames, block, (guint)n);
    sf_close(sndfile);
    return frames;
}

/* Encodes the signal whole; the file stands finished afterwards. */
static inline void sound_file_encode(const SoundFile *file, const AudioFormat *format,
                                     const gint16 *frames, gsize n_frames, int sample_rate)
{
    g_autoptr(GError) error = NULL;
    AudioEncoder *encoder = audio_encoder_open(file->fd, format, sample_rate, NULL, &error);
    g_assert_no_error(error);
    g_assert_true(audio_encoder_write(encoder, frames, n_frames, &error));
    g_assert_no_error(error);
    g_assert_true(audio_encoder_close(encoder, &error));
    g_assert_no_error(error);
}

#endif
