/* The opening hours as sound; see site_hours.h. */
#include "publish/site_hours.h"

#include "base/xml_text.h"
#include "publish/site_media.h"
#include "publish/site_page.h"
#include "publish/site_phrases.h"

#include <string.h>

#define GROUP "hours"

/* --- what is said --------------------------------------------------------------------------- */

static void add_paragraph(ArticleSection *section, const char *text)
{
    g_ptr_array_add(section->blocks, article_block_new(ARTICLE_PARAGRAPH, text));
}

Article *site_hours_article(const Pharmacy *pharmacy, const Phrases *phrases)
{
    if (!pharmacy->hours)
        return NULL;
    g_autofree char *hours = phrases_format(phrases, "opening_hours", 0, 0, NULL);
    g_autofree char *telephone = phrases_format(phrases, "telephone", 0, 0, NULL);
    Article *article = article_new();
    article->title = g_strdup_printf("%s: %s", pharmacy->name, hours);
    article->language = g_strdup(pharmacy->language);
    ArticleSection *section = article_section_new(NULL, 1);
    for (char **line = pharmacy->hours; *line; line++)
        add_paragraph(section, *line);
    if (pharmacy->telephone) {
        g_autofree char *line = g_strdup_printf("%s: %s", telephone, pharmacy->telephone);
        add_paragraph(section, line);
    }
    g_ptr_array_add(article->sections, section);
    return article;
}

const Format *site_hours_format(const Pharmacy *pharmacy)
{
    for (const char *const *name = site_media_sounds(); *name; name++)
        for (const Format **format = pharmacy->formats; *format; format++)
            if (strcmp((*format)->name, *name) == 0)
                return *format;
    return NULL;
}

/* --- on a page ------------------------------------------------------------------------------ */

void site_hours_append(GString *out, const SiteHours *hours, const Phrases *phrases, const char *up)
{
    const Format *format = format_find(hours->format);
    g_autofree char *link = site_link(hours->name);
    g_autofree char *address = g_strconcat(up, SITE_FILES "/", link, NULL);
    g_autofree char *saved = g_strconcat(SITE_HOURS_SLUG ".", format->extension, NULL);
    g_autofree char *name = phrases_format(phrases, "opening_hours", 0, 0, NULL);
    g_autofree char *what = phrases_format(phrases, site_media_phrase(hours->format), 0, 0,
                                           site_media_name(hours->format));
    g_autofree char *length = site_phrase_exact_length(phrases, hours->length_ms);
    g_autofree char *size = site_phrase_size(phrases, hours->bytes);
    g_autofree char *text = g_strdup_printf("%s: %s", name, what);
    g_autofree char *facts = g_strdup_printf("%s · %s", length, size);
    g_string_append(out, "<dd class=\"hours\"><audio controls preload=\"none\"");
    xml_text_append_attribute(out, "src", address);
    xml_text_append_attribute(out, "aria-label", name);
    g_string_append(out, "></audio>\n<a");
    xml_text_append_attribute(out, "download", saved);
    xml_text_append_attribute(out, "href", address);
    xml_text_append_attribute(out, "type", site_media_type(hours->format));
    g_string_append_c(out, '>');
    xml_text_append(out, text, -1);
    g_string_append(out, "</a> <span class=\"facts\">");
    xml_text_append(out, facts, -1);
    g_string_append(out, "</span></dd>");
}

/* --- as a text ------------------------------------------------------------------------------ */

char *site_hours_text(const SiteHours *hours)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_key_file_set_string(file, GROUP, "key", hours->key);
    g_key_file_set_string(file, GROUP, "format", hours->format);
    g_key_file_set_string(file, GROUP, "name", hours->name);
    g_key_file_set_uint64(file, GROUP, "bytes", hours->bytes);
    g_key_file_set_int64(file, GROUP, "length_ms", hours->length_ms);
    return g_key_file_to_data(file, NULL, NULL);
}

SiteHours *site_hours_parse(const char *text)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(SiteHours) hours = g_new0(SiteHours, 1);
    g_key_file_load_from_data(file, text, strlen(text), G_KEY_FILE_NONE, NULL);
    hours->key = g_key_file_get_string(file, GROUP, "key", NULL);
    hours->format = g_key_file_get_string(file, GROUP, "format", NULL);
    hours->name = g_key_file_get_string(file, GROUP, "name", NULL);
    hours->bytes = g_key_file_get_uint64(file, GROUP, "bytes", NULL);
    hours->length_ms = g_key_file_get_int64(file, GROUP, "length_ms", NULL);
    gboolean good = hours->key && hours->format && format_find(hours->format) && hours->name &&
                    !strchr(hours->name, '/');
    return good ? g_steal_pointer(&hours) : NULL;
}

void site_hours_free(SiteHours *hours)
{
    if (!hours)
        return;
    g_free(hours->key);
    g_free(hours->format);
    g_free(hours->name);
    g_free(hours);
}
