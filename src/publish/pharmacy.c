/* The pharmacy's settings; see pharmacy.h. */
#include "publish/pharmacy.h"

#include "base/error.h"
#include "publish/settings_file.h"

#include <string.h>

enum {
    DESCRIPTION_MAX_BYTES = 4000, /* as podcast apps cut it */
    IMAGE_MIN_PIXELS = 1400,      /* Apple: artwork requirements */
    IMAGE_MAX_PIXELS = 3000,
};

static const SettingsKey known[] = {
    {"pharmacy", "name"},      {"pharmacy", "address"},    {"pharmacy", "telephone"},
    {"pharmacy", "email"},     {"pharmacy", "hours"},      {"pharmacy", "logo"},
    {"pharmacy", "logo_text"}, {"site", "base_url"},       {"site", "language"},
    {"sound", "voice"},        {"sound", "formats"},       {"colours", "background"},
    {"colours", "text"},       {"colours", "accent"},      {"colours", "dark_background"},
    {"colours", "dark_text"},  {"colours", "dark_accent"}, {"feed", "title"},
    {"feed", "description"},   {"feed", "category"},       {"feed", "author"},
    {"feed", "email"},         {"feed", "image"},          {NULL},
};

static const ThemeColours usual_colours[THEMES] = {
    {{0xff, 0xff, 0xff}, {0x1a, 0x1a, 0x1a}, {0x00, 0x50, 0x4a}},
    {{0x12, 0x12, 0x12}, {0xf2, 0xf2, 0xf2}, {0x8f, 0xd6, 0xcc}},
};

/* --- small values --------------------------------------------------------------------------- */

/* Takes the value over, where there is one. */
static void take_string(SettingsFile *file, const char *group, const char *key, char **value)
{
    char *read = settings_file_string(file, group, key);
    if (!read)
        return;
    g_free(*value);
    *value = read;
}

static void take_email(SettingsFile *file, const char *group, char **value)
{
    take_string(file, group, "email", value);
    const char *at = *value ? strchr(*value, '@') : NULL;
    if (*value && (!at || at == *value || !at[1] || strpbrk(*value, " <>\"")))
        settings_file_fault(file, group, "email",
                            "\"%s\" is no address such as ask@pharmacy.example", *value);
}

/* A picture beside the settings; `picture` stays as it is where there is none. */
static void take_picture(SettingsFile *file, const char *group, const char *key, const char *folder,
                         AudioPicture **picture)
{
    g_autofree char *name = settings_file_string(file, group, key);
    if (!name)
        return;
    g_autofree char *path =
        g_path_is_absolute(name) ? g_strdup(name) : g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    *picture = audio_picture_load(path, &error);
    if (!*picture)
        settings_file_fault(file, group, key, "%s", error->message);
}

/* --- the parts ------------------------------------------------------------------------------ */

static void take_base_url(SettingsFile *file, Pharmacy *pharmacy)
{
    g_autofree char *text = settings_file_string(file, "site", "base_url");
    if (!text)
        return;
    g_autoptr(GUri) uri = g_uri_parse(text, G_URI_FLAGS_ENCODED, NULL);
    if (!uri ||
        !g_strv_contains((const char *const[]){"http", "https", NULL}, g_uri_get_scheme(uri)) ||
        !g_uri_get_host(uri) || !*g_uri_get_host(uri) || g_uri_get_userinfo(uri)) {
        settings_file_fault(file, "site", "base_url",
                            "\"%s\" is no address such as https://listen.pharmacy.example/", text);
        return;
    }
    if (g_uri_get_query(uri) || g_uri_get_fragment(uri)) {
        settings_file_fault(file, "site", "base_url",
                            "pages are put behind it, so it can have no \"?\" and no \"#\"");
        return;
    }
    pharmacy->base_url =
        g_str_has_suffix(text, "/") ? g_strdup(text) : g_strconcat(text, "/", NULL);
}

/* BCP 47 by its look: "en", "es-419", "zh-Hant-TW". */
static gboolean is_language_tag(const char *text)
{
    return g_regex_match_simple("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", text, G_REGEX_DOLLAR_ENDONLY,
                                0);
}

static void take_language(SettingsFile *file, Pharmacy *pharmacy)
{
    take_string(file, "site", "language", &pharmacy->language);
    if (!is_language_tag(pharmacy->language))
        settings_file_fault(file, "site", "language",
                            "\"%s\" is no language such as en, es or pt-BR", pharmacy->language);
}

