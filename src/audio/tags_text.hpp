/* Texts and times as tags hold them: control characters left out, milliseconds.
 *
 * Must not know: which tag they are for.
 */
#ifndef LECTERN_AUDIO_TAGS_TEXT_HPP
#define LECTERN_AUDIO_TAGS_TEXT_HPP

#include "audio/tags.h"

#include <flacpicture.h>
#include <tstring.h>

namespace audio_tags
{

/* Of one line: the ends of lines and tabs are blanks. NULL is "". */
TagLib::String line(const char *utf8);

/* Of several lines, each ended by '\n'. NULL is "". */
TagLib::String lines(const char *utf8);

/* The frame's place in another unit, rounded. */
gint64 rescale(gint64 frame, int rate, gint64 units_per_s);

/* The bytes of a picture. */
TagLib::ByteVector bytes_of(const AudioPicture *picture);

/* The picture as FLAC and Ogg have it, the front cover; the caller's. */
TagLib::FLAC::Picture *flac_picture(const AudioPicture *picture);

} // namespace audio_tags

#endif
