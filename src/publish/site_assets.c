/* What all pages load; see site_assets.h. */
#include "publish/site_assets.h"

#include "base/embed.h"

#include <string.h>

EMBED(site_style, "publish/site/site.css");
EMBED(site_player, "publish/site/player.js");
EMBED(site_search, "publish/site/search.js");

enum { VERSION_LETTERS = 10 };

static void asset_clear(gpointer asset)
{
    g_bytes_unref(((SiteAsset *)asset)->bytes);
}

/* Takes `bytes`. */
static void add(GArray *assets, const char *name, GBytes *bytes)
{
    SiteAsset asset = {name, bytes};
    g_array_append_val(assets, asset);
}

/* --- the theme ------------------------------------------------------------------------------ */

/* The ground of the sentence that is heard: by day yellow, by night brown. Each with 7:1 or more.
 */
static const char *const marks[THEMES] = {"--mark: #ffe97a; --mark-text: #000000;",
                                          "--mark: #4a3f00; --mark-text: #ffffff;"};

/* A ground that stands out a little from the background, as long as what is on it can be read. */
static Colour soft_ground(const ThemeColours *colours)
{
    enum { TINT_PERCENT = 6 };
    Colour soft = colour_mix(colours->background, colours->text, TINT_PERCENT);
    gboolean reads = contrast_ratio(colours->text, soft) >= CONTRAST_AA &&
                     contrast_ratio(colours->accent, soft) >= CONTRAST_AA;
    return reads ? soft : colours->background;
}

static void append_variable(GString *out, const char *name, Colour colour)
{
    g_autofree char *text = colour_text(colour);
    g_string_append_printf(out, "--%s: %s; ", name, text);
}

static void append_variables(GString *out, const ThemeColours *colours, Theme theme)
{
    enum { LINE_PERCENT = 35 };
    g_string_append(out, ":root { ");
    append_variable(out, "background", colours->background);
    append_variable(out, "text", colours->text);
    append_variable(out, "accent", colours->accent);
    append_variable(out, "soft", soft_ground(colours));
    append_variable(out, "line", colour_mix(colours->background, colours->text, LINE_PERCENT));
    g_string_append_printf(out, "%s }\n", marks[theme]);
}

static GBytes *theme_style(const Pharmacy *pharmacy)
{
    GString *out = g_string_new("/* The colours of pharmacy.ini. */\n");
    append_variables(out, &pharmacy->colours[THEME_LIGHT], THEME_LIGHT);
    g_string_append(out, "@media (prefers-color-scheme: dark) {\n");
    append_variables(out, &pharmacy->colours[THEME_DARK], THEME_DARK);
    g_string_append(out, "}\n");
    return g_string_free_to_bytes(out);
}

/* A loudspeaker on the accent, as in site_cover.c. */
static GBytes *icon(const Pharmacy *pharmacy)
{
    const ThemeColours *colours = &pharmacy->colours[THEME_LIGHT];
    g_autofree char *background = colour_text(colours->background);
    g_autofree char *accent = colour_text(colours->accent);
    char *text = g_strdup_printf(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\">"
        "<rect width=\"64\" height=\"64\" rx=\"12\" fill=\"%s\"/>"
        "<g fill=\"none\" stroke=\"%s\" stroke-width=\"5\" stroke-linecap=\"round\">"
        "<path fill=\"%s\" stroke-width=\"0\" d=\"M12 25h9l12-10v34L21 39h-9z\"/>"
        "<path d=\"M41 25a10 10 0 0 1 0 14M47 18a20 20 0 0 1 0 28\"/></g></svg>\n",
        accent, background, background);
    return g_bytes_new_take(text, strlen(text));
}

/* --- all of them ---------------------------------------------------------------------------- */

const char *site_assets_logo(const Pharmacy *pharmacy)
{
    if (!pharmacy->logo)
        return NULL;
    return strcmp(pharmacy->logo->mime_type, "image/png") == 0 ? "logo.png" : "logo.jpg";
}

GArray *site_assets_new(const Pharmacy *pharmacy)
{
    GArray *assets = g_array_new(FALSE, FALSE, sizeof(SiteAsset));
    g_array_set_clear_func(assets, asset_clear);
    add(assets, "site.css", embedded_bytes(site_style_start, site_style_end));
    add(assets, "player.js", embedded_bytes(site_player_start, site_player_end));
    add(assets, "search.js", embedded_bytes(site_search_start, site_search_end));
    add(assets, "theme.css", theme_style(pharmacy));
    add(assets, "icon.svg", icon(pharmacy));
    if (pharmacy->logo)
        add(assets, site_assets_logo(pharmacy), g_bytes_ref(pharmacy->logo->data));
    return assets;
}

char *site_assets_version(const GArray *assets)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < assets->len; i++) {
        const SiteAsset *asset = site_assets_get(assets, i);
        gsize size;
        const guchar *bytes = g_bytes_get_data(asset->bytes, &size);
        g_checksum_update(checksum, (const guchar *)asset->name, -1);
        g_checksum_update(checksum, bytes, (gssize)size);
    }
    return g_strndup(g_checksum_get_string(checksum), VERSION_LETTERS);
}
