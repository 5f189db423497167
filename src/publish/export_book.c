/* A book of several articles; see export_book.h. */
#include "publish/export_book.h"

#include "publish/export.h"
#include "publish/filename.h"
#include "publish/stamp.h"

void export_kept_clear(ExportKept *kept)
{
    g_clear_pointer(&kept->reading, reading_free);
    g_clear_pointer(&kept->file, export_file_free);
    g_clear_pointer(&kept->sound_path, g_free);
}

char *export_book_path(const char *folder, const char *title, const Format *format)
{
    g_autoptr(Article) named = article_new();
    named->title = g_strdup(title);
    g_autofree char *stem = filename_from_article(named);
    return export_path(folder, stem, format);
}

static BookArticle article_of(const ExportBookPart *part, const Format *format)
{
    return (BookArticle){part->article, part->kept->reading, part->kept->sound_path,
                         format_audio(format)};
}

gboolean export_book(const char *path, const ExportBookPart *parts, guint n_parts,
                     const ExportBookOptions *options, GError **error)
{
    g_return_val_if_fail(path && parts && n_parts > 0 && options, FALSE);
    g_autofree BookArticle *sources = g_new0(BookArticle, n_parts);
    g_autofree const Article **articles = g_new0(const Article *, n_parts);
    for (guint i = 0; i < n_parts; i++) {
        articles[i] = parts[i].article;
        sources[i] = article_of(&parts[i], options->format);
    }
    BookArticle said;
    if (options->said)
        said = article_of(options->said, options->format);
    const BookOptions book_options = {.title = options->title,
                                      .said = options->said ? &said : NULL,
                                      .cover = options->cover,
                                      .words = options->words,
                                      .without_text = options->without_text};
    Bundle *book = options->format->book->write(path, sources, n_parts, &book_options,
                                                stamp_time_s(articles, n_parts), error);
    return book && bundle_commit(book, options->replace, error);
}
