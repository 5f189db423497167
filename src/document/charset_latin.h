/* Latin charsets of one byte a letter: which of them a text without a declaration is in.
 *
 * Detectors know the charsets of the web; texts of old Macintoshes and of DOS they take for one of
 * those, and every accented letter comes out as a sign. Here each charset is tried on the text: a
 * letter within a word speaks for it, a sign or a capital within a word against it.
 */
#ifndef LECTERN_DOCUMENT_CHARSET_LATIN_H
#define LECTERN_DOCUMENT_CHARSET_LATIN_H

#include <glib.h>

/* The charset that fits `bytes` clearly better than `guess`, else `guess`, which may be NULL. A
 * guess of another script is left alone. Constant or `guess`. */
const char *charset_latin_choose(const char *bytes, gsize length, const char *guess);

#endif
