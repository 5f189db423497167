/* Dates: a calendar day read from what a page wrote.
 *
 * Machine forms (ISO 8601, RFC 2822) and what people write in some twenty languages: "August 8,
 * 2025", "8. August 2025", "8 de agosto de 2025", "08/14/2025", "2025年8月8日". Must not know:
 * where in a page the text stood.
 */
#ifndef LECTERN_ARTICLE_DATE_H
#define LECTERN_ARTICLE_DATE_H

#include <glib.h>

typedef struct {
    gint16 year; /* 0: no date */
    gint8 month, day;
} Date;

/* What a purely numeric date with two possible readings ("03/04/2025") means. */
typedef enum { DATE_MONTH_FIRST, DATE_DAY_FIRST } DateOrder;

/* The first date in `text`. Where `end` is not NULL it gets the byte after it. No date without a
 * day of the month; years 1970 to 2100. */
Date date_find(const char *text, DateOrder order, const char **end);

/* Whether `length` bytes are the name of a month, in full or cut: "August", "sept.", "Mär". */
gboolean date_is_month(const char *word, gsize length);

/* What `language` (BCP 47, may be NULL) and region write: only en-US, en-PH and a bare "en" put the
 * month first. */
DateOrder date_order_of(const char *language);

/* "2025-08-08", owned by the caller; NULL for no date. */
char *date_to_iso(Date date);

/* The date that stands in an address as /2025/08/08/ or 2025-08-08. */
Date date_from_url(const char *url);

static inline gboolean date_is_known(Date date)
{
    return date.year != 0;
}

#endif
