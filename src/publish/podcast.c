/* The podcast feed; see podcast.h. RSS 2.0 (rssboard.org), Apple's "A podcaster's guide to RSS",
 * podcastindex.org's podcast namespace 1.0. */
#include "publish/podcast.h"

#include "base/xml_text.h"
#include "publish/site_article.h"
#include "publish/site_media.h"
#include "publish/stamp.h"

#include <string.h>

/* --- pieces --------------------------------------------------------------------------------- */

static void append_element(GString *out, const char *name, const char *text)
{
    if (!text)
        return;
    g_string_append_printf(out, "<%s>", name);
    xml_text_append(out, text, -1);
    g_string_append_printf(out, "</%s>\n", name);
}

/* "Sat, 14 Mar 2026 00:00:00 +0000" (RFC 2822), whatever the locale. */
static char *mail_date(gint64 time_s)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(time_s);
    return g_strdup_printf(
        "%s, %02d %s %04d %02d:%02d:%02d +0000", days[g_date_time_get_day_of_week(time) - 1],
        g_date_time_get_day_of_month(time), months[g_date_time_get_month(time) - 1],
        g_date_time_get_year(time), g_date_time_get_hour(time), g_date_time_get_minute(time),
        g_date_time_get_second(time));
}

/* Plain text in a place where apps expect HTML, such that it reads the same where they do not: only
 * what would be a tag or a reference, as "<b" and "&lt;", is escaped. g_free(). */
static char *as_html(const char *text)
{
    GString *html = g_string_new(NULL);
    for (const char *p = text; *p; p++) {
        gsize name =
            strspn(p + 1, "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (*p == '<' && p[1] && (g_ascii_isalpha(p[1]) || strchr("/!?", p[1])))
            g_string_append(html, "&lt;");
        else if (*p == '&' && name > 0 && p[1 + name] == ';')
            g_string_append(html, "&amp;");
        else
            g_string_append_c(html, *p);
    }
    return g_string_free(html, FALSE);
}

static void append_description(GString *out, const char *text)
{
    g_autofree char *html = text ? as_html(text) : NULL;
    append_element(out, "description", html);
}

/* --- when ----------------------------------------------------------------------------------- */

/* An article in the feed. */
typedef struct {
    const SiteCard *card;
    gint64 added_day; /* since 1970 */
    char *day;        /* that of the article */
    gint64 time_s;    /* when it came out, as apps are told */
} Item;

static void item_clear(gpointer item)
{
    g_free(((Item *)item)->day);
}

/* A GCompareFunc of Item. */
static int oldest_first(gconstpointer a, gconstpointer b)
{
    const Item *first = a, *second = b;
    if (first->added_day != second->added_day)
        return first->added_day < second->added_day ? -1 : 1;
    int order = strcmp(first->day, second->day);
    if (order)
        return order;
    if (first->card->added_s != second->card->added_s)
        return first->card->added_s < second->card->added_s ? -1 : 1;
    return strcmp(first->card->id, second->card->id);
}

/* Of Item: all articles in the order in which they came out. g_array_unref(). */
static GArray *items_new(const GPtrArray *cards)
{
    enum { DAY_S = 24 * 60 * 60 };
    GArray *items = g_array_sized_new(FALSE, FALSE, sizeof(Item), cards->len);
    g_array_set_clear_func(items, item_clear);
    for (guint i = 0; i < cards->len; i++) {
        const SiteCard *card = g_ptr_array_index(cards, i);
        const Item item = {card, card->added_s / DAY_S, site_card_day(card), 0};
        g_array_append_val(items, item);
    }
    g_array_sort(items, oldest_first);
    gint64 last_s = G_MININT64;
    for (guint i = 0; i < items->len; i++) {
        Item *item = &g_array_index(items, Item, i);
        item->time_s = last_s = MAX(item->card->added_s, last_s + 1);
    }
    return items;
}

static gint64 feed_time_s(const GArray *items)
{
    if (g_getenv("SOURCE_DATE_EPOCH"))
        return stamp_time_s(NULL, 0);
    return items->len > 0 ? g_array_index(items, Item, items->len - 1).time_s : 0;
}

/* The address of one of the article's files. */
static char *file_address(const Pharmacy *pharmacy, const char *name)
{
    g_autofree char *path = g_strconcat(SITE_FILES "/", name, NULL);
    return site_address(pharmacy, path);
}

/* --- an item -------------------------------------------------------------------------------- */

static void append_enclosure(GString *out, const Pharmacy *pharmacy, const SiteCard *card)
{
    const SiteFile *sound = site_card_sound(card);
    g_autofree char *url = file_address(pharmacy, sound->name);
    g_autofree char *length = g_strdup_printf("%" G_GUINT64_FORMAT, sound->bytes);
    g_string_append(out, "<enclosure");
    xml_text_append_attribute(out, "url", url);
    xml_text_append_attribute(out, "length", length);
    xml_text_append_attribute(out, "type", site_media_type(sound->format));
    g_string_append(out, "/>\n");
}

/* A file of the article that apps show beside the sound. */
static void append_companion(GString *out, const Pharmacy *pharmacy, const SiteCard *card,
                             const char *element, const char *format, const char *language)
{
    const SiteFile *file = site_card_file(card, format);
    if (!file)
        return;
    g_autofree char *url = file_address(pharmacy, file->name);
    g_string_append_printf(out, "<%s", element);
    xml_text_append_attribute(out, "url", url);
    xml_text_append_attribute(out, "type", site_media_type(format));
    xml_text_append_attribute(out, "language", language);
    g_string_append(out, "/>\n");
}

static void append_item(GString *out, const SiteContext *context, const Item *item)
{
    const SiteCard *card = item->card;
    const Pharmacy *pharmacy = context->pharmacy;
    g_autofree char *path = site_article_path(card);
    g_autofree char *link = site_address(pharmacy, path);
    g_autofree char *date = mail_date(item->time_s);
    g_autofree char *seconds = g_strdup_printf("%" G_GINT64_FORMAT, (card->length_ms + 500) / 1000);
    g_string_append(out, "<item>\n");
    append_element(out, "title", card->title ? card->title : card->slug);
    append_element(out, "link", link);
    append_description(out, card->summary ? card->summary : card->title);
    g_string_append(out, "<guid isPermaLink=\"false\">");
    xml_text_append(out, card->guid, -1);
    g_string_append(out, "</guid>\n");
    append_element(out, "pubDate", date);
    append_enclosure(out, pharmacy, card);
    append_element(out, "itunes:duration", seconds);
    append_element(out, "itunes:author", card->byline);
    append_element(out, "itunes:explicit", "false");
    append_element(out, "itunes:episodeType", "full");
    append_companion(out, pharmacy, card, "podcast:transcript", "vtt", card->language);
    append_companion(out, pharmacy, card, "podcast:chapters", "chapters.json", NULL);
    g_string_append(out, "</item>\n");
}

/* --- the channel ---------------------------------------------------------------------------- */

static void append_category(GString *out, const FeedSettings *feed)
{
    if (!feed->category)
        return;
    g_string_append(out, "<itunes:category");
    xml_text_append_attribute(out, "text", feed->category);
    if (!feed->subcategory) {
        g_string_append(out, "/>\n");
        return;
    }
    g_string_append(out, "><itunes:category");
    xml_text_append_attribute(out, "text", feed->subcategory);
    g_string_append(out, "/></itunes:category>\n");
}

static void append_owner(GString *out, const FeedSettings *feed)
{
    if (!feed->email)
        return;
    g_string_append(out, "<itunes:owner>\n");
    append_element(out, "itunes:name", feed->author);
    append_element(out, "itunes:email", feed->email);
    g_string_append(out, "</itunes:owner>\n");
}

static void append_image(GString *out, const Pharmacy *pharmacy, const char *image)
{
    g_autofree char *url = site_address(pharmacy, image);
    g_string_append(out, "<itunes:image");
    xml_text_append_attribute(out, "href", url);
    g_string_append(out, "/>\n<image>\n");
    append_element(out, "url", url);
    append_element(out, "title", pharmacy->feed.title);
    append_element(out, "link", pharmacy->base_url);
    g_string_append(out, "</image>\n");
}

/* The name by which apps know the feed wherever it moves: version 5 of its address without scheme
 * and last slashes, in the name space that the podcast namespace gives (RFC 4122, 4.3). */
static char *feed_guid(const char *address)
{
    static const guint8 name_space[] = {0xea, 0xd4, 0xc2, 0x36, 0xbf, 0x58, 0x58, 0xc6,
                                        0xa2, 0xc6, 0xa6, 0xb2, 0x8d, 0x12, 0x8c, 0xb6};
    const char *bare = strstr(address, "://") + strlen("://");
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA1);
    g_checksum_update(checksum, name_space, sizeof name_space);
    g_checksum_update(checksum, (const guchar *)bare, (gssize)strlen(bare));
    guint8 d[20];
    gsize length = sizeof d;
    g_checksum_get_digest(checksum, d, &length);
    d[6] = (guint8)((d[6] & 0x0f) | 0x50);
    d[8] = (guint8)((d[8] & 0x3f) | 0x80);
    return g_strdup_printf("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                           d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11],
                           d[12], d[13], d[14], d[15]);
}

