/* Language codes by ICU; see language_code.h. */
#include "script/language_code.h"

#include <unicode/uloc.h>

char *language_code_iso639_2(const char *tag)
{
    if (!tag)
        return NULL;
    char locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(tag, locale, sizeof locale, NULL, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING)
        return NULL;
    const char *code = uloc_getISO3Language(locale);
    return code && *code ? g_strdup(code) : NULL;
}
