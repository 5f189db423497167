/* Dates as a page shows them, in the words and the order of a language.
 */
#ifndef LECTERN_SCRIPT_DATE_TEXT_H
#define LECTERN_SCRIPT_DATE_TEXT_H

/* "2025-08" → "August 2025", "agosto de 2025"; a copy of `month` where it is no month. Free with
 * g_free(). */
char *date_text_month(const char *month, const char *language);

#endif
