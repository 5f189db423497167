/* Reading feeds: XML to items. */
#ifndef LECTERN_DOCUMENT_FEED_READER_H
#define LECTERN_DOCUMENT_FEED_READER_H

#include "document/feed.h"

/* Fills `feed`, whose list of items is there, from `length` bytes of valid UTF-8, at most G_MAXINT.
 * `address` is where it came from; may be NULL. */
void feed_reader_read(Feed *feed, const char *text, gsize length, const char *address,
                      Diagnostics *diagnostics);

#endif
