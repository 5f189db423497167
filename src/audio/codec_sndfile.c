/* WAV, FLAC and Ogg Vorbis by libsndfile.
 *
 * libsndfile is given functions instead of a file, because it forgets why a write failed and says
 * nothing at all when the last one, in closing, did.
 */
#include "audio/codec.h"
#include "base/error.h"

#include <errno.h>
#include <sndfile.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* libsndfile keeps a whole write of Vorbis on the stack. */
enum { BLOCK_FRAMES = 4096 };

/* What a WAV can count (32 bits, two bytes a frame) with room for header and tags: a cover alone
 * may have 10 MB. */
#define WAV_MAX_FRAMES ((G_MAXUINT32 - 64 * 1024 * 1024) / (gint64)sizeof(gint16))

typedef struct {
    AudioTagging tagging; /* which of the formats */
    int sndfile_format;
    gint64 max_frames;  /* 0: no limit */
    double vbr_quality; /* 0 … 1; 0: its default */
} Kind;

static const Kind kinds[] = {
    {AUDIO_TAGGING_VORBIS, SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0, 0.4},
    {AUDIO_TAGGING_FLAC, SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 0, 0},
    {AUDIO_TAGGING_WAV, SF_FORMAT_WAV | SF_FORMAT_PCM_16, WAV_MAX_FRAMES, 0},
};

typedef struct {
    CodecTarget target;
    const Kind *kind;
    int write_errno; /* why the first write failed; 0 while none has */
    SNDFILE *sndfile;
    gint64 frames_written;
} SndfileCodec;

/* --- libsndfile's file ---------------------------------------------------------------------- */

static sf_count_t io_length(void *data)
{
    struct stat status;
    return fstat(((SndfileCodec *)data)->target.fd, &status) == 0 ? status.st_size : -1;
}

static sf_count_t io_seek(sf_count_t offset, int whence, void *data)
{
    return lseek(((SndfileCodec *)data)->target.fd, offset, whence);
}

static sf_count_t io_tell(void *data)
{
    return lseek(((SndfileCodec *)data)->target.fd, 0, SEEK_CUR);
}

static sf_count_t io_read(void *buffer, sf_count_t count, void *data)
{
    return read(((SndfileCodec *)data)->target.fd, buffer, (size_t)count);
}

static sf_count_t io_write(const void *buffer, sf_count_t count, void *data)
{
    SndfileCodec *codec = data;
    sf_count_t done = 0;
    while (done < count && codec->write_errno == 0) {
        ssize_t n = write(codec->target.fd, (const char *)buffer + done, (size_t)(count - done));
        if (n > 0)
            done += n;
        else if (n == 0 || errno != EINTR)
            codec->write_errno = n == 0 ? ENOSPC : errno;
    }
    return done;
}

/* --- encoding ------------------------------------------------------------------------------- */

static const Kind *kind_of(const AudioFormat *format)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kinds[i].tagging == format->tagging)
            return &kinds[i];
    g_assert_not_reached();
}

static gboolean fail(SndfileCodec *codec, GError **error)
{
    if (codec->write_errno != 0)
        codec_set_write_error(error, codec->target.format, codec->write_errno);
    else
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot write %s: %s",
                    codec->target.format->title, sf_strerror(codec->sndfile));
    return FALSE;
}

static void sndfile_free(gpointer data)
{
    SndfileCodec *codec = data;
    codec->write_errno = ECANCELED; /* so that closing writes nothing */
    if (codec->sndfile)
        sf_close(codec->sndfile);
    g_free(codec);
}

/* Says how well to encode; only before the first frame. */
static gboolean set_quality(SndfileCodec *codec)
{
    double quality = codec->kind->vbr_quality;
    return quality == 0 ||
           sf_command(codec->sndfile, SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof quality);
}

static gpointer sndfile_open(const CodecTarget *target, GError **error)
{
    static const SF_VIRTUAL_IO io = {io_length, io_seek, io_read, io_write, io_tell};
    SndfileCodec *codec = g_new0(SndfileCodec, 1);
    codec->target = *target;
    codec->kind = kind_of(target->format);
    SF_INFO info = {
        .samplerate = target->sample_rate, .channels = 1, .format = codec->kind->sndfile_format};
    codec->sndfile = sf_open_virtual((SF_VIRTUAL_IO *)&io, SFM_WRITE, &info, codec);
    if (codec->sndfile && set_quality(codec))
        return codec;
    fail(codec, error);
    sndfile_free(codec);
    return NULL;
}

static gboolean has_room(SndfileCodec *codec, gsize n_frames, GError **error)
{
    gint64 max = codec->kind->max_frames;
    codec->frames_written += (gint64)n_frames;
    if (max == 0 || codec->frames_written <= max)
        return TRUE;
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                "%s holds at most 4 GiB and this reading is longer: take another format",
                codec->target.format->title);
    return FALSE;
}

static gboolean sndfile_write(gpointer data, const gint16 *frames, gsize n_frames, GError **error)
{
    SndfileCodec *codec = data;
    if (!has_room(codec, n_frames, error))
        return FALSE;
    for (gsize n; n_frames > 0; frames += n, n_frames -= n) {
        n = MIN(n_frames, BLOCK_FRAMES);
        sf_count_t written = sf_writef_short(codec->sndfile, frames, (sf_count_t)n);
        if (written != (sf_count_t)n || codec->write_errno != 0)
            return fail(codec, error);
    }
    return TRUE;
}

static gboolean sndfile_finish(gpointer data, GError **error)
{
    SndfileCodec *codec = data;
    int code = sf_close(g_steal_pointer(&codec->sndfile));
    if (codec->write_errno != 0)
        return fail(codec, error);
    if (code == 0)
        return TRUE;
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot finish %s: %s",
                codec->target.format->title, sf_error_number(code));
    return FALSE;
}

const Codec codec_sndfile = {
    .open = sndfile_open, .write = sndfile_write, .finish = sndfile_finish, .free = sndfile_free};