static void tell_unknown_format(SettingsFile *file, const char *name)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (const Format *const *each = format_list(); *each; each++)
        if (!format_is_folder(*each))
            g_string_append_printf(names, "%s%s", names->len ? ", " : "", (*each)->name);
    settings_file_fault(file, "sound", "formats", "there is no \"%s\"; give some of %s", name,
                        names->str);
}

static gboolean is_sound(const Format *format)
{
    return format_audio(format) && !format_is_book(format);
}

static void take_formats(SettingsFile *file, Pharmacy *pharmacy)
{
    g_auto(GStrv) names = settings_file_list(file, "sound", "formats");
    if (!names)
        return;
    gboolean sound = FALSE;
    g_autoptr(GPtrArray) formats = g_ptr_array_new_null_terminated(4, NULL, TRUE);
    for (guint i = 0; names[i]; i++) {
        const Format *format = format_find(names[i]);
        if (!format)
            tell_unknown_format(file, names[i]);
        else if (format_is_folder(format))
            settings_file_fault(file, "sound", "formats",
                                "\"%s\" is a folder, and a download is a file; give %s.zip",
                                names[i], names[i]);
        else if (!g_ptr_array_find(formats, format, NULL))
            g_ptr_array_add(formats, (gpointer)format);
        sound |= format && is_sound(format);
    }
    if (!sound)
        settings_file_fault(file, "sound", "formats",
                            "none of them can be played on a page; add mp3");
    g_free(pharmacy->formats);
    pharmacy->formats = (const Format **)g_ptr_array_free(g_steal_pointer(&formats), FALSE);
}

static void take_feed(SettingsFile *file, Pharmacy *pharmacy, const char *folder)
{
    FeedSettings *feed = &pharmacy->feed;
    take_string(file, "feed", "title", &feed->title);
    take_string(file, "feed", "author", &feed->author);
    take_string(file, "feed", "description", &feed->description);
    take_email(file, "feed", &feed->email);
    if (feed->description && strlen(feed->description) > DESCRIPTION_MAX_BYTES)
        settings_file_fault(file, "feed", "description", "has %zu bytes; apps take at most %d",
                            strlen(feed->description), DESCRIPTION_MAX_BYTES);
    g_auto(GStrv) categories = settings_file_list(file, "feed", "category");
    if (categories && g_strv_length(categories) > 2)
        settings_file_fault(file, "feed", "category",
                            "give one category, and at most one within it");
    if (categories) {
        g_free(feed->category);
        feed->category = g_strdup(categories[0]);
        g_free(feed->subcategory);
        feed->subcategory = g_strdup(categories[1]);
    }
    take_picture(file, "feed", "image", folder, &feed->image);
    const AudioPicture *image = feed->image;
    if (image && (image->width != image->height || image->width < IMAGE_MIN_PIXELS ||
                  image->width > IMAGE_MAX_PIXELS))
        settings_file_fault(file, "feed", "image",
                            "the picture is %u by %u pixels; apps want a square of %d to %d pixels",
                            image->width, image->height, IMAGE_MIN_PIXELS, IMAGE_MAX_PIXELS);
}

/* --- colours -------------------------------------------------------------------------------- */

/* FALSE where nothing was set. */
static gboolean take_colour(SettingsFile *file, const char *key, Colour *colour)
{
    g_autofree char *text = settings_file_string(file, "colours", key);
    if (!text)
        return FALSE;
    if (!colour_parse(text, colour))
        settings_file_fault(file, "colours", key, "\"%s\" is no colour such as #00504a", text);
    return TRUE;
}

/* Refuses what cannot be read, warns of what is hard to read, and says what would do. */
static void check_contrast(SettingsFile *file, const char *key, Colour colour, Colour background)
{
    double ratio = contrast_ratio(colour, background);
    if (ratio >= CONTRAST_AAA)
        return;
    double wanted = ratio < CONTRAST_AA ? CONTRAST_AA : CONTRAST_AAA;
    Colour near = contrast_nearest(colour, background, wanted);
    g_autofree char *would_do = colour_text(near);
    /* One digit, rounded down: 4.49 is not 4.5. */
    int tenths = (int)(ratio * 10);
    static const char say[] =
        "stands out from the background by %d.%d:1 alone, %s needs %g:1; %s would do";
    if (contrast_ratio(near, background) < wanted)
        settings_file_fault(file, "colours", key,
                            "no colour can be read on this background; take a lighter or a darker");
    else if (ratio < CONTRAST_AA)
        settings_file_fault(file, "colours", key, say, tenths / 10, tenths % 10, "what is read",
                            CONTRAST_AA, would_do);
    else
        settings_file_warn(file, "colours", key, say, tenths / 10, tenths % 10, "who sees poorly",
                           CONTRAST_AAA, would_do);
}

