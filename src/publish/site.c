/* A site; see site.h. */
#include "publish/site.h"

#include "base/error.h"
#include "publish/export.h"
#include "publish/filename.h"
#include "publish/podcast.h"
#include "publish/site_article.h"
#include "publish/site_assets.h"
#include "publish/site_cover.h"
#include "publish/site_list.h"
#include "publish/site_map.h"
#include "publish/site_store.h"

#include <glib/gstdio.h>
#include <string.h>

#define CARD ".card"
#define TEXT ".text"
#define PAGES "pages"
#define HOURS "hours"
#define FILES SITE_FILES

static const char *const folders[] = {SITE_ARTICLES,     FILES, "assets", "by-date", "by-title",
                                      SITE_SEARCH_PARTS, NULL};

struct Site {
    SiteStore *store;
    SitePhrases *phrases;
    GArray *assets; /* of SiteAsset */
    char *version, *logo;
    SiteHours *hours; /* NULL for none */
    SiteContext context;
    GPtrArray *formats; /* of Format, NULL-terminated */
    char *files_folder;
    GHashTable *cards;   /* id → SiteCard */
    GHashTable *slugs;   /* those that are taken (filename.h) */
    GHashTable *claimed; /* id → slug, of those that have no card */
};

/* --- opening -------------------------------------------------------------------------------- */

static void free_card(gpointer card)
{
    site_card_free(card);
}

/* Whether what was made is there, by its size. */
static gboolean has_file(const Site *site, const char *name, guint64 bytes)
{
    g_autofree char *path = g_build_filename(site->files_folder, name, NULL);
    GStatBuf status;
    return g_stat(path, &status) == 0 && (guint64)status.st_size == bytes;
}

static gboolean has_files(const Site *site, const SiteCard *card)
{
    for (guint i = 0; i < card->files->len; i++) {
        const SiteFile *file = g_ptr_array_index(card->files, i);
        if (!has_file(site, file->name, file->bytes))
            return FALSE;
    }
    return TRUE;
}

static void load_card(Site *site, const char *name)
{
    gsize size;
    g_autofree char *text = site_store_note(site->store, name, &size);
    g_autoptr(SiteCard) card = text ? site_card_parse(text, (gssize)size) : NULL;
    g_autofree char *expected = card ? g_strconcat(card->id, CARD, NULL) : NULL;
    if (!card || strcmp(expected, name) != 0)
        return;
    g_free(filename_unique(card->slug, site->slugs, NULL, NULL));
    g_hash_table_replace(site->cards, card->id, card);
    (void)g_steal_pointer(&card);
}

static void load_cards(Site *site)
{
    g_auto(GStrv) names = site_store_notes(site->store, CARD);
    for (char **name = names; *name; name++)
        load_card(site, *name);
}

/* The feed wants captions and chapters, whoever else does. */
static GPtrArray *all_formats(const Pharmacy *pharmacy)
{
    static const char *const for_feed[] = {"vtt", "chapters.json"};
    GPtrArray *formats = g_ptr_array_new_null_terminated(8, NULL, TRUE);
    for (const Format **format = pharmacy->formats; *format; format++)
        g_ptr_array_add(formats, (gpointer)*format);
    for (gsize i = 0; i < G_N_ELEMENTS(for_feed); i++)
        if (!g_ptr_array_find(formats, format_find(for_feed[i]), NULL))
            g_ptr_array_add(formats, (gpointer)format_find(for_feed[i]));
    return formats;
}

static gboolean write_bytes(Site *site, const char *path, GBytes *bytes, GError **error)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return site_store_write(site->store, path, data, size, error);
}

/* They come before the pages: one that has the address of a new style must not get the old one,
 * which browsers would keep under it for a year. */
static gboolean write_assets(Site *site, GError **error)
{
    for (guint i = 0; i < site->assets->len; i++) {
        const SiteAsset *asset = site_assets_get(site->assets, i);
        g_autofree char *path = g_strconcat("assets/", asset->name, NULL);
        if (!write_bytes(site, path, asset->bytes, error))
            return FALSE;
    }
    return TRUE;
}

