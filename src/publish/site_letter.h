/* Letters: under which one a title stands in an alphabetical list, and in which order.
 *
 * The same everywhere, whatever the machine's locale: accents and cases are one letter; what is
 * written in Chinese, Japanese or Korean stands under its script.
 */
#ifndef LECTERN_PUBLISH_SITE_LETTER_H
#define LECTERN_PUBLISH_SITE_LETTER_H

#include <glib.h>

/* What titles are compared by with strcmp(). g_free(). */
char *site_letter_key(const char *title);

/* "A", "Ж", "漢"; "0–9" for a digit and "#" where there is no letter. g_free(). */
char *site_letter_of(const char *title);

/* The name of its page, without an extension: "a", "u0416". g_free(). */
char *site_letter_name(const char *letter);

#endif
