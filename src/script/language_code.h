/* Language codes: from the web's (BCP 47) to those of older formats. */
#ifndef LECTERN_SCRIPT_LANGUAGE_CODE_H
#define LECTERN_SCRIPT_LANGUAGE_CODE_H

#include <glib.h>

/* "es-419" → "spa": the three letters of ISO 639-2 (terminology code) that ID3 wants; NULL when
 * `tag` is NULL or no language that has one. Free with g_free(). */
char *language_code_iso639_2(const char *tag);

#endif
