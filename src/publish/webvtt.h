/* WebVTT 1.0 (W3C): captions for browsers and podcast players, and chapters for both.
 *
 * Must not know: how captions and chapters are found.
 */
#ifndef LECTERN_PUBLISH_WEBVTT_H
#define LECTERN_PUBLISH_WEBVTT_H

#include "publish/text_writer.h"

/* A cue for each sentence; with words, each word but the first behind the time at which it is said.
 * What is said in another language is marked so. A TextWriter. */
char *webvtt_text(const Article *article, const Reading *reading, const TextOptions *options);

/* A cue for each chapter (chapters.h), its title as plain text. A TextWriter. */
char *webvtt_chapters_text(const Article *article, const Reading *reading,
                           const TextOptions *options);

#endif