static void append_channel(GString *out, const SiteContext *context, const GArray *items,
                           const char *image)
{
    const Pharmacy *pharmacy = context->pharmacy;
    const FeedSettings *feed = &pharmacy->feed;
    g_autofree char *self = site_address(pharmacy, SITE_FEED);
    g_autofree char *date = mail_date(feed_time_s(items));
    g_autofree char *guid = feed_guid(self);
    append_element(out, "title", feed->title);
    append_element(out, "link", pharmacy->base_url);
    g_string_append(out, "<atom:link rel=\"self\" type=\"application/rss+xml\"");
    xml_text_append_attribute(out, "href", self);
    g_string_append(out, "/>\n");
    append_description(out, feed->description ? feed->description : feed->title);
    append_element(out, "language", pharmacy->language);
    append_element(out, "lastBuildDate", date);
    append_element(out, "generator", "Lectern " LECTERN_VERSION);
    append_element(out, "itunes:author", feed->author);
    append_owner(out, feed);
    append_category(out, feed);
    append_element(out, "itunes:explicit", "false");
    append_element(out, "itunes:type", "episodic");
    append_image(out, pharmacy, image);
    append_element(out, "podcast:guid", guid);
    append_element(out, "podcast:medium", "podcast");
    append_element(out, "podcast:locked", "no");
}

char *podcast_text(const SiteContext *context, const GPtrArray *cards, const char *image)
{
    g_return_val_if_fail(context && cards && image && context->pharmacy->base_url, NULL);
    GString *out =
        g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\""
                     " xmlns:atom=\"http://www.w3.org/2005/Atom\""
                     " xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\""
                     " xmlns:podcast=\"https://podcastindex.org/namespace/1.0\">\n<channel>\n");
    g_autoptr(GArray) items = items_new(cards);
    append_channel(out, context, items, image);
    for (guint i = 0; i < MIN(items->len, PODCAST_ITEMS); i++)
        append_item(out, context, &g_array_index(items, Item, items->len - 1 - i));
    g_string_append(out, "</channel>\n</rss>\n");
    return g_string_free(out, FALSE);
}
