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

/* An item's pubDate is when the article came to the shelf, not the day on which it was written:
 * apps take for new, announce and load what is dated later than what they have, and an article of
 * last year that came today would stand far down, unheard. Articles that came on one day are in the
 * order of their own days. No two have the same time, since apps order equal ones as they like; and
 * an article that is corrected stays where it was.
 *
 * As many of the newest as a feed has: apps keep the older ones that they saw, and slow ones load
 * the whole again and again. */
enum { PODCAST_ITEMS = 300 };

/* The feed of these cards (of SiteCard, in any order). The pharmacy has a base_url. `image` is the
 * path of the cover on the site. The same cards give the same bytes: its times are theirs, or
 * SOURCE_DATE_EPOCH. g_free(). */
char *podcast_text(const SiteContext *context, const GPtrArray *cards, const char *image);

#endif
