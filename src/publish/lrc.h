/* LRC: the lines that music players show while they play.
 *
 * Must not know: how captions are found.
 */
#ifndef LECTERN_PUBLISH_LRC_H
#define LECTERN_PUBLISH_LRC_H

#include "publish/text_writer.h"

/* A line for each sentence; with words, their times in the line ("enhanced LRC"). A TextWriter. */
char *lrc_text(const Article *article, const Reading *reading, const TextOptions *options);

#endif
