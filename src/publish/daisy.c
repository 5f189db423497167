/* DAISY 2.02; see daisy.h. This file puts the book together; what its parts say is in daisy_*.c. */
#include "publish/daisy.h"

#include "audio/mp3_bounds.h"
#include "publish/daisy_parts.h"
#include "publish/one_line.h"
#include "publish/stamp.h"
#include "publish/zip_entry.h"

#include <string.h>

/* --- the book ------------------------------------------------------------------------------- */

static void article_done(gpointer data)
{
    DaisyArticle *article = data;
    g_free(article->language);
    markup_free(article->markup);
    g_clear_pointer(&article->clips, g_array_unref);
    g_free(article->document);
    g_free(article->audio);
    g_free(article);
}

static DaisyArticle *article_of(const BookArticle *source, guint number, gboolean without_text)
{
    static const MarkupOptions markup_options = {.dialect = MARKUP_XHTML1};
    DaisyArticle *article = g_new0(DaisyArticle, 1);
    article->source = source;
    article->language = markup_language(source->article, source->reading->script);
    article->markup = markup_new(source->article, source->reading, &markup_options);
    article->clips = clips_new(article->markup, source->reading);
    if (article->clips->len == 0) {
        Clip whole = clips_whole(source->reading);
        g_array_append_val(article->clips, whole);
    }
    article->document = without_text ? NULL : g_strdup_printf("t%04u.html", number);
    article->audio = g_strdup_printf("a%04u.%s", number, source->audio_format->extension);
    return article;
}

static void book_free(DaisyBook *book)
{
    g_free(book->title);
    g_free(book->language);
    g_free(book->identifier);
    g_free(book->date);
    g_ptr_array_unref(book->sections);
    g_ptr_array_unref(book->articles);
    g_free(book);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DaisyBook, book_free)

/* Players keep bookmarks by the identifier, and with the text it is another book than without. */
static char *identifier_of(const DaisyBook *book)
{
    g_autofree char *known =
        g_strdup_printf("%s\nDaisy 2.02%s", book->title, book->without_text ? ", audioNcc" : "");
    return book_uuid(known, book->sources, book->n_sources);
}

static void add_source(DaisyBook *book, const BookArticle *source, guint number)
{
    DaisyArticle *article = article_of(source, number, book->without_text);
    g_ptr_array_add(book->articles, article);
    daisy_sections_add(book, article);
}

static DaisyBook *book_new(const BookArticle *articles, guint n_articles,
                           const BookOptions *options, gint64 time_s)
{
    enum { DATE_LENGTH = 10 };
    DaisyBook *book = g_new0(DaisyBook, 1);
    g_autofree char *time = stamp_text(time_s);
    book->sources = articles;
    book->n_sources = n_articles;
    book->without_text = options->without_text;
    book->articles = g_ptr_array_new_with_free_func(article_done);
    book->sections = g_ptr_array_new_with_free_func(daisy_section_free);
    if (daisy_has_several(book) && options->said)
        add_source(book, options->said, 0);
    for (guint i = 0; i < n_articles; i++)
        add_source(book, &articles[i], i + 1);
    book->title = one_line(options->title ? options->title
                                          : book_article_title(&articles[0], DAISY_GENERATOR));
    book->language = markup_language(articles[0].article, articles[0].reading->script);
    book->identifier = identifier_of(book);
    book->date = g_strndup(time, DATE_LENGTH);
    return book;
}

guint daisy_count_files(const DaisyBook *book)
{
    enum { NCC_AND_MASTER = 2 };
    return NCC_AND_MASTER + book->sections->len +
           book->articles->len * (book->without_text ? 1 : 2);
}

/* --- files ---------------------------------------------------------------------------------- */

/* Takes `text`. */
static gboolean add(Bundle *bundle, const char *name, char *text, GError **error)
{
    g_autofree char *owned = text;
    return bundle_add_text(bundle, name, owned, ZIP_DEFLATE, error);
}

/* The sound goes without its tags: some players find a time by counting bytes from the start of the
 * file. */
static gboolean add_article(Bundle *bundle, const DaisyBook *book, const DaisyArticle *article,
                            GError **error)
{
    gint64 start, length;
    if (!mp3_bounds_find(article->source->audio_path, &start, &length, error) ||
        !bundle_add_file(bundle, article->audio, article->source->audio_path, start, length,
                         ZIP_STORE, error))
        return FALSE;
    return !article->document ||
           add(bundle, article->document, daisy_document_text(book, article), error);
}

