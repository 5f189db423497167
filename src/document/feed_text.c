/* Texts of feeds; see feed_text.h. */
#include "document/feed_text.h"
#include "document/document.h"
#include "document/html.h"
#include "document/html_write.h"

#include <string.h>

/* Summaries are a paragraph or two; the shortest articles are longer. */
enum { SHORTEST_ARTICLE_BYTES = 600 };

char *feed_text_from_html(const char *html)
{
    Document document = {.arena = arena_new()};
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *page = g_strconcat("<body>", html, NULL);
    html_parse(&document, page, strlen(page), NULL);
    for (const Block *b = document.root; b; b = block_next(b, document.root))
        if (b->text && !b->hidden && b->kind != BLOCK_IMAGE)
            g_string_append_printf(text, "%s%s", text->len ? " " : "", b->text);
    arena_free(document.arena);
    g_strdelimit(text->str, "\n\t", ' ');
    return text->len ? g_strdup(text->str) : NULL;
}

char *feed_text_to_html(const char *text)
{
    GString *html = g_string_new(NULL);
    html_write_text(html, text, strlen(text));
    return g_string_free(html, FALSE);
}

static gboolean is_blank_line(const char *line)
{
    line += strspn(line, " \t\r");
    return *line == '\n';
}

char *feed_text_in_paragraphs(const char *html)
{
    if (strchr(html, '<'))
        return g_strdup(html);
    GString *out = g_string_new("<p>");
    for (const char *at = html; *at;) {
        const char *newline = strchr(at, '\n');
        const char *next = newline ? newline + 1 : at + strlen(at);
        g_string_append_len(out, at, next - at);
        if (is_blank_line(next))
            g_string_append(out, "<p>");
        at = next;
    }
    return g_string_free(out, FALSE);
}

gsize feed_text_length(const char *html)
{
    gsize length = 0;
    while (*html) {
        gboolean tag = *html == '<' && (g_ascii_isalpha(html[1]) || strchr("/!?", html[1]));
        const char *close = tag ? strchr(html, '>') : NULL;
        length += !close && !g_ascii_isspace(*html);
        html = close ? close + 1 : html + 1;
    }
    return length;
}

static gboolean ends_in_ellipsis(const char *html)
{
    static const char *const ellipses[] = {"...", "…", "&hellip;", "&#8230;"};
    g_autofree char *text = feed_text_from_html(html);
    gsize length = text ? strlen(text) : 0;
    while (length && strchr("]) ", text[length - 1]))
        text[--length] = '\0';
    for (gsize i = 0; text && i < G_N_ELEMENTS(ellipses); i++)
        if (g_str_has_suffix(text, ellipses[i]))
            return TRUE;
    return FALSE;
}

gboolean feed_text_is_cut(const char *html)
{
    return feed_text_length(html) < SHORTEST_ARTICLE_BYTES || ends_in_ellipsis(html);
}

char *feed_text_author(const char *text)
{
    const char *open = strchr(text, '('), *close = open ? strchr(open, ')') : NULL;
    const char *mail = strchr(text, '<');
    g_autofree char *name = NULL;
    if (close && strchr(text, '@'))
        name = g_strndup(open + 1, (gsize)(close - open - 1));
    else if (mail && strchr(mail, '@'))
        name = g_strndup(text, (gsize)(mail - text));
    else
        name = g_strdup(text);
    g_strdelimit(name, "\r\n\t", ' ');
    g_strstrip(name);
    return *name && !strchr(name, '@') ? g_steal_pointer(&name) : NULL;
}
