/* Place records: what is kept of a place between two runs, as text. A key file:
 *
 *     [lectern place 1]
 *     source=…             which file or address, as 32 hexadecimal digits
 *     title=…              fingerprints, of 16 digits each; lists are parted by ";"
 *     sentences=…
 *     [place]
 *     sentence=…
 *     before=…
 *     …
 *
 * Must not know: where it is kept, articles themselves.
 */
#ifndef LECTERN_PLAY_PLACE_RECORD_H
#define LECTERN_PLAY_PLACE_RECORD_H

#include "play/bookmark.h"
#include "play/fingerprint.h"

#include <glib.h>

enum { PLACE_SOURCE_CHARACTERS = 32, PLACE_RECORD_MAX_BYTES = 4096 };

typedef struct {
    char source[PLACE_SOURCE_CHARACTERS + 1]; /* lower-case hexadecimal digits */
    Fingerprint article;
    Bookmark place;
} PlaceRecord;

/* Less than PLACE_RECORD_MAX_BYTES. g_free(). */
char *place_record_to_text(const PlaceRecord *record);

/* FALSE, and `record` as it was, when the text is anything but a whole record. */
gboolean place_record_parse(const char *text, gsize length, PlaceRecord *record);

#endif
