/* What a site tells search engines: which pages there are.
 */
#ifndef LECTERN_PUBLISH_SITE_MAP_H
#define LECTERN_PUBLISH_SITE_MAP_H

#include "publish/site_page.h"

#include <glib.h>

/* sitemaps.org 0.9, of the cards (of SiteCard) and the pages that lead to them; as many as one may
 * have. The pharmacy has a base_url. g_free(). */
char *site_map_text(const SiteContext *context, const GPtrArray *cards);

/* robots.txt: all may be read. g_free(). */
char *site_map_robots(const Pharmacy *pharmacy);

#endif
