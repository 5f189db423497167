/* Encoders: mono PCM in, an audio file out.
 *
 * Formats are a table; the command line and the writers ask it and name none themselves. The
 * encoder resamples where the format wants another rate. It writes to a file that the caller has
 * opened. The same sound and settings give the same file, byte for byte.
 *
 * Must not know: text, articles, where the PCM comes from.
 */
#ifndef LECTERN_AUDIO_ENCODER_H
#define LECTERN_AUDIO_ENCODER_H

#include "audio/encode_pool.h"

#include <glib.h>

/* How a format carries tags; see tags.h. */
typedef enum {
    AUDIO_TAGGING_MPEG,
    AUDIO_TAGGING_OPUS,
    AUDIO_TAGGING_VORBIS,
    AUDIO_TAGGING_FLAC,
    AUDIO_TAGGING_WAV
} AudioTagging;

typedef struct {
    const char *name;      /* "mp3": the word on the command line */
    const char *extension; /* without the dot */
    const char *mime_type;
    const char *title; /* for people: "Ogg Vorbis" */
    AudioTagging tagging;
    struct {
        int usual, least, most;
    } bitrate_kbps; /* 0 where the format has none to choose */
} AudioFormat;

const AudioFormat *audio_format_find(const char *name);
/* All formats; NULL-terminated. */
const AudioFormat *const *audio_format_list(void);

/* How to encode; all 0 is what is usual for speech. */
typedef struct {
    int bitrate_kbps; /* for the formats that have one to choose; 0: the usual */
    int sample_rate;  /* of the file, in Hz; 0: the sound's, or the next that the format has */
    gboolean
        or_next; /* a `sample_rate` that the format lacks is the next that it has, and no error */
    EncodePool *pool; /* whose threads help; NULL: none do. The file is the same. Borrowed */
} AudioEncoding;

/* Whether the format has these rates, for a sound of `sample_rate`; the error is
 * LECTERN_ERROR_USAGE. */
gboolean audio_format_check(const AudioFormat *format, int sample_rate,
                            const AudioEncoding *encoding, GError **error);

/* How much further than others this encoding may raise a true peak, in dB: what is to stay below a
 * peak when it is decoded is to be held that much lower. */
double audio_format_overshoot_db(const AudioFormat *format, const AudioEncoding *encoding);

typedef struct AudioEncoder AudioEncoder;

/* Begins an audio file at `fd`, an empty file open for reading and writing that stays the caller's;
 * `sample_rate` is that of the PCM, in Hz; `encoding` may be NULL. Errors of writing are
 * G_FILE_ERROR and name the format; the caller knows the path. */
AudioEncoder *audio_encoder_open(int fd, const AudioFormat *format, int sample_rate,
                                 const AudioEncoding *encoding, GError **error);

/* Takes `n_frames` mono frames. */
gboolean audio_encoder_write(AudioEncoder *encoder, const gint16 *frames, gsize n_frames,
                             GError **error);

/* Flushes, completes the header and frees, also on failure. A file without a frame, which no player
 * would take, is a failure. */
gboolean audio_encoder_close(AudioEncoder *encoder, GError **error);

/* Frees without completing; NULL is allowed. */
void audio_encoder_abort(AudioEncoder *encoder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(AudioEncoder, audio_encoder_abort)

#endif
