/* Opus by libopus, in sections that are encoded apart, in an Ogg stream by libogg (RFC 7845).
 *
 * At a join the decoder has heard another encoder's packets than the one that goes on expects. So
 * the first packet behind a join is told to predict nothing from the past, as one would be where a
 * packet was lost; it lies in silence where there is any (sections.h).
 */
#include "audio/codec.h"
#include "audio/opus_packets.h"
#include "audio/sections.h"

#include <ogg/ogg.h>
#include <opus/opus.h>
#include <string.h>

enum {
    PACKETS_PER_S = OPUS_PACKETS_PER_S,
    LEAD_PACKETS = 10,
    GRANULE_RATE = 48000, /* Ogg counts Opus at this rate, whatever the sound's */
};

typedef struct {
    int sample_rate, bitrate_kbps;
    int lookahead; /* frames */
} Settings;

typedef struct {
    int fd;
    const AudioFormat *format;
    Settings settings;
    SectionCodec section_codec;
    Sections *sections;
    ogg_stream_state stream;
    gint64 n_sound_frames;
    gint64 n_packets; /* of sound, given to the stream */
    GByteArray *held; /* the last of them, which is given when it is known whether it is the last */
} Opus;

/* --- a section ------------------------------------------------------------------------------ */

static void append(Packets *packets, OpusPackets *encoder, gboolean last)
{
    gsize length;
    const guint8 *bytes = opus_packets_take(encoder, last, &length);
    if (bytes)
        packets_append(packets, bytes, length);
}

static gboolean encode_section(gconstpointer data, const Section *section, Packets *packets,
                               GError **error)
{
    const Settings *settings = data;
    g_autoptr(OpusPackets) encoder =
        opus_packets_new(settings->sample_rate, settings->bitrate_kbps, error);
    if (!encoder)
        return FALSE;
    const gint16 *frames = section->frames;
    guint n_packets = section->skip + section->keep;
    for (guint i = 0; i < n_packets; i++) {
        gboolean joins = section->skip > 0 && i == section->skip;
        if (!opus_packets_push(encoder, frames, joins, error))
            return FALSE;
        if (i > section->skip)
            append(packets, encoder, FALSE);
        frames += settings->sample_rate / PACKETS_PER_S;
    }
    append(packets, encoder, TRUE);
    return TRUE;
}

/* --- the stream ----------------------------------------------------------------------------- */

/* Writes the pages that are full; with `flush` all, as is done once a second, so that a player need
 * not wait longer for one. */
static gboolean write_pages(Opus *opus, gboolean flush, GError **error)
{
    ogg_page page;
    while (flush ? ogg_stream_flush(&opus->stream, &page)
                 : ogg_stream_pageout(&opus->stream, &page))
        if (!codec_write_bytes(opus->fd, page.header, (gsize)page.header_len, opus->format,
                               error) ||
            !codec_write_bytes(opus->fd, page.body, (gsize)page.body_len, opus->format, error))
            return FALSE;
    return TRUE;
}

static gboolean put_header(Opus *opus, const GByteArray *bytes, ogg_int64_t number, GError **error)
{
    ogg_packet next = {
        .packet = bytes->data, .bytes = (long)bytes->len, .b_o_s = number == 0, .packetno = number};
    ogg_stream_packetin(&opus->stream, &next);
    return write_pages(opus, TRUE, error); /* each header has a page to itself */
}

static void put(GByteArray *out, guint32 value, guint n_bytes)
{
    for (guint i = 0; i < n_bytes; i++) {
        guint8 byte = (guint8)(value >> 8 * i);
        g_byte_array_append(out, &byte, 1);
    }
}

static guint32 pre_skip(const Opus *opus)
{
    return (guint32)(opus->settings.lookahead * (GRANULE_RATE / opus->settings.sample_rate));
}

