/* Putting articles on a shelf, and looking at them again; see shelf.h. */
#include "library/shelf_parts.h"

#include "article/identity.h"
#include "base/error.h"
#include "document/input.h"
#include "library/source_store.h"

#include <string.h>

/* --- putting them on the shelf -------------------------------------------------------------- */

/* An input that is put on the shelf. */
typedef struct {
    Shelf *shelf;
    const ShelfWatch *watch;
    DocumentSource bytes;
    char *origin;      /* of the input; NULL for standard input */
    char *source;      /* its name among the sources */
    Feed *feed;        /* NULL for none */
    GHashTable *uses;  /* how many of its items may be known by a name; NULL for none */
    GHashTable *whole; /* names of sources that were looked at, and are whole */
    gint64 now_s;
    gboolean failed; /* an article of it could not be read */
} Adding;

static void adding_clear(Adding *adding)
{
    g_free(adding->origin);
    g_free(adding->source);
    feed_free(adding->feed);
    g_clear_pointer(&adding->uses, g_hash_table_unref);
    g_clear_pointer(&adding->whole, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Adding, adding_clear)

/* Where an input is: the same for all ways to write it. */
static char *origin_of(const char *input)
{
    if (strcmp(input, "-") == 0)
        return NULL;
    if (input_is_url(input))
        return g_strdup(input);
    g_autofree char *file = input_file_name(input, NULL);
    return g_canonicalize_filename(file ? file : input, NULL);
}

/* What an item may be known by in its feed, the best first; it may lack any. */
typedef enum { KNOWN_BY_LINK, KNOWN_BY_TITLE, KNOWN_BY_DATE, WAYS_TO_KNOW } WayToKnow;

static char *known_by(const Adding *adding, const FeedItem *item, WayToKnow way)
{
    const char *feed = adding->origin ? adding->origin : "", *date = item->published;
    if (way == KNOWN_BY_LINK)
        return g_strdup(item->link);
    if (!item->title || (way == KNOWN_BY_DATE && !date))
        return NULL;
    return g_strconcat(feed, "#", item->title, way == KNOWN_BY_DATE ? " " : NULL, date, NULL);
}

/* Counts what the items of the feed may be known by. */
static void count_uses(Adding *adding)
{
    adding->uses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < adding->feed->items->len; i++)
        for (WayToKnow way = 0; way < WAYS_TO_KNOW; way++) {
            char *name = known_by(adding, g_ptr_array_index(adding->feed->items, i), way);
            guint n = name ? GPOINTER_TO_UINT(g_hash_table_lookup(adding->uses, name)) : 0;
            if (name)
                g_hash_table_replace(adding->uses, name, GUINT_TO_POINTER(n + 1));
        }
}

/* Where an item is: its page, or what it is called in its feed. NULL where others are called so
 * too: then it is known by its text alone. */
static char *item_origin(const Adding *adding, const FeedItem *item)
{
    for (WayToKnow way = 0; way < WAYS_TO_KNOW; way++) {
        g_autofree char *name = known_by(adding, item, way);
        if (name && GPOINTER_TO_UINT(g_hash_table_lookup(adding->uses, name)) == 1)
            return g_steal_pointer(&name);
    }
    return NULL;
}

static void tell(const Adding *adding, ShelfOutcome outcome, const char *name, const char *id,
                 const Article *article, const GError *error)
{
    const ShelfEvent event = {outcome, name, id, article, error};
    adding->watch->listener(&event, adding->watch->data);
}

/* What is there of the same origin, or else of the same text. */
static CatalogueEntry *find_known(Catalogue *catalogue, const CatalogueEntry *entry, GError **error)
{
    CatalogueEntry *known =
        entry->origin ? catalogue_find_origin(catalogue, entry->origin, error) : NULL;
    if (known || (error && *error))
        return known;
    return catalogue_find_text(catalogue, entry->text_key, error);
}

/* Keeps the input's bytes, once there is an article to keep them for. Between two items of a feed
 * another process may have taken the first off the shelf, and the bytes with it. */
static gboolean keep_source(Adding *adding, CatalogueEntry *entry, GError **error)
{
    if (adding->source && !source_store_has(adding->shelf->sources, adding->source))
        g_clear_pointer(&adding->source, g_free);
    if (!adding->source) {
        g_autoptr(GBytes) bytes = g_bytes_new_static(adding->bytes.bytes, adding->bytes.length);
        adding->source = source_store_put(adding->shelf->sources, bytes, error);
    }
    entry->source = adding->source;
    return adding->source != NULL;
}