static gboolean add_all(Bundle *bundle, const DaisyBook *book, GError **error)
{
    if (!add(bundle, DAISY_NCC, daisy_ncc_text(book), error) ||
        !add(bundle, DAISY_MASTER, daisy_master_text(book), error))
        return FALSE;
    for (guint i = 0; i < book->sections->len; i++) {
        const DaisySection *section = daisy_section(book, i);
        g_autofree char *name = daisy_smil_name(section);
        if (!add(bundle, name, daisy_smil_text(book, section), error))
            return FALSE;
    }
    for (guint i = 0; i < book->articles->len; i++)
        if (!add_article(bundle, book, daisy_article(book, i), error))
            return FALSE;
    return TRUE;
}

static Bundle *write_book(const char *path, BundleKind kind, const BookArticle *articles,
                          guint n_articles, const BookOptions *options, gint64 time_s,
                          GError **error)
{
    g_return_val_if_fail(path && articles && n_articles > 0 && options, NULL);
    g_autoptr(DaisyBook) book = book_new(articles, n_articles, options, time_s);
    g_autoptr(Bundle) bundle = bundle_open(path, kind, time_s, error);
    if (!bundle || !add_all(bundle, book, error) || !bundle_complete(bundle, error))
        return NULL;
    return g_steal_pointer(&bundle);
}

static Bundle *write_folder(const char *path, const BookArticle *articles, guint n_articles,
                            const BookOptions *options, gint64 time_s, GError **error)
{
    return write_book(path, BUNDLE_FOLDER, articles, n_articles, options, time_s, error);
}

static Bundle *write_zip(const char *path, const BookArticle *articles, guint n_articles,
                         const BookOptions *options, gint64 time_s, GError **error)
{
    return write_book(path, BUNDLE_ZIP, articles, n_articles, options, time_s, error);
}

/* --- what is there already ------------------------------------------------------------------ */

#define ARTICLE_MARK "\"prod:article\" content=\"" DAISY_ARTICLE_SCHEME

static gboolean ncc_tells_article(const char *ncc, const char *identifier, gboolean *has)
{
    return ncc && book_tells_article(ncc, ARTICLE_MARK, identifier, "\"", has);
}

static char *ncc_in_folder(const char *path)
{
    g_autofree char *ncc = g_build_filename(path, DAISY_NCC, NULL);
    char *text = NULL;
    return g_file_get_contents(ncc, &text, NULL, NULL) ? text : NULL;
}

static gboolean folder_tells_article(const char *path, const char *identifier, gboolean *has)
{
    g_autofree char *ncc = ncc_in_folder(path);
    return ncc_tells_article(ncc, identifier, has);
}

static gboolean zip_tells_article(const char *path, const char *identifier, gboolean *has)
{
    enum { MOST_BYTES = 16 * 1024 * 1024 };
    g_autofree char *ncc = zip_entry_text(path, DAISY_NCC, MOST_BYTES);
    return ncc_tells_article(ncc, identifier, has);
}

/* "s0012.smil": a letter and a number. */
static gboolean is_numbered(const char *name)
{
    static const char *const kinds[][2] = {{"s", ".smil"}, {"t", ".html"}, {"a", ".mp3"}};
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        gsize digits = name[0] ? strspn(name + 1, "0123456789") : 0;
        if (g_str_has_prefix(name, kinds[i][0]) && digits > 0 &&
            g_str_equal(name + 1 + digits, kinds[i][1]))
            return TRUE;
    }
    return FALSE;
}

static gboolean folder_is_alone(const char *path)
{
    g_autofree char *ncc = ncc_in_folder(path);
    g_autoptr(GDir) dir = ncc && strstr(ncc, ARTICLE_MARK) ? g_dir_open(path, 0, NULL) : NULL;
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (!is_numbered(name) && !g_str_equal(name, DAISY_NCC) && !g_str_equal(name, DAISY_MASTER))
            return FALSE;
    return dir != NULL;
}

static const int sample_rates[] = {22050, 44100, 0};

const BookFormat daisy_folder_format = {.sound = "mp3",
                                        .sample_rates = sample_rates,
                                        .of_files = TRUE,
                                        .can_lack_text = TRUE,
                                        .says_title = TRUE,
                                        .write = write_folder,
                                        .tells_article = folder_tells_article,
                                        .is_alone = folder_is_alone};

const BookFormat daisy_zip_format = {.sound = "mp3",
                                     .sample_rates = sample_rates,
                                     .can_lack_text = TRUE,
                                     .says_title = TRUE,
                                     .write = write_zip,
                                     .tells_article = zip_tells_article};
