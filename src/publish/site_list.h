/* The pages of a site that lead to its articles: the front page, all by date, all by title, and
 * the search.
 *
 * Must not know: an article's page.
 */
#ifndef LECTERN_PUBLISH_SITE_LIST_H
#define LECTERN_PUBLISH_SITE_LIST_H

#include "publish/site_card.h"
#include "publish/site_index.h"
#include "publish/site_page.h"

#include <glib.h>

/* How many articles a page lists. */
enum { SITE_LIST_NEWEST = 12, SITE_LIST_PAGE = 100 };

/* Takes a page that was made; `path` is its place on the site. FALSE ends the work. */
typedef gboolean (*SitePageSink)(const char *path, const char *text, gpointer data, GError **error);

/* Makes all of them of the cards (of SiteCard, newest first). */
gboolean site_list_write(const SiteContext *context, const GPtrArray *cards, SitePageSink sink,
                         gpointer data, GError **error);

/* Newest first; the same day by title, then id. A GCompareFunc of SiteCard pointers in an array. */
int site_list_newest_first(gconstpointer a, gconstpointer b);

/* What the search's script reads: version and number of parts of the index, and of each article
 * address, title, byline, day, length and language. JSON; g_free(). */
char *site_list_index(const SiteContext *context, const GPtrArray *cards, const SiteIndex *index);

#endif
