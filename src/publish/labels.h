/* Audacity's label tracks: where a reading's parts and sentences are, for who edits the sound.
 *
 * Must not know: how captions and chapters are found.
 */
#ifndef LECTERN_PUBLISH_LABELS_H
#define LECTERN_PUBLISH_LABELS_H

#include "publish/text_writer.h"

/* A label over each sentence. A TextWriter. */
char *labels_text(const Article *article, const Reading *reading, const TextOptions *options);

/* A label at the start of each chapter, for programs that make chapters of labels. A TextWriter. */
char *labels_chapters_text(const Article *article, const Reading *reading,
                           const TextOptions *options);

#endif
