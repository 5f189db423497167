/* Books: what the writers of books have in common, so that a table can hold them (format.h).
 *
 * Must not know: which books there are.
 */
#ifndef LECTERN_PUBLISH_BOOK_H
#define LECTERN_PUBLISH_BOOK_H

#include "article/article.h"
#include "audio/encoder.h"
#include "audio/picture.h"
#include "publish/bundle.h"
#include "speech/reading.h"

#include <glib.h>

/* An article and what was made of it. Borrowed. */
typedef struct {
    const Article *article;
    const Reading *reading; /* whose script was made of the article */
    const char *audio_path; /* the finished file of that reading */
    const AudioFormat *audio_format;
} BookArticle;

/* All 0 is the usual; a book that cannot have one of these goes without. Borrowed. */
typedef struct {
    const char *title;         /* of the book; NULL: the first article's */
    const BookArticle *said;   /* that title, said; where a book wants it (BookFormat) */
    const AudioPicture *cover; /* NULL: none */
    gboolean words;            /* words are lit, not only sentences */
    gboolean without_text;     /* headings and sound alone */
} BookOptions;

typedef struct {
    const char *sound;       /* the format of the sound in it (audio/encoder.h) */
    const int *sample_rates; /* that its players know, 0 at the end; NULL: all of that format */
    gboolean of_files;       /* it is a folder */
    gboolean can_lack_text;  /* see BookOptions.without_text */
    gboolean says_title;     /* of several articles: it needs BookOptions.said */

    /* Writes the book of `n_articles` (at least one), which is to be `path`. `time_s` (since 1970)
     * is when it was last changed (stamp.h). The same articles give the same bytes. The files of
     * sound may go afterwards. */
    Bundle *(*write)(const char *path, const BookArticle *articles, guint n_articles,
                     const BookOptions *options, gint64 time_s, GError **error);

    /* Whether `path` is such a book that tells which articles it has; `has` is then whether that of
     * `identifier` (article/identity.h) is among them. */
    gboolean (*tells_article)(const char *path, const char *identifier, gboolean *has);

    /* Of a folder: whether it holds such a book and nothing else. */
    gboolean (*is_alone)(const char *path);
} BookFormat;

/* What an article is called in a book: its title, else what the script calls it; `otherwise` where
 * it has no name. */
const char *book_article_title(const BookArticle *article, const char *otherwise);

/* What articles state about themselves. */
typedef enum { BOOK_LANGUAGE, BOOK_CREATOR, BOOK_PUBLISHER, BOOK_SOURCE } BookFact;

/* What the articles of a book state, each statement once, in their order; NULL-terminated. Free
 * with g_strfreev(). */
char **book_facts(const BookArticle *articles, guint n_articles, BookFact fact);

/* Whether a book's document, which has the identifiers of its articles between `before` and
 * `behind`, tells of any; `has` is then whether that one is among them. */
gboolean book_tells_article(const char *document, const char *before, const char *identifier,
                            const char *behind, gboolean *has);

/* A UUID that is made of a book's title and what its articles say (RFC 9562, version 8), so that
 * readers know the book again when it is made anew. Free with g_free(). */
char *book_uuid(const char *title, const BookArticle *articles, guint n_articles);

#endif
