/* Pages of a site; see site_page.h. */
#include "publish/site_page.h"

#include "base/xml_text.h"
#include "publish/direction.h"

#include <string.h>

/* Scripts, styles and sound from this site alone; nothing within the page, nothing from elsewhere.
 * Data (application/json) is no script to it. */
#define POLICY                                                                                     \
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "  \
    "connect-src 'self'; base-uri 'none'; form-action 'self'"

/* --- small things --------------------------------------------------------------------------- */

const char *site_page_up(const char *path)
{
    return strchr(path, '/') ? "../" : "";
}

static const char *way_up(const SitePage *page)
{
    return page->up ? page->up : site_page_up(page->path);
}

char *site_link(const char *path)
{
    return g_uri_escape_string(path, "/", FALSE);
}

char *site_address(const Pharmacy *pharmacy, const char *path)
{
    if (!pharmacy->base_url)
        return NULL;
    g_autofree char *link = site_link(strcmp(path, SITE_HOME) == 0 ? "" : path);
    return g_strconcat(pharmacy->base_url, link, NULL);
}

void site_append_language(GString *out, const char *language, const char *around)
{
    if (strcmp(language, around) == 0)
        return;
    xml_text_append_attribute(out, "lang", language);
    if (direction_is_rtl(language) != direction_is_rtl(around))
        xml_text_append_attribute(out, "dir", direction_is_rtl(language) ? "rtl" : "ltr");
}

void site_append_element(GString *out, const char *element, const char *class, const char *text)
{
    g_string_append_printf(out, "<%s", element);
    xml_text_append_attribute(out, "class", class);
    g_string_append_c(out, '>');
    xml_text_append(out, text, -1);
    g_string_append_printf(out, "</%s>\n", element);
}

/* --- the head ------------------------------------------------------------------------------- */

static void append_meta(GString *out, const char *name_is, const char *name, const char *content)
{
    if (!content)
        return;
    g_string_append(out, "<meta");
    xml_text_append_attribute(out, name_is, name);
    xml_text_append_attribute(out, "content", content);
    g_string_append(out, ">\n");
}

static void append_link(GString *out, const char *rel, const char *type, const char *href)
{
    g_string_append(out, "<link");
    xml_text_append_attribute(out, "rel", rel);
    xml_text_append_attribute(out, "type", type);
    xml_text_append_attribute(out, "href", href);
    g_string_append(out, ">\n");
}

/* A file that all pages load. */
static char *asset_link(const SiteContext *context, const SitePage *page, const char *name)
{
    return g_strdup_printf("%sassets/%s?v=%s", way_up(page), name, context->version);
}

static void append_open_graph(GString *out, const SiteContext *context, const SitePage *page)
{
    const Pharmacy *pharmacy = context->pharmacy;
    g_autofree char *url = site_address(pharmacy, page->path);
    if (!url)
        return;
    append_link(out, "canonical", NULL, url);
    append_meta(out, "property", "og:url", url);
    append_meta(out, "property", "og:type",
                page->open_graph_type ? page->open_graph_type : "website");
    append_meta(out, "property", "og:title", page->title ? page->title : pharmacy->name);
    append_meta(out, "property", "og:description", page->description);
    append_meta(out, "property", "og:site_name", pharmacy->name);
    g_autofree char *image = context->logo ? site_address(pharmacy, context->logo) : NULL;
    append_meta(out, "property", "og:image", image);
    append_meta(out, "property", "og:image:alt", image ? pharmacy->logo_text : NULL);
    g_autofree char *audio = page->audio ? site_address(pharmacy, page->audio) : NULL;
    append_meta(out, "property", "og:audio", audio);
    append_meta(out, "property", "og:audio:type", audio ? page->audio_type : NULL);
}

static void append_scripts(GString *out, const SiteContext *context, const SitePage *page)
{
    if (page->script) {
        g_autofree char *source = asset_link(context, page, page->script);
        g_string_append(out, "<script");
        xml_text_append_attribute(out, "src", source);
        g_string_append(out, " defer></script>\n");
    }
    if (page->data)
        g_string_append_printf(out, "<script type=\"application/ld+json\">%s</script>\n",
                               page->data);
}

