/* The supply of inputs; see site_supply.h. */
#include "cli/site_supply.h"

#include "article/identity.h"
#include "publish/stamp.h"

#include <glib/gstdio.h>
#include <string.h>

enum { ID_LETTERS = 16 };

typedef struct {
    SiteSupply supply;
    GPtrArray *items; /* of SupplyItem */
    Article *article; /* of the last one, until it is taken */
    GError *error;    /* why there is none */
} InputSupply;

void supply_item_free(SupplyItem *item)
{
    g_free(item->name);
    g_free(item->id);
    g_free(item->stem);
    g_free(item->text_key);
    g_free(item->language);
    g_free(item);
}

char *supply_text_key(const char *identifier, const char *title, const char *byline,
                      const char *date)
{
    g_autofree char *whole = g_strjoin("\n", identifier, title ? title : "", byline ? byline : "",
                                       date ? date : "", NULL);
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, whole, -1);
}

static void free_item(gpointer item)
{
    supply_item_free(item);
}

static void forget_last(InputSupply *own)
{
    g_clear_pointer(&own->article, article_free);
    g_clear_error(&own->error);
}

static void free_supply(SiteSupply *supply)
{
    InputSupply *own = (InputSupply *)supply;
    forget_last(own);
    g_ptr_array_unref(own->items);
    g_free(own);
}

static guint count(const SiteSupply *supply)
{
    return sources_count(pipeline_sources(supply->pipeline));
}

/* A file is known by where it is, a page by its address; an item of a feed, whose place in it
 * changes, by its text. */
static char *id_of(const Source *source, const char *text_key)
{
    g_autofree char *place = g_file_test(source->name, G_FILE_TEST_EXISTS)
                                 ? g_canonicalize_filename(source->name, NULL)
                                 : g_strdup(source->name);
    const char *known_by = source->n_items > 0 ? text_key : place;
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, known_by, -1);
    return g_strndup(digest, ID_LETTERS);
}

/* When the file was written; of what is no file, the day of the article. */
static gint64 added_s(const Source *source, const Article *article)
{
    GStatBuf status;
    if (!g_getenv("SOURCE_DATE_EPOCH") && g_stat(source->name, &status) == 0)
        return status.st_mtime;
    return stamp_time_s(&article, 1);
}

static const SupplyItem *next(SiteSupply *supply)
{
    InputSupply *own = (InputSupply *)supply;
    forget_last(own);
    Source *source = sources_next(pipeline_sources(supply->pipeline));
    if (!source)
        return NULL;
    SupplyItem *item = g_new0(SupplyItem, 1);
    item->name = g_strdup(source->name);
    g_ptr_array_add(own->items, item);
    own->article = pipeline_article(supply->pipeline, source, &own->error);
    if (own->article) {
        const Article *article = own->article;
        g_autofree char *identifier = article_identifier(article);
        item->text_key =
            supply_text_key(identifier, article->title, article->byline, article->date);
        item->id = id_of(source, identifier);
        item->language = g_strdup(own->article->language);
        item->added_s = added_s(source, own->article);
    }
    return item;
}

static Article *take_article(SiteSupply *supply, GError **error)
{
    InputSupply *own = (InputSupply *)supply;
    if (own->error)
        g_propagate_error(error, g_steal_pointer(&own->error));
    return g_steal_pointer(&own->article);
}

/* Nobody keeps a record of inputs. */
static gboolean started(G_GNUC_UNUSED SiteSupply *supply, G_GNUC_UNUSED const char *id,
                        G_GNUC_UNUSED GError **error)
{
    return TRUE;
}

static gboolean made(G_GNUC_UNUSED SiteSupply *supply, G_GNUC_UNUSED const SiteCard *card,
                     G_GNUC_UNUSED const char *folder, G_GNUC_UNUSED GError **error)
{
    return TRUE;
}

static gboolean failed(G_GNUC_UNUSED SiteSupply *supply, G_GNUC_UNUSED const char *id,
                       G_GNUC_UNUSED const char *reason, G_GNUC_UNUSED GError **error)
{
    return TRUE;
}

SiteSupply *site_supply_of_inputs(Pipeline *pipeline)
{
    static const SupplyDriver driver = {next, take_article, count,      started,
                                        made, failed,       free_supply};
    InputSupply *own = g_new0(InputSupply, 1);
    own->supply = (SiteSupply){&driver, pipeline};
    own->items = g_ptr_array_new_with_free_func(free_item);
    return &own->supply;
}
