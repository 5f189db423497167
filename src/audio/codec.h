/* Codecs: what an encoder (encoder.h) hands its sound to, at the rate of the file. A codec is a
 * `const` table of functions in one file.
 *
 * Must not know: how the sound came to its rate.
 */
#ifndef LECTERN_AUDIO_CODEC_H
#define LECTERN_AUDIO_CODEC_H

#include "audio/encode_pool.h"
#include "audio/encoder.h"

#include <glib.h>

/* What is to be written. Borrowed, but for the time of open() alone. */
typedef struct {
    int fd;
    const AudioFormat *format;
    int sample_rate;   /* of the file and of what is written, in Hz */
    int original_rate; /* that the sound had before */
    int bitrate_kbps;  /* 0 where the format has none */
    EncodePool *pool;  /* may be NULL */
} CodecTarget;

typedef struct {
    gpointer (*open)(const CodecTarget *target, GError **error);
    gboolean (*write)(gpointer codec, const gint16 *frames, gsize n_frames, GError **error);

    /* Completes the file; at least one frame has been written. */
    gboolean (*finish)(gpointer codec, GError **error);

    void (*free)(gpointer codec);
} Codec;

extern const Codec codec_sndfile; /* WAV, FLAC, Ogg Vorbis: libsndfile */
extern const Codec codec_mp3;     /* LAME */
extern const Codec codec_opus;    /* libopus, libogg */

/* Writes all of it. Errors are G_FILE_ERROR and name the format. */
gboolean codec_write_bytes(int fd, gconstpointer bytes, gsize size, const AudioFormat *format,
                           GError **error);
void codec_set_write_error(GError **error, const AudioFormat *format, int code);

#endif
