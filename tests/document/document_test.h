/* For the tests of this room: a text parsed and printed, and diagnostics collected. */
#ifndef LECTERN_TESTS_DOCUMENT_TEST_H
#define LECTERN_TESTS_DOCUMENT_TEST_H

#include "document/document.h"

#include <string.h>

static inline Document *parse_bytes(const char *bytes, gsize length)
{
    DocumentSource source = {.bytes = bytes, .length = length};
    GError *error = NULL;
    Document *document = document_parse(&source, NULL, &error);
    g_assert_no_error(error);
    return document;
}

static inline char *print_document(const Document *document)
{
    GString *out = g_string_new(NULL);
    document_print(document, out);
    return g_string_free(out, FALSE);
}

/* The printed tree of `html` without the line of its root; an html element is put in front. */
static inline char *print_html(const char *html)
{
    g_autofree char *page = g_strconcat("<!DOCTYPE html>", html, NULL);
    g_autoptr(Document) document = parse_bytes(page, strlen(page));
    g_assert_cmpint(document->format, ==, DOCUMENT_HTML);
    g_autofree char *printed = print_document(document);
    return g_strdup(strchr(printed, '\n') + 1);
}

static inline char *print_text(const char *text)
{
    g_autoptr(Document) document = parse_bytes(text, strlen(text));
    g_assert_cmpint(document->format, ==, DOCUMENT_TEXT);
    g_autofree char *printed = print_document(document);
    return g_strdup(strchr(printed, '\n') + 1);
}

static inline char *print_markdown(const char *text)
{
    DocumentSource source = {.bytes = text, .length = strlen(text), .name = "article.md"};
    g_autoptr(Document) document = document_parse(&source, NULL, NULL);
    g_assert_nonnull(document);
    g_assert_cmpint(document->format, ==, DOCUMENT_MARKDOWN);
    g_autofree char *printed = print_document(document);
    return g_strdup(strchr(printed, '\n') + 1);
}

#define assert_markdown(text, expected)                                                            \
    do {                                                                                           \
        g_autofree char *printed_ = print_markdown(text);                                          \
        g_assert_cmpstr(printed_, ==, expected);                                                   \
    } while (0)

#define assert_html(html, expected)                                                                \
    do {                                                                                           \
        g_autofree char *printed_ = print_html(html);                                              \
        g_assert_cmpstr(printed_, ==, expected);                                                   \
    } while (0)

#define assert_text(text, expected)                                                                \
    do {                                                                                           \
        g_autofree char *printed_ = print_text(text);                                              \
        g_assert_cmpstr(printed_, ==, expected);                                                   \
    } while (0)

#endif
