/* EPUB: articles as a book that reads itself aloud, EPUB 3.3 with Media Overlays and EPUB
 * Accessibility 1.1.
 *
 * Each article is a content document, its sound, and an overlay that says which sentence (or word)
 * is lit when. Without the sound it is a book like others. The same articles give the same bytes.
 *
 * Must not know: how sound is made, another writer's internals.
 */
#ifndef LECTERN_PUBLISH_EPUB_H
#define LECTERN_PUBLISH_EPUB_H

#include "article/article.h"
#include "audio/encoder.h"
#include "audio/picture.h"
#include "speech/reading.h"

#include <glib.h>

/* An article and what was made of it. Borrowed. */
typedef struct {
    const Article *article;
    const Reading *reading; /* whose script was made of the article */
    const char *audio_path; /* the finished file of that reading */
    /* MP3 or Opus: with AAC these are the core media types of sound (EPUB 3.3, 3.2). EPUB 3.2 had
     * no Opus. */
    const AudioFormat *audio_format;
} EpubArticle;

/* All 0 is the usual. Borrowed. */
typedef struct {
    const char *title;         /* of the book; NULL: the first article's */
    const AudioPicture *cover; /* NULL: none */
    gboolean words;            /* words are lit, not only sentences */
} EpubOptions;

/* Whether the file `path` is a book of ours that has articles, but not that of `identifier`
 * (tagging.h). */
gboolean epub_is_anothers(const char *path, const char *identifier);

/* A book that is written and has no name yet. */
typedef struct Epub Epub;

/* Writes the book of `n_articles` (at least one) to a hidden file beside `path`. `time_s` (since
 * 1970) is when it was last changed (stamp.h). The files of sound may go afterwards. */
Epub *epub_write(const char *path, const EpubArticle *articles, guint n_articles,
                 const EpubOptions *options, gint64 time_s, GError **error);

/* Gives it its name. Where `replace` is FALSE and the name is taken, fails with
 * G_FILE_ERROR_EXIST. Frees `epub` in every case. */
gboolean epub_commit(Epub *epub, gboolean replace, GError **error);

/* Frees; a book without a name is gone. NULL is allowed. */
void epub_free(Epub *epub);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Epub, epub_free)

#endif
