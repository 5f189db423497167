/* The store of bookmarks: where in each article a reading was, from one run to the next.
 *
 * An article is known again by its file or address and its title; where no place is kept of those,
 * by what it says: so a file that was moved, a feed's item that has another number today, and text
 * from standard input resume too. What says something else is another article, whatever its file
 * is called. No text of an article is kept, nor its file's name, only digests.
 *
 * Nothing here fails: a place that cannot be kept or read is a warning, once. A store that is NULL
 * keeps nothing and knows nothing.
 *
 *     BookmarkStore *store = is_private ? NULL : bookmark_store_open(&diagnostics);
 *     bookmark_store_begin(store, name, script);
 *     g_autoptr(Bookmark) kept = resume ? bookmark_store_load(store) : NULL;
 *     guint start = kept ? bookmark_find(kept, script) : 0;
 *     ...                                            each time that an utterance begins:
 *     g_autoptr(Bookmark) here = bookmark_of(script, utterance, disclaimer_heard);
 *     bookmark_store_save(store, here);
 *     ...                                            when all was heard:
 *     bookmark_store_forget(store);
 *     ...                                            at the end of the run:
 *     bookmark_store_free(store);
 *
 * One owner. Must not know: players, options.
 */
#ifndef LECTERN_CLI_BOOKMARK_STORE_H
#define LECTERN_CLI_BOOKMARK_STORE_H

#include "base/diagnostic.h"
#include "play/bookmark.h"

#include <glib.h>

typedef struct BookmarkStore BookmarkStore;

/* $XDG_STATE_HOME/lectern/places, made with the first place that is kept. `diagnostics` is borrowed
 * until bookmark_store_free() and told in the caller's thread; may be NULL. */
BookmarkStore *bookmark_store_open(Diagnostics *diagnostics);

/* From now on it is about this article; `source_name` is what Source calls it. Linear in the
 * script, which is not needed after it. */
void bookmark_store_begin(BookmarkStore *store, const char *source_name, const Script *script);

/* The place kept of the article; NULL for none. bookmark_free(). */
Bookmark *bookmark_store_load(BookmarkStore *store);

/* Keeps a place in the stead of the one before. Does not wait for the disk. */
void bookmark_store_save(BookmarkStore *store, const Bookmark *bookmark);

/* The article was heard to its end: no place of it is kept, under whatever name. */
void bookmark_store_forget(BookmarkStore *store);

/* Waits until the newest place is on the disk, at most a second. */
void bookmark_store_free(BookmarkStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(BookmarkStore, bookmark_store_free)

#endif
