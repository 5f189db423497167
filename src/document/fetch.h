/* Fetching: one page over http or https, within limits.
 *
 * Must not know: files, what is in the page.
 */
#ifndef LECTERN_DOCUMENT_FETCH_H
#define LECTERN_DOCUMENT_FETCH_H

#include "document/page_validators.h"

#include <glib.h>

typedef struct {
    gsize max_bytes; /* of the page, after any content encoding is undone */
    long max_redirects;
    long timeout_ms; /* for the whole fetch */
} FetchLimits;

typedef struct {
    gboolean unchanged; /* since `known`: then there are no bytes */
    GBytes *bytes;
    char *url;          /* where the page was in the end */
    char *content_type; /* NULL if the server said none */
    PageValidators validators;
} FetchedPage;

/* Fetches `url` whole or not at all; where it is as it was when its validators were `known` (may be
 * NULL), not at all. LECTERN_ERROR_FAILED with one sentence that says what to do; `page` untouched.
 * Clear the page with fetched_page_clear(). */
gboolean fetch_page(const char *url, const FetchLimits *limits, const PageValidators *known,
                    FetchedPage *page, GError **error);
void fetched_page_clear(FetchedPage *page);

#endif
