/* The catalogue of a shelf: its articles, what is known of them, and what was made of them.
 *
 * All in one SQLite file, with the articles' texts for searching. Each function is done wholly or
 * not at all, also in a process that is killed, and two processes may work on one catalogue.
 *
 * Must not know: where articles come from, how anything is made of them.
 */
#ifndef LECTERN_LIBRARY_CATALOGUE_H
#define LECTERN_LIBRARY_CATALOGUE_H

#include "article/article.h"
#include "document/page_validators.h"

#include <glib.h>

typedef enum {
    ARTICLE_WAITING,   /* to be made */
    ARTICLE_RENDERING, /* being made */
    ARTICLE_READY,
    ARTICLE_FAILED, /* `reason` tells why */
    ARTICLE_STATES
} ArticleState;

/* "waiting", "rendering", "ready", "failed". */
const char *article_state_name(ArticleState state);

/* One article. Texts may be NULL but for `id`, `source` and `text_key`; times are seconds since
 * 1970, 0 where there is none. */
typedef struct {
    char *id; /* small letters, digits and "-"; never given to another */
    char *title, *byline;
    char *date;     /* YYYY-MM-DD, published */
    char *language; /* BCP 47 */
    char *site;
    guint n_sections, n_words, n_disclaimers;

    char *origin;       /* the file or the address that it came from; NULL for standard input */
    char *feed;         /* the address or file of its feed; NULL for none */
    char *source;       /* its bytes: see source_store.h */
    guint item;         /* of the feed that the bytes are, from 1; 0 where they are none */
    char *url;          /* where the bytes came from at last; NULL for files */
    char *content_type; /* what the server said */
    char *text_key;     /* see article/identity.h */
    gint64 added_s, fetched_s;

    ArticleState state;
    char *reason;
    char *voice, *version; /* that it was made with */
    gint64 duration_ms;    /* of its sound */
} CatalogueEntry;

void catalogue_entry_free(CatalogueEntry *entry);
CatalogueEntry *catalogue_entry_copy(const CatalogueEntry *entry);

/* A file that was made. */
typedef struct {
    const char *format, *path;
    gint64 n_bytes;
} CatalogueFile;

typedef struct Catalogue Catalogue;

/* Opens the file `path`; where `create`, makes it. LECTERN_ERROR_FAILED, as for all below; also for
 * one of a later version. */
Catalogue *catalogue_open(const char *path, gboolean create, GError **error);
void catalogue_free(Catalogue *catalogue);

/* Makes one of several changes: all of them are kept or none. */
gboolean catalogue_begin(Catalogue *catalogue, GError **error);
gboolean catalogue_end(Catalogue *catalogue, gboolean done, GError **error);

/* --- articles --- */

/* Puts `article` into the catalogue, waiting. Of `entry` it takes where it came from (`origin` to
 * `text_key`, and the times). Returns its id, NULL with an error. Free with g_free(). */
char *catalogue_add(Catalogue *catalogue, const Article *article, const CatalogueEntry *entry,
                    GError **error);
/* The article `id` is another now, and waits to be made again; of `entry` it takes where it came
 * from, but for its origin. */
gboolean catalogue_change(Catalogue *catalogue, const char *id, const Article *article,
                          const CatalogueEntry *entry, GError **error);
/* It was looked at again, and is as it was. */
gboolean catalogue_confirm(Catalogue *catalogue, const char *id, gint64 fetched_s, GError **error);
/* Takes it out. FALSE, without an error, where there is none of that id. */
gboolean catalogue_remove(Catalogue *catalogue, const char *id, GError **error);
/* Whether an item of a feed that came from there was taken out. */
gboolean catalogue_was_removed(Catalogue *catalogue, const char *origin, GError **error);

/* The article by its id, its origin or its text; NULL where there is none, and with an error. Free
 * with catalogue_entry_free(). */
CatalogueEntry *catalogue_find(Catalogue *catalogue, const char *id, GError **error);
CatalogueEntry *catalogue_find_origin(Catalogue *catalogue, const char *origin, GError **error);
CatalogueEntry *catalogue_find_text(Catalogue *catalogue, const char *text_key, GError **error);

/* Called for each article; FALSE ends the walk. */
typedef gboolean (*CatalogueVisit)(const CatalogueEntry *entry, const char *snippet, gpointer data);

/* All articles, or those in `state` (ARTICLE_STATES for all), the newest first. The snippet is
 * NULL. */
gboolean catalogue_walk(Catalogue *catalogue, ArticleState state, CatalogueVisit visit,
                        gpointer data, GError **error);

/* At most `most` of those in which all that was typed is found, the best first. The snippet is
 * where, with "[" and "]" around the words. */
gboolean catalogue_search(Catalogue *catalogue, const char *typed, guint most, CatalogueVisit visit,
                          gpointer data, GError **error);

/* How many articles there are. */
guint catalogue_count(Catalogue *catalogue, GError **error);

/* Whether any article has the source of that name. */
gboolean catalogue_needs_source(Catalogue *catalogue, const char *source, GError **error);

/* --- what is made of them --- */

/* This process makes it now. */
gboolean catalogue_start(Catalogue *catalogue, const char *id, GError **error);
/* It was made, as `entry` tells (`voice`, `version`, `duration_ms`), of the text `text_key` of it:
 * where the article has another one meanwhile, it waits. FALSE, without an error, where there is
 * none of that id any more. */
gboolean catalogue_finish(Catalogue *catalogue, const char *id, const CatalogueEntry *entry,
                          const CatalogueFile *files, guint n_files, GError **error);
/* It could not be made. */
gboolean catalogue_fail(Catalogue *catalogue, const char *id, const char *reason, GError **error);
/* Those that a process began which is gone wait again. Returns how many. */
guint catalogue_take_back(Catalogue *catalogue, GError **error);
/* What was made of it: of char *, "FORMAT PATH BYTES" parted by tabs. g_strfreev(). */
char **catalogue_files(Catalogue *catalogue, const char *id, GError **error);
/* The same of all articles of which anything was made, in one question: id → char **. NULL with an
 * error. g_hash_table_unref(). */
GHashTable *catalogue_all_files(Catalogue *catalogue, GError **error);

/* --- addresses --- */

/* By what the server of an address or a feed knows whether it is as it was: kept; asked for, of
 * which nothing may be known. Clear with page_validators_clear(). */
gboolean catalogue_put_validators(Catalogue *catalogue, const char *address,
                                  const PageValidators *validators, GError **error);
PageValidators catalogue_validators(Catalogue *catalogue, const char *address);

/* --- feeds --- */

/* Remembers a feed, and that it was looked at. */
gboolean catalogue_put_feed(Catalogue *catalogue, const char *feed, const char *title,
                            gint64 checked_s, GError **error);
gboolean catalogue_has_feed(Catalogue *catalogue, const char *feed, GError **error);
gboolean catalogue_remove_feed(Catalogue *catalogue, const char *feed, GError **error);
/* Their addresses; NULL with an error. Free with g_strfreev(). */
char **catalogue_feeds(Catalogue *catalogue, GError **error);

/* --- itself --- */

/* What is wrong with it; NULL-terminated, empty where nothing is. Free with g_strfreev(). */
char **catalogue_faults(Catalogue *catalogue, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Catalogue, catalogue_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CatalogueEntry, catalogue_entry_free)

#endif
