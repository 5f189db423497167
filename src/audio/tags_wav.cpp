/* Tags in a WAV; see tags_wav.hpp. */
#include "audio/tags_wav.hpp"

#include "audio/tags_id3v2.hpp"
#include "audio/tags_text.hpp"

#include <infotag.h>
#include <stdexcept>
#include <wavfile.h>

namespace audio_tags
{

using TagLib::ByteVector;

namespace
{

constexpr gint64 max_bytes = G_MAXUINT32; /* what RIFF can count */

void append_number(ByteVector &bytes, gint64 number)
{
    bytes.append(ByteVector::fromUInt(static_cast<unsigned int>(number), false));
}

/* Named from 0, as FFmpeg names the chapters of an ID3v2 tag: it joins what has the same name. */
ByteVector cue_points(const AudioTags &tags, int sample_rate)
{
    ByteVector bytes;
    append_number(bytes, tags.n_chapters);
    for (guint i = 0; i < tags.n_chapters; i++) {
        gint64 frame = rescale(tags.chapters[i].start_frame, tags.chapter_rate, sample_rate);
        append_number(bytes, i);     /* dwName */
        append_number(bytes, frame); /* dwPosition, in the play order */
        bytes.append("data");        /* fccChunk */
        append_number(bytes, 0);     /* dwChunkStart, */
        append_number(bytes, 0);     /* dwBlockStart: both 0 in a file of one data chunk */
        append_number(bytes, frame); /* dwSampleOffset */
    }
    return bytes;
}

ByteVector labels(const AudioTags &tags)
{
    ByteVector bytes("adtl");
    for (guint i = 0; i < tags.n_chapters; i++) {
        ByteVector text = line(tags.chapters[i].title).data(TagLib::String::UTF8);
        text.append('\0');
        bytes.append("labl");
        append_number(bytes, 4 + text.size());
        append_number(bytes, i);
        bytes.append(text);
        if (text.size() % 2 != 0)
            bytes.append('\0');
    }
    return bytes;
}

/* TagLib's file, whose chunks are open to those who derive from it. */
class File final : public TagLib::RIFF::WAV::File
{
  public:
    explicit File(TagLib::IOStream *stream) : TagLib::RIFF::WAV::File(stream)
    {
    }

    /* How many bytes all of it will take at most, for TagLib does not look whether they fit. */
    gint64 tagBytes(const AudioTags &tags) const
    {
        enum { CHUNK_HEAD_AND_PADDING = 9, CHUNKS = 4 };
        return gint64(ID3v2Tag()->render(id3v2_version(tags)).size()) + InfoTag()->render().size() +
               cue_points(tags, audioProperties()->sampleRate()).size() + labels(tags).size() +
               CHUNKS * CHUNK_HEAD_AND_PADDING;
    }

    void writeChapters(const AudioTags &tags)
    {
        removeChapters();
        if (tags.n_chapters == 0)
            return;
        setChunkData("cue ", cue_points(tags, audioProperties()->sampleRate()));
        setChunkData("LIST", labels(tags), true); /* beside INFO, which is a LIST too */
    }

  private:
    void removeChapters()
    {
        for (unsigned int i = chunkCount(); i-- > 0;)
            if (chunkName(i) == "cue " ||
                (chunkName(i) == "LIST" && chunkData(i).startsWith("adtl")))
                removeChunk(i);
    }
};

/* By their names in RIFF: TagLib's translation would cut the date to a year. */
void fill_info(TagLib::RIFF::Info::Tag *tag, const AudioTags &tags)
{
    const struct {
        const char *name, *value;
    } fields[] = {{"INAM", tags.title},     {"IART", tags.artist},   {"IPRD", tags.album},
                  {"ICRD", tags.date},      {"ILNG", tags.language}, {"IGNR", tags.genre},
                  {"ICOP", tags.copyright}, {"ISFT", tags.encoder}};
    for (const auto &field : fields)
        tag->setFieldText(field.name, line(field.value));
    tag->setFieldText("ICMT", lines(tags.comment));
    tag->setFieldText("IPRT", tags.track > 0 ? TagLib::String::number(static_cast<int>(tags.track))
                                             : TagLib::String());
}

} // namespace

bool write_wav(TagLib::IOStream *stream, const AudioTags &tags)
{
    File file(stream);
    if (!file.isValid())
        return false;
    fill_id3v2(file.ID3v2Tag(), tags);
    fill_info(file.InfoTag(), tags);
    if (stream->length() + file.tagBytes(tags) > max_bytes)
        throw std::length_error("a WAV holds at most 4 GiB: take another format");
    file.writeChapters(tags);
    return file.save(File::AllTags, File::StripOthers, id3v2_version(tags));
}

} // namespace audio_tags
