/* The podcast feed of a site: RSS 2.0 with the names of Apple's and the podcast namespace, with
 * chapters and transcripts.
 *
 * Must not know: pages.
 */
#ifndef LECTERN_PUBLISH_PODCAST_H
#define LECTERN_PUBLISH_PODCAST_H

#include "publish/site_card.h"
#include "publish/site_page.h"

#include <glib.h>

/* As many of the newest as a feed has: apps keep the older ones that they saw, and slow ones load
 * the whole again and again. */
enum { PODCAST_ITEMS = 300 };

/* The feed of these cards (of SiteCard, newest first). The pharmacy has a base_url. `image` is the
 * path of the cover on the site. The same cards give the same bytes: its times are theirs, or
 * SOURCE_DATE_EPOCH. g_free(). */
char *podcast_text(const SiteContext *context, const GPtrArray *cards, const char *image);

#endif
