/* What the files of the shelf share.
 *
 * Must not know: anything outside of the shelf.
 */
#ifndef LECTERN_LIBRARY_SHELF_PARTS_H
#define LECTERN_LIBRARY_SHELF_PARTS_H

#include "document/feed.h"
#include "library/shelf.h"

struct Shelf {
    char *sources, *settings;
    Catalogue *catalogue;
};

/* The article of a page, or of an item of a feed (from 1; `feed` is NULL for a page). */
Article *shelf_read_article(const DocumentSource *bytes, const Feed *feed, guint item,
                            Diagnostics *diagnostics, GError **error);

/* Removes a source that no article has any more. One that stays by an error is found by
 * shelf_check(). */
void shelf_let_go_of_source(Shelf *shelf, const char *source);

#endif
