/* A book of several articles; see export_book.h. */
#include "publish/export_book.h"

#include "publish/epub.h"
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

gboolean export_book(const char *path, const ExportBookPart *parts, guint n_parts,
                     const ExportBookOptions *options, GError **error)
{
    g_return_val_if_fail(path && parts && n_parts > 0 && options, FALSE);
    g_autofree EpubArticle *sources = g_new0(EpubArticle, n_parts);
    g_autofree const Article **articles = g_new0(const Article *, n_parts);
    for (guint i = 0; i < n_parts; i++) {
        articles[i] = parts[i].article;
        sources[i] = (EpubArticle){parts[i].article, parts[i].kept->reading,
                                   parts[i].kept->sound_path, format_audio(options->format)};
    }
    const EpubOptions epub_options = {
        .title = options->title, .cover = options->cover, .words = options->words};
    Epub *epub =
        epub_write(path, sources, n_parts, &epub_options, stamp_time_s(articles, n_parts), error);
    return epub && epub_commit(epub, options->replace, error);
}
