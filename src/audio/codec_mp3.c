/* MP3 by LAME, in sections that are encoded apart.
 *
 * Constant bit rate, so that a place in the file is a place in time. Frames keep no bits for each
 * other (the "reservoir"), so that any frame can follow any other; at the rates of speech nothing
 * is lost by it.
 */
#include "audio/codec.h"
#include "audio/mp3_info.h"
#include "audio/sections.h"
#include "base/error.h"

#include <lame/lame.h>
#include <unistd.h>

/* How late LAME's encoder is, and any decoder behind it, in samples (lame.h: encoder delay; the
 * decoder's is the filter bank's). */
enum { ENCODER_DELAY = 576, DECODER_DELAY = 528 + 1 };

typedef struct {
    int sample_rate, bitrate_kbps;
    float scale; /* by which LAME is to multiply the sound */
} Settings;

typedef struct {
    int fd;
    const AudioFormat *format;
    Settings settings;
    SectionCodec section_codec;
    Sections *sections;
    gint64 n_sound_frames;
    gint64 n_frames, n_bytes; /* of MPEG frames, written behind the Info frame */
    guint16 crc;              /* of those bytes */
} Mp3;

static gboolean fail(GError **error, const char *what)
{
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot write MP3: %s", what);
    return FALSE;
}

/* LAME's own for a constant bit rate is 3. 7 leaves its model of hearing out, which was made for
 * music: of our voices, three articles at three rates and in two languages, it makes the better
 * sound from 48 kbit/s up and one as good within 0.1 below (PESQ, ITU-T P.862.2, at 64 kbit/s 3.57
 * to 3.78, 3 with the reservoir 3.27 to 3.56), in half the time. tests/bench/mp3_quality.py
 * measures it. */
enum { QUALITY = 7 };

/* --- a section ------------------------------------------------------------------------------ */

static lame_t new_lame(const Settings *settings)
{
    lame_t lame = lame_init();
    if (!lame)
        return NULL;
    lame_set_errorf(lame, NULL);
    lame_set_debugf(lame, NULL);
    lame_set_msgf(lame, NULL);
    lame_set_num_channels(lame, 1);
    lame_set_mode(lame, MONO);
    lame_set_in_samplerate(lame, settings->sample_rate);
    lame_set_out_samplerate(lame, settings->sample_rate);
    lame_set_VBR(lame, vbr_off);
    lame_set_brate(lame, settings->bitrate_kbps);
    lame_set_quality(lame, QUALITY);
    lame_set_scale(lame, settings->scale);
    lame_set_disable_reservoir(lame, 1);
    lame_set_bWriteVbrTag(lame, 0);
    if (lame_init_params(lame) >= 0)
        return lame;
    lame_close(lame);
    return NULL;
}

/* Cuts what LAME made into its frames, and keeps those that are wanted. */
static gboolean keep_frames(const guint8 *bytes, gsize size, const Section *section,
                            Packets *packets)
{
    for (guint i = 0; i < section->skip + section->keep; i++) {
        gsize length = size >= 4 ? mp3_header_frame_length(bytes) : 0;
        if (length == 0 || length > size)
            return FALSE;
        if (i >= section->skip)
            packets_append(packets, bytes, length);
        bytes += length;
        size -= length;
    }
    return TRUE;
}

static gboolean encode_section(gconstpointer data, const Section *section, Packets *packets,
                               GError **error)
{
    const Settings *settings = data;
    lame_t lame = new_lame(settings);
    if (!lame)
        return fail(error, "LAME takes these settings for wrong");
    gsize room = section->n_frames * 5 / 4 + 7200; /* as lame.h asks */
    g_autofree guint8 *made = g_malloc(room);
    int size =
        lame_encode_buffer(lame, section->frames, NULL, (int)section->n_frames, made, (int)room);
    lame_close(lame);
    return (size >= 0 && keep_frames(made, (gsize)size, section, packets)) ||
           fail(error, "LAME made something else");
}

