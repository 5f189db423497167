/* Encoders: mono PCM in, an audio file out.
 *
 * Formats are a table; the command line and the writers ask it and name none themselves. The
 * encoder resamples where the format wants another rate. It writes to a file that the caller has
 * opened, in blocks small enough for libsndfile's stack.
 *
 * Must not know: text, articles, where the PCM comes from.
 */
#ifndef LECTERN_AUDIO_ENCODER_H
#define LECTERN_AUDIO_ENCODER_H

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
    const char *title; /* for people: "MP3, 64 kbit/s" */
    AudioTagging tagging;
} AudioFormat;

const AudioFormat *audio_format_find(const char *name);
/* All formats; NULL-terminated. */
const AudioFormat *const *audio_format_list(void);

typedef struct AudioEncoder AudioEncoder;

/* Begins an audio file at `fd`, an empty file open for reading and writing that stays the caller's;
 * `sample_rate` is that of the PCM, in Hz. Errors of writing are G_FILE_ERROR and name the format;
 * the caller knows the path. */
AudioEncoder *audio_encoder_open(int fd, const AudioFormat *format, int sample_rate,
                                 GError **error);

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
