/* Marks as elements; see markup_mark.h. */
#include "publish/markup_mark.h"

#include "base/xml_text.h"

#include <string.h>

static const char *const element_names[MARK_KINDS] = {[MARK_LINK] = "a",
                                                      [MARK_STRONG] = "strong",
                                                      [MARK_EMPHASIS] = "em",
                                                      [MARK_CODE] = "code",
                                                      [MARK_SUPERSCRIPT] = "sup",
                                                      [MARK_SUBSCRIPT] = "sub",
                                                      [MARK_NOTE_REFERENCE] = "sup",
                                                      [MARK_LANGUAGE] = "span",
                                                      [MARK_ABBREVIATION] = "abbr",
                                                      [MARK_TIME] = "time",
                                                      [MARK_DELETED] = "del"};

static const char *const schemes[] = {"http", "https", "mailto", "tel", NULL};

#define ADDRESS_SIGNS "%" G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?"

/* Signs that no address has, written as it has them; so that what people typed into a page is an
 * address still. */
static char *escape_address(const char *address)
{
    g_auto(GStrv) parts = g_strsplit(address, "#", 2);
    GString *escaped = g_string_new(NULL);
    g_string_append_uri_escaped(escaped, parts[0], ADDRESS_SIGNS, FALSE);
    if (parts[0] && parts[1]) {
        g_string_append_c(escaped, '#');
        g_string_append_uri_escaped(escaped, parts[1], ADDRESS_SIGNS, FALSE);
    }
    return g_string_free(escaped, FALSE);
}

/* Where a link leads, as a whole address; NULL where nobody knows, or nobody should go. */
static char *resolve(const char *page, const char *address)
{
    if (!address || *address == '#' || !*address)
        return NULL;
    g_autofree char *escaped = escape_address(address);
    g_autofree char *base = page ? escape_address(page) : NULL;
    g_autofree char *whole = g_uri_resolve_relative(base, escaped, G_URI_FLAGS_ENCODED, NULL);
    g_autoptr(GUri) uri = whole ? g_uri_parse(whole, G_URI_FLAGS_ENCODED, NULL) : NULL;
    if (!uri || !g_strv_contains(schemes, g_uri_get_scheme(uri)))
        return NULL;
    gboolean of_web = g_str_has_prefix(g_uri_get_scheme(uri), "http");
    if (of_web && (!g_uri_get_host(uri) || !*g_uri_get_host(uri)))
        return NULL;
    return g_uri_to_string(uri);
}

/* A day that there is: "2026-03-14". The source may state anything, documents allow little. */
static gboolean is_date(const char *text)
{
    static const char shape[] = "dddd-dd-dd";
    if (!text || strlen(text) != strlen(shape))
        return FALSE;
    for (gsize i = 0; shape[i]; i++)
        if (shape[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != shape[i])
            return FALSE;
    guint64 year = g_ascii_strtoull(text, NULL, 10);
    guint64 month = g_ascii_strtoull(text + strlen("dddd-"), NULL, 10);
    guint64 day = g_ascii_strtoull(text + strlen("dddd-dd-"), NULL, 10);
    return year > 0 && month > 0 && day > 0 &&
           g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static gboolean append_attributes(const MarkupWriter *writer, const Mark *mark, const char *around,
                                  GString *out)
{
    g_autofree char *address = NULL;
    switch (mark->kind) {
    case MARK_LINK:
        address = resolve(writer->article->url, mark->value);
        xml_text_append_attribute(out, "href", address);
        return address != NULL;
    case MARK_LANGUAGE:
        markup_writer_append_language(out, mark->value, around);
        return out->len > 0;
    case MARK_ABBREVIATION:
        xml_text_append_attribute(out, "title", mark->value);
        return TRUE;
    case MARK_TIME:
        if (writer->options->dialect == MARKUP_XHTML1 || !is_date(mark->value))
            return FALSE;
        xml_text_append_attribute(out, "datetime", mark->value);
        return TRUE;
    default:
        return TRUE;
    }
}

gboolean mark_element_new(const MarkupWriter *writer, const Mark *mark, const char *around,
                          MarkElement *element)
{
    const char *name = element_names[mark->kind];
    g_autoptr(GString) attributes = g_string_new(NULL);
    if (!name || !append_attributes(writer, mark, around, attributes))
        return FALSE;
    *element = (MarkElement){mark, name, g_string_free(g_steal_pointer(&attributes), FALSE)};
    return TRUE;
}

void mark_element_clear(gpointer element)
{
    g_free(((MarkElement *)element)->attributes);
}
