/* The page of an article: its sound with chapters, what there is to download, its whole text, and
 * its disclaimer as a landmark.
 *
 * Must not know: other pages.
 */
#ifndef LECTERN_PUBLISH_SITE_ARTICLE_H
#define LECTERN_PUBLISH_SITE_ARTICLE_H

#include "publish/site_card.h"
#include "publish/site_page.h"

/* The article's text as the page has it (markup.h). g_free(). */
char *site_article_body(const Article *article, const Reading *reading);

/* "articles/Aspirin.html". g_free(). */
char *site_article_path(const SiteCard *card);

/* The page: of a card and that text. g_free(). */
char *site_article_page(const SiteContext *context, const SiteCard *card, const char *body);

#endif
