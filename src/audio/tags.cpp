/* Tags by TagLib; see tags.h.
 *
 * TagLib's own file stream does not look whether a write succeeded, and tagging an MP3 moves the
 * whole file: on a full disk it would ruin the sound and call that success. So it is given a stream
 * that remembers the first failure. No exception leaves this file.
 */
#include "audio/tags.h"

#include "base/error.h"

#include <cerrno>
#include <exception>
#include <flacfile.h>
#include <id3v2framefactory.h>
#include <id3v2tag.h>
#include <infotag.h>
#include <memory>
#include <mpegfile.h>
#include <opusfile.h>
#include <sys/stat.h>
#include <tiostream.h>
#include <tpropertymap.h>
#include <unistd.h>
#include <vorbisfile.h>
#include <wavfile.h>
#include <xiphcomment.h>

namespace
{

/* TagLib's view of a file descriptor that is the caller's. */
class DescriptorStream final : public TagLib::IOStream
{
  public:
    explicit DescriptorStream(int fd) : fd_(fd)
    {
    }

    /* Why the first failed access failed; 0 while none has. */
    int failure() const
    {
        return failure_;
    }

    TagLib::FileName name() const override
    {
        return "";
    }

    TagLib::ByteVector readBlock(unsigned long size) override
    {
        long left = length() - position_;
        if (left <= 0)
            return TagLib::ByteVector();
        if (size > static_cast<unsigned long>(left))
            size = static_cast<unsigned long>(left);
        TagLib::ByteVector block(static_cast<unsigned int>(size), 0);
        readAt(position_, block.data(), size);
        position_ += static_cast<long>(size);
        return block;
    }

    void writeBlock(const TagLib::ByteVector &data) override
    {
        writeAt(position_, data.data(), data.size());
        position_ += static_cast<long>(data.size());
    }

    void insert(const TagLib::ByteVector &data, unsigned long start, unsigned long replace) override
    {
        move(static_cast<long>(start + replace), static_cast<long>(start + data.size()));
        seek(static_cast<long>(start));
        writeBlock(data);
    }

    void removeBlock(unsigned long start, unsigned long size) override
    {
        move(static_cast<long>(start + size), static_cast<long>(start));
    }

    bool readOnly() const override
    {
        return false;
    }

    bool isOpen() const override
    {
        return true;
    }

    void seek(long offset, Position from) override
    {
        long target = offset + (from == Beginning ? 0 : from == Current ? position_ : length());
        position_ = target > 0 ? target : 0; /* TagLib looks 128 bytes before the end of any file */
    }

    void seek(long offset)
    {
        seek(offset, Beginning);
    }

    long tell() const override
    {
        return position_;
    }

    long length() override
    {
        struct stat status;
        return fstat(fd_, &status) == 0 ? static_cast<long>(status.st_size) : 0;
    }

    void truncate(long size) override
    {
        if (failure_ == 0 && ftruncate(fd_, size) != 0)
            failure_ = errno;
    }

  private:
    static constexpr long move_bytes = 1 << 18;

    void readAt(long offset, char *data, size_t size)
    {
        while (size > 0 && failure_ == 0) {
            ssize_t n = pread(fd_, data, size, offset);
            if (n > 0)
                data += n, offset += n, size -= static_cast<size_t>(n);
            else if (n == 0 || errno != EINTR)
                failure_ = n == 0 ? EIO : errno;
        }
    }

    void writeAt(long offset, const char *data, size_t size)
    {
        while (size > 0 && failure_ == 0) {
            ssize_t n = pwrite(fd_, data, size, offset);
            if (n > 0)
                data += n, offset += n, size -= static_cast<size_t>(n);
            else if (n == 0 || errno != EINTR)
                failure_ = n == 0 ? ENOSPC : errno;
        }
    }

    /* Moves all from `from` to the end so that it begins at `to`; the file grows or shrinks. */
    void move(long from, long to)
    {
        const long end = length();
        const long size = end > from ? end - from : 0;
        std::unique_ptr<char[]> buffer(new char[move_bytes]);
        for (long done = 0; done < size && from != to && failure_ == 0;) {
            long n = size - done < move_bytes ? size - done : move_bytes;
            long at = to < from ? done : size - done - n; /* backwards, where it grows */
            readAt(from + at, buffer.get(), static_cast<size_t>(n));
            writeAt(to + at, buffer.get(), static_cast<size_t>(n));
            done += n;
        }
        if (to < from)
            truncate(to + size);
    }

    int fd_;
    int failure_ = 0;
    long position_ = 0;
};

void put(TagLib::PropertyMap &map, const char *key, const char *value)
{
    if (value)
        map.replace(key, TagLib::StringList(TagLib::String(value, TagLib::String::UTF8)));
}

/* The tags under TagLib's names, which it translates into each format's own. */
TagLib::PropertyMap properties(const AudioTags &tags, const char *language)
{
    TagLib::PropertyMap map;
    put(map, "TITLE", tags.title);
    put(map, "ARTIST", tags.artist);
    put(map, "ALBUM", tags.album);
    put(map, "DATE", tags.date);
    put(map, "LANGUAGE", language);
    put(map, "GENRE", tags.genre);
    put(map, "COMMENT", tags.comment);
    return map;
}

bool write_id3(TagLib::ID3v2::Tag *tag, const AudioTags &tags)
{
    return tag && tag->setProperties(properties(tags, tags.language_iso639_2)).isEmpty();
}

bool write_xiph(TagLib::Ogg::XiphComment *comment, const AudioTags &tags)
{
    return comment && comment->setProperties(properties(tags, tags.language)).isEmpty();
}

bool write_mpeg(TagLib::IOStream *stream, const AudioTags &tags)
{
    using TagLib::MPEG::File;
    File file(stream, TagLib::ID3v2::FrameFactory::instance(), false);
    return file.isValid() && write_id3(file.ID3v2Tag(true), tags) &&
           file.save(File::ID3v2, File::StripOthers, TagLib::ID3v2::v4, File::DoNotDuplicate);
}

/* By their names in RIFF: TagLib's translation would cut the date to a year. */
void write_info(TagLib::RIFF::Info::Tag *tag, const AudioTags &tags)
{
    const struct {
        const char *name, *value;
    } fields[] = {{"INAM", tags.title},  {"IART", tags.artist},   {"IPRD", tags.album},
                  {"ICRD", tags.date},   {"ILNG", tags.language}, {"IGNR", tags.genre},
                  {"ICMT", tags.comment}};
    for (const auto &field : fields)
        tag->setFieldText(field.name,
                          TagLib::String(field.value ? field.value : "", TagLib::String::UTF8));
}

bool write_wav(TagLib::IOStream *stream, const AudioTags &tags)
{
    using TagLib::RIFF::WAV::File;
    File file(stream, false);
    if (!file.isValid() || !write_id3(file.ID3v2Tag(), tags))
        return false;
    write_info(file.InfoTag(), tags);
    return file.save(File::AllTags, File::StripOthers, TagLib::ID3v2::v4);
}

bool write_flac(TagLib::IOStream *stream, const AudioTags &tags)
{
    TagLib::FLAC::File file(stream, TagLib::ID3v2::FrameFactory::instance(), false);
    return file.isValid() && write_xiph(file.xiphComment(true), tags) && file.save();
}

template <class File> bool write_ogg(TagLib::IOStream *stream, const AudioTags &tags)
{
    File file(stream, false);
    return file.isValid() && write_xiph(file.tag(), tags) && file.save();
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

} // namespace

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
