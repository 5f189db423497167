/* Dates of HTTP; see http_date.h. */
#include "serve/http_date.h"

#include <string.h>
#include <time.h>

#define LAST_S G_GINT64_CONSTANT(253402300799) /* of the year 9999 */

static const char days[][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void http_date_write(char text[HTTP_DATE_SIZE], gint64 time_s)
{
    time_t time = (time_t)CLAMP(time_s, 0, LAST_S);
    struct tm tm;
    gmtime_r(&time, &tm);
    g_snprintf(text, HTTP_DATE_SIZE, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[tm.tm_wday],
               tm.tm_mday, months[tm.tm_mon], tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

/* --- reading -------------------------------------------------------------------------------- */

/* `n` digits; −1 when they are not there. */
static int scan_number(const char **at, guint n)
{
    int number = 0;
    for (guint i = 0; i < n; i++, (*at)++) {
        if (!g_ascii_isdigit(**at))
            return -1;
        number = number * 10 + g_ascii_digit_value(**at);
    }
    return number;
}

static int scan_month(const char **at)
{
    for (guint i = 0; i < G_N_ELEMENTS(months); i++)
        if (strncmp(*at, months[i], 3) == 0) {
            *at += 3;
            return (int)i;
        }
    return -1;
}

/* A letter of a pattern: a W is a weekday, which nobody needs; d a day, of which a blank may be the
 * first digit; b a month's name; Y and y years; h, m, s the time; the others stand for themselves.
 */
static gboolean scan_letter(char letter, const char **at, struct tm *tm)
{
    switch (letter) {
    case 'W':
        while (g_ascii_isalpha(**at))
            (*at)++;
        return TRUE;
    case 'd':
        if (**at == ' ') {
            (*at)++;
            return (tm->tm_mday = scan_number(at, 1)) >= 1;
        }
        return (tm->tm_mday = scan_number(at, 2)) >= 1;
    case 'b':
        return (tm->tm_mon = scan_month(at)) >= 0;
    case 'Y':
        return (tm->tm_year = scan_number(at, 4) - 1900) >= 0;
    case 'y':
        return (tm->tm_year = scan_number(at, 2)) >= 0;
    case 'h':
        return (tm->tm_hour = scan_number(at, 2)) >= 0 && tm->tm_hour <= 23;
    case 'm':
        return (tm->tm_min = scan_number(at, 2)) >= 0 && tm->tm_min <= 59;
    case 's': /* a leap second */
        return (tm->tm_sec = scan_number(at, 2)) >= 0 && tm->tm_sec <= 60;
    default:
        return *(*at)++ == letter;
    }
}

static gboolean scan(const char *text, const char *pattern, struct tm *tm)
{
    *tm = (struct tm){0};
    for (; *pattern; pattern++)
        if (!scan_letter(*pattern, &text, tm))
            return FALSE;
    return *text == '\0' && tm->tm_mday <= 31;
}

/* The full year that ends in the two digits and is at most fifty years away. */
static int full_year(int two_digits, gint64 now_s)
{
    time_t time = (time_t)CLAMP(now_s, 0, LAST_S);
    struct tm now;
    gmtime_r(&time, &now);
    int year = now.tm_year - now.tm_year % 100 + two_digits;
    return year > now.tm_year + 50 ? year - 100 : year;
}

gboolean http_date_parse(const char *text, gint64 now_s, gint64 *time_s)
{
    struct tm tm;
    if (!scan(text, "W, d b Y h:m:s GMT", &tm) && !scan(text, "W b d h:m:s Y", &tm)) {
        if (!scan(text, "W, d-b-y h:m:s GMT", &tm))
            return FALSE;
        tm.tm_year = full_year(tm.tm_year, now_s);
    }
    *time_s = (gint64)timegm(&tm);
    return TRUE;
}
