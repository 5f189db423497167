/* A shelf: opening it, reading from it, looking after it; see shelf.h. */
#include "library/shelf_parts.h"

#include "base/error.h"
#include "library/source_store.h"
#include "publish/pharmacy.h"

#include <errno.h>
#include <glib/gstdio.h>

#define CATALOGUE_FILE "catalogue.db"
#define SOURCES_FOLDER "sources"

gboolean shelf_is_there(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, CATALOGUE_FILE, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

Shelf *shelf_open(const char *folder, gboolean create, GError **error)
{
    g_return_val_if_fail(folder, NULL);
    g_autofree char *path = g_build_filename(folder, CATALOGUE_FILE, NULL);
    if (!create && !shelf_is_there(folder)) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "it is no shelf: 'lectern shelf add %s FILE' makes one", folder);
        return NULL;
    }
    if (create && g_mkdir_with_parents(folder, 0777) != 0) {
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno),
                    "cannot make the folder: %s", g_strerror(errno));
        return NULL;
    }
    Catalogue *catalogue = catalogue_open(path, create, error);
    if (!catalogue)
        return NULL;
    Shelf *shelf = g_new0(Shelf, 1);
    shelf->catalogue = catalogue;
    shelf->sources = g_build_filename(folder, SOURCES_FOLDER, NULL);
    shelf->settings = g_build_filename(folder, PHARMACY_FILE, NULL);
    return shelf;
}

void shelf_free(Shelf *shelf)
{
    if (!shelf)
        return;
    catalogue_free(shelf->catalogue);
    g_free(shelf->sources);
    g_free(shelf->settings);
    g_free(shelf);
}

Catalogue *shelf_catalogue(const Shelf *shelf)
{
    return shelf->catalogue;
}

const char *shelf_settings_path(const Shelf *shelf)
{
    return shelf->settings;
}

/* --- reading articles ----------------------------------------------------------------------- */

Article *shelf_read_article(const DocumentSource *bytes, const Feed *feed, guint item,
                            Diagnostics *diagnostics, GError **error)
{
    g_autoptr(Document) document = feed ? feed_document(feed, item - 1, diagnostics, error)
                                        : document_parse(bytes, diagnostics, error);
    return document ? article_find(document, diagnostics, error) : NULL;
}

Article *shelf_article(const Shelf *shelf, const CatalogueEntry *entry, Diagnostics *diagnostics,
                       GError **error)
{
    g_autoptr(GBytes) bytes = source_store_get(shelf->sources, entry->source, error);
    if (!bytes)
        return NULL;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    const DocumentSource source = {data, length, entry->origin, entry->url, entry->content_type};
    g_autoptr(Feed) feed = entry->item > 0 ? feed_parse(&source, NULL, error) : NULL;
    if (entry->item > 0 && !feed)
        return NULL;
    return shelf_read_article(&source, feed, entry->item, diagnostics, error);
}

/* --- taking off, checking ------------------------------------------------------------------- */

void shelf_let_go_of_source(Shelf *shelf, const char *source)
{
    if (!catalogue_begin(shelf->catalogue, NULL))
        return;
    g_autoptr(GError) fault = NULL;
    if (!catalogue_needs_source(shelf->catalogue, source, &fault) && !fault)
        source_store_remove(shelf->sources, source);
    catalogue_end(shelf->catalogue, TRUE, NULL);
}

gboolean shelf_remove(Shelf *shelf, const char *id, GError **error)
{
    g_return_val_if_fail(shelf && id, FALSE);
    g_autoptr(CatalogueEntry) entry = catalogue_find(shelf->catalogue, id, error);
    if (!entry || !catalogue_remove(shelf->catalogue, id, error))
        return FALSE;
    shelf_let_go_of_source(shelf, entry->source);
    return TRUE;
}

typedef struct {
    const Shelf *shelf;
    GStrvBuilder *faults;
    GHashTable *sources; /* those that are needed */
} Check;

static void add_fault(Check *check, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void add_fault(Check *check, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *fault = g_strdup_vprintf(format, values);
    va_end(values);
    g_strv_builder_add(check->faults, fault);
}

static gboolean check_entry(const CatalogueEntry *entry, G_GNUC_UNUSED const char *snippet,
                            gpointer data)
{
    Check *check = data;
    if (!g_hash_table_add(check->sources, g_strdup(entry->source)))
        return TRUE;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = source_store_get(check->shelf->sources, entry->source, &error);
    if (!bytes)
        add_fault(check, "%s: its source is lost (%s): 'lectern shelf refresh' brings it again",
                  entry->id, error->message);
    return TRUE;
}

/* Sources that no article has: a run was killed between the two. */
static void check_strays(Check *check, gboolean repair)
{
    g_autoptr(GPtrArray) names = source_store_names(check->shelf->sources);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (g_hash_table_contains(check->sources, name))
            continue;
        if (repair)
            source_store_remove(check->shelf->sources, name);
        else
            add_fault(check, "%s/%s belongs to no article: --repair removes it",
                      check->shelf->sources, name);
    }
}

char **shelf_check(Shelf *shelf, gboolean repair, GError **error)
{
    g_return_val_if_fail(shelf, NULL);
    g_auto(GStrv) faults = catalogue_faults(shelf->catalogue, error);
    if (!faults)
        return NULL;
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_autoptr(GHashTable) sources = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Check check = {shelf, builder, sources};
    for (char **fault = faults; *fault; fault++)
        add_fault(&check, "catalogue: %s", *fault);
    /* One that adds at the same time has its source there and not its article yet. */
    if (!catalogue_begin(shelf->catalogue, error))
        return NULL;
    gboolean done = catalogue_walk(shelf->catalogue, ARTICLE_STATES, check_entry, &check, error);
    if (done)
        check_strays(&check, repair && !*faults);
    if (!catalogue_end(shelf->catalogue, done, done ? error : NULL))
        return NULL;
    return g_strv_builder_end(builder);
}
