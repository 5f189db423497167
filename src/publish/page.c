/* The article as a page; see page.h. */
#include "publish/page.h"

#include "base/xml_text.h"
#include "publish/direction.h"
#include "publish/markup.h"

/* Lines of at most 38 em, since longer ones are hard to follow; sizes by the reader's own. */
static const char style[] =
    ":root { color-scheme: light dark; }\n"
    "body { margin: 0 auto; padding: 1rem; max-width: 38em; font: 1.25rem/1.6 serif;\n"
    "       overflow-wrap: break-word; }\n"
    "h1, h2, h3, h4, h5, h6 { line-height: 1.25; font-family: sans-serif; }\n"
    "blockquote { margin-inline: 1em 0; padding-inline-start: 1em;\n"
    "             border-inline-start: 0.25em solid; }\n"
    "pre { overflow-x: auto; white-space: pre-wrap; }\n"
    "table { border-collapse: collapse; }\n"
    "th, td { padding: 0.25em 0.5em; border: 1px solid; text-align: start; vertical-align: top; }\n"
    "#disclaimer { margin-block-start: 2em; padding: 0 1em; border: 0.15em solid; }\n"
    "@media print { body { max-width: none; font-size: 14pt; } #disclaimer { break-inside: avoid; "
    "} "
    "}\n";

static void append_meta(GString *out, const char *name, const char *content)
{
    if (!content)
        return;
    g_string_append(out, "<meta");
    xml_text_append_attribute(out, "name", name);
    xml_text_append_attribute(out, "content", content);
    g_string_append(out, " />\n");
}

static void append_head(GString *out, const Article *article, const Script *script)
{
    const char *title = article->title ? article->title : script->opening_title;
    g_string_append(out, "<head>\n<meta charset=\"utf-8\" />\n<title>");
    xml_text_append(out, title ? title : "", -1);
    g_string_append(out, "</title>\n");
    append_meta(out, "viewport", "width=device-width, initial-scale=1");
    append_meta(out, "author", article->byline);
    append_meta(out, "date", article->date);
    append_meta(out, "generator", "Lectern " LECTERN_VERSION);
    g_string_append_printf(out, "<style>\n%s</style>\n</head>\n", style);
}

char *page_text(const Article *article, const Reading *reading, const TextOptions *options)
{
    (void)options;
    static const MarkupOptions as_page = {.dialect = MARKUP_HTML};
    g_autoptr(Markup) markup = markup_new(article, reading, &as_page);
    g_autofree char *language = markup_language(article, reading->script);
    GString *out = g_string_new("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"");
    xml_text_append_attribute(out, "lang", language);
    xml_text_append_attribute(out, "xml:lang", language);
    if (direction_is_rtl(language))
        xml_text_append_attribute(out, "dir", "rtl");
    g_string_append(out, ">\n");
    append_head(out, article, reading->script);
    g_string_append_printf(out, "<body>\n<main>\n%s</main>\n</body>\n</html>\n", markup->body);
    return g_string_free(out, FALSE);
}
