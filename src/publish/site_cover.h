/* The cover of a feed whose pharmacy has none: podcast apps take no feed without one.
 *
 * Must not know: feeds.
 */
#ifndef LECTERN_PUBLISH_SITE_COVER_H
#define LECTERN_PUBLISH_SITE_COVER_H

#include "publish/contrast.h"

#include <glib.h>

enum { SITE_COVER_PIXELS = 1400 };

/* A square PNG: a loudspeaker in `ink` on `ground`. g_bytes_unref(). */
GBytes *site_cover_new(Colour ground, Colour ink);

#endif
