/* A DAISY book's documents of text, and what all its XHTML documents begin with (DAISY 2.02, 2.4).
 */
#include "publish/daisy_parts.h"

#include "base/xml_text.h"
#include "publish/direction.h"
#include "publish/markup_style.h"

void daisy_append_meta(GString *out, const char *name, const char *content, const char *scheme)
{
    g_string_append(out, "<meta");
    xml_text_append_attribute(out, "name", name);
    xml_text_append_attribute(out, "content", content);
    xml_text_append_attribute(out, "scheme", scheme);
    g_string_append(out, "/>\n");
}

void daisy_append_document_start(GString *out, const char *title, const char *language)
{
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                         "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
                         "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n"
                         "<html xmlns=\"http://www.w3.org/1999/xhtml\"");
    xml_text_append_attribute(out, "lang", language);
    xml_text_append_attribute(out, "xml:lang", language);
    xml_text_append_attribute(out, "dir", direction_is_rtl(language) ? "rtl" : NULL);
    g_string_append(out, ">\n<head>\n<title>");
    xml_text_append(out, title, -1);
    g_string_append(out, "</title>\n<meta http-equiv=\"Content-Type\" "
                         "content=\"text/html; charset=utf-8\"/>\n");
}

char *daisy_document_text(const DaisyBook *book, const DaisyArticle *article)
{
    GString *out = g_string_new(NULL);
    daisy_append_document_start(out, book_article_title(article->source, book->title),
                                article->language);
    daisy_append_meta(out, "dc:format", "Daisy 2.02", NULL);
    daisy_append_meta(out, "dc:identifier", book->identifier, NULL);
    daisy_append_meta(out, "dc:title", book->title, NULL);
    daisy_append_meta(out, "ncc:generator", DAISY_GENERATOR, NULL);
    g_string_append_printf(out, "<style type=\"text/css\">\n%s</style>\n</head>\n<body>\n",
                           markup_style());
    g_string_append_printf(out, "%s</body>\n</html>\n", article->markup->body);
    return g_string_free(out, FALSE);
}
