/* EPUB: articles as a book that reads itself aloud, EPUB 3.3 with Media Overlays and EPUB
 * Accessibility 1.1.
 *
 * Each article is a content document, its sound, and an overlay that says which sentence (or word)
 * is lit when. Without the sound it is a book like others.
 *
 * Must not know: how sound is made, another writer's internals.
 */
#ifndef LECTERN_PUBLISH_EPUB_H
#define LECTERN_PUBLISH_EPUB_H

#include "publish/book.h"

/* Its sound is MP3 or Opus: with AAC these are the core media types (EPUB 3.3, 3.2). EPUB 3.2 had
 * no Opus. */
extern const BookFormat epub_format;

#endif
