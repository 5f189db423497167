/* The Info frame; see mp3_info.h. The header's fields are those of ISO 11172-3, 2.4.1.3, and
 * ISO 13818-3. */
#include "audio/mp3_info.h"

#include <string.h>

/* kbit/s of layer III by the header's index. */
static const int bitrates_mpeg1[] = {0,   32,  40,  48,  56,  64,  80, 96,
                                     112, 128, 160, 192, 224, 256, 320};
static const int bitrates_mpeg2[] = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
static const int rates_mpeg1[] = {44100, 48000, 32000};
static const int rates_mpeg2[] = {22050, 24000, 16000};

enum {
    N_BITRATES = G_N_ELEMENTS(bitrates_mpeg1),
    N_RATES = G_N_ELEMENTS(rates_mpeg1),
    SIDE_INFO_MPEG1 = 17, /* bytes behind the header, in a frame of one channel */
    SIDE_INFO_MPEG2 = 9,
    TAG_LENGTH = 156, /* from "Info" to its CRC */
    N_TOC = 100
};

static gboolean is_mpeg1(int sample_rate)
{
    return sample_rate >= 32000;
}

static const int *bitrates_of(int sample_rate)
{
    return is_mpeg1(sample_rate) ? bitrates_mpeg1 : bitrates_mpeg2;
}

static int index_of(const int *values, int n_values, int value)
{
    for (int i = 0; i < n_values; i++)
        if (values[i] == value)
            return i;
    return -1;
}

gboolean mp3_bitrate_exists(int sample_rate, int bitrate_kbps)
{
    return bitrate_kbps > 0 && index_of(bitrates_of(sample_rate), N_BITRATES, bitrate_kbps) > 0;
}

int mp3_frame_samples(int sample_rate)
{
    return is_mpeg1(sample_rate) ? 1152 : 576;
}

gsize mp3_frame_length(int sample_rate, int bitrate_kbps)
{
    return (gsize)(mp3_frame_samples(sample_rate) / 8 * bitrate_kbps * 1000 / sample_rate);
}

gsize mp3_header_frame_length(const guint8 header[4])
{
    gboolean mpeg1 = (header[1] & 0x08) != 0;
    int bitrate_index = header[2] >> 4, rate_index = header[2] >> 2 & 3;
    gboolean is_layer3 = header[0] == 0xff && (header[1] & 0xf6) == 0xf2;
    gboolean is_mono = header[3] >> 6 == 3;
    if (!is_layer3 || !is_mono || bitrate_index == 0 || bitrate_index == 15 || rate_index == 3)
        return 0;
    int sample_rate = (mpeg1 ? rates_mpeg1 : rates_mpeg2)[rate_index];
    int padding = header[2] >> 1 & 1;
    return mp3_frame_length(sample_rate, bitrates_of(sample_rate)[bitrate_index]) + (gsize)padding;
}

enum { CRC_AT_ONCE = 8 };

/* The CRCs of each byte with 0 to 7 bytes of 0 behind it: x¹⁶ + x¹⁵ + x² + 1, lowest bit first. */
static void make_crc_table(guint16 table[CRC_AT_ONCE][256])
{
    enum { POLYNOMIAL = 0xa001 };
    for (guint byte = 0; byte < 256; byte++) {
        guint crc = byte;
        for (guint bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? POLYNOMIAL : 0);
        table[0][byte] = (guint16)crc;
    }
    for (guint behind = 1; behind < CRC_AT_ONCE; behind++)
        for (guint byte = 0; byte < 256; byte++) {
            guint16 before = table[behind - 1][byte];
            table[behind][byte] = (guint16)(before >> 8 ^ table[0][before & 0xff]);
        }
}

guint16 mp3_info_crc(guint16 crc, const guint8 *bytes, gsize size)
{
    guint16 table[CRC_AT_ONCE][256];
    make_crc_table(table);
    for (; size >= CRC_AT_ONCE; size -= CRC_AT_ONCE, bytes += CRC_AT_ONCE)
        crc = table[7][bytes[0] ^ (crc & 0xff)] ^ table[6][bytes[1] ^ crc >> 8] ^
              table[5][bytes[2]] ^ table[4][bytes[3]] ^ table[3][bytes[4]] ^ table[2][bytes[5]] ^
              table[1][bytes[6]] ^ table[0][bytes[7]];
    for (; size > 0; size--, bytes++)
        crc = (guint16)(crc >> 8 ^ table[0][(crc ^ *bytes) & 0xff]);
    return crc;
}

