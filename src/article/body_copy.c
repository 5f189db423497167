/* A text in the data as a document; see body_copy.h. */
#include "article/body_copy.h"

#include <string.h>

static gboolean is_markup(const char *body)
{
    static const char *const tags[] = {"<p", "</p>", "<br", "<div", "<h2"};
    for (guint i = 0; i < G_N_ELEMENTS(tags); i++)
        if (strstr(body, tags[i]))
            return TRUE;
    return FALSE;
}

Document *body_copy_parse(const char *body)
{
    g_autoptr(GString) html = g_string_new("<!DOCTYPE html><body>");
    if (is_markup(body)) {
        g_string_append(html, body);
    } else {
        g_auto(GStrv) lines = g_strsplit(body, "\n", -1);
        for (guint i = 0; lines[i]; i++) {
            g_autofree char *escaped = g_markup_escape_text(lines[i], -1);
            g_string_append_printf(html, "<p>%s</p>\n", escaped);
        }
    }
    DocumentSource source = {
        .bytes = html->str, .length = html->len, .content_type = "text/html; charset=utf-8"};
    return document_parse(&source, NULL, NULL);
}
