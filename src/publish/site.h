/* A site: articles with their sound, the pages that lead to them, and a podcast feed; static files
 * that any web server serves.
 *
 * The sound and the texts of an article are made first, into site_files_folder(), under the name
 * that site_stem() gives; then site_add() makes the article part of the site. site_finish() makes
 * what all articles share. What is there already and would come out the same is not touched, so
 * that a run that was killed, or another one, goes on where the last one was.
 *
 * Files of another text have other names: a page, also one that a browser kept, never plays what it
 * does not say. What is replaced or taken off is removed by site_finish(), last of all; until then
 * the lists and the feed lead to what they led to before.
 *
 * Must not know: where articles come from, how sound is made.
 */
#ifndef LECTERN_PUBLISH_SITE_H
#define LECTERN_PUBLISH_SITE_H

#include "article/article.h"
#include "publish/pharmacy.h"
#include "publish/site_card.h"
#include "script/voice.h"
#include "speech/reading.h"

#include <glib.h>

typedef struct Site Site;

/* Opens the site in `folder`, or makes it; `pharmacy` and `voices` (for phrases) are borrowed.
 * LECTERN_ERROR_FAILED where the folder is something else, G_FILE_ERROR_AGAIN where another run is
 * at work. */
Site *site_open(const char *folder, const Pharmacy *pharmacy, VoiceStore *voices, GError **error);
void site_free(Site *site);

/* The formats that each article is to be made in: those of the pharmacy, and what the feed needs.
 * NULL-terminated; owned by the site. */
const Format *const *site_formats(const Site *site);
/* Where their files are to be. */
const char *site_files_folder(const Site *site);

/* What is there of the article `id`; NULL for nothing. */
const SiteCard *site_card(const Site *site, const char *id);
/* Whether it is there, made of `key`, with all of its files. */
gboolean site_has(const Site *site, const char *id, const char *key);

/* The article's name on the site: the one it has, else one of `stem` that no other has. Claimed in
 * the same order, the names are the same. Owned by the site. */
const char *site_claim(Site *site, const char *id, const char *stem);

/* What the article's files are called, without an extension, when they are made of `key`:
 * "Aspirin.5f0c2a91". g_free(). */
char *site_stem(const char *slug, const char *key);

/* What of an article the site cannot know by itself. */
typedef struct {
    const char *id;    /* letters, digits and "-" */
    const char *key;   /* tells what it was made of: another one, and it is made anew */
    const char *voice; /* title of the voice; may be NULL */
    gint64 added_s;    /* when it came, since 1970 */
} SiteEntry;

/* The card and the text of an article whose files are there. May be called on any thread. */
typedef struct {
    SiteCard *card;
    char *body;
} SiteArticle;
SiteArticle *site_article_new(const Article *article, const Reading *reading,
                              const SiteEntry *entry);
void site_article_free(SiteArticle *article);

/* Makes the article part of the site, in place of the one of that id. Takes `article`. */
gboolean site_add(Site *site, SiteArticle *article, GError **error);

/* What is to be said of the opening hours, and in which format; NULL where they are not to be
 * heard. article_free(). */
Article *site_hours_said(const Site *site, const Format **format);
/* Whether the sound of it, made of `key`, is there: then pages have it. */
gboolean site_has_hours(Site *site, const char *key);
/* Makes the sound part of the site that is in site_files_folder() by the name of site_stem() for
 * SITE_HOURS_SLUG. Both are to come before the first article, since each page has it. */
gboolean site_add_hours(Site *site, const char *key, gint64 length_ms, GError **error);

/* Takes all articles off the site whose id is not in `ids` (a set). Returns how many. */
guint site_retain(Site *site, GHashTable *ids);

/* Makes the pages that all share, the feed and the site map, each article's page anew where the
 * settings or the template changed, and removes what belongs to no article. */
gboolean site_finish(Site *site, GError **error);

/* How many pages and other texts were written since it was opened, because their bytes changed. */
guint site_written(const Site *site);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Site, site_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SiteArticle, site_article_free)

#endif
