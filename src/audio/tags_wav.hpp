/* Tags in a WAV: RIFF's INFO list and an ID3v2 tag, chapters as cue points with labels besides
 * (Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0", 1991).
 *
 * Must not know: how a file is opened.
 */
#ifndef LECTERN_AUDIO_TAGS_WAV_HPP
#define LECTERN_AUDIO_TAGS_WAV_HPP

#include "audio/tags.h"

#include <tiostream.h>

namespace audio_tags
{

/* FALSE where this is no WAV. */
bool write_wav(TagLib::IOStream *stream, const AudioTags &tags);

} // namespace audio_tags

#endif
