/* Feeds: RSS and Atom to a list of items, and each item to a document.
 *
 * RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, with what feeds borrow: content:encoded, Dublin
 * Core, iTunes, Media RSS. An item's document is what its page would be without the site: the
 * title, the text, and the facts in the head; so that who reads pages reads items.
 *
 * A feed that is broken is read as far as it goes. No document type, entity or address in it is
 * ever followed.
 */
#ifndef LECTERN_DOCUMENT_FEED_H
#define LECTERN_DOCUMENT_FEED_H

#include "document/document.h"

/* Plain text but for `html`; NULL where the feed says nothing. */
typedef struct {
    char *title;
    char *author;
    char *published; /* a date as Atom writes it, or of RSS as YYYY-MM-DD */
    char *updated;
    char *language;
    char *link;          /* absolute */
    char *base;          /* what addresses in the text are relative to */
    char *html;          /* the text */
    gboolean is_summary; /* the text is less than the article at `link` */
    guint line;          /* where the text begins, 1-based; of an item without text, the item */
} FeedItem;

typedef struct {
    char *title;
    char *language;
    GPtrArray *items; /* of FeedItem, in the feed's order */
} Feed;

/* Whether the bytes are a feed: looks at their beginning alone. */
gboolean feed_is_there(const DocumentSource *source);

/* Reads a feed. LECTERN_ERROR_NO_ARTICLE when it has no items; what else is wrong is a diagnostic.
 */
Feed *feed_parse(const DocumentSource *source, Diagnostics *diagnostics, GError **error);
void feed_free(Feed *feed);

/* The document of an item (from 0). LECTERN_ERROR_NO_ARTICLE when it has no text; a diagnostic when
 * that is only a summary. */
Document *feed_document(const Feed *feed, guint item, Diagnostics *diagnostics, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Feed, feed_free)

#endif
