/* Dates of HTTP: as Last-Modified tells them and as conditions ask with them (RFC 9110, 5.6.7).
 *
 * Must not know: what a date is about.
 */
#ifndef LECTERN_SERVE_HTTP_DATE_H
#define LECTERN_SERVE_HTTP_DATE_H

#include <glib.h>

/* "Sun, 06 Nov 1994 08:49:37 GMT" and its end. */
#define HTTP_DATE_SIZE 30

/* Writes the date of a Unix time. One outside the years 1970 to 9999 is the nearest of these. */
void http_date_write(char text[HTTP_DATE_SIZE], gint64 time_s);

/* Reads a date in one of the three forms that servers have to accept: of today, of RFC 850 (a year
 * of two digits lies at most fifty years after `now_s`) and of asctime(). FALSE, and `time_s`
 * untouched, when it is none. */
gboolean http_date_parse(const char *text, gint64 now_s, gint64 *time_s);

#endif
