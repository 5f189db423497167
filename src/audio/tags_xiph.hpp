/* Tags as Vorbis comments (xiph.org, "Ogg Vorbis I format specification: comment field and header
 * specification"), chapters as its chapter extension: CHAPTER001, CHAPTER001NAME.
 *
 * Must not know: the file they go into.
 */
#ifndef LECTERN_AUDIO_TAGS_XIPH_HPP
#define LECTERN_AUDIO_TAGS_XIPH_HPP

#include "audio/tags.h"

#include <xiphcomment.h>

namespace audio_tags
{

/* Puts `tags`, but for the cover, in the place of all that is in `comment`. */
void fill_xiph(TagLib::Ogg::XiphComment *comment, const AudioTags &tags);

/* AudioTags.identifier as fill_xiph() put it there; "" for none. `comment` may be null. */
TagLib::String xiph_identifier(const TagLib::Ogg::XiphComment *comment);

} // namespace audio_tags

#endif
