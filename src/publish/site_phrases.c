/* The site's own words; see site_phrases.h. */
#include "publish/site_phrases.h"

#include "base/xml_text.h"

struct SitePhrases {
    VoiceStore *store;
    GHashTable *by_language; /* → Phrases */
    const Phrases *of_site;
};

static void free_phrases(gpointer phrases)
{
    phrases_free(phrases);
}

SitePhrases *site_phrases_new(VoiceStore *store, const char *language, GError **error)
{
    g_return_val_if_fail(store && language, NULL);
    Phrases *of_site = phrases_load_site(store, language, error);
    if (!of_site)
        return NULL;
    SitePhrases *phrases = g_new0(SitePhrases, 1);
    phrases->store = store;
    phrases->by_language = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_phrases);
    phrases->of_site = of_site;
    g_hash_table_insert(phrases->by_language, g_strdup(language), of_site);
    return phrases;
}

void site_phrases_free(SitePhrases *phrases)
{
    if (!phrases)
        return;
    g_hash_table_unref(phrases->by_language);
    g_free(phrases);
}

/* English stands in for a language without phrases; where the site is in another, that is better.
 */
static gboolean is_in(const Phrases *loaded, const char *language)
{
    return g_str_equal(phrases_language(loaded), language);
}

const Phrases *site_phrases_in(SitePhrases *phrases, const char *language)
{
    Phrases *known = g_hash_table_lookup(phrases->by_language, language);
    if (!known) {
        known = phrases_load_site(phrases->store, language, NULL);
        if (known)
            g_hash_table_insert(phrases->by_language, g_strdup(language), known);
    }
    return known && is_in(known, language) ? known : phrases->of_site;
}

char *site_phrase(const Phrases *phrases, const char *key)
{
    g_autofree char *text = phrases_format(phrases, key, 0, 0, NULL);
    return xml_text_escape(text);
}

char *site_phrase_length(const Phrases *phrases, gint64 length_ms)
{
    gint64 minutes = (length_ms + 30000) / 60000;
    return minutes < 60 ? phrases_format(phrases, "minutes", (double)minutes, 0, NULL)
                        : phrases_format(phrases, "hours", (double)(minutes / 60),
                                         (double)(minutes % 60), NULL);
}

char *site_phrase_exact_length(const Phrases *phrases, gint64 length_ms)
{
    gint64 seconds = (length_ms + 500) / 1000;
    return phrases_format(phrases, "minutes_seconds", (double)(seconds / 60),
                          (double)(seconds % 60), NULL);
}

char *site_phrase_size(const Phrases *phrases, guint64 bytes)
{
    enum { KILO = 1000, TENTH_OF_MEGA = 100000 };
    if (bytes < 10 * TENTH_OF_MEGA)
        return phrases_format(phrases, "kilobytes", (double)((bytes + KILO - 1) / KILO), 0, NULL);
    guint64 tenths = (bytes + TENTH_OF_MEGA / 2) / TENTH_OF_MEGA;
    return phrases_format(phrases, "megabytes", (double)tenths / 10, 0, NULL);
}