static void append_head(GString *out, const SiteContext *context, const SitePage *page)
{
    const Pharmacy *pharmacy = context->pharmacy;
    g_string_append(out, "<head>\n<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, "
                         "initial-scale=1\">\n<title>");
    if (page->title) {
        xml_text_append(out, page->title, -1);
        g_string_append(out, " – ");
    }
    xml_text_append(out, pharmacy->name, -1);
    g_string_append(out, "</title>\n");
    append_meta(out, "name", "description", page->description);
    append_meta(out, "name", "color-scheme", "light dark");
    append_meta(out, "name", "referrer", "same-origin");
    append_open_graph(out, context, page);
    g_autofree char *theme = asset_link(context, page, "theme.css");
    g_autofree char *style = asset_link(context, page, "site.css");
    g_autofree char *icon = asset_link(context, page, "icon.svg");
    append_link(out, "stylesheet", NULL, theme);
    append_link(out, "stylesheet", NULL, style);
    append_link(out, "icon", "image/svg+xml", icon);
    if (pharmacy->base_url) {
        g_autofree char *feed = g_strconcat(way_up(page), SITE_FEED, NULL);
        g_string_append(out, "<link rel=\"alternate\" type=\"application/rss+xml\"");
        xml_text_append_attribute(out, "title", pharmacy->feed.title);
        xml_text_append_attribute(out, "href", feed);
        g_string_append(out, ">\n");
    }
    append_scripts(out, context, page);
    g_string_append(out, "</head>\n");
}

/* --- above and below ------------------------------------------------------------------------ */

static void append_navigation_link(GString *out, const SitePage *page, const Phrases *phrases,
                                   const char *path, const char *key)
{
    g_autofree char *text = site_phrase(phrases, key);
    g_string_append_printf(out, "<li><a href=\"%s%s\"%s>%s</a></li>\n", way_up(page), path,
                           strcmp(path, page->path) == 0 ? " aria-current=\"page\"" : "", text);
}

/* Name and logo lead home. */
static void append_brand(GString *out, const SiteContext *context, const SitePage *page)
{
    const Pharmacy *pharmacy = context->pharmacy;
    const char *up = way_up(page);
    g_string_append_printf(out, "<p class=\"brand\"><a href=\"%s" SITE_HOME "\"", up);
    site_append_language(out, pharmacy->language, page->language);
    g_string_append_c(out, '>');
    gboolean logo_says_name = context->logo && strcmp(pharmacy->logo_text, pharmacy->name) != 0;
    if (context->logo) {
        g_autofree char *source = g_strconcat(up, context->logo, NULL);
        g_string_append(out, "<img");
        xml_text_append_attribute(out, "src", source);
        xml_text_append_attribute(out, "alt", logo_says_name ? pharmacy->logo_text : "");
        g_string_append_printf(out, " width=\"%u\" height=\"%u\"> ", pharmacy->logo->width,
                               pharmacy->logo->height);
    }
    xml_text_append(out, pharmacy->name, -1);
    g_string_append(out, "</a></p>\n");
}

static void append_search(GString *out, const SitePage *page, const Phrases *phrases)
{
    g_autofree char *label = site_phrase(phrases, "search_label");
    g_autofree char *button = site_phrase(phrases, "search");
    g_string_append_printf(out,
                           "<form role=\"search\" action=\"%s" SITE_SEARCH "\" method=\"get\">\n"
                           "<label for=\"q\">%s</label>\n<span class=\"field\">"
                           "<input type=\"search\" id=\"q\" name=\"q\" autocomplete=\"off\"> "
                           "<button type=\"submit\">%s</button></span>\n</form>\n",
                           way_up(page), label, button);
}

static void append_header(GString *out, const SiteContext *context, const SitePage *page,
                          const Phrases *phrases)
{
    g_autofree char *skip = site_phrase(phrases, "skip");
    g_autofree char *navigation = site_phrase(phrases, "navigation");
    g_string_append(out, "<header class=\"top\"");
    site_append_language(out, phrases_language(phrases), page->language);
    g_string_append_printf(out, ">\n<a class=\"skip\" href=\"#main\">%s</a>\n", skip);
    append_brand(out, context, page);
    g_string_append_printf(out, "<nav aria-label=\"%s\">\n<ul>\n", navigation);
    append_navigation_link(out, page, phrases, SITE_HOME, "home");
    append_navigation_link(out, page, phrases, SITE_BY_DATE, "by_date");
    append_navigation_link(out, page, phrases, SITE_BY_TITLE, "by_title");
    g_string_append(out, "</ul>\n</nav>\n");
    append_search(out, page, phrases);
    g_string_append(out, "</header>\n");
}

