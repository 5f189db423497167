/* Tagging: what the tags of an article's files say.
 *
 * Must not know: formats, files.
 */
#ifndef LECTERN_PUBLISH_TAGGING_H
#define LECTERN_PUBLISH_TAGGING_H

#include "article/article.h"
#include "audio/tags.h"
#include "script/script.h"
#include "speech/reading.h"

#include <glib.h>

/* What is wished for; all 0 is the usual. Borrowed. */
typedef struct {
    const char *album;         /* NULL: the site's name */
    const AudioPicture *cover; /* NULL: none */
    gboolean lyrics;           /* the article's text */
    guint track, tracks;       /* which of how many of the album; 0 where there is no order */
    AudioId3Version id3;
} TaggingOptions;

/* Tags and what they borrow besides the article, the script and the options. */
typedef struct {
    AudioTags tags; /* may be changed */
    char *language_iso639_2, *copyright, *comment, *lyrics, *identifier;
    GArray *chapters;       /* of Chapter; NULL without a reading */
    GArray *audio_chapters; /* of AudioChapter: the same */
} Tagging;

/* The tags of `article` as `script` says it. Without `reading` they have no chapters. Borrows all
 * of them. */
Tagging *tagging_new(const Article *article, const Script *script, const Reading *reading,
                     const TaggingOptions *options);
void tagging_free(Tagging *tagging);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tagging, tagging_free)

#endif
