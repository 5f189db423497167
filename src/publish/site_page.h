/* Pages of a site: what is the same on all of them, round what each one is about.
 *
 * Pages are HTML 5 that says what it is without a style and works without a script. Nothing is
 * fetched from elsewhere, and a Content-Security-Policy says so.
 *
 * Must not know: articles.
 */
#ifndef LECTERN_PUBLISH_SITE_PAGE_H
#define LECTERN_PUBLISH_SITE_PAGE_H

#include "publish/pharmacy.h"
#include "publish/site_hours.h"
#include "publish/site_phrases.h"

#include <glib.h>

#define SITE_HOME "index.html"
#define SITE_BY_DATE "by-date.html"
#define SITE_BY_TITLE "by-title.html"
#define SITE_SEARCH "search.html"
#define SITE_SEARCH_LIST "search.json"
#define SITE_SEARCH_PARTS "search" /* a folder: 0.json… */
#define SITE_NOT_FOUND "404.html"  /* what servers show for what is not there */
#define SITE_FEED "podcast.xml"
#define SITE_MAP "sitemap.xml"
#define SITE_ARTICLES "articles"
#define SITE_FILES "files"

/* What all pages of a site share. */
typedef struct {
    const Pharmacy *pharmacy;
    SitePhrases *phrases;
    const char *version; /* of what they all load: behind its address, so that no old one is kept */
    const char *logo;    /* the path of the logo on the site; NULL */
    const SiteHours *hours; /* that can be heard; NULL */
} SiteContext;

typedef struct {
    const char *path;            /* within the site: "articles/Aspirin.html" */
    const char *up;              /* the way to the root; NULL: as site_page_up() has it */
    const char *title;           /* NULL: the pharmacy's name alone */
    const char *description;     /* NULL */
    const char *language;        /* of what it is about */
    const char *script;          /* "player.js"; NULL for none */
    const char *open_graph_type; /* "article"; NULL for "website" */
    const char *audio;           /* path of a sound file that it is about; NULL */
    const char *audio_type;      /* "audio/mpeg" */
    const char *data;            /* JSON-LD; NULL */
} SitePage;

/* The page with `main` in its middle. g_free(). */
char *site_page_text(const SiteContext *context, const SitePage *page, const char *main);

/* The way from a page to the site's root: "" or "../". Static. */
const char *site_page_up(const char *path);

/* The whole address of a path on the site; NULL where the site has none. g_free(). */
char *site_address(const Pharmacy *pharmacy, const char *path);

/* `path` fit for a link: what is no letter, digit or "-._~/" percent-encoded. g_free(). */
char *site_link(const char *path);

/* ` lang="ar" dir="rtl"` where `language` is not the one around it. */
void site_append_language(GString *out, const char *language, const char *around);

/* "<h2 class="CLASS">text</h2>" with a newline; `class` may be NULL. `text` is not XML yet. */
void site_append_element(GString *out, const char *element, const char *class, const char *text);

#endif
