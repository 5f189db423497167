/* A transcript: the article as plain text, for who reads or prints it.
 *
 * It is what the page says and none of our words, but for the headings' numbers, which the chapters
 * have too, and the heading of the disclaimer. Parts are told by blank lines, depth by indentation:
 * a screen reader has no rows of signs to read out. Each paragraph is a line. What the page has
 * struck out is not there, and the mark of a footnote stands in brackets: plain text could show
 * neither.
 *
 * Must not know: times.
 */
#ifndef LECTERN_PUBLISH_TRANSCRIPT_H
#define LECTERN_PUBLISH_TRANSCRIPT_H

#include "publish/text_writer.h"

/* `script` was made of `article`. Free with g_free(). */
char *transcript_new(const Article *article, const Script *script);

/* The same as a TextWriter. */
char *transcript_text(const Article *article, const Reading *reading, const TextOptions *options);

#endif
