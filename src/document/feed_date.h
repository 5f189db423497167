/* Dates of feeds. */
#ifndef LECTERN_DOCUMENT_FEED_DATE_H
#define LECTERN_DOCUMENT_FEED_DATE_H

/* A date of RSS ("Tue, 5 May 2026 08:00:00 GMT", RFC 822 with what people make of it) as
 * "2026-05-05"; other texts, such as Atom's, as they are. g_free(). */
char *feed_date_to_iso(const char *text);

#endif
