/* EPUB; see epub.h. This file puts the book together; what its parts say is in epub_*.c. */
#include "publish/epub.h"

#include "publish/epub_parts.h"
#include "publish/stamp.h"
#include "publish/tagging.h"
#include "publish/zip_entry.h"
#include "publish/zip_writer.h"

#include <string.h>

struct Epub {
    ZipWriter *zip; /* NULL once it has its name */
};

static const char container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles>\n<rootfile full-path=\"" EPUB_FOLDER EPUB_PACKAGE "\" "
    "media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

/* --- the book ------------------------------------------------------------------------------- */

static void chapter_free(gpointer data)
{
    EpubChapter *chapter = data;
    g_free(chapter->identifier);
    g_free(chapter->language);
    markup_free(chapter->markup);
    g_clear_pointer(&chapter->clips, g_array_unref);
    g_free(chapter->document);
    g_free(chapter->overlay);
    g_free(chapter->audio);
    g_free(chapter);
}

static EpubChapter *chapter_new(const EpubArticle *source, guint number, gboolean words)
{
    const MarkupOptions markup_options = {.dialect = MARKUP_EPUB, .words = words};
    EpubChapter *chapter = g_new0(EpubChapter, 1);
    chapter->source = source;
    chapter->number = number;
    chapter->identifier = tagging_identifier(source->article);
    chapter->language = markup_language(source->article, source->reading->script);
    chapter->markup = markup_new(source->article, source->reading, &markup_options);
    chapter->clips = clips_new(chapter->markup, source->reading);
    chapter->document = g_strdup_printf("article-%u.xhtml", number);
    if (chapter->clips->len > 0) {
        chapter->overlay = g_strdup_printf("article-%u.smil", number);
        chapter->audio =
            g_strdup_printf("audio/article-%u.%s", number, source->audio_format->extension);
    }
    return chapter;
}

/* A UUID that is made of what the articles say (RFC 9562, version 8), so that readers know the book
 * again when it is made anew. */
static char *identifier_of(const EpubBook *book)
{
    enum { VERSION_AT = 14, VARIANT_AT = 19 };
    g_autoptr(GString) said = g_string_new(book->title);
    for (guint i = 0; i < book->chapters->len; i++) {
        g_string_append_printf(said, "\n%s", epub_chapter(book, i)->identifier);
    }
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, said->str, -1);
    char *identifier = g_strdup_printf("urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s", digest, digest + 8,
                                       digest + 12, digest + 16, digest + 20);
    char *uuid = identifier + strlen("urn:uuid:");
    uuid[VERSION_AT] = '8';
    uuid[VARIANT_AT] = 'a';
    return identifier;
}

static void book_free(EpubBook *book)
{
    g_free(book->language);
    g_free(book->identifier);
    g_free(book->modified);
    g_ptr_array_unref(book->chapters);
    g_free(book);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(EpubBook, book_free)

static EpubBook *book_new(const EpubArticle *articles, guint n_articles, const EpubOptions *options,
                          gint64 time_s)
{
    EpubBook *book = g_new0(EpubBook, 1);
    book->chapters = g_ptr_array_new_with_free_func(chapter_free);
    for (guint i = 0; i < n_articles; i++)
        g_ptr_array_add(book->chapters, chapter_new(&articles[i], i + 1, options->words));
    book->title = options->title ? options->title : epub_chapter_title(epub_chapter(book, 0));
    book->language = g_strdup(epub_chapter(book, 0)->language);
    book->identifier = identifier_of(book);
    book->modified = stamp_text(time_s);
    book->cover = options->cover;
    if (book->cover)
        book->cover_name =
            g_str_equal(book->cover->mime_type, "image/png") ? "cover.png" : "cover.jpg";
    return book;
}

/* --- the container -------------------------------------------------------------------------- */

/* Takes `text`. */
static gboolean add(ZipWriter *zip, const char *name, char *text, GError **error)
{
    g_autofree char *owned = text;
    g_autofree char *path = g_strconcat(EPUB_FOLDER, name, NULL);
    return zip_writer_add_text(zip, path, owned, ZIP_DEFLATE, error);
}

static gboolean add_chapter(ZipWriter *zip, const EpubChapter *chapter, GError **error)
{
    if (!add(zip, chapter->document, epub_document_text(chapter), error))
        return FALSE;
    if (!chapter->overlay)
        return TRUE;
    g_autofree char *audio = g_strconcat(EPUB_FOLDER, chapter->audio, NULL);
    return add(zip, chapter->overlay, epub_overlay_text(chapter), error) &&
           zip_writer_add_file(zip, audio, chapter->source->audio_path, ZIP_STORE, error);
}

static gboolean add_cover(ZipWriter *zip, const EpubBook *book, GError **error)
{
    if (!book->cover)
        return TRUE;
    g_autofree char *path = g_strconcat(EPUB_FOLDER, book->cover_name, NULL);
    return zip_writer_add(zip, path, book->cover->data, ZIP_STORE, error);
}

/* The first entry says what the file is, to who looks at its bytes (EPUB 3.3, 4.2.2). */
static gboolean add_all(ZipWriter *zip, const EpubBook *book, GError **error)
{
    if (!zip_writer_add_text(zip, "mimetype", "application/epub+zip", ZIP_STORE, error) ||
        !zip_writer_add_text(zip, "META-INF/container.xml", container, ZIP_DEFLATE, error) ||
        !add(zip, EPUB_PACKAGE, epub_package_text(book), error) ||
        !add(zip, EPUB_NAVIGATION, epub_navigation_text(book), error) ||
        !add(zip, EPUB_STYLE, g_strdup(epub_style_text()), error) || !add_cover(zip, book, error))
        return FALSE;
    for (guint i = 0; i < book->chapters->len; i++)
        if (!add_chapter(zip, epub_chapter(book, i), error))
            return FALSE;
    return TRUE;
}

gboolean epub_is_anothers(const char *path, const char *identifier)
{
    enum { MOST_BYTES = 16 * 1024 * 1024 };
    g_autofree char *package = zip_entry_text(path, EPUB_FOLDER EPUB_PACKAGE, MOST_BYTES);
    g_autofree char *own = g_strconcat(">" EPUB_ARTICLE_SCHEME, identifier, "<", NULL);
    return package && strstr(package, ">" EPUB_ARTICLE_SCHEME) && !strstr(package, own);
}

Epub *epub_write(const char *path, const EpubArticle *articles, guint n_articles,
                 const EpubOptions *options, gint64 time_s, GError **error)
{
    g_return_val_if_fail(path && articles && n_articles > 0 && options, NULL);
    g_autoptr(EpubBook) book = book_new(articles, n_articles, options, time_s);
    g_autoptr(ZipWriter) zip = zip_writer_open(path, time_s, error);
    if (!zip || !add_all(zip, book, error) || !zip_writer_complete(zip, error))
        return NULL;
    Epub *epub = g_new0(Epub, 1);
    epub->zip = g_steal_pointer(&zip);
    return epub;
}

gboolean epub_commit(Epub *epub, gboolean replace, GError **error)
{
    g_return_val_if_fail(epub && epub->zip, FALSE);
    gboolean done = zip_writer_commit(g_steal_pointer(&epub->zip), replace, error);
    epub_free(epub);
    return done;
}

void epub_free(Epub *epub)
{
    if (!epub)
        return;
    zip_writer_abort(epub->zip);
    g_free(epub);
}
