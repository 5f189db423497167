/* Tongues; see tongue.h. */
#include "script/tongue.h"

#include "script/icu_text.h"

#include <string.h>
#include <unicode/uscript.h>

struct Tongues {
    VoiceStore *store;
    Diagnostics *diagnostics;
    GPtrArray *voices; /* of Voice; borrowed */
    Tongue own;
    char *article_language;                                              /* may be NULL */
    const LexiconSet *(*lexicons_of)(const Voice *voice, gpointer data); /* may be NULL */
    gpointer data;
    GHashTable *others; /* tag → Tongue; one that cannot be spoken → NULL */
    GHashTable *told;   /* set of languages of which was told that they cannot be spoken */
};

/* --- languages -------------------------------------------------------------------------------- */

/* Whether the tags share their first part: "en" and "en-GB". */
static gboolean same_language(const char *a, const char *b)
{
    gsize length = strcspn(a, "-_");
    return length == strcspn(b, "-_") && g_ascii_strncasecmp(a, b, length) == 0;
}

static gboolean is_own(const Tongues *tongues, const char *language)
{
    return voice_speaks(tongues->own.voice, language) ||
           (tongues->article_language && same_language(tongues->article_language, language));
}

/* --- opening ---------------------------------------------------------------------------------- */

static void tongue_clear(Tongue *tongue)
{
    g_free(tongue->language);
    verbalizer_free(tongue->verbalizer);
    sentence_splitter_free(tongue->splitter);
}

static gboolean tongue_open(const Tongues *tongues, Tongue *tongue, const Phrases *phrases,
                            GError **error)
{
    tongue->verbalizer =
        verbalizer_new(tongues->store, tongue->language, tongues->diagnostics, error);
    if (!tongue->verbalizer)
        return FALSE;
    tongue->splitter = sentence_splitter_new(tongue->language, phrases_sentence_rules(phrases));
    return TRUE;
}

/* NULL, too: that is kept for a language that cannot be spoken. */
static void tongue_free(gpointer tongue)
{
    if (!tongue)
        return;
    tongue_clear(tongue);
    g_free(tongue);
}

/* Tells that passages in a language are read with the article's own voice: once for each language,
 * whatever its regions. They are spoken in full, so that the caller's count of faults, by which
 * --strict judges, is left alone. */
static void tell_unspoken(Tongues *tongues, const char *language, const char *why)
{
    char *primary = g_ascii_strdown(language, (gssize)strcspn(language, "-_"));
    if (!g_hash_table_add(tongues->told, primary) || !tongues->diagnostics)
        return;
    Diagnostics diagnostics = *tongues->diagnostics;
    diagnostic_report(&diagnostics, DIAGNOSTIC_WARNING, 0,
                      "%s '%s': passages in it are read with %s", why, language,
                      tongues->own.voice->name);
}

/* Another tongue, or NULL where it cannot be spoken: then that has been said. */
static Tongue *open_other(Tongues *tongues, const char *language)
{
    const Voice *own = tongues->own.voice;
    const Voice *voice = voice_store_for_language(tongues->store, language, tongues->diagnostics);
    if (!voice || strcmp(voice->engine, own->engine) != 0) {
        tell_unspoken(tongues, language, "no voice for the language");
        return NULL;
    }
    g_autoptr(GError) error = NULL;
    Tongue *tongue = g_new0(Tongue, 1);
    tongue->language = g_strdup(voice_speaks(voice, language) && strpbrk(language, "-_") &&
                                        same_language(voice->language, language)
                                    ? language
                                    : voice->language);
    g_autoptr(Phrases) phrases = phrases_load(tongues->store, voice->phrases, &error);
    if (!phrases || !tongue_open(tongues, tongue, phrases, &error)) {
        g_autofree char *why = g_strdup_printf("%s; no words for the language", error->message);
        tell_unspoken(tongues, language, why);
        tongue_free(tongue);
        return NULL;
    }
    if (tongues->lexicons_of)
        verbalizer_use_lexicons(tongue->verbalizer, tongues->lexicons_of(voice, tongues->data));
    Voice *copy = voice_copy_at_rate(voice, own->speed);
    g_ptr_array_add(tongues->voices, copy);
    tongue->voice = copy;
    return tongue;
}

Tongues *tongues_new(VoiceStore *store, const Voice *voice, const char *language,
                     const char *article_language, const Phrases *phrases, GPtrArray *voices,
                     Diagnostics *diagnostics, GError **error)
{
    g_autoptr(Tongues) tongues = g_new0(Tongues, 1);
    tongues->store = store;
    tongues->diagnostics = diagnostics;
    tongues->voices = voices;
    tongues->own.voice = voice;
    tongues->own.language = g_strdup(language);
    tongues->article_language = g_strdup(article_language);
    tongues->others = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, tongue_free);
    tongues->told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (!tongue_open(tongues, &tongues->own, phrases, error))
        return NULL;
    return g_steal_pointer(&tongues);
}

void tongues_free(Tongues *tongues)
{
    if (!tongues)
        return;
    tongue_clear(&tongues->own);
    g_free(tongues->article_language);
    g_hash_table_unref(tongues->others);
    g_hash_table_unref(tongues->told);
    g_free(tongues);
}

void tongues_use_lexicons(Tongues *tongues, const LexiconSet *(*of)(const Voice *, gpointer),
                          gpointer data)
{
    tongues->lexicons_of = of;
    tongues->data = data;
}

const Tongue *tongues_own(const Tongues *tongues)
{
    return &tongues->own;
}

const Tongue *tongues_find(Tongues *tongues, const char *language)
{
    enum { MOST_TONGUES = 64 }; /* a page that marks more is not serious */
    if (!language || !*language || is_own(tongues, language))
        return &tongues->own;
    gpointer known = NULL;
    if (!g_hash_table_lookup_extended(tongues->others, language, NULL, &known) &&
        g_hash_table_size(tongues->others) < MOST_TONGUES) {
        known = open_other(tongues, language);
        g_hash_table_insert(tongues->others, g_strdup(language), known);
    }
    return known ? known : &tongues->own;
}

/* --- scripts ---------------------------------------------------------------------------------- */

static gunichar first_letter(const char *text, gsize length)
{
    for (const char *c = text; c < text + length; c = g_utf8_next_char(c))
        if (g_unichar_isalpha(g_utf8_get_char(c)))
            return g_utf8_get_char(c);
    return 0;
}

gboolean tongue_writes(const Tongue *tongue, const char *text, gsize length)
{
    enum { MOST_SCRIPTS = 8 };
    UScriptCode scripts[MOST_SCRIPTS];
    UErrorCode status = U_ZERO_ERROR;
    gunichar letter = first_letter(text, length);
    g_autofree char *locale = icu_locale_from_language(tongue->language);
    int32_t n = uscript_getCode(locale, scripts, MOST_SCRIPTS, &status);
    if (!letter || U_FAILURE(status))
        return TRUE;
    for (int32_t i = 0; i < n; i++)
        if (uscript_hasScript((UChar32)letter, scripts[i]))
            return TRUE;
    return n == 0 || uscript_hasScript((UChar32)letter, USCRIPT_COMMON);
}
