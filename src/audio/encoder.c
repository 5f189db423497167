/* Encoders by libsndfile; see encoder.h.
 *
 * libsndfile is given functions instead of a file, because it forgets why a write failed and says
 * nothing at all when the last one, in closing, did.
 */
#include "audio/encoder.h"

#include "audio/resampler.h"
#include "base/error.h"

#include <errno.h>
#include <sndfile.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* libsndfile keeps a whole write of Vorbis or Opus on the stack. */
enum { BLOCK_FRAMES = 4096 };

/* What a WAV can count (32 bits, two bytes a frame) with room for header and tags. */
#define WAV_MAX_FRAMES ((G_MAXUINT32 - 1024 * 1024) / (gint64)sizeof(gint16))

typedef struct {
    AudioFormat public; /* first, so that a pointer to it is a pointer to this */
    int sndfile_format;
    const int *rates; /* Hz, ascending, 0 at the end; NULL: any */
    gboolean constant_bit_rate;
    gint64 max_frames;               /* 0: no limit */
    double (*compression)(int rate); /* libsndfile's 0 (best) … 1 (smallest); NULL: its default */
    double vbr_quality;              /* 0 … 1; 0: its default */
} Format;

/* The rate of the voice (22,050 Hz) is one that MP3 knows: no resampling, and the rate that DAISY
 * players want. MPEG-2.5 rates, below 16,000 Hz, are left out: not every player has them. */
static const int mp3_rates[] = {16000, 22050, 24000, 32000, 44100, 48000, 0};
static const int opus_rates[] = {8000, 12000, 16000, 24000, 48000, 0};

/* Constant bit rate, so that a place in the file is a place in time, and two parts can be joined.
 * 64 kbit/s mono is the habit for speech. libsndfile spreads the level over 32 … 320 kbit/s in
 * MPEG-1 and 8 … 160 in MPEG-2. */
static double mp3_compression(int rate)
{
    return rate >= 32000 ? (320 - 64) / (320.0 - 32) : (160 - 64) / (160.0 - 8);
}

/* 32 kbit/s of libsndfile's 6 … 256: for wide-band speech, listeners of the codec's own tests tell
 * no more gain above it. */
static double opus_compression(int rate)
{
    (void)rate;
    return (256 - 32) / (256.0 - 6);
}

static const Format formats[] = {
    {.public = {"mp3", "mp3", "audio/mpeg", "MP3, 64 kbit/s", AUDIO_TAGGING_MPEG},
     .sndfile_format = SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III,
     .rates = mp3_rates,
     .constant_bit_rate = TRUE,
     .compression = mp3_compression},
    {.public = {"opus", "opus", "audio/ogg; codecs=opus", "Opus, 32 kbit/s", AUDIO_TAGGING_OPUS},
     .sndfile_format = SF_FORMAT_OGG | SF_FORMAT_OPUS,
     .rates = opus_rates,
     .compression = opus_compression},
    {.public = {"ogg", "ogg", "audio/ogg; codecs=vorbis", "Ogg Vorbis, quality 4",
                AUDIO_TAGGING_VORBIS},
     .sndfile_format = SF_FORMAT_OGG | SF_FORMAT_VORBIS,
     .vbr_quality = 0.4},
    {.public = {"flac", "flac", "audio/flac", "FLAC, lossless", AUDIO_TAGGING_FLAC},
     .sndfile_format = SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
    {.public = {"wav", "wav", "audio/wav", "WAV, uncompressed", AUDIO_TAGGING_WAV},
     .sndfile_format = SF_FORMAT_WAV | SF_FORMAT_PCM_16,
     .max_frames = WAV_MAX_FRAMES},
};

static const AudioFormat *const format_list[] = {&formats[0].public, &formats[1].public,
                                                 &formats[2].public, &formats[3].public,
                                                 &formats[4].public, NULL};
G_STATIC_ASSERT(G_N_ELEMENTS(format_list) == G_N_ELEMENTS(formats) + 1);

struct AudioEncoder {
    const Format *format;
    int fd;
    int write_errno; /* why the first write failed; 0 while none has */
    SNDFILE *sndfile;
    Resampler *resampler; /* NULL where the rate stays */
    gint64 frames_written;
};

const AudioFormat *audio_format_find(const char *name)
{
    g_return_val_if_fail(name, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(formats[i].public.name, name) == 0)
            return &formats[i].public;
    return NULL;
}

const AudioFormat *const *audio_format_list(void)
{
    return format_list;
}

/* --- libsndfile's file ---------------------------------------------------------------------- */

static sf_count_t io_length(void *data)
{
    struct stat status;
    return fstat(((AudioEncoder *)data)->fd, &status) == 0 ? status.st_size : -1;
}

static sf_count_t io_seek(sf_count_t offset, int whence, void *data)
{
    return lseek(((AudioEncoder *)data)->fd, offset, whence);
}

static sf_count_t io_tell(void *data)
{
    return lseek(((AudioEncoder *)data)->fd, 0, SEEK_CUR);
}

static sf_count_t io_read(void *buffer, sf_count_t count, void *data)
{
    return read(((AudioEncoder *)data)->fd, buffer, (size_t)count);
}

static sf_count_t io_write(const void *buffer, sf_count_t count, void *data)
{
    AudioEncoder *encoder = data;
    sf_count_t done = 0;
    while (done < count && encoder->write_errno == 0) {
        ssize_t n = write(encoder->fd, (const char *)buffer + done, (size_t)(count - done));
        if (n > 0)
            done += n;
        else if (n == 0 || errno != EINTR)
            encoder->write_errno = n == 0 ? ENOSPC : errno;
    }
    return done;
}

/* --- encoding ------------------------------------------------------------------------------- */

static int rate_for(const Format *format, int sample_rate)
{
    if (!format->rates)
        return sample_rate;
    const int *rate = format->rates;
    while (rate[0] < sample_rate && rate[1] != 0)
        rate++;
    return *rate;
}

static gboolean fail(AudioEncoder *encoder, GError **error)
{
    if (encoder->write_errno != 0)
        g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(encoder->write_errno),
                    "cannot write %s: %s", encoder->format->public.title,
                    g_strerror(encoder->write_errno));
    else
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot write %s: %s",
                    encoder->format->public.title, sf_strerror(encoder->sndfile));
    return FALSE;
}

