/* Words of class and id; see box_name.h. */
#include "article/box_name.h"

#include <string.h>

/* --- what a box is called ----------------------------------------------------------------------
 */

typedef struct {
    Chrome chrome;
    const char *word;
    enum {
        WHOLE,   /* a class or id of its own */
        PART,    /* between signs: "post-related" */
        ANYWHERE /* inside a longer word too: "relatedarticles" */
    } match;
} NameCue;

/* Class and id words of many sites' templates. Order matters: the first that fits decides. */
static const NameCue name_cues[] = {
    {CHROME_CONSENT, "cookie", ANYWHERE},
    {CHROME_CONSENT, "cookies", PART},
    {CHROME_CONSENT, "consent", ANYWHERE},
    {CHROME_CONSENT, "gdpr", ANYWHERE},
    {CHROME_CONSENT, "onetrust", ANYWHERE},
    {CHROME_COMMENTS, "comment", PART},
    {CHROME_COMMENTS, "comments", ANYWHERE},
    {CHROME_COMMENTS, "commentlist", ANYWHERE},
    {CHROME_COMMENTS, "respond", PART},
    {CHROME_COMMENTS, "disqus", ANYWHERE},
    {CHROME_COMMENTS, "replies", PART},
    {CHROME_COMMENTS, "kommentare", ANYWHERE},
    {CHROME_COMMENTS, "comentarios", ANYWHERE},
    {CHROME_RELATED, "related", ANYWHERE},
    {CHROME_RELATED, "recommended", ANYWHERE},
    {CHROME_RELATED, "recommendation", ANYWHERE},
    {CHROME_RELATED, "recirc", ANYWHERE},
    {CHROME_RELATED, "recirculation", ANYWHERE},
    {CHROME_RELATED, "readmore", ANYWHERE},
    {CHROME_RELATED, "morefrom", ANYWHERE},
    {CHROME_RELATED, "trending", ANYWHERE},
    {CHROME_RELATED, "popular", PART},
    {CHROME_RELATED, "mostread", ANYWHERE},
    {CHROME_RELATED, "outbrain", ANYWHERE},
    {CHROME_RELATED, "taboola", ANYWHERE},
    {CHROME_RELATED, "teaser", PART},
    {CHROME_RELATED, "teasers", PART},
    {CHROME_RELATED, "yarpp", ANYWHERE},
    {CHROME_RELATED, "upnext", ANYWHERE},
    {CHROME_SHARE, "share", PART},
    {CHROME_SHARE, "shares", PART},
    {CHROME_SHARE, "sharing", PART},
    {CHROME_SHARE, "sharebar", ANYWHERE},
    {CHROME_SHARE, "sharetools", ANYWHERE},
    {CHROME_SHARE, "sharedaddy", ANYWHERE},
    {CHROME_SHARE, "sharethis", ANYWHERE},
    {CHROME_SHARE, "addthis", ANYWHERE},
    {CHROME_SHARE, "addtoany", ANYWHERE},
    {CHROME_SHARE, "addtoany", ANYWHERE},
    {CHROME_SHARE, "social", PART},
    {CHROME_SHARE, "socials", PART},
    {CHROME_SHARE, "socialmedia", ANYWHERE},
    {CHROME_NEWSLETTER, "newsletter", ANYWHERE},
    {CHROME_NEWSLETTER, "subscribe", PART},
    {CHROME_NEWSLETTER, "subscription", PART},
    {CHROME_NEWSLETTER, "signup", PART},
    {CHROME_NEWSLETTER, "optin", PART},
    {CHROME_NEWSLETTER, "mailchimp", ANYWHERE},
    {CHROME_NEWSLETTER, "paywall", PART},
    {CHROME_NEWSLETTER, "regwall", PART},
    {CHROME_NEWSLETTER, "cta", PART},
    {CHROME_ADVERT, "ad", PART},
    {CHROME_ADVERT, "ads", PART},
    {CHROME_ADVERT, "adbox", ANYWHERE},
    {CHROME_ADVERT, "adslot", ANYWHERE},
    {CHROME_ADVERT, "advert", PART},
    {CHROME_ADVERT, "adverts", PART},
    {CHROME_ADVERT, "advertisement", ANYWHERE},
    {CHROME_ADVERT, "advertising", ANYWHERE},
    {CHROME_ADVERT, "dfp", PART},
    {CHROME_ADVERT, "promo", PART},
    {CHROME_ADVERT, "promos", PART},
    {CHROME_ADVERT, "promotion", PART},
    {CHROME_ADVERT, "sponsor", PART},
    {CHROME_ADVERT, "sponsored", PART},
    {CHROME_ADVERT, "sponsors", PART},
    {CHROME_NAVIGATION, "breadcrumb", ANYWHERE},
    {CHROME_NAVIGATION, "breadcrumbs", ANYWHERE},
    {CHROME_NAVIGATION, "crumbs", PART},
    {CHROME_NAVIGATION, "nav", PART},
    {CHROME_NAVIGATION, "navbar", ANYWHERE},
    {CHROME_NAVIGATION, "navigation", ANYWHERE},
    {CHROME_NAVIGATION, "menu", PART},
    {CHROME_NAVIGATION, "submenu", ANYWHERE},
    {CHROME_NAVIGATION, "pagination", ANYWHERE},
    {CHROME_NAVIGATION, "pager", PART},
    {CHROME_NAVIGATION, "toolbar", PART},
    {CHROME_NAVIGATION, "toc", PART},
    {CHROME_NAVIGATION, "skip", PART},
    {CHROME_NAVIGATION, "skiplink", ANYWHERE},
    {CHROME_NAVIGATION, "navbox", ANYWHERE},
    {CHROME_ASIDE, "sidebar", ANYWHERE},
    {CHROME_ASIDE, "rail", PART},
    {CHROME_ASIDE, "widget", WHOLE},
    {CHROME_ASIDE, "widgets", WHOLE},
    {CHROME_ASIDE, "modal", PART},
    {CHROME_ASIDE, "popup", ANYWHERE},
    {CHROME_ASIDE, "overlay", WHOLE},
    {CHROME_ASIDE, "lightbox", PART},
    {CHROME_ASIDE, "tooltip", PART},
    {CHROME_ASIDE, "infobox", PART},
    {CHROME_FOOTER, "footer", PART},
    {CHROME_FOOTER, "colophon", PART},
    {CHROME_FOOTER, "bottombar", ANYWHERE},
    {CHROME_HEADER, "masthead", PART},
    {CHROME_HEADER, "topbar", PART},
    {CHROME_AUTHOR, "authorbox", ANYWHERE},
    {CHROME_AUTHOR, "authorbio", ANYWHERE},
    {CHROME_AUTHOR, "bio", PART},
    {CHROME_AUTHOR, "biography", PART},
    {CHROME_META, "byline", PART},
    {CHROME_META, "bylines", PART},
    {CHROME_META, "dateline", PART},
    {CHROME_META, "timestamp", PART},
    {CHROME_META, "datetime", PART},
    {CHROME_META, "postmeta", ANYWHERE},
    {CHROME_META, "entrymeta", ANYWHERE},
    {CHROME_META, "metadata", PART},
    {CHROME_META, "meta", PART},
    {CHROME_META, "tags", PART},
    {CHROME_META, "taglist", ANYWHERE},
    {CHROME_META, "author", PART},
    {CHROME_META, "authors", PART},
    {CHROME_META, "postprofile", ANYWHERE},
    {CHROME_META, "userinfo", ANYWHERE},
    {CHROME_META, "user-info", ANYWHERE},
    {CHROME_CREDIT, "credit", PART},
    {CHROME_CREDIT, "credits", PART},
    {CHROME_CREDIT, "copyright", PART},
    {CHROME_NAVIGATION, "print", WHOLE},
    {CHROME_HIDDEN, "noprint", ANYWHERE},
};

static gboolean is_name_sign(char c)
{
    return g_ascii_isalnum(c) || (guchar)c >= 0x80;
}

static gboolean names_hold(const char *names, const NameCue *cue)
{
    gsize length = strlen(cue->word);
    for (const char *p = names; (p = strstr(p, cue->word)) != NULL; p++) {
        char before = p == names ? ' ' : p[-1], after = p[length] ? p[length] : ' ';
        if (cue->match == ANYWHERE || (before == ' ' && after == ' ') ||
            (cue->match == PART && !is_name_sign(before) && !is_name_sign(after)))
            return TRUE;
    }
    return FALSE;
}

gboolean box_name_has_part(const char *names, const char *word)
{
    return names_hold(names, &(NameCue){CHROME_NONE, word, PART});
}

Chrome box_name_class(const char *names)
{
    if (!*names)
        return CHROME_NONE;
    for (guint i = 0; i < G_N_ELEMENTS(name_cues); i++)
        if (names_hold(names, &name_cues[i]))
            return name_cues[i].chrome;
    return CHROME_NONE;
}
