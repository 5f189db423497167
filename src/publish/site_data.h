/* What a site tells machines about itself: schema.org as JSON-LD.
 *
 * Must not know: how a page looks.
 */
#ifndef LECTERN_PUBLISH_SITE_DATA_H
#define LECTERN_PUBLISH_SITE_DATA_H

#include "publish/site_card.h"
#include "publish/site_page.h"

/* Of an article's page: the article, its sound, and what of it a voice assistant should say. Fit
 * for a script element. g_free(). */
char *site_data_article(const SiteContext *context, const SiteCard *card);

/* Of the front page: the pharmacy. g_free(). */
char *site_data_pharmacy(const SiteContext *context);

#endif
