/* What the bytes are, whatever they are called. */
#include "base/error.h"
#include "document/sniff.h"
#include "document_test.h"

static void assert_refused(const char *bytes, gsize length, const char *what)
{
    DocumentSource source = {.bytes = bytes, .length = length, .name = "page.html"};
    g_autoptr(GError) error = NULL;
    g_assert_null(document_parse(&source, NULL, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_NO_ARTICLE);
    g_assert_nonnull(strstr(error->message, what));
}

#define REFUSED(bytes, what) assert_refused(bytes, sizeof(bytes) - 1, what)

static void test_refused(void)
{
    REFUSED("%PDF-1.7\n", "a PDF document");
    REFUSED("\x89PNG\r\n\x1a\n", "a PNG image");
    REFUSED("\xff\xd8\xff\xe0", "a JPEG image");
    REFUSED("PK\3\4..........................mimetypeapplication/epub+zip", "an EPUB book");
    REFUSED("PK\3\4..........................[Content_Types].xml", "a Word");
    REFUSED("PK\3\4", "a ZIP archive");
    REFUSED("ID3\3", "a sound file");
    REFUSED("RIFF....WAVEfmt ", "a sound file");
    REFUSED("\0\0\0 ftypisom", "a video or audio file");
    REFUSED("{\\rtf1 Words}", "an RTF document");
    REFUSED("\x02\x03\x04\x05\x06\x07\x08 words", "binary data");
    REFUSED("", "nothing in it");
    REFUSED(" \n\t\r\n ", "nothing in it");
    REFUSED("\xef\xbb\xbf", "nothing in it");
    REFUSED("<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "a feed");
    REFUSED("<?xml version='1.0'?><!-- x --><feed xmlns='http://www.w3.org/2005/Atom'/>", "a feed");
}

static void assert_format(const char *text, const char *content_type, const char *name,
                          DocumentFormat format)
{
    g_assert_cmpint(sniff_format(text, strlen(text), content_type, name), ==, format);
}

static void test_formats(void)
{
    assert_format("<!DOCTYPE html><p>x", NULL, NULL, DOCUMENT_HTML);
    assert_format(" \n<!-- saved --><?xml version='1.0'?>\n<HTML>", NULL, "x.txt", DOCUMENT_HTML);
    assert_format("<p>Only a part", "text/plain", NULL, DOCUMENT_HTML);
    assert_format("<Some> brackets", NULL, NULL, DOCUMENT_TEXT);
    assert_format("Doses <5 mg are low.", NULL, NULL, DOCUMENT_TEXT);
    assert_format("Words in text.", "text/html", "x.html", DOCUMENT_TEXT);
    assert_format("Words <b>in</b> text.", "text/html", NULL, DOCUMENT_HTML);
    assert_format("Words <b>in</b> text.", NULL, "saved.HTM", DOCUMENT_HTML);
    assert_format("Words <b>in</b> text.", NULL, "notes.txt", DOCUMENT_TEXT);
    assert_format("So <b>a</b> <i>b</i> <b>c</b> <i>d</i>.", NULL, NULL, DOCUMENT_HTML);
    assert_format("", NULL, NULL, DOCUMENT_TEXT);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/document/sniff/refused", test_refused);
    g_test_add_func("/document/sniff/formats", test_formats);
    return g_test_run();
}
