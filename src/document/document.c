/* Documents: from bytes to the tree of blocks.
 *
 * FORMAT. Bytes with the signature of another kind of file are refused by its name. Decoded text
 * that begins with a tag, a doctype or a comment before one is HTML; so is a text dense with tags;
 * then the server's word counts, then the file's name; Markdown is known by these, or by marks that
 * are none by chance. All else is bare text.
 */
#include "document/document.h"
#include "base/error.h"
#include "document/charset.h"
#include "document/html.h"
#include "document/markdown.h"
#include "document/sniff.h"
#include "document/text.h"

static gboolean refuse(GError **error, const char *what, const char *advice)
{
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_NO_ARTICLE, "this looks like %s, %s", what,
                advice);
    return FALSE;
}

static gboolean is_blank(const CharsetText *text)
{
    for (gsize i = 0; i < text->length; i++)
        if (!g_ascii_isspace(text->text[i]))
            return FALSE;
    return TRUE;
}

static gboolean check_bytes(const DocumentSource *source, GError **error)
{
    const char *what = source->length ? sniff_binary(source->bytes, source->length) : NULL;
    if (what)
        return refuse(error, what,
                      "not an article: give a web page or a text (save or copy it as one)");
    if (source->length > G_MAXINT)
        return refuse(error, "more than 2 GB", "which is no article");
    return TRUE;
}

static gboolean check_text(const CharsetText *text, GError **error)
{
    if (is_blank(text)) {
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_NO_ARTICLE,
                            "there is nothing in it: give a page or text with words");
        return FALSE;
    }
    if (sniff_is_feed(text->text, text->length))
        return refuse(error, "a feed (RSS or Atom)", "not an article: give one of its articles");
    return TRUE;
}

Document *document_parse(const DocumentSource *source, Diagnostics *diagnostics, GError **error)
{
    g_return_val_if_fail(source && (source->bytes || !source->length), NULL);
    if (!check_bytes(source, error))
        return NULL;
    g_auto(CharsetText) text = {0};
    charset_decode(source->bytes, source->length, source->content_type, diagnostics, &text);
    if (!check_text(&text, error) || text.length > G_MAXINT)
        return NULL;
    Document *document = g_new0(Document, 1);
    document->arena = arena_new();
    document->url = arena_strdup(document->arena, source->url);
    document->charset = arena_strdup(document->arena, text.charset);
    document->format = sniff_format(text.text, text.length, source->content_type, source->name);
    switch (document->format) {
    case DOCUMENT_HTML:
        html_parse(document, text.text, text.length, diagnostics);
        break;
    case DOCUMENT_MARKDOWN:
        markdown_parse(document, text.text, text.length, diagnostics);
        break;
    case DOCUMENT_TEXT:
        text_parse(document, text.text, text.length);
        break;
    }
    return document;
}

void document_free(Document *document)
{
    if (!document)
        return;
    arena_free(document->arena);
    g_free(document);
}
