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

typedef struct {
    const char *name;      /* "mp3": the word on the command line */
    const char *extension; /* without the dot */
    const char *mime_type;
    const char *title; /* for people: "MP3, 64 kbit/s" */
} AudioFormat;

const AudioFormat *audio_format_find(const char *name);
/* All formats; NULL-terminated. */
const AudioFormat *const *audio_format_list(void);

/* UTF-8; NULL where unknown. Borrowed. */
typedef struct {
    const char *title;
    const char *artist;
    const char *album;
    const char *date;     /* YYYY-MM-DD */
    const char *language; /* BCP 47 */
    const char *genre;
    const char *comment;
} AudioTags;

typedef struct AudioEncoder AudioEncoder;

/* Begins an audio file at `fd`, which stays the caller's; `sample_rate` is that of the PCM, in Hz.
 */
AudioEncoder *audio_encoder_open(int fd, const AudioFormat *format, int sample_rate,
                                 GError **error);

/* Takes `n_frames` mono frames. */
gboolean audio_encoder_write(AudioEncoder *encoder, const gint16 *frames, gsize n_frames,
                             GError **error);

/* Flushes, completes the header and frees, also on failure. */
gboolean audio_encoder_close(AudioEncoder *encoder, GError **error);

/* Frees without completing; NULL is allowed. */
void audio_encoder_abort(AudioEncoder *encoder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(AudioEncoder, audio_encoder_abort)

#endif
