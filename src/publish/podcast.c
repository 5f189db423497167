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

/* The start of an article's day; when it came, where it came on that day or has none. */
static gint64 item_time_s(const SiteCard *card)
{
    g_autofree char *text = g_strconcat(card->date ? card->date : "", "T00:00:00Z", NULL);
    g_autoptr(GDateTime) day = g_date_time_new_from_iso8601(text, NULL);
    gint64 day_s = day ? g_date_time_to_unix(day) : card->added_s;
    enum { DAY_S = 24 * 60 * 60 };
    return card->added_s >= day_s && card->added_s < day_s + DAY_S ? card->added_s : day_s;
}

static gint64 feed_time_s(const GPtrArray *cards)
{
    if (g_getenv("SOURCE_DATE_EPOCH"))
        return stamp_time_s(NULL, 0);
    gint64 latest_s = 0;
    for (guint i = 0; i < cards->len; i++)
        latest_s = MAX(latest_s, item_time_s(g_ptr_array_index(cards, i)));
    return latest_s;
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

static void append_item(GString *out, const SiteContext *context, const SiteCard *card)
{
    const Pharmacy *pharmacy = context->pharmacy;
    g_autofree char *path = site_article_path(card);
    g_autofree char *link = site_address(pharmacy, path);
    g_autofree char *date = mail_date(item_time_s(card));
    g_autofree char *seconds = g_strdup_printf("%" G_GINT64_FORMAT, (card->length_ms + 500) / 1000);
    g_string_append(out, "<item>\n");
    append_element(out, "title", card->title ? card->title : card->slug);
    append_element(out, "link", link);
    append_element(out, "description", card->summary ? card->summary : card->title);
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

static void append_channel(GString *out, const SiteContext *context, const GPtrArray *cards,
                           const char *image)
{
    const Pharmacy *pharmacy = context->pharmacy;
    const FeedSettings *feed = &pharmacy->feed;
    g_autofree char *self = site_address(pharmacy, SITE_FEED);
    g_autofree char *date = mail_date(feed_time_s(cards));
    g_autofree char *guid = feed_guid(self);
    append_element(out, "title", feed->title);
    append_element(out, "link", pharmacy->base_url);
    g_string_append(out, "<atom:link rel=\"self\" type=\"application/rss+xml\"");
    xml_text_append_attribute(out, "href", self);
    g_string_append(out, "/>\n");
    append_element(out, "description", feed->description ? feed->description : feed->title);
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
    append_channel(out, context, cards, image);
    for (guint i = 0; i < MIN(cards->len, PODCAST_ITEMS); i++)
        append_item(out, context, g_ptr_array_index(cards, i));
    g_string_append(out, "</channel>\n</rss>\n");
    return g_string_free(out, FALSE);
}
