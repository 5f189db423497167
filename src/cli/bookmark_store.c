/* The store of bookmarks; see bookmark_store.h.
 *
 * A file is named for the source and the title together, so that the items of a feed, and the
 * articles that come one after the other under one address, do not push each other out. */
#include "cli/bookmark_store.h"

#include "cli/place_folder.h"
#include "cli/place_writer.h"
#include "document/input.h"
#include "play/place_record.h"

#include <stdlib.h>
#include <string.h>

/* How much an article must be like the one whose place was kept: a corrected one under the same
 * name, and one under another name with the same title. */
static const double likeness_by_source = 0.25, likeness_by_title = 0.5;

struct BookmarkStore {
    Diagnostics *diagnostics;
    char *folder;
    PlaceWriter *writer;
    gboolean has_warned;
    /* The article that it is about; empty before the first. */
    char name[PLACE_NAME_CHARACTERS + 1];
    PlaceRecord record;
};

static void warn(BookmarkStore *store, const char *fault)
{
    if (!store->has_warned)
        diagnostic_report(store->diagnostics, DIAGNOSTIC_WARNING, 0, "%s", fault);
    store->has_warned = TRUE;
}

static void tell_fault(BookmarkStore *store)
{
    g_autofree char *fault = place_writer_take_fault(store->writer);
    if (!fault)
        return;
    g_autofree char *warning = g_strdup_printf("the place in the article is not kept: %s", fault);
    warn(store, warning);
}

BookmarkStore *bookmark_store_open(Diagnostics *diagnostics)
{
    BookmarkStore *store = g_new0(BookmarkStore, 1);
    store->diagnostics = diagnostics;
    store->folder = place_folder_path();
    if (store->folder)
        store->writer = place_writer_new(store->folder);
    else
        warn(store, "the place in the article is not kept: there is no home folder");
    return store;
}

void bookmark_store_free(BookmarkStore *store)
{
    if (!store)
        return;
    if (store->writer) {
        place_writer_drain(store->writer);
        tell_fault(store);
    }
    place_writer_free(store->writer);
    g_free(store->folder);
    g_free(store);
}

/* --- which article --- */

/* The same for every way to call a file, and for every part of a page. */
static char *canonical_source(const char *source_name)
{
    if (input_is_url(source_name))
        return g_strndup(source_name, strcspn(source_name, "#"));
    char *resolved = realpath(source_name, NULL);
    if (!resolved)
        return g_canonicalize_filename(source_name, NULL);
    char *path = g_strdup(resolved);
    free(resolved);
    return path;
}

static void digest_into(char *digits, gsize n_digits, const char *text)
{
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    memcpy(digits, sum, n_digits);
    digits[n_digits] = '\0';
}

void bookmark_store_begin(BookmarkStore *store, const char *source_name, const Script *script)
{
    if (!store)
        return;
    g_return_if_fail(source_name && script);
    g_autofree char *source = canonical_source(source_name);
    PlaceRecord *record = &store->record;
    digest_into(record->source, PLACE_SOURCE_CHARACTERS, source);
    record->article = fingerprint_of(script);
    g_autofree char *both =
        g_strdup_printf("%s %" G_GINT64_MODIFIER "x", record->source, record->article.title);
    digest_into(store->name, PLACE_NAME_CHARACTERS, both);
}

/* Whether the store can do anything about an article. */
static gboolean is_about(const BookmarkStore *store)
{
    return store && store->writer && *store->name;
}

static gboolean is_same_article(const PlaceRecord *ours, const PlaceRecord *kept)
{
    double likeness = fingerprint_likeness(&ours->article, &kept->article);
    return (g_str_equal(ours->source, kept->source) && likeness >= likeness_by_source) ||
           (ours->article.title == kept->article.title && likeness >= likeness_by_title);
}

/* --- the places kept --- */

/* The one that was written last of those kept of the article under other names. */
static gboolean find_elsewhere(const BookmarkStore *store, PlaceRecord *found)
{
    g_autoptr(GPtrArray) names = place_folder_names(store->folder);
    gint64 newest_ns = G_MININT64;
    for (guint i = 0; i < names->len; i++) {
        PlaceRecord record;
        gint64 written_ns;
        if (place_folder_read(store->folder, g_ptr_array_index(names, i), &record, &written_ns) ==
                PLACE_FOUND &&
            written_ns > newest_ns && is_same_article(&store->record, &record)) {
            *found = record;
            newest_ns = written_ns;
        }
    }
    return newest_ns > G_MININT64;
}

Bookmark *bookmark_store_load(BookmarkStore *store)
{
    if (!is_about(store))
        return NULL;
    place_writer_drain(store->writer);
    PlaceRecord found;
    gint64 written_ns;
    PlaceReading reading = place_folder_read(store->folder, store->name, &found, &written_ns);
    if (reading == PLACE_DAMAGED)
        warn(store, "the place kept of this article is damaged and not used");
    if ((reading != PLACE_FOUND || !is_same_article(&store->record, &found)) &&
        !find_elsewhere(store, &found))
        return NULL;
    return g_memdup2(&found.place, sizeof found.place);
}

void bookmark_store_save(BookmarkStore *store, const Bookmark *bookmark)
{
    if (!is_about(store))
        return;
    g_return_if_fail(bookmark);
    store->record.place = *bookmark;
    g_autofree char *text = place_record_to_text(&store->record);
    place_writer_put(store->writer, store->name, text);
    tell_fault(store);
}

void bookmark_store_forget(BookmarkStore *store)
{
    if (!is_about(store))
        return;
    place_writer_put(store->writer, store->name, NULL);
    g_autoptr(GPtrArray) names = place_folder_names(store->folder);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        PlaceRecord record;
        gint64 written_ns;
        if (place_folder_read(store->folder, name, &record, &written_ns) == PLACE_FOUND &&
            is_same_article(&store->record, &record))
            place_writer_put(store->writer, name, NULL);
    }
    tell_fault(store);
}