/* --- writing -------------------------------------------------------------------------------- */

static void put(GByteArray *out, guint32 value, guint n_bytes)
{
    for (guint i = n_bytes; i > 0; i--) {
        guint8 byte = (guint8)(value >> 8 * (i - 1));
        g_byte_array_append(out, &byte, 1);
    }
}

/* The stream's own rate where such a frame has room for the tag, else the next that has. */
static int rate_index_with_room(const Mp3Info *info)
{
    const int *bitrates = bitrates_of(info->sample_rate);
    gsize side_info = is_mpeg1(info->sample_rate) ? SIDE_INFO_MPEG1 : SIDE_INFO_MPEG2;
    int index = MAX(index_of(bitrates, N_BITRATES, info->bitrate_kbps), 1);
    while (index + 1 < N_BITRATES &&
           mp3_frame_length(info->sample_rate, bitrates[index]) < 4 + side_info + TAG_LENGTH)
        index++;
    return index;
}

/* MPEG, layer III, no CRC, no padding, one channel. */
static void put_header(GByteArray *out, const Mp3Info *info, int bitrate_index)
{
    gboolean mpeg1 = is_mpeg1(info->sample_rate);
    int rate_index = index_of(mpeg1 ? rates_mpeg1 : rates_mpeg2, N_RATES, info->sample_rate);
    g_assert(rate_index >= 0);
    put(out, 0xff, 1);
    put(out, mpeg1 ? 0xfb : 0xf3, 1);
    put(out, (guint32)(bitrate_index << 4 | rate_index << 2), 1);
    put(out, 0xc0, 1);
}

/* The part that Xing's decoder had: how long it is, and where each hundredth begins, as 256ths. */
static void put_counts(GByteArray *out, const Mp3Info *info, gsize frame_length)
{
    enum { FRAMES = 1, BYTES = 2, TOC = 4, QUALITY = 8 };
    g_byte_array_append(out, (const guint8 *)"Info", 4);
    put(out, FRAMES | BYTES | TOC | QUALITY, 4);
    put(out, info->n_frames, 4);
    put(out, info->n_bytes + (guint32)frame_length, 4);
    for (guint i = 0; i < N_TOC; i++)
        put(out, i * 256 / N_TOC, 1);
    put(out, 0, 4); /* of the quality nothing is said */
}

/* LAME's part, but for the CRC at its end. */
static void put_lame(GByteArray *out, const Mp3Info *info, gsize frame_length)
{
    enum { REVISION_0_CBR = 0x01, UNKNOWN = 0 };
    char encoder[10];
    g_snprintf(encoder, sizeof encoder, "%-9s", info->encoder);
    g_byte_array_append(out, (const guint8 *)encoder, 9);
    put(out, REVISION_0_CBR, 1);
    put(out, UNKNOWN, 1); /* low-pass */
    put(out, UNKNOWN, 4); /* peak */
    put(out, UNKNOWN, 4); /* ReplayGain, of two kinds */
    put(out, UNKNOWN, 1); /* flags, ATH */
    put(out, (guint32)MIN(info->bitrate_kbps, 255), 1);
    put(out, info->delay << 12 | info->padding, 3);
    put(out, UNKNOWN, 1); /* noise shaping, stereo mode, source */
    put(out, 0, 1);       /* gain that was applied */
    put(out, UNKNOWN, 2); /* surround, preset */
    put(out, info->n_bytes + (guint32)frame_length, 4);
    put(out, info->crc, 2);
}

void mp3_info_append(GByteArray *out, const Mp3Info *info)
{
    guint start = out->len;
    int bitrate_index = rate_index_with_room(info);
    gsize length =
        mp3_frame_length(info->sample_rate, bitrates_of(info->sample_rate)[bitrate_index]);
    gsize side_info = is_mpeg1(info->sample_rate) ? SIDE_INFO_MPEG1 : SIDE_INFO_MPEG2;
    put_header(out, info, bitrate_index);
    for (gsize i = 0; i < side_info; i++)
        put(out, 0, 1);
    put_counts(out, info, length);
    put_lame(out, info, length);
    put(out, mp3_info_crc(0, out->data + start, out->len - start), 2);
    while (out->len - start < length)
        put(out, 0, 1);
}