/* Whether what is told of an article is as the catalogue has it. */
static gboolean is_told_alike(const Article *article, const CatalogueEntry *known)
{
    return g_strcmp0(article->title, known->title) == 0 &&
           g_strcmp0(article->byline, known->byline) == 0 &&
           g_strcmp0(article->date, known->date) == 0 &&
           g_strcmp0(article->language, known->language) == 0 &&
           g_strcmp0(article->site, known->site) == 0;
}

/* Whether an article's source is there and whole. The items of a feed have one together, which is
 * looked at once. */
static gboolean has_source(const Adding *adding, const char *source)
{
    if (g_hash_table_contains(adding->whole, source))
        return TRUE;
    g_autoptr(GBytes) bytes = source_store_get(adding->shelf->sources, source, NULL);
    return bytes && g_hash_table_add(adding->whole, g_strdup(source));
}

/* Whether it is of a feed that was given up. */
static gboolean is_left_behind(const CatalogueEntry *known)
{
    return known->item > 0 && !known->feed;
}

/* What becomes of an article that is known. */
static ShelfOutcome outcome_for(const Adding *adding, const Article *article,
                                const CatalogueEntry *known, const CatalogueEntry *entry)
{
    gboolean same_place = g_strcmp0(known->origin, entry->origin) == 0;
    /* What was added by itself, or by another feed, is not replaced by what a feed has of it, which
     * is often less. */
    if (same_place && entry->feed && !is_left_behind(known) &&
        g_strcmp0(known->feed, entry->feed) != 0)
        return SHELF_SAME;
    if (!g_str_equal(known->text_key, entry->text_key))
        return SHELF_CHANGED;
    if (!same_place)
        return SHELF_TWIN;
    if (!has_source(adding, known->source))
        return SHELF_RESTORED;
    return is_told_alike(article, known) ? SHELF_SAME : SHELF_CHANGED;
}

/* What came of an article. */
typedef struct {
    ShelfOutcome outcome;
    char *id;
    char *old_source; /* what it was read from before; NULL where that stays */
} Settled;

static void settled_clear(Settled *settled)
{
    g_free(settled->id);
    g_free(settled->old_source);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Settled, settled_clear)

/* Brings the catalogue up to the article. */
static gboolean settle(Adding *adding, const Article *article, CatalogueEntry *entry,
                       Settled *settled, GError **error)
{
    Catalogue *catalogue = adding->shelf->catalogue;
    g_autoptr(GError) fault = NULL;
    g_autoptr(CatalogueEntry) known = find_known(catalogue, entry, &fault);
    if (fault) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return FALSE;
    }
    if (!known) {
        settled->outcome = SHELF_ADDED;
        return keep_source(adding, entry, error) &&
               (settled->id = catalogue_add(catalogue, article, entry, error)) != NULL;
    }
    settled->id = g_strdup(known->id);
    settled->outcome = outcome_for(adding, article, known, entry);
    gboolean is_taken_on = settled->outcome == SHELF_SAME && entry->feed && is_left_behind(known);
    if (settled->outcome == SHELF_TWIN || (settled->outcome == SHELF_SAME && !is_taken_on))
        return catalogue_confirm(catalogue, known->id, entry->fetched_s, error);
    settled->old_source = g_strdup(known->source);
    return keep_source(adding, entry, error) &&
           catalogue_change(catalogue, known->id, article, entry, error);
}

/* Puts an article on the shelf: of the input, or of an item of it (from 1). FALSE where the shelf
 * cannot be written. */
static gboolean put(Adding *adding, const Article *article, const char *name, const char *origin,
                    guint item, GError **error)
{
    g_autofree char *text_key = article_identifier(article);
    CatalogueEntry entry = {.origin = (char *)origin,
                            .feed = item > 0 ? adding->origin : NULL,
                            .item = item,
                            .url = (char *)adding->bytes.url,
                            .content_type = (char *)adding->bytes.content_type,
                            .text_key = text_key,
                            .added_s = adding->now_s,
                            .fetched_s = adding->now_s};
    g_auto(Settled) settled = {SHELF_FAILED, NULL, NULL};
    Catalogue *catalogue = adding->shelf->catalogue;
    /* Sources are kept under the catalogue's lock: shelf_check() never sees the one without the
     * other. */
    if (!catalogue_begin(catalogue, error))
        return FALSE;
    gboolean done = settle(adding, article, &entry, &settled, error);
    if (!catalogue_end(catalogue, done, done ? error : NULL))
        return FALSE;
    if (settled.old_source)
        shelf_let_go_of_source(adding->shelf, settled.old_source);
    tell(adding, settled.outcome, name, settled.id, article, NULL);
    return TRUE;
}

