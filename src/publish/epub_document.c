/* An EPUB's content documents, and how they look. */
#include "publish/epub_parts.h"

#include "base/xml_text.h"
#include "publish/direction.h"
#include "publish/markup_style.h"

const char *epub_chapter_title(const EpubChapter *chapter)
{
    return book_article_title(chapter->source, chapter->document);
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

/* What is lit has a background and a line below it, so that it is found without colours. All pairs
 * have a contrast of 7:1 or more (WCAG 2.2, 1.4.6). */
char *epub_style_text(void)
{
    return g_strconcat(markup_style(),
                       "." EPUB_ACTIVE_CLASS " { background-color: #ffe97a; color: #000000; "
                       "text-decoration: underline; }\n"
                       "." EPUB_ACTIVE_CLASS " a { color: #000000; }\n"
                       "@media (prefers-color-scheme: dark) {\n"
                       "body { background-color: #121212; color: #f0f0f0; }\n"
                       "a { color: #9ecbff; }\n"
                       "." EPUB_ACTIVE_CLASS " { background-color: #4a3f00; color: #ffffff; }\n"
                       "." EPUB_ACTIVE_CLASS " a { color: #ffffff; }\n"
                       "}\n",
                       NULL);
}
