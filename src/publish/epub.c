/* EPUB; see epub.h. This file puts the book together; what its parts say is in epub_*.c. */
#include "publish/epub.h"

#include "article/identity.h"
#include "publish/epub_parts.h"
#include "publish/stamp.h"
#include "publish/zip_entry.h"

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

static EpubChapter *chapter_new(const BookArticle *source, guint number, gboolean words)
{
    const MarkupOptions markup_options = {.dialect = MARKUP_EPUB, .words = words};
    EpubChapter *chapter = g_new0(EpubChapter, 1);
    chapter->source = source;
    chapter->number = number;
    chapter->identifier = article_identifier(source->article);
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

static void book_free(EpubBook *book)
{
    g_free(book->language);
    g_free(book->identifier);
    g_free(book->modified);
    g_ptr_array_unref(book->chapters);
    g_free(book);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(EpubBook, book_free)

static EpubBook *book_new(const BookArticle *articles, guint n_articles, const BookOptions *options,
                          gint64 time_s)
{
    EpubBook *book = g_new0(EpubBook, 1);
    book->chapters = g_ptr_array_new_with_free_func(chapter_free);
    for (guint i = 0; i < n_articles; i++)
        g_ptr_array_add(book->chapters, chapter_new(&articles[i], i + 1, options->words));
    book->title = options->title ? options->title : epub_chapter_title(epub_chapter(book, 0));
    book->language = g_strdup(epub_chapter(book, 0)->language);
    g_autofree char *uuid = book_uuid(book->title, articles, n_articles);
    book->identifier = g_strconcat("urn:uuid:", uuid, NULL);
    book->modified = stamp_text(time_s);
    book->cover = options->cover;
    if (book->cover)
        book->cover_name =
            g_str_equal(book->cover->mime_type, "image/png") ? "cover.png" : "cover.jpg";
    return book;
}

/* --- the container -------------------------------------------------------------------------- */

/* Takes `text`. */
static gboolean add(Bundle *bundle, const char *name, char *text, GError **error)
{
    g_autofree char *owned = text;
    g_autofree char *path = g_strconcat(EPUB_FOLDER, name, NULL);
    return bundle_add_text(bundle, path, owned, ZIP_DEFLATE, error);
}

static gboolean add_chapter(Bundle *bundle, const EpubChapter *chapter, GError **error)
{
    if (!add(bundle, chapter->document, epub_document_text(chapter), error))
        return FALSE;
    if (!chapter->overlay)
        return TRUE;
    g_autofree char *audio = g_strconcat(EPUB_FOLDER, chapter->audio, NULL);
    return add(bundle, chapter->overlay, epub_overlay_text(chapter), error) &&
           bundle_add_file(bundle, audio, chapter->source->audio_path, 0, -1, ZIP_STORE, error);
}

static gboolean add_cover(Bundle *bundle, const EpubBook *book, GError **error)
{
    if (!book->cover)
        return TRUE;
    g_autofree char *path = g_strconcat(EPUB_FOLDER, book->cover_name, NULL);
    return bundle_add(bundle, path, book->cover->data, ZIP_STORE, error);
}

/* The first entry says what the file is, to who looks at its bytes (EPUB 3.3, 4.2.2). */
static gboolean add_all(Bundle *bundle, const EpubBook *book, GError **error)
{
    if (!bundle_add_text(bundle, "mimetype", "application/epub+zip", ZIP_STORE, error) ||
        !bundle_add_text(bundle, "META-INF/container.xml", container, ZIP_DEFLATE, error) ||
        !add(bundle, EPUB_PACKAGE, epub_package_text(book), error) ||
        !add(bundle, EPUB_NAVIGATION, epub_navigation_text(book), error) ||
        !add(bundle, EPUB_STYLE, epub_style_text(), error) || !add_cover(bundle, book, error))
        return FALSE;
    for (guint i = 0; i < book->chapters->len; i++)
        if (!add_chapter(bundle, epub_chapter(book, i), error))
            return FALSE;
    return TRUE;
}

static gboolean tells_article(const char *path, const char *identifier, gboolean *has)
{
    enum { MOST_BYTES = 16 * 1024 * 1024 };
    g_autofree char *package = zip_entry_text(path, EPUB_FOLDER EPUB_PACKAGE, MOST_BYTES);
    return package && book_tells_article(package, ">" EPUB_ARTICLE_SCHEME, identifier, "<", has);
}

static Bundle *write_book(const char *path, const BookArticle *articles, guint n_articles,
                          const BookOptions *options, gint64 time_s, GError **error)
{
    g_return_val_if_fail(path && articles && n_articles > 0 && options, NULL);
    g_autoptr(EpubBook) book = book_new(articles, n_articles, options, time_s);
    g_autoptr(Bundle) bundle = bundle_open(path, BUNDLE_ZIP, time_s, error);
    if (!bundle || !add_all(bundle, book, error) || !bundle_complete(bundle, error))
        return NULL;
    return g_steal_pointer(&bundle);
}

const BookFormat epub_format = {
    .sound = "mp3", .write = write_book, .tells_article = tells_article};
