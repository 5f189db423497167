/* The formats, and the way of the sound to their codecs; see encoder.h. */
#include "audio/encoder.h"

#include "audio/codec.h"
#include "audio/mp3_info.h"
#include "audio/resampler.h"
#include "base/error.h"

#include <math.h>
#include <string.h>

typedef struct {
    AudioFormat public; /* first, so that a pointer to it is a pointer to this */
    const Codec *codec;
    const int *rates; /* Hz, ascending, 0 at the end */
    double overshoot_db;
    int overshoot_kbps; /* the highest bit rate that does so; 0: all */
} Format;

/* The rate of the voice (22,050 Hz) is one that MP3 knows: no resampling, and the rate that DAISY
 * players want. MPEG-2.5 rates, below 16,000 Hz, are left out: not every player has them. */
static const int mp3_rates[] = {16000, 22050, 24000, 32000, 44100, 48000, 0};
static const int opus_rates[] = {8000, 12000, 16000, 24000, 48000, 0};
static const int vorbis_rates[] = {8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000, 96000, 0};
static const int lossless_rates[] = {8000,  11025, 12000, 16000, 22050,  24000,  32000,
                                     44100, 48000, 88200, 96000, 176400, 192000, 0};

/* 64 kbit/s mono is the habit for speech in MP3. Of Opus, listeners of the codec's own tests tell
 * no more gain above 32 for wide-band speech. */
/* Overshoots were measured on the samples at −16 LUFS, where the sound is held below −3.2 dBTP;
 * what has none stays below −1 dBTP by itself. */
static const Format formats[] = {
    {.public = {"mp3", "mp3", "audio/mpeg", "MP3", AUDIO_TAGGING_MPEG, {64, 8, 320}},
     .codec = &codec_mp3,
     .rates = mp3_rates,
     .overshoot_db = 0.6,
     .overshoot_kbps = 16},
    {.public = {"opus", "opus", "audio/ogg; codecs=opus", "Opus", AUDIO_TAGGING_OPUS, {32, 6, 256}},
     .codec = &codec_opus,
     .rates = opus_rates,
     .overshoot_db = 0.9,
     .overshoot_kbps = 9},
    {.public = {"ogg", "ogg", "audio/ogg; codecs=vorbis", "Ogg Vorbis", AUDIO_TAGGING_VORBIS},
     .codec = &codec_sndfile,
     .rates = vorbis_rates,
     .overshoot_db = 0.6},
    {.public = {"flac", "flac", "audio/flac", "FLAC", AUDIO_TAGGING_FLAC},
     .codec = &codec_sndfile,
     .rates = lossless_rates},
    {.public = {"wav", "wav", "audio/wav", "WAV", AUDIO_TAGGING_WAV},
     .codec = &codec_sndfile,
     .rates = lossless_rates},
};

static const AudioFormat *const format_list[] = {&formats[0].public, &formats[1].public,
                                                 &formats[2].public, &formats[3].public,
                                                 &formats[4].public, NULL};
G_STATIC_ASSERT(G_N_ELEMENTS(format_list) == G_N_ELEMENTS(formats) + 1);

struct AudioEncoder {
    const Format *format;
    gpointer codec;       /* NULL once the file is complete */
    Resampler *resampler; /* NULL where the rate stays */
    gboolean has_sound;
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

/* --- rates ---------------------------------------------------------------------------------- */

/* The rate of the file for a sound of that rate: it, or the next that the format has. */
static int rate_for(const Format *format, int sample_rate)
{
    const int *rate = format->rates;
    while (rate[0] < sample_rate && rate[1] != 0)
        rate++;
    return *rate;
}

static gboolean bitrate_exists(const AudioFormat *format, int sample_rate, int bitrate_kbps)
{
    if (format->tagging == AUDIO_TAGGING_MPEG)
        return mp3_bitrate_exists(sample_rate, bitrate_kbps);
    return bitrate_kbps >= format->bitrate_kbps.least && bitrate_kbps <= format->bitrate_kbps.most;
}

gboolean audio_format_check(const AudioFormat *format, int sample_rate,
                            const AudioEncoding *encoding, GError **error)
{
    int rate = encoding->sample_rate ? encoding->sample_rate : sample_rate;
    int file_rate = rate_for((const Format *)format, rate);
    if (encoding->sample_rate && !encoding->or_next && file_rate != encoding->sample_rate) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                    "%s of %d Hz is not written here; the nearest rate that is, is %d",
                    format->title, encoding->sample_rate, file_rate);
        return FALSE;
    }
    int bitrate = encoding->bitrate_kbps;
    if (bitrate && format->bitrate_kbps.usual && !bitrate_exists(format, file_rate, bitrate)) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE, "%s at %d Hz has no %d kbit/s",
                    format->title, file_rate, bitrate);
        return FALSE;
    }
    return TRUE;
}

