/* SubRip (SRT): captions for video and audio players of all ages.
 *
 * Must not know: how captions are found.
 */
#ifndef LECTERN_PUBLISH_SRT_H
#define LECTERN_PUBLISH_SRT_H

#include "publish/text_writer.h"

/* A numbered caption for each sentence. SubRip has no times of words. A TextWriter. */
char *srt_text(const Article *article, const Reading *reading, const TextOptions *options);

#endif