Site *site_open(const char *folder, const Pharmacy *pharmacy, VoiceStore *voices, GError **error)
{
    g_return_val_if_fail(folder && pharmacy && voices, NULL);
    g_autoptr(SitePhrases) phrases = site_phrases_new(voices, pharmacy->language, error);
    SiteStore *store = phrases ? site_store_open(folder, folders, error) : NULL;
    if (!store)
        return NULL;
    Site *site = g_new0(Site, 1);
    site->store = store;
    site->phrases = g_steal_pointer(&phrases);
    site->assets = site_assets_new(pharmacy);
    site->version = site_assets_version(site->assets);
    if (site_assets_logo(pharmacy))
        site->logo = g_strconcat("assets/", site_assets_logo(pharmacy), NULL);
    site->context = (SiteContext){pharmacy, site->phrases, site->version, site->logo, NULL};
    site->formats = all_formats(pharmacy);
    site->files_folder = site_store_path(store, FILES);
    site->cards = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_card);
    site->slugs = filename_set_new();
    site->claimed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    load_cards(site);
    if (write_assets(site, error))
        return site;
    site_free(site);
    return NULL;
}

void site_free(Site *site)
{
    if (!site)
        return;
    g_hash_table_unref(site->claimed);
    g_hash_table_unref(site->slugs);
    g_hash_table_unref(site->cards);
    g_free(site->files_folder);
    g_ptr_array_unref(site->formats);
    site_hours_free(site->hours);
    g_free(site->logo);
    g_free(site->version);
    g_array_unref(site->assets);
    site_phrases_free(site->phrases);
    site_store_free(site->store);
    g_free(site);
}

const Format *const *site_formats(const Site *site)
{
    return (const Format *const *)site->formats->pdata;
}

const char *site_files_folder(const Site *site)
{
    return site->files_folder;
}

/* --- articles ------------------------------------------------------------------------------- */

static char *note_name(const char *id, const char *suffix)
{
    return g_strconcat(id, suffix, NULL);
}

const SiteCard *site_card(const Site *site, const char *id)
{
    return g_hash_table_lookup(site->cards, id);
}

gboolean site_has(const Site *site, const char *id, const char *key)
{
    const SiteCard *card = site_card(site, id);
    if (!card || strcmp(card->key, key) != 0 || !has_files(site, card))
        return FALSE;
    g_autofree char *page = site_article_path(card);
    g_autofree char *path = site_store_path(site->store, page);
    g_autofree char *text = note_name(id, TEXT);
    return g_file_test(path, G_FILE_TEST_EXISTS) && site_store_has_note(site->store, text);
}

const char *site_claim(Site *site, const char *id, const char *stem)
{
    const SiteCard *card = site_card(site, id);
    if (card)
        return card->slug;
    const char *claimed = g_hash_table_lookup(site->claimed, id);
    if (claimed)
        return claimed;
    char *slug = filename_unique(stem, site->slugs, NULL, NULL);
    g_hash_table_insert(site->claimed, g_strdup(id), slug);
    return slug;
}

char *site_stem(const char *slug, const char *key)
{
    enum { LETTERS = 8 };
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, key, -1);
    digest[LETTERS] = '\0';
    return g_strconcat(slug, ".", digest, NULL);
}

static gboolean is_id(const char *id)
{
    return *id && strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") ==
                      strlen(id);
}

/* The article's name for podcast apps: the same whatever its text is, and wherever the site is made
 * anew; no other shelf's. */
static char *guid_of(const SiteEntry *entry)
{
    enum { LETTERS = 32 };
    g_autofree char *parts = g_strdup_printf("%s\n%" G_GINT64_FORMAT, entry->id, entry->added_s);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, parts, -1);
    return g_strndup(digest, LETTERS);
}

SiteArticle *site_article_new(const Article *article, const Reading *reading,
                              const SiteEntry *entry)
{
    g_return_val_if_fail(article && reading && entry && is_id(entry->id) && entry->key, NULL);
    SiteArticle *made = g_new(SiteArticle, 1);
    *made = (SiteArticle){site_card_new(article, reading), site_article_body(article, reading)};
    made->card->id = g_strdup(entry->id);
    made->card->key = g_strdup(entry->key);
    made->card->guid = guid_of(entry);
    made->card->voice = g_strdup(entry->voice);
    made->card->added_s = entry->added_s;
    return made;
}

