/* Tags by TagLib; see tags.h. No exception leaves this file. */
#include "audio/tags.h"

#include "audio/tags_id3v2.hpp"
#include "audio/tags_stream.hpp"
#include "audio/tags_text.hpp"
#include "audio/tags_wav.hpp"
#include "audio/tags_xiph.hpp"
#include "base/error.h"

#include <exception>
#include <fcntl.h>
#include <flacfile.h>
#include <id3v2framefactory.h>
#include <mpegfile.h>
#include <opusfile.h>
#include <string.h>
#include <string>
#include <unistd.h>
#include <vorbisfile.h>
#include <wavfile.h>

using namespace audio_tags;
using TagLib::ByteVector;
using TagLib::String;

namespace
{

bool write_mpeg(TagLib::IOStream *stream, const AudioTags &tags)
{
    using TagLib::MPEG::File;
    File file(stream, TagLib::ID3v2::FrameFactory::instance(), false);
    if (!file.isValid())
        return false;
    fill_id3v2(file.ID3v2Tag(true), tags);
    return file.save(File::ID3v2, File::StripOthers, id3v2_version(tags), File::DoNotDuplicate);
}

bool write_flac(TagLib::IOStream *stream, const AudioTags &tags)
{
    TagLib::FLAC::File file(stream, TagLib::ID3v2::FrameFactory::instance(), false);
    if (!file.isValid())
        return false;
    fill_xiph(file.xiphComment(true), tags);
    file.removePictures();
    if (tags.cover)
        file.addPicture(flac_picture(tags.cover));
    return file.save();
}

void fill_ogg(TagLib::Ogg::XiphComment *comment, const AudioTags &tags)
{
    fill_xiph(comment, tags);
    if (tags.cover)
        comment->addPicture(flac_picture(tags.cover));
}

template <class File> bool write_ogg(TagLib::IOStream *stream, const AudioTags &tags)
{
    File file(stream, false);
    if (!file.isValid() || !file.tag())
        return false;
    fill_ogg(file.tag(), tags);
    return file.save();
}

bool write(TagLib::IOStream *stream, const AudioFormat &format, const AudioTags &tags)
{
    switch (format.tagging) {
    case AUDIO_TAGGING_MPEG:
        return write_mpeg(stream, tags);
    case AUDIO_TAGGING_OPUS:
        return write_ogg<TagLib::Ogg::Opus::File>(stream, tags);
    case AUDIO_TAGGING_VORBIS:
        return write_ogg<TagLib::Ogg::Vorbis::File>(stream, tags);
    case AUDIO_TAGGING_FLAC:
        return write_flac(stream, tags);
    case AUDIO_TAGGING_WAV:
        return write_wav(stream, tags);
    }
    return false;
}

String identifier(TagLib::IOStream *stream, const AudioFormat &format)
{
    switch (format.tagging) {
    case AUDIO_TAGGING_MPEG:
        return id3v2_identifier(
            TagLib::MPEG::File(stream, TagLib::ID3v2::FrameFactory::instance(), false).ID3v2Tag());
    case AUDIO_TAGGING_OPUS:
        return xiph_identifier(TagLib::Ogg::Opus::File(stream, false).tag());
    case AUDIO_TAGGING_VORBIS:
        return xiph_identifier(TagLib::Ogg::Vorbis::File(stream, false).tag());
    case AUDIO_TAGGING_FLAC:
        return xiph_identifier(
            TagLib::FLAC::File(stream, TagLib::ID3v2::FrameFactory::instance(), false)
                .xiphComment());
    case AUDIO_TAGGING_WAV:
        return id3v2_identifier(TagLib::RIFF::WAV::File(stream, false).ID3v2Tag());
    }
    return String();
}

} // namespace

char *audio_tags_identifier(const char *path, const AudioFormat *format)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return nullptr;
    std::string found;
    try {
        DescriptorStream stream(fd);
        found = identifier(&stream, *format).to8Bit(true);
    } catch (const std::exception &) {
        /* as good as none */
    }
    close(fd);
    return found.empty() ? nullptr : g_strdup(found.c_str());
}

gboolean audio_tags_write(int fd, const AudioFormat *format, const AudioTags *tags, GError **error)
{
    try {
        DescriptorStream stream(fd);
        bool written = write(&stream, *format, *tags);
        if (stream.failure() != 0) {
            g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(stream.failure()),
                        "cannot write the tags of %s: %s", format->title,
                        g_strerror(stream.failure()));
            return FALSE;
        }
        if (written)
            return TRUE;
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "cannot write the tags: this is no %s file", format->title);
    } catch (const std::exception &exception) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot write the tags of %s: %s",
                    format->title, exception.what());
    }
    return FALSE;
}