static gboolean has_room(AudioEncoder *encoder, gsize n_frames, GError **error)
{
    gint64 max = encoder->format->max_frames;
    encoder->frames_written += (gint64)n_frames;
    if (max == 0 || encoder->frames_written <= max)
        return TRUE;
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                "%s holds at most 4 GiB and this reading is longer: take another format",
                encoder->format->public.title);
    return FALSE;
}

static gboolean write_floats(const float *frames, gsize n_frames, gpointer data, GError **error)
{
    AudioEncoder *encoder = data;
    if (!has_room(encoder, n_frames, error))
        return FALSE;
    sf_count_t n = sf_writef_float(encoder->sndfile, frames, (sf_count_t)n_frames);
    return (n == (sf_count_t)n_frames && encoder->write_errno == 0) || fail(encoder, error);
}

static gboolean write_shorts(AudioEncoder *encoder, const gint16 *frames, gsize n_frames,
                             GError **error)
{
    if (!has_room(encoder, n_frames, error))
        return FALSE;
    sf_count_t n = sf_writef_short(encoder->sndfile, frames, (sf_count_t)n_frames);
    return (n == (sf_count_t)n_frames && encoder->write_errno == 0) || fail(encoder, error);
}

/* Asks libsndfile for a constant bit rate. Its answer to the setting is FALSE either way (1.2.0),
 * so it is asked again. */
static gboolean set_constant_bit_rate(SNDFILE *sndfile)
{
    int mode = SF_BITRATE_MODE_CONSTANT;
    sf_command(sndfile, SFC_SET_BITRATE_MODE, &mode, sizeof mode);
    return sf_command(sndfile, SFC_GET_BITRATE_MODE, NULL, 0) == mode;
}

/* Says how well to encode; only before the first frame. */
static gboolean set_quality(AudioEncoder *encoder, int rate, GError **error)
{
    const Format *format = encoder->format;
    if (format->constant_bit_rate && !set_constant_bit_rate(encoder->sndfile))
        return fail(encoder, error);
    double level = format->compression ? format->compression(rate) : 0;
    if (format->compression &&
        !sf_command(encoder->sndfile, SFC_SET_COMPRESSION_LEVEL, &level, sizeof level))
        return fail(encoder, error);
    double quality = format->vbr_quality;
    if (quality > 0 &&
        !sf_command(encoder->sndfile, SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof quality))
        return fail(encoder, error);
    return TRUE;
}

AudioEncoder *audio_encoder_open(int fd, const AudioFormat *format, int sample_rate, GError **error)
{
    g_return_val_if_fail(fd >= 0 && format && sample_rate > 0, NULL);
    static const SF_VIRTUAL_IO io = {io_length, io_seek, io_read, io_write, io_tell};
    g_autoptr(AudioEncoder) encoder = g_new0(AudioEncoder, 1);
    encoder->format = (const Format *)format;
    encoder->fd = fd;
    int rate = rate_for(encoder->format, sample_rate);
    SF_INFO info = {.samplerate = rate, .channels = 1, .format = encoder->format->sndfile_format};
    encoder->sndfile = sf_open_virtual((SF_VIRTUAL_IO *)&io, SFM_WRITE, &info, encoder);
    if (!encoder->sndfile) {
        fail(encoder, error);
        return NULL;
    }
    if (!set_quality(encoder, rate, error))
        return NULL;
    if (rate != sample_rate) {
        encoder->resampler = resampler_new(sample_rate, rate, write_floats, encoder, error);
        if (!encoder->resampler)
            return NULL;
    }
    return g_steal_pointer(&encoder);
}

gboolean audio_encoder_write(AudioEncoder *encoder, const gint16 *frames, gsize n_frames,
                             GError **error)
{
    if (encoder->resampler)
        return resampler_push(encoder->resampler, frames, n_frames, error);
    for (gsize n; n_frames > 0; frames += n, n_frames -= n) {
        n = MIN(n_frames, BLOCK_FRAMES);
        if (!write_shorts(encoder, frames, n, error))
            return FALSE;
    }
    return TRUE;
}

gboolean audio_encoder_close(AudioEncoder *encoder, GError **error)
{
    g_autoptr(AudioEncoder) owned = encoder;
    if (owned->resampler && !resampler_finish(owned->resampler, error))
        return FALSE;
    if (owned->frames_written == 0) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "there is no sound to write");
        return FALSE;
    }
    int code = sf_close(g_steal_pointer(&owned->sndfile));
    if (owned->write_errno != 0)
        return fail(owned, error);
    if (code != 0) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot finish %s: %s",
                    owned->format->public.title, sf_error_number(code));
        return FALSE;
    }
    return TRUE;
}

void audio_encoder_abort(AudioEncoder *encoder)
{
    if (!encoder)
        return;
    encoder->write_errno = ECANCELED; /* so that closing writes nothing */
    if (encoder->sndfile)
        sf_close(encoder->sndfile);
    resampler_free(encoder->resampler);
    g_free(encoder);
}
