/* By what a server knows whether a page is as it was (RFC 9110, 8.8). */
#ifndef LECTERN_DOCUMENT_PAGE_VALIDATORS_H
#define LECTERN_DOCUMENT_PAGE_VALIDATORS_H

#include <glib.h>

/* Values of its headers; NULL where it said none. */
typedef struct {
    char *etag, *modified; /* ETag, Last-Modified */
} PageValidators;

static inline void page_validators_clear(PageValidators *validators)
{
    g_clear_pointer(&validators->etag, g_free);
    g_clear_pointer(&validators->modified, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PageValidators, page_validators_clear)

#endif
