/* Export: an article's files in a folder, each whole or absent, from one rendering.
 *
 * Must not know: the terminal, options' names, another writer's internals.
 */
#ifndef LECTERN_PUBLISH_EXPORT_H
#define LECTERN_PUBLISH_EXPORT_H

#include "article/article.h"
#include "audio/leveller.h"
#include "publish/export_book.h"
#include "publish/format.h"
#include "publish/tagging.h"
#include "script/script.h"
#include "speech/pool.h"

#include <glib.h>

typedef struct {
    const char *folder;           /* made if missing */
    const Format *const *formats; /* NULL-terminated; at least one */
    AudioEncoding encoding;
    const LevelTarget *level; /* NULL: as loud as the voice is */
    int lead_ms;              /* of parts: how much of the pause before a chapter opens its part */
    gboolean cue;             /* of parts: a CUE sheet beside each playlist */
    gboolean replace;         /* overwrite files of that name */
    TaggingOptions tagging;
    TextOptions text;
    gboolean books_without_text; /* headings and sound alone, in books that can (book.h) */
    ExportKept *kept; /* not NULL: no book is made, what one of several articles needs is kept here;
                       * then the formats have one book at most */
    Reading *
        *reading; /* not NULL: where the whole article's goes on success; it borrows the script */
    ReadingProgress progress; /* may be NULL */
    gpointer progress_data;
} ExportOptions;

/* Where export_article() puts that format: FOLDER/STEM.EXTENSION. Free with g_free(). */
char *export_path(const char *folder, const char *stem, const Format *format);

/* Renders the script once, encodes it once for each format of sound, and writes the texts; all or
 * none. Where texts alone are asked for, nothing is encoded. On success the paths of
 * the files made, in the order of the formats, NULL-terminated; free with g_strfreev(). On failure
 * nothing new is left in the folder; without `replace`, a file that is there already is
 * G_FILE_ERROR_EXIST, found out before the work. `stem` is the file name without its extension (see
 * filename.h). What killed runs left in the folder is swept by whoever begins a run: see
 * temporary.h.
 *
 * Calls on several threads at once, each with its own pool, are safe. */
char **export_article(const Article *article, const Script *script, SpeechPool *pool,
                      const char *stem, const ExportOptions *options, GError **error);

/* The folder that export_article_parts() makes: FOLDER/STEM. Free with g_free(). */
char *export_parts_path(const char *folder, const char *stem);

/* The same in parts, a file for each chapter with a playlist (split.h), in a folder
 * of its own that is there whole or not at all. Parts of the same article in other formats, that
 * are there already, stay; with `replace` all else in a folder of that name is gone then. More
 * parts than a CUE sheet can have are an error before the work. */
char **export_article_parts(const Article *article, const Script *script, SpeechPool *pool,
                            const char *stem, const ExportOptions *options, GError **error);

#endif
