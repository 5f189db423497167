/* An EPUB's content documents, and how they look. */
#include "publish/epub_parts.h"

#include "base/xml_text.h"
#include "publish/direction.h"

const char *epub_chapter_title(const EpubChapter *chapter)
{
    const Script *script = chapter->source->reading->script;
    if (chapter->source->article->title)
        return chapter->source->article->title;
    return script->opening_title && *script->opening_title ? script->opening_title
                                                           : chapter->document;
}

void epub_append_document_start(GString *out, const char *title, const char *language)
{
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
                         "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                         "xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    xml_text_append_attribute(out, "lang", language);
    xml_text_append_attribute(out, "xml:lang", language);
    xml_text_append_attribute(out, "dir", direction_is_rtl(language) ? "rtl" : NULL);
    g_string_append(out, ">\n<head>\n<meta charset=\"UTF-8\"/>\n<title>");
    xml_text_append(out, title, -1);
    g_string_append(out, "</title>\n<link rel=\"stylesheet\" type=\"text/css\" "
                         "href=\"" EPUB_STYLE "\"/>\n</head>\n<body>\n");
}

void epub_append_document_end(GString *out)
{
    g_string_append(out, "</body>\n</html>\n");
}

char *epub_document_text(const EpubChapter *chapter)
{
    GString *out = g_string_new(NULL);
    epub_append_document_start(out, epub_chapter_title(chapter), chapter->language);
    g_string_append(out, chapter->markup->body);
    epub_append_document_end(out);
    return g_string_free(out, FALSE);
}

/* Sizes are the reader's; black on white unless the reader's device is dark. What is lit has a
 * background and a line below it, so that it is found without colours. All pairs have a contrast
 * of 7:1 or more (WCAG 2.2, 1.4.6). */
const char *epub_style_text(void)
{
    return "body { line-height: 1.5; margin: 1em; overflow-wrap: break-word; }\n"
           "h1, h2, h3, h4, h5, h6 { line-height: 1.2; break-after: avoid; hyphens: none; }\n"
           ".byline, .date, figcaption { font-style: italic; }\n"
           "blockquote { margin: 1em 1.5em; padding-inline-start: 1em; "
           "border-inline-start: 0.2em solid; }\n"
           "pre { white-space: pre-wrap; }\n"
           "table { border-collapse: collapse; margin: 1em 0; }\n"
           "caption { font-weight: bold; text-align: start; }\n"
           "th, td { border: 1px solid; padding: 0.3em 0.6em; text-align: start; "
           "vertical-align: top; }\n"
           "ol.marked { list-style: none; padding-inline-start: 1.5em; }\n"
           ".disclaimer { border-top: 2px solid; margin-top: 2em; }\n"
           "." EPUB_ACTIVE_CLASS " { background-color: #ffe97a; color: #000000; "
           "text-decoration: underline; }\n"
           "." EPUB_ACTIVE_CLASS " a { color: #000000; }\n"
           "@media (prefers-color-scheme: dark) {\n"
           "body { background-color: #121212; color: #f0f0f0; }\n"
           "a { color: #9ecbff; }\n"
           "." EPUB_ACTIVE_CLASS " { background-color: #4a3f00; color: #ffffff; }\n"
           "." EPUB_ACTIVE_CLASS " a { color: #ffffff; }\n"
           "}\n";
}
