/* Cards: what a site knows of an article without reading it again. The lists, the feed and the
 * search are made of cards alone, so that an article that did not change is not touched.
 *
 * Must not know: how a page looks.
 */
#ifndef LECTERN_PUBLISH_SITE_CARD_H
#define LECTERN_PUBLISH_SITE_CARD_H

#include "article/article.h"
#include "publish/format.h"
#include "speech/reading.h"

#include <glib.h>

typedef struct {
    char *title;
    char *anchor; /* the id of its element in the text */
    int level;    /* as in chapters.h */
    gint64 start_ms;
} SiteChapter;

typedef struct {
    char *format; /* by name */
    char *name;   /* within the folder of files */
    guint64 bytes;
} SiteFile;

/* Texts are one line; what is not known is NULL. */
typedef struct {
    char *id; /* by which the shelf knows the article; names its files here: letters, digits, "-" */
    char *key;  /* tells what its sound was made of */
    char *slug; /* names its files on the site */
    char *guid; /* by which podcast apps know it, for ever */
    char *title, *byline;
    char *date;       /* YYYY-MM-DD, of the article */
    char *language;   /* as documents declare it */
    char *site, *url; /* where it is from */
    char *voice;      /* title of the voice */
    char *summary;
    char *words;    /* that the search finds it by (site_words_index()) */
    gint64 added_s; /* when it came to the shelf, since 1970 */
    gint64 length_ms;
    gboolean has_disclaimer;
    GPtrArray *chapters; /* of SiteChapter */
    GPtrArray *files;    /* of SiteFile: sound first */
    char *sentences;     /* "17 62340;…": utterances that have an element, and when they begin */
} SiteCard;

/* All that follows from the article and its reading; the caller adds id, key, slug, guid, voice,
 * added_s and the files. */
SiteCard *site_card_new(const Article *article, const Reading *reading);
void site_card_free(SiteCard *card);

void site_card_add_file(SiteCard *card, const char *format, const char *name, guint64 bytes);
/* NULL where the article was not made in that format. */
const SiteFile *site_card_file(const SiteCard *card, const char *format);
/* What pages play, and what the feed has: MP3 where there is some. */
const SiteFile *site_card_sound(const SiteCard *card);

/* The day by which lists are ordered: that of the article, else on which it came. Free with
 * g_free(). */
char *site_card_day(const SiteCard *card);

/* A card as a text, and back; NULL for what is no card. */
char *site_card_text(const SiteCard *card);
SiteCard *site_card_parse(const char *text, gssize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SiteCard, site_card_free)

#endif
