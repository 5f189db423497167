/* The bridge to ICU: language tags to its locale names, UTF-8 to its UTF-16 and back.
 *
 * Must not know: what the text is.
 */
#ifndef LECTERN_SCRIPT_ICU_TEXT_H
#define LECTERN_SCRIPT_ICU_TEXT_H

#include <glib.h>
#include <unicode/utypes.h>

/* ICU's name for a BCP 47 tag: "es-419" → "es_419"; "" (the root locale) for what is no tag or
 * NULL. Free with g_free(). */
char *icu_locale_from_language(const char *language);

/* `length` bytes of UTF-8 (−1: up to the NUL) as NUL-terminated UTF-16; what is not UTF-8 becomes
 * U+FFFD. `*n_units` may be NULL. Free with g_free(). */
UChar *icu_text_from_utf8(const char *text, gssize length, int32_t *n_units);

/* The reverse; a lone surrogate becomes U+FFFD. Free with g_free(). */
char *icu_text_to_utf8(const UChar *text, int32_t n_units);

#endif