void site_article_free(SiteArticle *article)
{
    if (!article)
        return;
    site_card_free(article->card);
    g_free(article->body);
    g_free(article);
}

/* The size of what was made. */
static gboolean file_size(const char *path, guint64 *bytes, GError **error)
{
    GStatBuf status;
    if (g_stat(path, &status) != 0) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "%s was not made", path);
        return FALSE;
    }
    *bytes = (guint64)status.st_size;
    return TRUE;
}

/* Notes what was made, with its size. */
static gboolean add_files(const Site *site, SiteCard *card, GError **error)
{
    g_autofree char *stem = site_stem(card->slug, card->key);
    for (const Format *const *format = site_formats(site); *format; format++) {
        g_autofree char *path = export_path(site->files_folder, stem, *format);
        g_autofree char *name = g_path_get_basename(path);
        guint64 bytes;
        if (!file_size(path, &bytes, error))
            return FALSE;
        site_card_add_file(card, (*format)->name, name, bytes);
    }
    return TRUE;
}

static gboolean write_page(const Site *site, const SiteCard *card, const char *body, GError **error)
{
    g_autofree char *path = site_article_path(card);
    g_autofree char *page = site_article_page(&site->context, card, body);
    return site_store_write(site->store, path, page, strlen(page), error);
}

/* The card comes last: with it the article is there. */
static gboolean write_article(Site *site, const SiteArticle *article, GError **error)
{
    g_autofree char *text_name = note_name(article->card->id, TEXT);
    g_autofree char *card_name = note_name(article->card->id, CARD);
    g_autofree char *text = site_card_text(article->card);
    return site_store_write_note(site->store, text_name, article->body, error) &&
           write_page(site, article->card, article->body, error) &&
           site_store_write_note(site->store, card_name, text, error);
}

gboolean site_add(Site *site, SiteArticle *article, GError **error)
{
    g_return_val_if_fail(site && article, FALSE);
    g_autoptr(SiteArticle) owned = article;
    SiteCard *card = owned->card;
    const SiteCard *before = site_card(site, card->id);
    card->slug = g_strdup(site_claim(site, card->id, "article"));
    if (before) { /* apps know it already, whatever its text is now */
        g_free(card->guid);
        card->guid = g_strdup(before->guid);
        card->added_s = before->added_s;
    }
    if (!add_files(site, card, error) || !write_article(site, owned, error))
        return FALSE;
    g_hash_table_replace(site->cards, card->id, card);
    owned->card = NULL;
    return TRUE;
}

/* --- the opening hours ---------------------------------------------------------------------- */

Article *site_hours_said(const Site *site, const Format **format)
{
    const Pharmacy *pharmacy = site->context.pharmacy;
    *format = site_hours_format(pharmacy);
    return *format
               ? site_hours_article(pharmacy, site_phrases_in(site->phrases, pharmacy->language))
               : NULL;
}

/* Takes `hours`. */
static void set_hours(Site *site, SiteHours *hours)
{
    site_hours_free(site->hours);
    site->hours = hours;
    site->context.hours = hours;
}

gboolean site_has_hours(Site *site, const char *key)
{
    g_autofree char *text = site_store_note(site->store, HOURS, NULL);
    g_autoptr(SiteHours) hours = text ? site_hours_parse(text) : NULL;
    if (!hours || strcmp(hours->key, key) != 0 || !has_file(site, hours->name, hours->bytes))
        return FALSE;
    set_hours(site, g_steal_pointer(&hours));
    return TRUE;
}

gboolean site_add_hours(Site *site, const char *key, gint64 length_ms, GError **error)
{
    const Format *format = site_hours_format(site->context.pharmacy);
    g_return_val_if_fail(format, FALSE);
    g_autofree char *stem = site_stem(SITE_HOURS_SLUG, key);
    g_autofree char *path = export_path(site->files_folder, stem, format);
    guint64 bytes;
    if (!file_size(path, &bytes, error))
        return FALSE;
    g_autoptr(SiteHours) hours = g_new(SiteHours, 1);
    *hours = (SiteHours){g_strdup(key), g_strdup(format->name), g_path_get_basename(path), bytes,
                         length_ms};
    g_autofree char *text = site_hours_text(hours);
    if (!site_store_write_note(site->store, HOURS, text, error))
        return FALSE;
    set_hours(site, g_steal_pointer(&hours));
    return TRUE;
}