/* RFC 7845, 5.1 and 5.2: the identification header, and one of comments with none yet. */
static gboolean put_headers(Opus *opus, int original_rate, GError **error)
{
    g_autoptr(GByteArray) head = g_byte_array_new(), tags = g_byte_array_new();
    g_byte_array_append(head, (const guint8 *)"OpusHead", 8);
    put(head, 1, 1); /* version */
    put(head, 1, 1); /* channels */
    put(head, pre_skip(opus), 2);
    put(head, (guint32)original_rate, 4);
    put(head, 0, 2); /* gain */
    put(head, 0, 1); /* one stream of one channel */
    const char *vendor = opus_get_version_string();
    g_byte_array_append(tags, (const guint8 *)"OpusTags", 8);
    put(tags, (guint32)strlen(vendor), 4);
    g_byte_array_append(tags, (const guint8 *)vendor, (guint)strlen(vendor));
    put(tags, 0, 4);
    return put_header(opus, head, 0, error) && put_header(opus, tags, 1, error);
}

/* Gives the packet that is held to the stream. The last one's place tells where the sound ends
 * within it (RFC 7845, 4.4). */
static gboolean put_held(Opus *opus, gboolean is_last, GError **error)
{
    if (opus->held->len == 0)
        return TRUE;
    opus->n_packets++;
    gint64 end = opus->n_packets * (GRANULE_RATE / PACKETS_PER_S);
    if (is_last)
        end = pre_skip(opus) + opus->n_sound_frames * (GRANULE_RATE / opus->settings.sample_rate);
    ogg_packet next = {.packet = opus->held->data,
                       .bytes = (long)opus->held->len,
                       .e_o_s = is_last,
                       .granulepos = end,
                       .packetno = opus->n_packets + 1};
    ogg_stream_packetin(&opus->stream, &next);
    g_byte_array_set_size(opus->held, 0);
    return write_pages(opus, is_last || opus->n_packets % PACKETS_PER_S == 0, error);
}

static gboolean write_packets(const Packets *packets, gpointer data, GError **error)
{
    Opus *opus = data;
    const guint8 *bytes = packets->bytes->data;
    for (guint i = 0; i < packets->lengths->len; i++) {
        guint length = g_array_index(packets->lengths, guint, i);
        if (!put_held(opus, FALSE, error))
            return FALSE;
        g_byte_array_append(opus->held, bytes, length);
        bytes += length;
    }
    return TRUE;
}

/* --- the file ------------------------------------------------------------------------------- */

static void opus_free(gpointer codec)
{
    Opus *opus = codec;
    sections_free(opus->sections);
    ogg_stream_clear(&opus->stream);
    g_byte_array_unref(opus->held);
    g_free(opus);
}

static gpointer opus_open(const CodecTarget *target, GError **error)
{
    enum { SERIAL = 0x4c656374 }; /* any number: there is one stream in the file */
    Settings settings = {target->sample_rate, target->bitrate_kbps, 0};
    g_autoptr(OpusPackets) encoder =
        opus_packets_new(settings.sample_rate, settings.bitrate_kbps, error);
    if (!encoder)
        return NULL;
    settings.lookahead = opus_packets_lookahead(encoder);
    Opus *opus = g_new0(Opus, 1);
    opus->fd = target->fd;
    opus->format = target->format;
    opus->settings = settings;
    opus->held = g_byte_array_new();
    opus->section_codec =
        (SectionCodec){.packet_frames = (guint)(settings.sample_rate / PACKETS_PER_S),
                       .lead_packets = LEAD_PACKETS,
                       .delay_frames = (guint)settings.lookahead,
                       .encode = encode_section};
    opus->sections = sections_new(&opus->section_codec, &opus->settings, settings.sample_rate,
                                  target->pool, write_packets, opus);
    if (ogg_stream_init(&opus->stream, SERIAL) == 0 &&
        put_headers(opus, target->original_rate, error))
        return opus;
    opus_free(opus);
    return NULL;
}

static gboolean opus_write(gpointer codec, const gint16 *frames, gsize n_frames, GError **error)
{
    Opus *opus = codec;
    opus->n_sound_frames += (gint64)n_frames;
    return sections_push(opus->sections, frames, n_frames, error);
}

static gboolean opus_finish(gpointer codec, GError **error)
{
    Opus *opus = codec;
    return sections_finish(opus->sections, error) && put_held(opus, TRUE, error);
}

const Codec codec_opus = {
    .open = opus_open, .write = opus_write, .finish = opus_finish, .free = opus_free};
