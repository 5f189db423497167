/* The opening hours as sound, for who does not see them: a few seconds with a player of their own,
 * beside the hours on each page.
 *
 * Must not know: how the sound is made.
 */
#ifndef LECTERN_PUBLISH_SITE_HOURS_H
#define LECTERN_PUBLISH_SITE_HOURS_H

#include "article/article.h"
#include "publish/pharmacy.h"
#include "script/phrases.h"

#include <glib.h>

#define SITE_HOURS_SLUG "opening-hours"

/* Where it is on the site. */
typedef struct {
    char *key;    /* tells what it was made of */
    char *format; /* by name */
    char *name;   /* within the folder of files */
    guint64 bytes;
    gint64 length_ms;
} SiteHours;

/* What is said: who they are, the hours, the telephone; in the words of the site. NULL where the
 * settings have no hours. article_free(). */
Article *site_hours_article(const Pharmacy *pharmacy, const Phrases *phrases);

/* The format that it is made in: the pharmacy's own that most browsers play. NULL for none. */
const Format *site_hours_format(const Pharmacy *pharmacy);

/* The player and a link to save the sound, as a <dd>; `up` leads to the site's root. */
void site_hours_append(GString *out, const SiteHours *hours, const Phrases *phrases,
                       const char *up);

/* As a text, and back; NULL for what is none. */
char *site_hours_text(const SiteHours *hours);
SiteHours *site_hours_parse(const char *text);
void site_hours_free(SiteHours *hours);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SiteHours, site_hours_free)

#endif
