/* The bridge to ICU; see icu_text.h. */
#include "script/icu_text.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum { REPLACEMENT = 0xFFFD };

char *icu_locale_from_language(const char *language)
{
    char locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length =
        uloc_forLanguageTag(language ? language : "", locale, sizeof locale, NULL, &status);
    if (U_FAILURE(status) || length >= (int32_t)sizeof locale)
        return g_strdup("");
    return g_strndup(locale, (gsize)length);
}

UChar *icu_text_from_utf8(const char *text, gssize length, int32_t *n_units)
{
    gsize n_bytes = length < 0 ? strlen(text) : (gsize)length;
    g_return_val_if_fail(n_bytes < G_MAXINT32, NULL);
    /* UTF-16 never has more units than UTF-8 has bytes. */
    UChar *units = g_new(UChar, n_bytes + 1);
    int32_t n = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(units, (int32_t)n_bytes + 1, &n, text, (int32_t)n_bytes, REPLACEMENT, NULL,
                         &status);
    g_assert(U_SUCCESS(status));
    if (n_units)
        *n_units = n;
    return units;
}

char *icu_text_to_utf8(const UChar *text, int32_t n_units)
{
    /* A unit becomes at most three bytes, a surrogate pair four. */
    g_return_val_if_fail(n_units >= 0 && n_units < G_MAXINT32 / 3, NULL);
    gsize size = (gsize)n_units * 3 + 1;
    char *bytes = g_malloc(size);
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8WithSub(bytes, (int32_t)size, NULL, text, n_units, REPLACEMENT, NULL, &status);
    g_assert(U_SUCCESS(status));
    return bytes;
}
