/* Slips: paper that a customer takes along, with an article's title and the way to it, as a code
 * for the telephone's camera and as an address to be typed.
 *
 * Must not know: where articles are kept.
 */
#ifndef LECTERN_PUBLISH_SLIP_H
#define LECTERN_PUBLISH_SLIP_H

#include "publish/pharmacy.h"

#include <glib.h>

/* One slip. Borrowed texts; what is not known is NULL. */
typedef struct {
    const char *title, *byline;
    const char *language;   /* of the article */
    const char *invitation; /* "Listen", in that language */
    const char *length;     /* "4 minutes", in the site's language */
    const char *address;    /* the whole one of its page */
} Slip;

/* A page to be printed, with `n_slips` to be cut apart: HTML 5 that needs nothing else. NULL with
 * LECTERN_ERROR_FAILED where an address is too long for a code. g_free(). */
char *slip_page(const Pharmacy *pharmacy, const Slip *slips, guint n_slips, GError **error);

#endif