/* Reads an article and puts it on the shelf; one that cannot be read is told. */
static gboolean read_and_put(Adding *adding, const char *name, const char *origin, guint item,
                             GError **error)
{
    g_autoptr(GError) fault = NULL;
    Diagnostics *diagnostics = adding->watch->diagnostics;
    if (diagnostics)
        diagnostics->source = name;
    g_autoptr(Article) article =
        shelf_read_article(&adding->bytes, adding->feed, item, diagnostics, &fault);
    if (article)
        return put(adding, article, name, origin, item, error);
    adding->failed = TRUE;
    tell(adding, SHELF_FAILED, name, NULL, NULL, fault);
    return TRUE;
}

static gboolean put_item(Adding *adding, guint item, GError **error)
{
    g_autofree char *origin = item_origin(adding, g_ptr_array_index(adding->feed->items, item - 1));
    g_autofree char *name = g_strdup_printf("%s, item %u", adding->bytes.name, item);
    g_autoptr(GError) fault = NULL;
    if (origin && catalogue_was_removed(adding->shelf->catalogue, origin, &fault))
        return TRUE;
    if (!fault)
        return read_and_put(adding, name, origin, item, error);
    g_propagate_error(error, g_steal_pointer(&fault));
    return FALSE;
}

/* A feed's newest items come first; they are put on the shelf last, so that they are its newest. */
static gboolean put_feed(Adding *adding, GError **error)
{
    if (adding->watch->diagnostics)
        adding->watch->diagnostics->source = adding->bytes.name;
    adding->feed = feed_parse(&adding->bytes, adding->watch->diagnostics, error);
    if (!adding->feed)
        return FALSE;
    if (adding->origin && !catalogue_put_feed(adding->shelf->catalogue, adding->origin,
                                              adding->feed->title, adding->now_s, error))
        return FALSE;
    count_uses(adding);
    for (guint item = adding->feed->items->len; item > 0; item--)
        if (!put_item(adding, item, error))
            return FALSE;
    return TRUE;
}

/* What an input is, where that is known. */
typedef enum { INPUT_ANY, INPUT_PAGE, INPUT_FEED } InputKind;

/* Feeds and pages are not taken for each other: a server in trouble answers a feed's address with a
 * page. */
static gboolean is_as_before(const Adding *adding, InputKind kind, gboolean is_feed, GError **error)
{
    gboolean was_feed =
        kind == INPUT_FEED || (kind == INPUT_ANY && !is_feed && adding->origin &&
                               catalogue_has_feed(adding->shelf->catalogue, adding->origin, NULL));
    if (was_feed && !is_feed)
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                            "was a feed and is a page now, which is not added; try again later, or "
                            "give the feed up with 'lectern shelf remove'");
    else if (kind == INPUT_PAGE && is_feed)
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                            "was a page and is a feed now: 'lectern shelf add' adds what is in it");
    else
        return TRUE;
    return FALSE;
}

/* A feed, and whether a source is lost of which it could be read again. */
typedef struct {
    const Shelf *shelf;
    const char *feed;
    gboolean is_lost;
} FeedSources;

/* A CatalogueVisit. */
static gboolean look_for_source(const CatalogueEntry *entry, G_GNUC_UNUSED const char *snippet,
                                gpointer data)
{
    FeedSources *sources = data;
    if (g_strcmp0(entry->feed, sources->feed) == 0)
        sources->is_lost = !source_store_has(sources->shelf->sources, entry->source);
    return !sources->is_lost;
}

static gboolean has_all_sources(const Shelf *shelf, const char *feed)
{
    FeedSources sources = {shelf, feed, FALSE};
    return catalogue_walk(shelf->catalogue, ARTICLE_STATES, look_for_source, &sources, NULL) &&
           !sources.is_lost;
}

/* Takes what the shelf has of a page that is as it was. FALSE where that is not there: then it is
 * read whole. */
static gboolean take_known(const Shelf *shelf, Input *input)
{
    g_autoptr(CatalogueEntry) entry = catalogue_find_origin(shelf->catalogue, input->name, NULL);
    if (!entry || entry->item > 0)
        return FALSE;
    input->bytes = source_store_get(shelf->sources, entry->source, NULL);
    input->url = g_strdup(entry->url);
    input->content_type = g_strdup(entry->content_type);
    return input->bytes != NULL;
}