/* LAME lowers the sound at low bit rates, by a twentieth at 64 kbit/s; the level is not its
 * business, so it is told to raise it by as much. */
static gboolean find_scale(Settings *settings, GError **error)
{
    settings->scale = 1;
    lame_t lame = new_lame(settings);
    if (!lame)
        return fail(error, "LAME takes these settings for wrong");
    settings->scale = 1 / lame_get_scale(lame);
    lame_close(lame);
    return TRUE;
}

/* --- the file ------------------------------------------------------------------------------- */

static gboolean put_info(Mp3 *mp3, GError **error)
{
    gint64 heard = mp3->n_frames * mp3->section_codec.packet_frames;
    gint64 padding = heard - ENCODER_DELAY - mp3->n_sound_frames;
    g_autofree char *encoder = g_strconcat("LAME", get_lame_short_version(), NULL);
    Mp3Info info = {.sample_rate = mp3->settings.sample_rate,
                    .bitrate_kbps = mp3->settings.bitrate_kbps,
                    .encoder = encoder,
                    .n_frames = (guint32)mp3->n_frames,
                    .n_bytes = (guint32)mp3->n_bytes,
                    .crc = mp3->crc,
                    .delay = ENCODER_DELAY,
                    .padding = (guint)CLAMP(padding, 0, 4095)};
    g_autoptr(GByteArray) frame = g_byte_array_new();
    mp3_info_append(frame, &info);
    return codec_write_bytes(mp3->fd, frame->data, frame->len, mp3->format, error);
}

static gboolean write_packets(const Packets *packets, gpointer data, GError **error)
{
    Mp3 *mp3 = data;
    mp3->n_frames += packets->lengths->len;
    mp3->n_bytes += packets->bytes->len;
    mp3->crc = mp3_info_crc(mp3->crc, packets->bytes->data, packets->bytes->len);
    return codec_write_bytes(mp3->fd, packets->bytes->data, packets->bytes->len, mp3->format,
                             error);
}

static void mp3_free(gpointer codec)
{
    Mp3 *mp3 = codec;
    sections_free(mp3->sections);
    g_free(mp3);
}

static gpointer mp3_open(const CodecTarget *target, GError **error)
{
    Settings settings = {target->sample_rate, target->bitrate_kbps, 1};
    if (!find_scale(&settings, error))
        return NULL;
    Mp3 *mp3 = g_new0(Mp3, 1);
    mp3->fd = target->fd;
    mp3->format = target->format;
    mp3->settings = settings;
    mp3->section_codec = (SectionCodec){
        .packet_frames = (guint)mp3_frame_samples(target->sample_rate),
        .lead_packets = 8,
        .tail_frames = 3 * 1152, /* LAME holds back less than two frames of MPEG-1 */
        .delay_frames = ENCODER_DELAY + DECODER_DELAY,
        .encode = encode_section,
    };
    mp3->sections = sections_new(&mp3->section_codec, &mp3->settings, target->sample_rate,
                                 target->pool, write_packets, mp3);
    if (put_info(mp3, error)) /* its place is kept; the numbers come at the end */
        return mp3;
    mp3_free(mp3);
    return NULL;
}

static gboolean mp3_write(gpointer codec, const gint16 *frames, gsize n_frames, GError **error)
{
    Mp3 *mp3 = codec;
    mp3->n_sound_frames += (gint64)n_frames;
    return sections_push(mp3->sections, frames, n_frames, error);
}

static gboolean mp3_finish(gpointer codec, GError **error)
{
    Mp3 *mp3 = codec;
    if (!sections_finish(mp3->sections, error))
        return FALSE;
    if (mp3->n_bytes > G_MAXUINT32 - G_MAXUINT16)
        return fail(error, "it would be longer than 4 GiB: take another format");
    return lseek(mp3->fd, 0, SEEK_SET) == 0 ? put_info(mp3, error)
                                            : fail(error, "it cannot be gone back to its start");
}

const Codec codec_mp3 = {
    .open = mp3_open, .write = mp3_write, .finish = mp3_finish, .free = mp3_free};
