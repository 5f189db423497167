/* The index of a site's search: in which articles a word stands. The search's script loads of it
 * only what a query needs.
 *
 * It is parted by the first letter of the words, into as many parts as keep each small. The list of
 * the articles and the parts tell their version, because a browser may have one of them from before
 * the last run: the numbers of articles hold within a version alone.
 *
 * Must not know: pages.
 */
#ifndef LECTERN_PUBLISH_SITE_INDEX_H
#define LECTERN_PUBLISH_SITE_INDEX_H

#include <glib.h>

typedef struct {
    GPtrArray *parts; /* of char *: JSON, {"version": …, "words": {"dose": [2, 1, 4]}}; numbers of
                       * articles, from 0, each but the first as the distance from the last */
    char *version;
} SiteIndex;

/* Of the cards (of SiteCard), which are numbered in that order. site_index_free(). */
SiteIndex *site_index_new(const GPtrArray *cards);
void site_index_free(SiteIndex *index);

/* In which part a word stands, of `n_parts`. */
guint site_index_part(const char *word, guint n_parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SiteIndex, site_index_free)

#endif
