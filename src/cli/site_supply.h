/* The supply of a site: which articles are to be on it, from wherever they come.
 *
 * Must not know: how they get there.
 */
#ifndef LECTERN_CLI_SITE_SUPPLY_H
#define LECTERN_CLI_SITE_SUPPLY_H

#include "article/article.h"
#include "cli/pipeline.h"
#include "publish/site_card.h"

#include <glib.h>

/* An article, owned by the supply. */
typedef struct {
    char *name;     /* how messages call it */
    char *id;       /* by which the site knows it; NULL where it cannot be had */
    char *stem;     /* that its files are to be named by; NULL: its title */
    char *text_key; /* changes when its text does */
    char *language; /* BCP 47; may be NULL */
    gint64 added_s; /* when it came, since 1970 */
} SupplyItem;

void supply_item_free(SupplyItem *item);

/* The key of a text, of its identifier and of what is said beside it; those may be NULL. g_free().
 */
char *supply_text_key(const char *identifier, const char *title, const char *byline,
                      const char *date);

typedef struct SiteSupply SiteSupply;

/* A kind of supply. All are called from one thread. */
typedef struct {
    /* The next one; NULL behind the last. */
    const SupplyItem *(*next)(SiteSupply *supply);
    /* The article of the item that came last, once; NULL where it cannot be had.
     * LECTERN_ERROR_CANCELLED, of this and of those below, where it is no longer wanted. */
    Article *(*article)(SiteSupply *supply, GError **error);
    /* How many there are, as far as is known. */
    guint (*count)(const SiteSupply *supply);
    /* The article `id` is being made now; is on the site, with its files in `folder`; could not be
     * made. */
    gboolean (*started)(SiteSupply *supply, const char *id, GError **error);
    gboolean (*made)(SiteSupply *supply, const SiteCard *card, const char *folder, GError **error);
    gboolean (*failed)(SiteSupply *supply, const char *id, const char *reason, GError **error);
    void (*free)(SiteSupply *supply);
} SupplyDriver;

/* What each kind begins with. */
struct SiteSupply {
    const SupplyDriver *driver;
    Pipeline *pipeline; /* borrowed */
};

/* The articles of the pipeline's inputs. */
SiteSupply *site_supply_of_inputs(Pipeline *pipeline);

static inline void site_supply_free(SiteSupply *supply)
{
    if (supply)
        supply->driver->free(supply);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SiteSupply, site_supply_free)

#endif
