/* Sources: the articles that the inputs of a run hold, one after the other.
 *
 * A page or a text holds one; a feed holds many, of which --item chooses. An input is read when its
 * first article is asked for.
 *
 * Must not know: what is done with the articles.
 */
#ifndef LECTERN_CLI_SOURCES_H
#define LECTERN_CLI_SOURCES_H

#include "cli/options.h"
#include "document/document.h"

#include <glib.h>

typedef struct Sources Sources;

/* One article that is to be read. */
typedef struct {
    char *name;          /* how messages call it: "news.html", "feed.xml, item 3" */
    guint item, n_items; /* which of how many of a feed, from 1; 0 where it is of none */
} Source;

/* `options` is borrowed and must outlive it. */
Sources *sources_new(const Options *options);
void sources_free(Sources *sources);

/* The next article, NULL behind the last; lives as long as `sources`. What is wrong with an input
 * comes out when its document is asked for. */
Source *sources_next(Sources *sources);

/* The document of a source, once. */
Document *source_document(Source *source, Diagnostics *diagnostics, GError **error);

/* How many of them were given so far. */
guint sources_given(const Sources *sources);

/* How many articles there are in all, as far as the inputs were read; at least 1. */
guint sources_count(const Sources *sources);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sources, sources_free)

#endif
