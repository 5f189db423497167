/* A book of several articles: what is kept of each when it is exported, and the book of it.
 *
 * Must not know: how an article is exported, the parts of a book.
 */
#ifndef LECTERN_PUBLISH_EXPORT_BOOK_H
#define LECTERN_PUBLISH_EXPORT_BOOK_H

#include "article/article.h"
#include "audio/picture.h"
#include "publish/export_file.h"
#include "publish/format.h"
#include "speech/reading.h"

#include <glib.h>

/* Of one article. All NULL where nothing was kept. */
typedef struct {
    Reading *reading; /* borrows its script */
    ExportFile *file; /* the sound, without a name; NULL where it is a file that has one */
    char *sound_path;
} ExportKept;

void export_kept_clear(ExportKept *kept);

typedef struct {
    const Article *article;
    const ExportKept *kept;
} ExportBookPart;

typedef struct {
    const char *title;
    const ExportBookPart *said; /* the title; NULL where the format does not say it (book.h) */
    const Format *format;       /* a book's */
    const AudioPicture *cover;  /* NULL: none */
    gboolean words, without_text, replace;
} ExportBookOptions;

/* FOLDER/TITLE.EXTENSION, the title as an article's is in filename.h. Free with g_free(). */
char *export_book_path(const char *folder, const char *title, const Format *format);

/* Writes the book of these articles (at least one), in their order; whole or not at all. Borrows
 * all of it. Without `replace`, a file that is there already is G_FILE_ERROR_EXIST. */
gboolean export_book(const char *path, const ExportBookPart *parts, guint n_parts,
                     const ExportBookOptions *options, GError **error);

#endif
