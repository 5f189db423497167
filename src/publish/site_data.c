/* JSON-LD; see site_data.h. Types and properties: schema.org 29. */
#include "publish/site_data.h"

#include "publish/site_media.h"

#include <json-glib/json-glib.h>

static void add(JsonBuilder *builder, const char *name, const char *text)
{
    if (!text)
        return;
    json_builder_set_member_name(builder, name);
    json_builder_add_string_value(builder, text);
}

static void begin(JsonBuilder *builder, const char *name, const char *type)
{
    if (name)
        json_builder_set_member_name(builder, name);
    json_builder_begin_object(builder);
    add(builder, "@type", type);
}

/* As text that cannot end the element it stands in. Takes `builder`. */
static char *finish(JsonBuilder *builder)
{
    g_autoptr(JsonBuilder) owned = builder;
    g_autoptr(JsonNode) root = json_builder_get_root(owned);
    g_autofree char *json = json_to_string(root, FALSE);
    g_autoptr(GString) text = g_string_new(json);
    g_string_replace(text, "<", "\\u003c", 0);
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static JsonBuilder *open_data(const char *type)
{
    JsonBuilder *builder = json_builder_new();
    json_builder_begin_object(builder);
    add(builder, "@context", "https://schema.org");
    add(builder, "@type", type);
    return builder;
}

static void add_publisher(JsonBuilder *builder, const SiteContext *context)
{
    begin(builder, "publisher", "Organization");
    add(builder, "name", context->pharmacy->name);
    add(builder, "url", context->pharmacy->base_url);
    json_builder_end_object(builder);
}

/* "PT4M9S" (ISO 8601). */
static char *duration_text(gint64 length_ms)
{
    gint64 seconds = (length_ms + 500) / 1000;
    return g_strdup_printf("PT%" G_GINT64_FORMAT "M%" G_GINT64_FORMAT "S", seconds / 60,
                           seconds % 60);
}

static void add_audio(JsonBuilder *builder, const SiteContext *context, const SiteCard *card)
{
    const SiteFile *sound = site_card_sound(card);
    g_autofree char *path = g_strconcat(SITE_FILES "/", sound->name, NULL);
    g_autofree char *address = site_address(context->pharmacy, path);
    g_autofree char *duration = duration_text(card->length_ms);
    g_autofree char *size = g_strdup_printf("%" G_GUINT64_FORMAT, sound->bytes);
    begin(builder, "audio", "AudioObject");
    add(builder, "name", card->title);
    add(builder, "contentUrl", address);
    add(builder, "encodingFormat", site_media_type(sound->format));
    add(builder, "contentSize", size);
    add(builder, "duration", duration);
    add(builder, "inLanguage", card->language);
    json_builder_end_object(builder);
}

static void add_speakable(JsonBuilder *builder)
{
    begin(builder, "speakable", "SpeakableSpecification");
    json_builder_set_member_name(builder, "cssSelector");
    json_builder_begin_array(builder);
    json_builder_add_string_value(builder, "h1");
    json_builder_add_string_value(builder, "#article > p");
    json_builder_end_array(builder);
    json_builder_end_object(builder);
}

/* What has a day is news; what has none is a page of a reference on health. */
char *site_data_article(const SiteContext *context, const SiteCard *card)
{
    JsonBuilder *builder = open_data(card->date ? "NewsArticle" : "MedicalWebPage");
    g_autofree char *path = g_strconcat(SITE_ARTICLES "/", card->slug, ".html", NULL);
    g_autofree char *address = site_address(context->pharmacy, path);
    add(builder, card->date ? "headline" : "name", card->title);
    add(builder, "url", address);
    add(builder, "description", card->summary);
    add(builder, "inLanguage", card->language);
    add(builder, "datePublished", card->date);
    add(builder, "isBasedOn", card->url);
    if (card->byline) {
        begin(builder, "author", "Person");
        add(builder, "name", card->byline);
        json_builder_end_object(builder);
    }
    add_publisher(builder, context);
    add_audio(builder, context, card);
    add_speakable(builder);
    json_builder_end_object(builder);
    return finish(builder);
}

char *site_data_pharmacy(const SiteContext *context)
{
    const Pharmacy *pharmacy = context->pharmacy;
    JsonBuilder *builder = open_data("Pharmacy");
    g_autofree char *address = pharmacy->address ? g_strjoinv(", ", pharmacy->address) : NULL;
    g_autofree char *logo = context->logo ? site_address(pharmacy, context->logo) : NULL;
    add(builder, "name", pharmacy->name);
    add(builder, "url", pharmacy->base_url);
    add(builder, "address", address);
    add(builder, "telephone", pharmacy->telephone);
    add(builder, "email", pharmacy->email);
    add(builder, "logo", logo);
    json_builder_end_object(builder);
    return finish(builder);
}