/* "<dt>Telephone</dt><dd>…</dd>"; `link` is put in front of the text to be an address. Numbers and
 * addresses go from left to right in all languages; from right to left "+1 555" would be "555 1+".
 */
static void append_fact(GString *out, const Phrases *phrases, const char *key, const char *text,
                        const char *link)
{
    if (!text)
        return;
    g_autofree char *term = site_phrase(phrases, key);
    g_autofree char *shown = xml_text_escape(text);
    g_autoptr(GString) number = g_string_new(text);
    for (const char *const *blank = (const char *const[]){" ", "\u00a0", "/", NULL}; *blank;
         blank++)
        g_string_replace(number, *blank, "", 0);
    g_autofree char *address = g_uri_escape_string(number->str, "+@()", FALSE);
    g_string_append_printf(out,
                           "<div><dt>%s</dt>\n<dd><a dir=\"ltr\" href=\"%s%s\">%s</a></dd></div>\n",
                           term, link, address, shown);
}

/* `more` is what follows the lines: another <dd>, or nothing. */
static void append_lines(GString *out, const Phrases *phrases, const char *key, char **lines,
                         const char *more)
{
    if (!lines)
        return;
    g_autofree char *term = site_phrase(phrases, key);
    g_string_append_printf(out, "<div><dt>%s</dt>\n<dd>", term);
    for (char **line = lines; *line; line++) {
        if (line > lines)
            g_string_append(out, "<br>");
        g_string_append(out, "<bdi>");
        xml_text_append(out, *line, -1);
        g_string_append(out, "</bdi>");
    }
    g_string_append_printf(out, "</dd>%s</div>\n", more);
}

/* Who they are, and when they are there. */
static void append_footer(GString *out, const SiteContext *context, const SitePage *page)
{
    const Pharmacy *pharmacy = context->pharmacy;
    const Phrases *phrases = site_phrases_in(context->phrases, pharmacy->language);
    g_string_append(out, "<footer class=\"bottom\"");
    site_append_language(out, pharmacy->language, page->language);
    g_string_append(out, ">\n");
    site_append_element(out, "h2", NULL, pharmacy->name);
    if (pharmacy->address || pharmacy->telephone || pharmacy->email || pharmacy->hours) {
        g_string_append(out, "<dl>\n");
        append_lines(out, phrases, "address", pharmacy->address, "");
        append_fact(out, phrases, "telephone", pharmacy->telephone, "tel:");
        append_fact(out, phrases, "email", pharmacy->email, "mailto:");
        g_autoptr(GString) aloud = g_string_new(NULL);
        if (context->hours)
            site_hours_append(aloud, context->hours, phrases, way_up(page));
        append_lines(out, phrases, "opening_hours", pharmacy->hours, aloud->str);
        g_string_append(out, "</dl>\n");
    }
    if (pharmacy->base_url) {
        g_autofree char *feed = site_address(pharmacy, SITE_FEED);
        g_autofree char *subscribe = site_phrase(phrases, "subscribe");
        g_autofree char *how = site_phrase(phrases, "subscribe_how");
        g_string_append_printf(
            out, "<h2>%s</h2>\n<p>%s<br><a class=\"address\" dir=\"ltr\" href=\"%s" SITE_FEED "\">",
            subscribe, how, way_up(page));
        xml_text_append(out, feed, -1);
        g_string_append(out, "</a></p>\n");
    }
    g_string_append(out, "</footer>\n");
}

char *site_page_text(const SiteContext *context, const SitePage *page, const char *main)
{
    g_return_val_if_fail(context && page && main, NULL);
    const Phrases *phrases = site_phrases_in(context->phrases, page->language);
    GString *out = g_string_new("<!DOCTYPE html>\n<html");
    xml_text_append_attribute(out, "lang", page->language);
    xml_text_append_attribute(out, "dir", direction_is_rtl(page->language) ? "rtl" : "ltr");
    g_string_append(out, ">\n");
    append_head(out, context, page);
    g_string_append(out, "<body>\n");
    append_header(out, context, page, phrases);
    g_string_append_printf(out, "<main id=\"main\" tabindex=\"-1\">\n%s</main>\n", main);
    append_footer(out, context, page);
    g_string_append(out, "</body>\n</html>\n");
    return g_string_free(out, FALSE);
}
