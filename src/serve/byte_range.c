/* The Range of a request; see byte_range.h. */
#include "serve/byte_range.h"

#include <string.h>

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t");
}

/* Digits; more than a number can hold are the greatest. FALSE when there is none. */
static gboolean scan_position(const char **at, guint64 *position)
{
    if (!g_ascii_isdigit(**at))
        return FALSE;
    guint64 number = 0;
    for (; g_ascii_isdigit(**at); (*at)++) {
        guint64 digit = (guint64)g_ascii_digit_value(**at);
        number = number > (G_MAXUINT64 - digit) / 10 ? G_MAXUINT64 : number * 10 + digit;
    }
    *position = number;
    return TRUE;
}

/* "-500": the last bytes. */
static ByteRangeState last_bytes(guint64 length, guint64 size, ByteRange *range)
{
    if (length == 0)
        return BYTE_RANGE_BEYOND;
    if (size == 0)
        return BYTE_RANGE_WHOLE;
    *range = (ByteRange){size - MIN(length, size), size};
    return BYTE_RANGE_PART;
}

ByteRangeState byte_range_parse(const char *header, guint64 size, ByteRange *range)
{
    static const char unit[] = "bytes=";
    if (!header || g_ascii_strncasecmp(header, unit, strlen(unit)) != 0)
        return BYTE_RANGE_WHOLE;
    const char *at = skip_blanks(header + strlen(unit));
    guint64 first = 0, last = G_MAXUINT64;
    gboolean has_first = scan_position(&at, &first);
    if (*at++ != '-')
        return BYTE_RANGE_WHOLE;
    gboolean has_last = scan_position(&at, &last);
    if (*skip_blanks(at) != '\0' || (!has_first && !has_last) || (has_first && last < first))
        return BYTE_RANGE_WHOLE;
    if (!has_first)
        return last_bytes(last, size, range);
    if (first >= size)
        return BYTE_RANGE_BEYOND;
    *range = (ByteRange){first, MIN(last, size - 1) + 1};
    return BYTE_RANGE_PART;
}