/* A text or an accent that was not set is made to suit a background that was. */
static void take_colours(SettingsFile *file, Pharmacy *pharmacy)
{
    static const char *const keys[THEMES][3] = {{"background", "text", "accent"},
                                                {"dark_background", "dark_text", "dark_accent"}};
    for (int theme = 0; theme < THEMES; theme++) {
        ThemeColours *colours = &pharmacy->colours[theme];
        Colour *const inks[] = {&colours->text, &colours->accent};
        take_colour(file, keys[theme][0], &colours->background);
        for (int i = 0; i < 2; i++) {
            const char *key = keys[theme][i + 1];
            if (!take_colour(file, key, inks[i]))
                *inks[i] = contrast_nearest(*inks[i], colours->background, CONTRAST_AAA);
            check_contrast(file, key, *inks[i], colours->background);
        }
    }
}

/* --- the whole ------------------------------------------------------------------------------ */

/* What follows from others where it was not set. */
static void fill_in(Pharmacy *pharmacy)
{
    if (!pharmacy->logo_text)
        pharmacy->logo_text = g_strdup(pharmacy->name);
    if (!pharmacy->feed.title)
        pharmacy->feed.title = g_strdup(pharmacy->name);
    if (!pharmacy->feed.author)
        pharmacy->feed.author = g_strdup(pharmacy->name);
}

/* All that does not follow from others. */
static Pharmacy *new_usual(void)
{
    Pharmacy *pharmacy = g_new0(Pharmacy, 1);
    pharmacy->name = g_strdup("Our pharmacy");
    pharmacy->language = g_strdup("en");
    memcpy(pharmacy->colours, usual_colours, sizeof usual_colours);
    pharmacy->formats = g_new0(const Format *, 3);
    pharmacy->formats[0] = format_find("mp3");
    pharmacy->formats[1] = format_find("epub");
    pharmacy->feed.category = g_strdup("Health & Fitness");
    pharmacy->feed.subcategory = g_strdup("Medicine");
    return pharmacy;
}

Pharmacy *pharmacy_new(void)
{
    Pharmacy *pharmacy = new_usual();
    fill_in(pharmacy);
    return pharmacy;
}

Pharmacy *pharmacy_load(const char *path, Diagnostics *diagnostics, GError **error)
{
    g_return_val_if_fail(path, NULL);
    g_autoptr(SettingsFile) file = settings_file_load(path, known, diagnostics, error);
    if (!file)
        return NULL;
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(Pharmacy) pharmacy = new_usual();
    take_string(file, "pharmacy", "name", &pharmacy->name);
    pharmacy->address = settings_file_list(file, "pharmacy", "address");
    take_string(file, "pharmacy", "telephone", &pharmacy->telephone);
    take_email(file, "pharmacy", &pharmacy->email);
    pharmacy->hours = settings_file_list(file, "pharmacy", "hours");
    take_picture(file, "pharmacy", "logo", folder, &pharmacy->logo);
    take_string(file, "pharmacy", "logo_text", &pharmacy->logo_text);
    take_base_url(file, pharmacy);
    take_language(file, pharmacy);
    take_string(file, "sound", "voice", &pharmacy->voice);
    take_formats(file, pharmacy);
    take_colours(file, pharmacy);
    take_feed(file, pharmacy, folder);
    fill_in(pharmacy);
    return settings_file_is_sound(file, error) ? g_steal_pointer(&pharmacy) : NULL;
}

void pharmacy_free(Pharmacy *pharmacy)
{
    if (!pharmacy)
        return;
    char *texts[] = {
        pharmacy->name,          pharmacy->telephone,        pharmacy->email,
        pharmacy->base_url,      pharmacy->language,         pharmacy->voice,
        pharmacy->logo_text,     pharmacy->feed.title,       pharmacy->feed.description,
        pharmacy->feed.category, pharmacy->feed.subcategory, pharmacy->feed.author,
        pharmacy->feed.email};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_strfreev(pharmacy->address);
    g_strfreev(pharmacy->hours);
    g_clear_pointer(&pharmacy->logo, audio_picture_free);
    g_clear_pointer(&pharmacy->feed.image, audio_picture_free);
    g_free(pharmacy->formats);
    g_free(pharmacy);
}
