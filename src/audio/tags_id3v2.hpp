/* Tags as ID3v2 frames, chapters as CHAP and CTOC (ID3v2 Chapter Frame Addendum 1.0).
 *
 * Must not know: the file they go into.
 */
#ifndef LECTERN_AUDIO_TAGS_ID3V2_HPP
#define LECTERN_AUDIO_TAGS_ID3V2_HPP

#include "audio/tags.h"

#include <id3v2tag.h>

namespace audio_tags
{

TagLib::ID3v2::Version id3v2_version(const AudioTags &tags);

/* Puts `tags` in the place of all that is in `tag`. */
void fill_id3v2(TagLib::ID3v2::Tag *tag, const AudioTags &tags);

/* AudioTags.identifier as fill_id3v2() put it there; "" for none. `tag` may be null. */
TagLib::String id3v2_identifier(const TagLib::ID3v2::Tag *tag);

} // namespace audio_tags

#endif
