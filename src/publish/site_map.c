/* The site map; see site_map.h. */
#include "publish/site_map.h"

#include "base/xml_text.h"
#include "publish/site_article.h"

enum { MAX_ADDRESSES = 50000 };

static void append_address(GString *out, const Pharmacy *pharmacy, const char *path,
                           const char *day)
{
    g_autofree char *address = site_address(pharmacy, path);
    g_string_append(out, "<url><loc>");
    xml_text_append(out, address, -1);
    g_string_append(out, "</loc>");
    if (day)
        g_string_append_printf(out, "<lastmod>%s</lastmod>", day);
    g_string_append(out, "</url>\n");
}

char *site_map_text(const SiteContext *context, const GPtrArray *cards)
{
    static const char *const pages[] = {SITE_HOME, SITE_BY_DATE, SITE_BY_TITLE};
    const Pharmacy *pharmacy = context->pharmacy;
    g_return_val_if_fail(pharmacy->base_url, NULL);
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (gsize i = 0; i < G_N_ELEMENTS(pages); i++)
        append_address(out, pharmacy, pages[i], NULL);
    guint most = MAX_ADDRESSES - G_N_ELEMENTS(pages);
    for (guint i = 0; i < MIN(cards->len, most); i++) {
        const SiteCard *card = g_ptr_array_index(cards, i);
        g_autofree char *path = site_article_path(card);
        g_autofree char *day = site_card_day(card);
        append_address(out, pharmacy, path, day);
    }
    g_string_append(out, "</urlset>\n");
    return g_string_free(out, FALSE);
}

char *site_map_robots(const Pharmacy *pharmacy)
{
    g_autofree char *map = site_address(pharmacy, SITE_MAP);
    return g_strdup_printf("User-agent: *\nAllow: /\n%s%s%s", map ? "Sitemap: " : "",
                           map ? map : "", map ? "\n" : "");
}
