/* The supply of a shelf; see shelf_supply.h. */
#include "cli/shelf_supply.h"

#include "base/error.h"
#include "cli/report.h"
#include "library/shelf.h"

typedef struct {
    SiteSupply supply;
    Shelf *shelf;
    GPtrArray *items;      /* of SupplyItem */
    GHashTable *ready;     /* ids of those of which the catalogue says so */
    GHashTable *text_keys; /* of the texts that are made, by id, that go onto the site */
    guint n_given;
} ShelfSupply;

gboolean shelf_supply_is_shelf(const char *folder)
{
    return shelf_is_there(folder);
}

static void free_supply(SiteSupply *supply)
{
    ShelfSupply *own = (ShelfSupply *)supply;
    shelf_free(own->shelf);
    g_ptr_array_unref(own->items);
    g_hash_table_unref(own->ready);
    g_hash_table_unref(own->text_keys);
    g_free(own);
}

static void free_item(gpointer item)
{
    supply_item_free(item);
}

static guint count(const SiteSupply *supply)
{
    return ((const ShelfSupply *)supply)->items->len;
}

static const SupplyItem *next(SiteSupply *supply)
{
    ShelfSupply *own = (ShelfSupply *)supply;
    return own->n_given < own->items->len ? g_ptr_array_index(own->items, own->n_given++) : NULL;
}

static void set_gone(GError **error)
{
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_CANCELLED,
                        "was taken off the shelf meanwhile");
}

static Article *find_article(SiteSupply *supply, GError **error)
{
    ShelfSupply *own = (ShelfSupply *)supply;
    const SupplyItem *item = g_ptr_array_index(own->items, own->n_given - 1);
    g_autoptr(GError) fault = NULL;
    g_autoptr(CatalogueEntry) entry = catalogue_find(shelf_catalogue(own->shelf), item->id, &fault);
    Diagnostics diagnostics = {.source = item->name, .handler = report_diagnostic};
    if (entry)
        g_hash_table_insert(own->text_keys, g_strdup(entry->id), g_strdup(entry->text_key));
    if (entry)
        return shelf_article(own->shelf, entry, &diagnostics, error);
    if (fault)
        g_propagate_error(error, g_steal_pointer(&fault));
    else
        set_gone(error);
    return NULL;
}

/* --- what becomes of them ------------------------------------------------------------------- */

static gboolean started(SiteSupply *supply, const char *id, GError **error)
{
    ShelfSupply *own = (ShelfSupply *)supply;
    g_hash_table_remove(own->ready, id);
    return catalogue_start(shelf_catalogue(own->shelf), id, error);
}

static gboolean failed(SiteSupply *supply, const char *id, const char *reason, GError **error)
{
    ShelfSupply *own = (ShelfSupply *)supply;
    g_hash_table_remove(own->ready, id);
    return catalogue_fail(shelf_catalogue(own->shelf), id, reason, error);
}

/* Also told of what was there already: then it is noted only where the catalogue does not know. */
static gboolean made(SiteSupply *supply, const SiteCard *card, const char *folder, GError **error)
{
    ShelfSupply *own = (ShelfSupply *)supply;
    if (!g_hash_table_add(own->ready, g_strdup(card->id)))
        return TRUE;
    g_autofree CatalogueFile *files = g_new(CatalogueFile, card->files->len);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *place = g_canonicalize_filename(folder, NULL);
    for (guint i = 0; i < card->files->len; i++) {
        const SiteFile *file = g_ptr_array_index(card->files, i);
        char *path = g_build_filename(place, file->name, NULL);
        g_ptr_array_add(paths, path);
        files[i] = (CatalogueFile){file->format, path, (gint64)file->bytes};
    }
    const CatalogueEntry entry = {.voice = card->voice,
                                  .version = (char *)LECTERN_VERSION,
                                  .duration_ms = card->length_ms,
                                  .text_key = g_hash_table_lookup(own->text_keys, card->id)};
    g_autoptr(GError) fault = NULL;
    if (catalogue_finish(shelf_catalogue(own->shelf), card->id, &entry, files, card->files->len,
                         &fault))
        return TRUE;
    if (fault)
        g_propagate_error(error, g_steal_pointer(&fault));
    else
        set_gone(error);
    return FALSE;
}

/* --- opening -------------------------------------------------------------------------------- */

static gboolean add_item(const CatalogueEntry *entry, G_GNUC_UNUSED const char *snippet,
                         gpointer data)
{
    ShelfSupply *own = data;
    SupplyItem *item = g_new0(SupplyItem, 1);
    item->name = g_strdup(entry->id);
    item->id = g_strdup(entry->id);
    item->stem = g_strdup(entry->id);
    item->text_key = supply_text_key(entry->text_key, entry->title, entry->byline, entry->date);
    g_hash_table_insert(own->text_keys, g_strdup(entry->id), g_strdup(entry->text_key));
    item->language = g_strdup(entry->language);
    item->added_s = entry->added_s;
    g_ptr_array_add(own->items, item);
    if (entry->state == ARTICLE_READY)
        g_hash_table_add(own->ready, g_strdup(entry->id));
    return TRUE;
}

/* Whether all is read, and nothing went wrong. */
static gboolean read_catalogue(ShelfSupply *own, GError **error)
{
    Catalogue *catalogue = shelf_catalogue(own->shelf);
    g_autoptr(GError) fault = NULL;
    catalogue_take_back(catalogue, &fault);
    if (!fault)
        return catalogue_walk(catalogue, ARTICLE_STATES, add_item, own, error);
    g_propagate_error(error, g_steal_pointer(&fault));
    return FALSE;
}

SiteSupply *shelf_supply_new(Pipeline *pipeline, const char *folder, GError **error)
{
    static const SupplyDriver driver = {next, find_article, count,      started,
                                        made, failed,       free_supply};
    Shelf *shelf = shelf_open(folder, FALSE, error);
    if (!shelf)
        return NULL;
    ShelfSupply *own = g_new0(ShelfSupply, 1);
    own->supply = (SiteSupply){&driver, pipeline};
    own->shelf = shelf;
    own->items = g_ptr_array_new_with_free_func(free_item);
    own->ready = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    own->text_keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    if (read_catalogue(own, error))
        return &own->supply;
    free_supply(&own->supply);
    return NULL;
}
