/* The site's own words: by language, and lengths, sizes and dates in them.
 *
 * Must not know: pages.
 */
#ifndef LECTERN_PUBLISH_SITE_PHRASES_H
#define LECTERN_PUBLISH_SITE_PHRASES_H

#include "script/phrases.h"

#include <glib.h>

/* The phrases of each language, loaded when they are asked for. One owner, one thread. */
typedef struct SitePhrases SitePhrases;

/* `language` is that of the site, whose phrases stand in for those that cannot be had. `store` is
 * borrowed. */
SitePhrases *site_phrases_new(VoiceStore *store, const char *language, GError **error);
void site_phrases_free(SitePhrases *phrases);

/* Those of a language, else the site's. Owned by `phrases`. */
const Phrases *site_phrases_in(SitePhrases *phrases, const char *language);

/* A phrase as it stands, fit for XML. Free with g_free(). */
char *site_phrase(const Phrases *phrases, const char *key);

/* "4 minutes", "1 hour 20 minutes"; and to the second: "4 minutes 9 seconds". g_free(). */
char *site_phrase_length(const Phrases *phrases, gint64 length_ms);
char *site_phrase_exact_length(const Phrases *phrases, gint64 length_ms);

/* "2.1 MB". g_free(). */
char *site_phrase_size(const Phrases *phrases, guint64 bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SitePhrases, site_phrases_free)

#endif