/* --- what goes ------------------------------------------------------------------------------ */

/* Page and files stay until the lists lead to them no more. The card goes last: until then the next
 * run removes the rest. */
static void forget_article(const Site *site, const SiteCard *card)
{
    g_autofree char *page = site_article_path(card);
    site_store_drop(site->store, page);
    g_autofree char *text_name = note_name(card->id, TEXT);
    g_autofree char *card_name = note_name(card->id, CARD);
    site_store_remove_note(site->store, text_name);
    site_store_remove_note(site->store, card_name);
}

guint site_retain(Site *site, GHashTable *ids)
{
    guint n_removed = 0;
    GHashTableIter iter;
    gpointer id, card;
    g_hash_table_iter_init(&iter, site->cards);
    while (g_hash_table_iter_next(&iter, &id, &card)) {
        if (g_hash_table_contains(ids, id))
            continue;
        forget_article(site, card);
        g_hash_table_iter_remove(&iter);
        n_removed++;
    }
    return n_removed;
}

/* --- what all share ------------------------------------------------------------------------- */

/* A digest of the page that a made-up article of that language would have: it changes when anything
 * does that articles' pages have in common. */
static char *page_digest(const Site *site, const char *language)
{
    g_autoptr(SiteCard) made_up = site_card_parse(
        "{\"version\": 1, \"id\": \"a\", \"key\": \"a\", \"slug\": \"a\", \"guid\": \"a\","
        " \"title\": \"a\", \"byline\": \"a\", \"date\": \"2000-01-01\", \"language\": \"en\","
        " \"site\": \"a\", \"url\": \"https://a.example/\", \"voice\": \"a\", \"summary\": \"a\","
        " \"sentences\": \"\", \"length_ms\": 1000, \"has_disclaimer\": 1,"
        " \"chapters\": [{\"title\": \"a\", \"anchor\": \"a\", \"level\": 2},"
        " {\"title\": \"b\", \"anchor\": \"b\", \"level\": 3}],"
        " \"files\": [{\"format\": \"mp3\", \"name\": \"a\"}]}",
        -1);
    g_free(made_up->language);
    made_up->language = g_strdup(language);
    g_autofree char *page = site_article_page(&site->context, made_up, "<article>\n</article>\n");
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, page, -1);
}

/* Makes the page of an article anew, of what was kept of it. */
static gboolean renew_page(const Site *site, const SiteCard *card, GError **error)
{
    g_autofree char *name = note_name(card->id, TEXT);
    g_autofree char *body = site_store_note(site->store, name, NULL);
    if (!body) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "the text of %s is gone; the next run makes it again", card->slug);
        return FALSE;
    }
    return write_page(site, card, body, error);
}

/* Renews the pages of languages whose page comes out otherwise than noted, and notes how now. */
static gboolean renew_pages(Site *site, const GPtrArray *cards, GError **error)
{
    g_autofree char *noted = site_store_note(site->store, PAGES, NULL);
    g_autoptr(GKeyFile) before = g_key_file_new(), now = g_key_file_new();
    if (noted)
        g_key_file_load_from_data(before, noted, strlen(noted), G_KEY_FILE_NONE, NULL);
    for (guint i = 0; i < cards->len; i++) {
        const SiteCard *card = g_ptr_array_index(cards, i);
        if (!g_key_file_has_key(now, PAGES, card->language, NULL)) {
            g_autofree char *digest = page_digest(site, card->language);
            g_key_file_set_string(now, PAGES, card->language, digest);
        }
        g_autofree char *was = g_key_file_get_string(before, PAGES, card->language, NULL);
        g_autofree char *is = g_key_file_get_string(now, PAGES, card->language, NULL);
        if (g_strcmp0(was, is) != 0 && !renew_page(site, card, error))
            return FALSE;
    }
    g_autofree char *text = g_key_file_to_data(now, NULL, NULL);
    return site_store_write_note(site->store, PAGES, text, error);
}

