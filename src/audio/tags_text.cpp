/* Texts and times of tags; see tags_text.hpp. */
#include "audio/tags_text.hpp"

#include <string>

namespace audio_tags
{

namespace
{

TagLib::String clean(const char *utf8, gunichar end_of_line)
{
    std::string text;
    for (const char *p = utf8 ? utf8 : ""; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\n' || c == 0x2028 || c == 0x2029)
            c = end_of_line;
        else if (c == '\t')
            c = ' ';
        if (c != end_of_line && g_unichar_iscntrl(c))
            continue;
        char bytes[6];
        text.append(bytes, static_cast<size_t>(g_unichar_to_utf8(c, bytes)));
    }
    return TagLib::String(text, TagLib::String::UTF8);
}

} // namespace

TagLib::String line(const char *utf8)
{
    return clean(utf8, ' ');
}

TagLib::String lines(const char *utf8)
{
    return clean(utf8, '\n');
}

gint64 rescale(gint64 frame, int rate, gint64 units_per_s)
{
    gint64 whole = frame / rate, part = frame % rate; /* apart, so that nothing overflows */
    return whole * units_per_s + (part * units_per_s + rate / 2) / rate;
}

TagLib::ByteVector bytes_of(const AudioPicture *picture)
{
    gsize length;
    const char *data = static_cast<const char *>(g_bytes_get_data(picture->data, &length));
    return TagLib::ByteVector(data, static_cast<unsigned int>(length));
}

TagLib::FLAC::Picture *flac_picture(const AudioPicture *picture)
{
    TagLib::FLAC::Picture *block = new TagLib::FLAC::Picture;
    block->setType(TagLib::FLAC::Picture::FrontCover);
    block->setMimeType(picture->mime_type);
    block->setWidth(static_cast<int>(picture->width));
    block->setHeight(static_cast<int>(picture->height));
    block->setColorDepth(static_cast<int>(picture->depth));
    block->setData(bytes_of(picture));
    return block;
}

} // namespace audio_tags
