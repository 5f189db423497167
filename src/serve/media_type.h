/* What a file of a site is, by its name.
 *
 * Must not know: files, requests.
 */
#ifndef LECTERN_SERVE_MEDIA_TYPE_H
#define LECTERN_SERVE_MEDIA_TYPE_H

#include <glib.h>

typedef struct {
    const char *ending; /* of the name, with its dot: ".chapters.json" */
    const char *type;   /* for Content-Type, with the charset of a text */
    gboolean text;      /* becomes much smaller by compression */
    gboolean shared;    /* apps in browsers fetch it from other sites: sound, feeds, captions */
} MediaType;

/* The most exact one; never NULL: what is unknown is bytes to be downloaded. */
const MediaType *media_type_of(const char *name);

/* Whether `header` (the value of Accept-Encoding; may be NULL) takes gzip (RFC 9110, 12.5.3). */
gboolean media_type_accepts_gzip(const char *header);

#endif
