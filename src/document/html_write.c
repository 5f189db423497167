/* Writing HTML; see html_write.h. */
#include "document/html_write.h"

#include <string.h>

void html_write_text(GString *out, const char *text, gsize length)
{
    for (const char *end = text + length; text < end; text++)
        switch (*text) {
        case '&':
            g_string_append(out, "&amp;");
            break;
        case '<':
            g_string_append(out, "&lt;");
            break;
        case '>':
            g_string_append(out, "&gt;");
            break;
        case '"':
            g_string_append(out, "&quot;");
            break;
        default:
            g_string_append_c(out, *text);
        }
}

/* `before`, the text with its line breaks as blanks, `after`; nothing without a text. */
static void write_fact(GString *out, const char *before, const char *text, const char *after)
{
    if (!text || !*text)
        return;
    g_autofree char *line = g_strdelimit(g_strdup(text), "\r\n", ' ');
    g_string_append(out, before);
    html_write_text(out, line, strlen(line));
    g_string_append(out, after);
}

void html_write_head(GString *out, const HtmlFacts *facts)
{
    g_string_append(out, "<!DOCTYPE html><html");
    write_fact(out, " lang=\"", facts->language, "\"");
    g_string_append(out, "><head>");
    write_fact(out, "<title>", facts->title, "</title>");
    write_fact(out, "<meta name=\"author\" content=\"", facts->author, "\">");
    write_fact(out, "<meta property=\"article:published_time\" content=\"", facts->published,
               "\">");
    write_fact(out, "<meta property=\"article:modified_time\" content=\"", facts->updated, "\">");
    write_fact(out, "<meta name=\"description\" content=\"", facts->description, "\">");
    write_fact(out, "<meta property=\"og:site_name\" content=\"", facts->site, "\">");
    write_fact(out, "<link rel=\"canonical\" href=\"", facts->address, "\">");
    write_fact(out, "<base href=\"", facts->base, "\">");
    g_string_append(out, "</head><body>");
}
