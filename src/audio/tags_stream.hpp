/* A stream of TagLib's that remembers its first failure.
 *
 * TagLib's own file stream does not look whether a write succeeded, and tagging an MP3 moves the
 * whole file: on a full disk it would ruin the sound and call that success.
 *
 * Must not know: tags.
 */
#ifndef LECTERN_AUDIO_TAGS_STREAM_HPP
#define LECTERN_AUDIO_TAGS_STREAM_HPP

#include <cerrno>
#include <memory>
#include <sys/stat.h>
#include <tiostream.h>
#include <unistd.h>

namespace audio_tags
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

} // namespace audio_tags

#endif
