/* Tags as ID3v2 frames; see tags_id3v2.hpp. TagLib itself writes what 2.3 has instead of a frame of
 * 2.4: TYER and TDAT for TDRC. */
#include "audio/tags_id3v2.hpp"

#include "audio/tags_text.hpp"

#include <attachedpictureframe.h>
#include <chapterframe.h>
#include <commentsframe.h>
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

void add_chapter(ID3v2::Tag *tag, const AudioTags &tags, guint index)
{
    const AudioChapter &chapter = tags.chapters[index];
    ID3v2::FrameList title;
    title.append(text_frame(tags, "TIT2", line(chapter.title)));
    tag->addFrame(new ID3v2::ChapterFrame(
        chapter_id(index),
        static_cast<unsigned int>(rescale(chapter.start_frame, tags.chapter_rate, 1000)),
        static_cast<unsigned int>(rescale(chapter.end_frame, tags.chapter_rate, 1000)), no_offset,
        no_offset, title));
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
    add_cover(tag, tags.cover);
}

} // namespace audio_tags
