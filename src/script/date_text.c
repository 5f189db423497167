/* Dates as a page shows them; see date_text.h. */
#include "script/date_text.h"

#include "script/icu_text.h"

#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>

enum { MAX_UNITS = 128 };

/* The middle of a month, in ms since the epoch. */
static gboolean parse_month(const char *month, UDate *moment)
{
    static const char shape[] = "dddd-dd";
    for (guint i = 0; i < sizeof shape; i++)
        if (shape[i] == 'd' ? !g_ascii_isdigit(month[i]) : month[i] != shape[i])
            return FALSE;
    g_autoptr(GDateTime) middle =
        g_date_time_new_utc((int)g_ascii_strtoll(month, NULL, 10),
                            (int)g_ascii_strtoll(month + strlen("dddd-"), NULL, 10), 15, 12, 0, 0);
    if (!middle)
        return FALSE;
    *moment = (UDate)g_date_time_to_unix(middle) * 1000;
    return TRUE;
}

/* The language's order of year and month. */
static int32_t month_pattern(const char *locale, UChar *pattern, UErrorCode *status)
{
    static const UChar year_and_month[] = {'y', 'M', 'M', 'M', 'M'};
    UDateTimePatternGenerator *patterns = udatpg_open(locale, status);
    int32_t length = udatpg_getBestPattern(patterns, year_and_month, G_N_ELEMENTS(year_and_month),
                                           pattern, MAX_UNITS, status);
    udatpg_close(patterns);
    return length;
}

char *date_text_month(const char *month, const char *language)
{
    g_return_val_if_fail(month, NULL);
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UDate moment;
    if (!parse_month(month, &moment))
        return g_strdup(month);
    g_autofree char *locale = icu_locale_from_language(language);
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[MAX_UNITS], text[MAX_UNITS];
    int32_t n_pattern = month_pattern(locale, pattern, &status);
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc, -1, pattern,
                                    U_SUCCESS(status) ? n_pattern : 0, &status);
    int32_t n_text = udat_format(format, moment, text, MAX_UNITS, NULL, &status);
    udat_close(format);
    if (U_FAILURE(status) || n_text > MAX_UNITS)
        return g_strdup(month);
    return icu_text_to_utf8(text, n_text);
}
