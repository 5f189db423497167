/* The Info frame: a silent MPEG frame in front of an MP3 that tells how many frames and bytes
 * follow and how many samples of the decoder's output are not of the sound ("gapless playback").
 *
 * Source: "Mp3 Info Tag rev 1 specifications" (gabriel.mp3-tech.org/mp3infotag.html), and for the
 * part before LAME's, Xing's VBR header.
 *
 * Must not know: files, encoders.
 */
#ifndef LECTERN_AUDIO_MP3_INFO_H
#define LECTERN_AUDIO_MP3_INFO_H

#include <glib.h>

/* What an Info frame tells of a stream of one channel and constant bit rate. */
typedef struct {
    int sample_rate; /* one of MPEG-1's or MPEG-2's */
    int bitrate_kbps;
    const char *encoder; /* nine letters: "LAME3.100" */
    guint32 n_frames;    /* behind the Info frame */
    guint32 n_bytes;     /* of them */
    guint16 crc;         /* of those bytes: mp3_info_crc(), begun with 0 */
    guint delay;         /* samples that the encoder puts in front, without the decoder's own 529 */
    guint padding;       /* that it puts behind, with those */
} Mp3Info;

/* Samples in a frame of that rate, and its length in bytes, without padding. */
int mp3_frame_samples(int sample_rate);
gsize mp3_frame_length(int sample_rate, int bitrate_kbps);

/* The length of a frame that begins with these four bytes; 0 when none of one channel does. */
gsize mp3_header_frame_length(const guint8 header[4]);

/* Appends the frame. Its length is the same for the same rates. */
void mp3_info_append(GByteArray *out, const Mp3Info *info);

/* The CRC-16 of these bytes behind those that gave `crc`. */
guint16 mp3_info_crc(guint16 crc, const guint8 *bytes, gsize size);

/* Whether the rate is one of MPEG audio layer III with that sample rate. */
gboolean mp3_bitrate_exists(int sample_rate, int bitrate_kbps);

#endif
