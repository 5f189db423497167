/* Tags as Vorbis comments; see tags_xiph.hpp. */
#include "audio/tags_xiph.hpp"

#include "audio/tags_text.hpp"

#include <string>

namespace audio_tags
{

using TagLib::Ogg::XiphComment;

constexpr char identifier_key[] = "LECTERN_ARTICLE";

namespace
{

void add(XiphComment *comment, const char *key, const char *text)
{
    if (text)
        comment->addField(key, line(text), false);
}

void add_number(XiphComment *comment, const char *key, guint number)
{
    if (number > 0)
        comment->addField(key, TagLib::String(std::to_string(number)), false);
}

/* HH:MM:SS.mmm */
std::string clock(gint64 frame, int rate)
{
    gint64 ms = rescale(frame, rate, 1000), s = ms / 1000;
    char text[32];
    g_snprintf(text, sizeof text, "%02d:%02d:%02d.%03d", static_cast<int>(s / 3600),
               static_cast<int>(s / 60 % 60), static_cast<int>(s % 60),
               static_cast<int>(ms % 1000));
    return text;
}

void add_chapter(XiphComment *comment, const AudioTags &tags, guint index)
{
    char key[32];
    g_snprintf(key, sizeof key, "CHAPTER%03u", index + 1);
    comment->addField(key, clock(tags.chapters[index].start_frame, tags.chapter_rate), false);
    comment->addField(std::string(key) + "NAME", line(tags.chapters[index].title), false);
}

} // namespace

void fill_xiph(XiphComment *comment, const AudioTags &tags)
{
    comment->removeAllFields();
    comment->removeAllPictures();
    add(comment, "TITLE", tags.title);
    add(comment, "ARTIST", tags.artist);
    add(comment, "ALBUM", tags.album);
    add_number(comment, "TRACKNUMBER", tags.track);
    add_number(comment, "TRACKTOTAL", tags.track > 0 ? tags.tracks : 0);
    add(comment, "DATE", tags.date);
    add(comment, "LANGUAGE", tags.language);
    add(comment, "GENRE", tags.genre);
    add(comment, "ORGANIZATION", tags.publisher);
    add(comment, "COPYRIGHT", tags.copyright);
    add(comment, "ENCODER", tags.encoder);
    add(comment, identifier_key, tags.identifier);
    if (tags.comment)
        comment->addField("COMMENT", lines(tags.comment), false);
    if (tags.lyrics)
        comment->addField("LYRICS", lines(tags.lyrics), false);
    for (guint i = 0; i < tags.n_chapters; i++)
        add_chapter(comment, tags, i);
}

TagLib::String xiph_identifier(const XiphComment *comment)
{
    if (!comment || !comment->fieldListMap().contains(identifier_key))
        return TagLib::String();
    return comment->fieldListMap()[identifier_key].toString();
}

} // namespace audio_tags
