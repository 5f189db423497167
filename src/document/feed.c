/* Feeds; see feed.h. */
#include "document/feed.h"
#include "base/error.h"
#include "document/charset.h"
#include "document/feed_reader.h"
#include "document/feed_text.h"
#include "document/html.h"
#include "document/html_write.h"
#include "document/sniff.h"

#include <string.h>

enum { SNIFFED_BYTES = 64 * 1024 };

gboolean feed_is_there(const DocumentSource *source)
{
    gsize length = MIN(source->length, SNIFFED_BYTES);
    if (!length || sniff_binary(source->bytes, length))
        return FALSE;
    g_auto(CharsetText) text = {0};
    charset_decode(source->bytes, length, source->content_type, NULL, &text);
    return sniff_is_feed(text.text, text.length);
}

static void item_free(gpointer data)
{
    FeedItem *item = data;
    g_free(item->title);
    g_free(item->author);
    g_free(item->published);
    g_free(item->updated);
    g_free(item->language);
    g_free(item->link);
    g_free(item->base);
    g_free(item->html);
    g_free(item);
}

Feed *feed_parse(const DocumentSource *source, Diagnostics *diagnostics, GError **error)
{
    g_return_val_if_fail(source && (source->bytes || !source->length), NULL);
    g_auto(CharsetText) text = {0};
    g_autoptr(Feed) feed = g_new0(Feed, 1);
    feed->items = g_ptr_array_new_with_free_func(item_free);
    if (source->length <= G_MAXINT)
        charset_decode(source->bytes, source->length, source->content_type, diagnostics, &text);
    if (text.length && text.length <= G_MAXINT)
        feed_reader_read(feed, text.text, text.length, source->url, diagnostics);
    if (feed->items->len)
        return g_steal_pointer(&feed);
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_NO_ARTICLE,
                        "the feed has no items: try again later, or give a page");
    return NULL;
}

void feed_free(Feed *feed)
{
    if (!feed)
        return;
    g_free(feed->title);
    g_free(feed->language);
    g_clear_pointer(&feed->items, g_ptr_array_unref);
    g_free(feed);
}

/* --- an item as a document ---------------------------------------------------------------------
 */

/* The item as a page, on one line up to its text. */
static GString *write_page(const Feed *feed, const FeedItem *item)
{
    const HtmlFacts facts = {.title = item->title,
                             .author = item->author,
                             .published = item->published,
                             .updated = item->updated,
                             .language = item->language ? item->language : feed->language,
                             .site = feed->title,
                             .address = item->link,
                             .base = item->base};
    GString *page = g_string_new(NULL);
    html_write_head(page, &facts);
    if (item->title) {
        g_string_append(page, "<h1>");
        html_write_text(page, item->title, strlen(item->title));
        g_string_append(page, "</h1>");
    }
    g_autofree char *text = feed_text_in_paragraphs(item->html);
    g_string_append(page, text);
    return page;
}

/* Lines of the page become those of the feed. */
static void move_lines(const Document *document, guint first)
{
    for (Block *block = document->root; block; block = block_next(block, document->root))
        if (block->line && first)
            block->line += first - 1;
}

static Document *document_of(const Feed *feed, const FeedItem *item, Diagnostics *diagnostics)
{
    g_autoptr(GString) page = write_page(feed, item);
    Document *document = g_new0(Document, 1);
    document->arena = arena_new();
    document->format = DOCUMENT_HTML;
    document->url = arena_strdup(document->arena, item->link);
    document->charset = "UTF-8";
    html_parse(document, page->str, page->len, diagnostics);
    move_lines(document, item->line);
    return document;
}

Document *feed_document(const Feed *feed, guint item, Diagnostics *diagnostics, GError **error)
{
    g_return_val_if_fail(feed && item < feed->items->len, NULL);
    const FeedItem *chosen = feed->items->pdata[item];
    if (!chosen->html) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_NO_ARTICLE,
                    "the feed has no text of this item%s%s",
                    chosen->link ? "; the article is at " : "", chosen->link ? chosen->link : "");
        return NULL;
    }
    if (chosen->is_summary)
        diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, chosen->line,
                          "the feed has only a short text of this item; more may be at %s",
                          chosen->link);
    return document_of(feed, chosen, diagnostics);
}