double audio_format_overshoot_db(const AudioFormat *format, const AudioEncoding *encoding)
{
    const Format *own = (const Format *)format;
    int bitrate = encoding->bitrate_kbps ? encoding->bitrate_kbps : format->bitrate_kbps.usual;
    gboolean does = own->overshoot_kbps == 0 || bitrate <= own->overshoot_kbps;
    return does ? own->overshoot_db : 0;
}

/* --- encoding ------------------------------------------------------------------------------- */

static gboolean write_shorts(AudioEncoder *encoder, const gint16 *frames, gsize n_frames,
                             GError **error)
{
    encoder->has_sound |= n_frames > 0;
    return encoder->format->codec->write(encoder->codec, frames, n_frames, error);
}

/* A ResamplerSink. */
static gboolean write_floats(const float *frames, gsize n_frames, gpointer data, GError **error)
{
    gint16 block[4096];
    for (gsize n; n_frames > 0; frames += n, n_frames -= n) {
        n = MIN(n_frames, G_N_ELEMENTS(block));
        for (gsize i = 0; i < n; i++)
            block[i] = (gint16)CLAMP(lrintf(frames[i] * 32768.0F), G_MININT16, G_MAXINT16);
        if (!write_shorts(data, block, n, error))
            return FALSE;
    }
    return TRUE;
}

AudioEncoder *audio_encoder_open(int fd, const AudioFormat *format, int sample_rate,
                                 const AudioEncoding *encoding, GError **error)
{
    g_return_val_if_fail(fd >= 0 && format && sample_rate > 0, NULL);
    static const AudioEncoding usual = {0};
    encoding = encoding ? encoding : &usual;
    if (!audio_format_check(format, sample_rate, encoding, error))
        return NULL;
    g_autoptr(AudioEncoder) encoder = g_new0(AudioEncoder, 1);
    encoder->format = (const Format *)format;
    int wanted = encoding->sample_rate ? encoding->sample_rate : sample_rate;
    CodecTarget target = {.fd = fd,
                          .format = format,
                          .sample_rate = rate_for(encoder->format, wanted),
                          .original_rate = sample_rate,
                          .bitrate_kbps = encoding->bitrate_kbps ? encoding->bitrate_kbps
                                                                 : format->bitrate_kbps.usual,
                          .pool = encoding->pool};
    encoder->codec = encoder->format->codec->open(&target, error);
    if (!encoder->codec)
        return NULL;
    if (target.sample_rate != sample_rate) {
        encoder->resampler =
            resampler_new(sample_rate, target.sample_rate, write_floats, encoder, error);
        if (!encoder->resampler)
            return NULL;
    }
    return g_steal_pointer(&encoder);
}

gboolean audio_encoder_write(AudioEncoder *encoder, const gint16 *frames, gsize n_frames,
                             GError **error)
{
    return encoder->resampler ? resampler_push(encoder->resampler, frames, n_frames, error)
                              : write_shorts(encoder, frames, n_frames, error);
}

gboolean audio_encoder_close(AudioEncoder *encoder, GError **error)
{
    g_autoptr(AudioEncoder) owned = encoder;
    if (owned->resampler && !resampler_finish(owned->resampler, error))
        return FALSE;
    if (!owned->has_sound) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "there is no sound to write");
        return FALSE;
    }
    return owned->format->codec->finish(owned->codec, error);
}

void audio_encoder_abort(AudioEncoder *encoder)
{
    if (!encoder)
        return;
    if (encoder->codec)
        encoder->format->codec->free(encoder->codec);
    resampler_free(encoder->resampler);
    g_free(encoder);
}
