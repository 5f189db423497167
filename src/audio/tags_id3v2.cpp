/* Tags as ID3v2 frames; see tags_id3v2.hpp. TagLib itself writes what 2.3 has instead of a frame of
 * 2.4: TYER and TDAT for TDRC. */
#include "audio/tags_id3v2.hpp"

#include "audio/tags_text.hpp"

#include <attachedpictureframe.h>
#include <chapterframe.h>
#include <commentsframe.h>
#include <privateframe.h>
#include <string>
#include <tableofcontentsframe.h>
#include <textidentificationframe.h>
#include <unsynchronizedlyricsframe.h>

namespace audio_tags
{

using namespace TagLib;

namespace
{

constexpr guint table_entries = 255; /* a table of contents counts them in one byte */
constexpr unsigned int no_offset = 0xffffffff;
constexpr char identifier_owner[] = "lectern/article"; /* of a frame PRIV */
constexpr char filler_owner[] = "lectern";
constexpr unsigned int filler_head = 10 + sizeof filler_owner; /* of a frame PRIV */

String::Type encoding(const AudioTags &tags)
{
    return tags.id3 == AUDIO_ID3_2_3 ? String::UTF16 : String::UTF8;
}

ID3v2::Frame *text_frame(const AudioTags &tags, const char *id, const String &text)
{
    ID3v2::TextIdentificationFrame *frame = new ID3v2::TextIdentificationFrame(id, encoding(tags));
    frame->setText(text);
    return frame;
}

void add_text(ID3v2::Tag *tag, const AudioTags &tags, const char *id, const char *text)
{
    if (text)
        tag->addFrame(text_frame(tags, id, line(text)));
}

void add_track(ID3v2::Tag *tag, const AudioTags &tags)
{
    if (tags.track == 0)
        return;
    std::string place = std::to_string(tags.track);
    if (tags.tracks > 0)
        place += "/" + std::to_string(tags.tracks);
    add_text(tag, tags, "TRCK", place.c_str());
}

/* A comment or lyrics: text of several lines in a language. */
template <class Frame> void add_prose(ID3v2::Tag *tag, const AudioTags &tags, const char *text)
{
    if (!text)
        return;
    Frame *frame = new Frame(encoding(tags));
    frame->setLanguage(tags.language_iso639_2 ? tags.language_iso639_2 : "XXX");
    frame->setText(lines(text));
    tag->addFrame(frame);
}

void add_cover(ID3v2::Tag *tag, const AudioPicture *cover)
{
    if (!cover)
        return;
    ID3v2::AttachedPictureFrame *frame = new ID3v2::AttachedPictureFrame;
    frame->setType(ID3v2::AttachedPictureFrame::FrontCover);
    frame->setMimeType(cover->mime_type);
    frame->setPicture(bytes_of(cover));
    tag->addFrame(frame);
}

void add_identifier(ID3v2::Tag *tag, const char *identifier)
{
    if (!identifier)
        return;
    ID3v2::PrivateFrame *frame = new ID3v2::PrivateFrame;
    frame->setOwner(identifier_owner);
    frame->setData(ByteVector(identifier));
    tag->addFrame(frame);
}

/* --- chapters --- */

ByteVector chapter_id(guint index)
{
    const std::string id = "chp" + std::to_string(index);
    return ByteVector(id.data(), static_cast<unsigned int>(id.size()));
}

ByteVector table_id(guint index)
{
    const std::string id = "toc" + std::to_string(index);
    return ByteVector(id.data(), static_cast<unsigned int>(id.size()));
}

/* Of `size` in ID3v2.4's form (7 bits a byte) read as a plain number. */
unsigned int misread(unsigned int size)
{
    return (size & 0x7f) | (size & 0x3f80) << 1 | (size & 0x1fc000) << 2 | (size & 0xfe00000) << 3;
}

/* The frames of a chapter: its title. FFmpeg (5.1; id3v2.c, read_chapter()) takes the size of a
 * frame within a chapter for a plain number, also in 2.4, so it would look for more bytes than
 * there are behind a title of 127 or more, and drop the chapter. Exactly those bytes are put
 * there, in a frame that says nothing, and a NUL ends the title before them. */
ID3v2::FrameList chapter_frames(const AudioTags &tags, const char *title)
{
    ID3v2::FrameList frames;
    String text = line(title);
    unsigned int size = 1 + text.data(String::UTF8).size(), ended = size + 1;
    if (tags.id3 == AUDIO_ID3_2_3 || misread(size) == size) {
        frames.append(text_frame(tags, "TIT2", text));
        return frames;
    }
    ID3v2::TextIdentificationFrame *frame =
        new ID3v2::TextIdentificationFrame("TIT2", encoding(tags));
    frame->setText(StringList(text).append(String()));
    frames.append(frame);
    ID3v2::PrivateFrame *filler = new ID3v2::PrivateFrame;
    filler->setOwner(filler_owner);
    filler->setData(ByteVector(misread(ended) - ended - filler_head, '\0'));
    frames.append(filler);
    return frames;
}

void add_chapter(ID3v2::Tag *tag, const AudioTags &tags, guint index)
{
    const AudioChapter &chapter = tags.chapters[index];
    tag->addFrame(new ID3v2::ChapterFrame(
        chapter_id(index),
        static_cast<unsigned int>(rescale(chapter.start_frame, tags.chapter_rate, 1000)),
        static_cast<unsigned int>(rescale(chapter.end_frame, tags.chapter_rate, 1000)), no_offset,
        no_offset, chapter_frames(tags, chapter.title)));
}

void add_table(ID3v2::Tag *tag, const AudioTags &tags, const ByteVector &id,
               const ByteVectorList &children, const char *title)
{
    ID3v2::FrameList embedded;
    embedded.append(text_frame(tags, "TIT2", line(title)));
    ID3v2::TableOfContentsFrame *table = new ID3v2::TableOfContentsFrame(id, children, embedded);
    table->setIsTopLevel(id == "toc");
    table->setIsOrdered(true);
    tag->addFrame(table);
}

/* The entries of the top table: the chapters or, where they are too many, tables of them, each
 * named for its first. */
ByteVectorList add_inner_tables(ID3v2::Tag *tag, const AudioTags &tags)
{
    ByteVectorList tables, chapters;
    for (guint i = 0; i < tags.n_chapters; i++) {
        chapters.append(chapter_id(i));
        if (tags.n_chapters <= table_entries)
            continue;
        if (chapters.size() == table_entries || i + 1 == tags.n_chapters) {
            guint first = i + 1 - chapters.size();
            add_table(tag, tags, table_id(tables.size()), chapters, tags.chapters[first].title);
            tables.append(table_id(tables.size()));
            chapters.clear();
        }
    }
    return tables.isEmpty() ? chapters : tables;
}

void add_chapters(ID3v2::Tag *tag, const AudioTags &tags)
{
    if (tags.n_chapters == 0)
        return;
    ByteVectorList entries = add_inner_tables(tag, tags);
    add_table(tag, tags, "toc", entries, tags.title);
    for (guint i = 0; i < tags.n_chapters; i++)
        add_chapter(tag, tags, i);
}

} // namespace

ID3v2::Version id3v2_version(const AudioTags &tags)
{
    return tags.id3 == AUDIO_ID3_2_3 ? ID3v2::v3 : ID3v2::v4;
}

void fill_id3v2(ID3v2::Tag *tag, const AudioTags &tags)
{
    while (!tag->frameList().isEmpty())
        tag->removeFrame(tag->frameList().front());
    add_text(tag, tags, "TIT2", tags.title);
    add_text(tag, tags, "TPE1", tags.artist);
    add_text(tag, tags, "TALB", tags.album);
    add_track(tag, tags);
    add_text(tag, tags, "TDRC", tags.date);
    add_text(tag, tags, "TLAN", tags.language_iso639_2);
    add_text(tag, tags, "TCON", tags.genre);
    add_text(tag, tags, "TPUB", tags.publisher);
    add_text(tag, tags, "TCOP", tags.copyright);
    add_text(tag, tags, "TSSE", tags.encoder);
    add_prose<ID3v2::CommentsFrame>(tag, tags, tags.comment);
    add_chapters(tag, tags);
    add_prose<ID3v2::UnsynchronizedLyricsFrame>(tag, tags, tags.lyrics);
    add_identifier(tag, tags.identifier);
    add_cover(tag, tags.cover);
}

String id3v2_identifier(const ID3v2::Tag *tag)
{
    if (!tag)
        return String();
    for (const ID3v2::Frame *frame : tag->frameList("PRIV")) {
        const ID3v2::PrivateFrame *own = dynamic_cast<const ID3v2::PrivateFrame *>(frame);
        if (own && own->owner() == identifier_owner)
            return String(own->data(), String::UTF8);
    }
    return String();
}

} // namespace audio_tags
