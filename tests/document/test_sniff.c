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

static void test_markdown_by_name(void)
{
    assert_format("Words.", NULL, "article.md", DOCUMENT_MARKDOWN);
    assert_format("Words.", NULL, "ARTICLE.Markdown", DOCUMENT_MARKDOWN);
    assert_format("Words.", NULL, "/tmp/a.mdown", DOCUMENT_MARKDOWN);
    assert_format("Words.", "text/markdown; charset=utf-8", "https://a.example/x",
                  DOCUMENT_MARKDOWN);
    assert_format("Words.", "text/plain", "https://a.example/x.md?raw=1#top", DOCUMENT_MARKDOWN);
    assert_format("<img src=logo.png>\n\n# Words", NULL, "README.md", DOCUMENT_MARKDOWN);
    /* what it is counts more than what it is called */
    assert_format("<!DOCTYPE html><p>x", NULL, "page.md", DOCUMENT_HTML);
    assert_format("<html><body>Words", "text/markdown", NULL, DOCUMENT_HTML);
    assert_format("<p>Words</p>", "text/html", "https://a.example/x.md", DOCUMENT_HTML);
    assert_format("Words.", NULL, "https://a.example/?file=x.md", DOCUMENT_TEXT);
    assert_format("Words.", NULL, "amd", DOCUMENT_TEXT);
}

static void test_markdown_by_its_marks(void)
{
    assert_format("# Title\n\nWords with a [link](https://a.example/).\n", NULL, "-",
                  DOCUMENT_MARKDOWN);
    assert_format("Words.\n\n## Doses\n\n- 5 mg\n- 10 mg\n", NULL, NULL, DOCUMENT_MARKDOWN);
    assert_format("## A\n\nTake **one** tablet.\n", NULL, NULL, DOCUMENT_MARKDOWN);
    assert_format("# A\n\nWords.\n\n# B\n\n> Words.\n", NULL, NULL, DOCUMENT_MARKDOWN);
    assert_format("## A\n\n```\n# code\n```\n", NULL, NULL, DOCUMENT_MARKDOWN);
    assert_format("**A**\n\n| Age | Dose |\n|-----|------|\n| 6 | 5 mg |\n", NULL, NULL,
                  DOCUMENT_MARKDOWN);
    assert_format("See [a](https://a.example) here.\nSee [b](/b) there.\n\n- c\n", NULL, NULL,
                  DOCUMENT_MARKDOWN);
    assert_format("---\ntitle: Words\n---\nWords.\n", NULL, "-", DOCUMENT_MARKDOWN);
    assert_format("---\ntitle: Words\n---\nWords.\n", NULL, "a.html", DOCUMENT_MARKDOWN);
}

/* A sign that happens to be one of Markdown's is only a sign. */
static void test_text_with_stray_marks(void)
{
    static const char *const texts[] = {
        "Words about #health and * stars *.\n\n* one\n* two\n",
        "Side effects*\n\n* Not all are listed.\n",
        "Our results\n\n# 1 choice of doctors\n\n- one\n- two\n",
        "Words.\n\n# Not the first line\n\n- one\n- two\n",
        "key = 1\n# comment\nkey = 2\n# comment\n- item\n",
        "> quoted\n> quoted\n\nWords (see [1], [2](3)).\n",
        "Dose | Age\n5 mg | 6\n",
        "---\nWords between rules.\n---\n\n- one\n",
        "5 ** 2 is 25, and 2 ** 5 is 32.\n\n- one\n",
        "## Only a heading, no other mark\n\nWords.\n",
        "[a](https://a.example) once\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_format(texts[i], NULL, "-", DOCUMENT_TEXT);
    const char *clear = "## A\n\nTake **one** tablet.\n";
    assert_format(clear, NULL, "notes.txt", DOCUMENT_TEXT);
    assert_format(clear, "text/plain", "https://a.example/x", DOCUMENT_TEXT);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/document/sniff/refused", test_refused);
    g_test_add_func("/document/sniff/formats", test_formats);
    g_test_add_func("/document/sniff/markdown-by-name", test_markdown_by_name);
    g_test_add_func("/document/sniff/markdown-by-its-marks", test_markdown_by_its_marks);
    g_test_add_func("/document/sniff/text-with-stray-marks", test_text_with_stray_marks);
    return g_test_run();
}
