/* A shelf: a folder with articles' sources, the catalogue of them, and the pharmacy's settings.
 *
 *     SHELF/catalogue.db   see catalogue.h
 *     SHELF/sources/       see source_store.h
 *     SHELF/pharmacy.ini   edited by people; see publish/pharmacy.h
 *
 * Sources come first and the catalogue tells of them afterwards, so that it never tells of one that
 * is not there.
 *
 * Must not know: what is made of the articles.
 */
#ifndef LECTERN_LIBRARY_SHELF_H
#define LECTERN_LIBRARY_SHELF_H

#include "article/article.h"
#include "base/diagnostic.h"
#include "library/catalogue.h"

#include <glib.h>

typedef struct Shelf Shelf;

/* Whether there is a shelf in `folder`. */
gboolean shelf_is_there(const char *folder);

/* Opens the shelf in `folder`; where `create`, makes it. */
Shelf *shelf_open(const char *folder, gboolean create, GError **error);
void shelf_free(Shelf *shelf);

/* Its catalogue; owned by the shelf. */
Catalogue *shelf_catalogue(const Shelf *shelf);
/* Where its settings are, or would be. Owned by the shelf. */
const char *shelf_settings_path(const Shelf *shelf);

/* What came of an article that was to be put on the shelf. */
typedef enum {
    SHELF_ADDED,
    SHELF_CHANGED,  /* it was there with another text, byline or date */
    SHELF_RESTORED, /* it was there, and its source was lost */
    SHELF_SAME,     /* it was there */
    SHELF_TWIN,     /* the same text is there, from elsewhere: it was not added */
    SHELF_FAILED,
} ShelfOutcome;

typedef struct {
    ShelfOutcome outcome;
    const char *name;       /* where it came from, as messages call it */
    const char *id;         /* NULL where it failed */
    const Article *article; /* NULL where it failed, and of what is the same byte for byte */
    const GError *error;    /* FAILED */
} ShelfEvent;

/* Told of each article. */
typedef void (*ShelfListener)(const ShelfEvent *event, gpointer data);

typedef struct {
    ShelfListener listener;
    gpointer data;
    Diagnostics *diagnostics; /* of the articles; may be NULL; its `source` is set to each name */
} ShelfWatch;

/* Puts the article of a file, an address or "-" (standard input) on the shelf, or those of a feed,
 * which is remembered. `content_type` is what the bytes are ("text/markdown"); NULL: their name or
 * their server tells. FALSE where the input cannot be had, or the shelf cannot be written; an
 * article that fails is an event. */
gboolean shelf_add(Shelf *shelf, const char *input, const char *content_type,
                   const ShelfWatch *watch, GError **error);

/* Looks again at all feeds, and at all articles that came from an address or a file of their own.
 * What cannot be had stays as it is, and is an event. */
gboolean shelf_refresh(Shelf *shelf, const ShelfWatch *watch, GError **error);
/* The same of one article, or of a feed. */
gboolean shelf_refresh_one(Shelf *shelf, const CatalogueEntry *entry, const ShelfWatch *watch,
                           GError **error);

/* Takes an article off the shelf. FALSE, without an error, where there is none of that id. */
gboolean shelf_remove(Shelf *shelf, const char *id, GError **error);

/* Gives up the feed that was added as `input`; its articles stay. FALSE, without an error, where
 * there is none. */
gboolean shelf_remove_feed(Shelf *shelf, const char *input, GError **error);

/* The article, found in its source anew. */
Article *shelf_article(const Shelf *shelf, const CatalogueEntry *entry, Diagnostics *diagnostics,
                       GError **error);

/* What is wrong with the shelf, each fault told with what to do. NULL-terminated, empty where all
 * is well; NULL with an error. Where `repair`, what can be mended without losing anything is, and
 * is not told. Free with g_strfreev(). */
char **shelf_check(Shelf *shelf, gboolean repair, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Shelf, shelf_free)

#endif