/* A SitePageSink. */
static gboolean write_list(const char *path, const char *text, gpointer data, GError **error)
{
    return site_store_write(((Site *)data)->store, path, text, strlen(text), error);
}

/* Takes `text`. */
static gboolean write_text(Site *site, const char *path, char *text, GError **error)
{
    g_autofree char *owned = text;
    return site_store_write(site->store, path, owned, strlen(owned), error);
}

/* The pharmacy's own cover, or one in its colours. Its path on the site goes to `path`. */
static gboolean write_cover(Site *site, const char **path, GError **error)
{
    const Pharmacy *pharmacy = site->context.pharmacy;
    const AudioPicture *own = pharmacy->feed.image;
    const ThemeColours *colours = &pharmacy->colours[THEME_LIGHT];
    *path =
        own && strcmp(own->mime_type, "image/png") != 0 ? "assets/cover.jpg" : "assets/cover.png";
    g_autoptr(GBytes) bytes =
        own ? g_bytes_ref(own->data) : site_cover_new(colours->accent, colours->background);
    return write_bytes(site, *path, bytes, error);
}

static void remove_file(Site *site, const char *path)
{
    g_autofree char *whole = site_store_path(site->store, path);
    g_unlink(whole);
}

/* What needs the site's own address; without it, what an earlier run made of it goes. */
static gboolean write_addresses(Site *site, const GPtrArray *cards, GError **error)
{
    if (!site->context.pharmacy->base_url) {
        remove_file(site, SITE_FEED);
        remove_file(site, SITE_MAP);
        return TRUE;
    }
    const char *cover;
    return write_cover(site, &cover, error) &&
           write_text(site, SITE_FEED, podcast_text(&site->context, cards, cover), error) &&
           write_text(site, SITE_MAP, site_map_text(&site->context, cards), error);
}

/* The index comes first: who has the new list has the index that belongs to it. */
static gboolean write_search(Site *site, const GPtrArray *cards, GError **error)
{
    g_autoptr(SiteIndex) index = site_index_new(cards);
    for (guint i = 0; i < index->parts->len; i++) {
        const char *part = g_ptr_array_index(index->parts, i);
        g_autofree char *path = g_strdup_printf(SITE_SEARCH_PARTS "/%u.json", i);
        if (!site_store_write(site->store, path, part, strlen(part), error))
            return FALSE;
    }
    return write_text(site, SITE_SEARCH_LIST, site_list_index(&site->context, cards, index), error);
}

static void keep_file(Site *site, const char *name)
{
    g_autofree char *path = g_strconcat(FILES "/", name, NULL);
    site_store_keep(site->store, path);
}

/* Counts the files of the articles as the site's, and removes all others. */
static void sweep(Site *site, const GPtrArray *cards)
{
    if (site->hours)
        keep_file(site, site->hours->name);
    for (guint i = 0; i < cards->len; i++) {
        const SiteCard *card = g_ptr_array_index(cards, i);
        g_autofree char *page = site_article_path(card);
        site_store_keep(site->store, page);
        for (guint j = 0; j < card->files->len; j++) {
            const SiteFile *file = g_ptr_array_index(card->files, j);
            keep_file(site, file->name);
        }
    }
    for (const char *const *folder = folders; *folder; folder++)
        site_store_sweep(site->store, *folder);
}

gboolean site_finish(Site *site, GError **error)
{
    g_return_val_if_fail(site, FALSE);
    g_autoptr(GPtrArray) cards = g_ptr_array_new();
    GHashTableIter iter;
    gpointer card;
    g_hash_table_iter_init(&iter, site->cards);
    while (g_hash_table_iter_next(&iter, NULL, &card))
        g_ptr_array_add(cards, card);
    g_ptr_array_sort(cards, site_list_newest_first);
    if (!renew_pages(site, cards, error) ||
        !site_list_write(&site->context, cards, write_list, site, error) ||
        !write_search(site, cards, error) || !write_addresses(site, cards, error) ||
        !write_text(site, "robots.txt", site_map_robots(site->context.pharmacy), error))
        return FALSE;
    sweep(site, cards);
    return TRUE;
}

guint site_written(const Site *site)
{
    return site_store_written(site->store);
}
