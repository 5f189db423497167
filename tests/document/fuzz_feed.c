/* Fuzzing of feeds: whatever they are, each item has a text or says why not, and its tree keeps its
 * invariants. */
#include "document/feed.h"
#include "document_invariants.h"

#include <stdint.h>

enum { MOST_DOCUMENTS = 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_item(const Feed *feed, guint i)
{
    const FeedItem *item = feed->items->pdata[i];
    const char *const texts[] = {item->title,    item->author, item->published, item->updated,
                                 item->language, item->link,   item->base,      item->html};
    for (gsize k = 0; k < G_N_ELEMENTS(texts); k++)
        g_assert_true(!texts[k] || g_utf8_validate(texts[k], -1, NULL));
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = feed_document(feed, i, NULL, &error);
    g_assert_true((document != NULL) == (item->html != NULL));
    g_assert_true((document == NULL) == (error != NULL));
    if (document)
        assert_invariants(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    DocumentSource source = {
        .bytes = (const char *)data, .length = size, .url = "https://a.example/feed"};
    (void)feed_is_there(&source);
    g_autoptr(Feed) feed = feed_parse(&source, NULL, NULL);
    for (guint i = 0; feed && i < MIN(feed->items->len, MOST_DOCUMENTS); i++)
        check_item(feed, i);
    return 0;
}