/* Reads an input; one that was read before and is as it was then need not be sent again. Of a feed
 * it has no bytes then. */
static Input *read_input(const Shelf *shelf, const char *name, InputKind kind, GError **error)
{
    if (kind == INPUT_ANY || !input_is_url(name))
        return input_read(name, error);
    g_auto(PageValidators) known = catalogue_validators(shelf->catalogue, name);
    g_autoptr(Input) input = input_read_again(name, &known, error);
    if (!input || !input->unchanged)
        return g_steal_pointer(&input);
    gboolean known_whole =
        kind == INPUT_FEED ? has_all_sources(shelf, name) : take_known(shelf, input);
    return known_whole ? g_steal_pointer(&input) : input_read(name, error);
}

/* What the server told of it, once all of it is on the shelf. */
static gboolean keep_validators(const Adding *adding, const Input *input, GError **error)
{
    return adding->failed || input->unchanged || !adding->origin || !input->url ||
           catalogue_put_validators(adding->shelf->catalogue, adding->origin, &input->validators,
                                    error);
}

static gboolean add_input(Shelf *shelf, const char *name, const char *content_type, InputKind kind,
                          const ShelfWatch *watch, GError **error)
{
    g_autoptr(Input) input = read_input(shelf, name, kind, error);
    if (!input || !input->bytes)
        return input != NULL;
    if (content_type) {
        g_free(input->content_type);
        input->content_type = g_strdup(content_type);
    }
    g_auto(Adding) adding = {.shelf = shelf,
                             .watch = watch,
                             .bytes = input_source(input),
                             .origin = origin_of(name),
                             .whole = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                             .now_s = g_get_real_time() / G_USEC_PER_SEC};
    gboolean is_feed = feed_is_there(&adding.bytes);
    if (!is_as_before(&adding, kind, is_feed, error))
        return FALSE;
    gboolean done =
        is_feed ? put_feed(&adding, error) : read_and_put(&adding, name, adding.origin, 0, error);
    return done && keep_validators(&adding, input, error);
}

gboolean shelf_add(Shelf *shelf, const char *input, const char *content_type,
                   const ShelfWatch *watch, GError **error)
{
    g_return_val_if_fail(shelf && input && watch && watch->listener, FALSE);
    return add_input(shelf, input, content_type, INPUT_ANY, watch, error);
}

gboolean shelf_remove_feed(Shelf *shelf, const char *input, GError **error)
{
    g_return_val_if_fail(shelf && input, FALSE);
    g_autofree char *origin = origin_of(input);
    return origin && catalogue_remove_feed(shelf->catalogue, origin, error);
}

/* --- looking again -------------------------------------------------------------------------- */

/* Adds an input again; that it cannot be had is told, and the others follow. */
static void look_again(Shelf *shelf, const char *input, InputKind kind, const ShelfWatch *watch)
{
    g_autoptr(GError) fault = NULL;
    if (add_input(shelf, input, NULL, kind, watch, &fault))
        return;
    const ShelfEvent event = {.outcome = SHELF_FAILED, .name = input, .error = fault};
    watch->listener(&event, watch->data);
}

static gboolean collect_origin(const CatalogueEntry *entry, G_GNUC_UNUSED const char *snippet,
                               gpointer data)
{
    if (entry->origin && !entry->feed && entry->item == 0)
        g_strv_builder_add(data, entry->origin);
    return TRUE;
}

gboolean shelf_refresh(Shelf *shelf, const ShelfWatch *watch, GError **error)
{
    g_return_val_if_fail(shelf && watch && watch->listener, FALSE);
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_auto(GStrv) feeds = catalogue_feeds(shelf->catalogue, error);
    if (!feeds || !catalogue_walk(shelf->catalogue, ARTICLE_STATES, collect_origin, builder, error))
        return FALSE;
    g_auto(GStrv) origins = g_strv_builder_end(builder);
    for (char **feed = feeds; *feed; feed++)
        look_again(shelf, *feed, INPUT_FEED, watch);
    for (char **origin = origins; *origin; origin++)
        look_again(shelf, *origin, INPUT_PAGE, watch);
    return TRUE;
}

gboolean shelf_refresh_one(Shelf *shelf, const CatalogueEntry *entry, const ShelfWatch *watch,
                           GError **error)
{
    const char *input = entry->feed ? entry->feed : entry->origin;
    if (input)
        return add_input(shelf, input, NULL, entry->feed ? INPUT_FEED : INPUT_PAGE, watch, error);
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                "it came from standard input, and cannot be had again");
    return FALSE;
}
