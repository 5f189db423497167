/* Phrases; see phrases.h. */
#include "script/phrases.h"
#include "base/error.h"
#include "script/icu_text.h"
#include "script/key_value.h"

#include <string.h>
#include <unicode/umsg.h>

#define GROUP_PHRASES "phrases"
#define GROUP_STEERING "steering"
#define GROUP_SITE "site"
#define GROUP_COUNTER "counter"
#define GROUP_SENTENCES "sentences"

enum { MAX_PATTERN_BYTES = 4096, MAX_NESTING = 16 };

/* ICU reads its arguments from a C argument list, by the types that the pattern names. This suffix
 * says nothing, and settles the types: a number, a number, a text. A pattern that wants another
 * type for one of them is then refused by umsg_open(). */
#define ARGUMENT_TYPES "{0, plural, other{}}{1, plural, other{}}{2, select, other{}}"

typedef struct {
    const char *key;
    gboolean needed; /* may not be switched off by an empty value */
} PhraseKey;

static const PhraseKey reading_keys[] = {
    {"byline", TRUE},
    {"date", TRUE},
    {"contents", FALSE},
    {"length_minutes", TRUE},
    {"length_hours", TRUE},
    {"section", FALSE},
    {"deeper_section", FALSE},
    {"list", FALSE},
    {"list_end", FALSE},
    {"inner_list", FALSE},
    {"inner_list_end", FALSE},
    {"quote", FALSE},
    {"quote_end", FALSE},
    {"table", FALSE},
    {"table_caption", FALSE},
    {"table_columns", FALSE},
    {"table_blank", FALSE},
    {"table_end", FALSE},
    {"code", FALSE},
    {"code_end", FALSE},
    {"caption", FALSE},
    {"disclaimer", TRUE},
    {"end", FALSE},
    {"opening_title", TRUE},
    {"disclaimer_title", TRUE},
};

static const PhraseKey steering_keys[] = {
    {"here_opening", TRUE},
    {"here_section", TRUE},
    {"here_disclaimer", TRUE},
    {"here_end", TRUE},
    {"minutes_left", TRUE},
    {"hours_left", TRUE},
    {"headings", TRUE},
    {"heading_number", TRUE},
    {"choose_number", TRUE},
    {"no_next_heading", TRUE},
    {"no_previous_heading", TRUE},
    {"no_same_level", TRUE},
    {"last_paragraph", TRUE},
    {"first_paragraph", TRUE},
    {"last_sentence", TRUE},
    {"first_sentence", TRUE},
    {"no_disclaimer", TRUE},
    {"fastest", TRUE},
    {"slowest", TRUE},
    {"loudest", TRUE},
    {"softest", TRUE},
    {"find", TRUE},
    {"not_found", TRUE},
    {"from_beginning", TRUE},
    {"no_such_number", TRUE},
    {"no_other_voice", TRUE},
    {"no_next_article", TRUE},
    {"unheard", TRUE},
    {"article", TRUE},
    {"device_back", TRUE},
};

static const PhraseKey site_keys[] = {
    {"skip", TRUE},
    {"navigation", TRUE},
    {"home", TRUE},
    {"by_date", TRUE},
    {"by_title", TRUE},
    {"newest", TRUE},
    {"all_articles", TRUE},
    {"no_articles", TRUE},
    {"not_here", TRUE},
    {"articles", TRUE},
    {"pages", TRUE},
    {"page", TRUE},
    {"next_page", TRUE},
    {"previous_page", TRUE},
    {"search", TRUE},
    {"search_label", TRUE},
    {"search_found", TRUE},
    {"search_nothing", TRUE},
    {"search_without_script", TRUE},
    {"search_failed", TRUE},
    {"minutes", TRUE},
    {"hours", TRUE},
    {"minutes_seconds", TRUE},
    {"listen", TRUE},
    {"play", TRUE},
    {"pause", TRUE},
    {"cannot_play", TRUE},
    {"chapters", TRUE},
    {"go_to_disclaimer", TRUE},
    {"back", TRUE},
    {"forward", TRUE},
    {"play_from", TRUE},
    {"speed", TRUE},
    {"follow", TRUE},
    {"sentence_keys", TRUE},
    {"downloads", TRUE},
    {"file_sound", TRUE},
    {"file_book", TRUE},
    {"file_captions", TRUE},
    {"file_chapters", TRUE},
    {"file_text", TRUE},
    {"kilobytes", TRUE},
    {"megabytes", TRUE},
    {"source", TRUE},
    {"voice", TRUE},
    {"subscribe", TRUE},
    {"subscribe_how", TRUE},
    {"address", TRUE},
    {"telephone", TRUE},
    {"email", TRUE},
    {"opening_hours", TRUE},
};

static const PhraseKey counter_keys[] = {
    {"title", TRUE},
    {"skip", TRUE},
    {"customers_site", TRUE},
    {"now", TRUE},
    {"silent", TRUE},
    {"starting", TRUE},
    {"playing", TRUE},
    {"paused", TRUE},
    {"waiting", TRUE},
    {"ended", TRUE},
    {"stopped", TRUE},
    {"failed", TRUE},
    {"no_title", TRUE},
    {"sentence", TRUE},
    {"in_disclaimer", TRUE},
    {"speed", TRUE},
    {"volume", TRUE},
    {"controls", TRUE},
    {"pause", TRUE},
    {"resume", TRUE},
    {"stop", TRUE},
    {"previous_heading", TRUE},
    {"next_heading", TRUE},
    {"back", TRUE},
    {"again", TRUE},
    {"again_slowly", TRUE},
    {"where", TRUE},
    {"go_to_disclaimer", TRUE},
    {"slower", TRUE},
    {"faster", TRUE},
    {"softer", TRUE},
    {"louder", TRUE},
    {"beginning", TRUE},
    {"keys", TRUE},
    {"headings", TRUE},
    {"read_from", TRUE},
    {"read", TRUE},
    {"take_along", TRUE},
    {"code", TRUE},
    {"page_for_customers", TRUE},
    {"not_published", TRUE},
    {"no_base_url", TRUE},
    {"articles", TRUE},
    {"search_label", TRUE},
    {"search", TRUE},
    {"newest", TRUE},
    {"found", TRUE},
    {"all", TRUE},
    {"empty", TRUE},
    {"article_waiting", TRUE},
    {"article_rendering", TRUE},
    {"article_ready", TRUE},
    {"article_failed", TRUE},
    {"no_disclaimer", TRUE},
    {"add", TRUE},
    {"add_address", TRUE},
    {"add_address_button", TRUE},
    {"add_title", TRUE},
    {"add_text", TRUE},
    {"add_text_button", TRUE},
    {"add_file", TRUE},
    {"add_file_button", TRUE},
    {"pasted", TRUE},
    {"work_waiting", TRUE},
    {"work_added", TRUE},
    {"work_added_several", TRUE},
    {"work_same", TRUE},
    {"work_failed", TRUE},
    {"publishing", TRUE},
    {"publish_failed", TRUE},
    {"look_again", TRUE},
    {"need_address", TRUE},
    {"need_text", TRUE},
    {"need_file", TRUE},
    {"too_large", TRUE},
    {"too_much", TRUE},
    {"nothing_is_read", TRUE},
    {"old_page", TRUE},
    {"no_such_article", TRUE},
    {"enter", TRUE},
    {"passphrase", TRUE},
    {"enter_button", TRUE},
    {"leave", TRUE},
    {"wrong", TRUE},
    {"wait", TRUE},
    {"not_from_here", TRUE},
};

struct Phrases {
    const char *group;
    const PhraseKey *keys;
    guint n_keys;
    char *language;      /* as it was asked for */
    GHashTable *formats; /* key → UMessageFormat; no entry for a phrase that is switched off */
    char **abbreviations, **before_numbers, **may_end, **starters, **lettered;
    SentenceRules rules;
};

/* --- which arguments a pattern takes ---------------------------------------------------------- */

/* Walks over an argument's name and, if it has one, the comma. FALSE for a name other than 0, 1 and
 * 2, and for ICU's older form of a choice, which has braces of another meaning. */
static gboolean scan_argument(const char **pattern)
{
    const char *p = *pattern + strspn(*pattern, " \t");
    if (*p != '0' && *p != '1' && *p != '2')
        return FALSE;
    p++;
    p += strspn(p, " \t");
    if (*p == ',')
        p += 1 + strspn(p + 1, " \t");
    else if (*p != '}')
        return FALSE;
    *pattern = p;
    return g_ascii_strncasecmp(p, "choice", strlen("choice")) != 0;
}

/* Whether the pattern takes no argument but 0, 1 and 2. Whether it is a pattern at all is ICU's to
 * say. Braces open an argument in a message, and a message in an argument. */
static gboolean takes_known_arguments(const char *pattern)
{
    guint depth = 0; /* odd: within an argument; even: within a message */
    for (const char *p = pattern; *p; p++) {
        if (*p == '\'' && depth % 2 == 0 && (p[1] == '{' || p[1] == '}')) {
            const char *quote_end = strchr(p + 1, '\'');
            if (!quote_end)
                return TRUE;
            p = quote_end;
        } else if (*p == '{' && depth % 2 == 0) {
            const char *argument = p + 1;
            if (++depth > MAX_NESTING || !scan_argument(&argument))
                return FALSE;
            p = argument - 1;
        } else if (*p == '{') {
            depth++;
        } else if (*p == '}' && depth > 0) {
            depth--;
        }
    }
    return TRUE;
}

/* --- loading ---------------------------------------------------------------------------------- */

static void fail(const Phrases *phrases, GError **error, const char *path, const char *key,
                 const char *what)
{
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "%s: [%s] %s: %s", path, phrases->group,
                key, what);
}

static UMessageFormat *compile(const char *pattern, const char *locale)
{
    g_autofree char *typed = g_strconcat(pattern, ARGUMENT_TYPES, NULL);
    int32_t n_units;
    g_autofree UChar *units = icu_text_from_utf8(typed, -1, &n_units);
    UErrorCode status = U_ZERO_ERROR;
    UParseError place;
    UMessageFormat *format = umsg_open(units, n_units, locale, &place, &status);
    if (U_SUCCESS(status))
        return format;
    umsg_close(format);
    return NULL;
}

static gboolean load_phrase(Phrases *phrases, GKeyFile *file, const char *path,
                            const PhraseKey *phrase, const char *locale, GError **error)
{
    g_autofree char *pattern = key_value_string(file, phrases->group, phrase->key);
    if (!pattern) {
        fail(phrases, error, path, phrase->key, "missing, or not UTF-8");
        return FALSE;
    }
    if (!*pattern) {
        if (phrase->needed)
            fail(phrases, error, path, phrase->key, "may not be empty");
        return !phrase->needed;
    }
    if (strlen(pattern) > MAX_PATTERN_BYTES) {
        fail(phrases, error, path, phrase->key, "too long");
        return FALSE;
    }
    UMessageFormat *format = takes_known_arguments(pattern) ? compile(pattern, locale) : NULL;
    if (!format) {
        fail(phrases, error, path, phrase->key,
             "not an ICU message of the numbers {0} and {1} and the text {2}");
        return FALSE;
    }
    g_hash_table_insert(phrases->formats, (gpointer)phrase->key, format);
    return TRUE;
}

static void load_sentence_rules(Phrases *phrases, GKeyFile *file)
{
    phrases->abbreviations = key_value_list(file, GROUP_SENTENCES, "abbreviations");
    phrases->before_numbers = key_value_list(file, GROUP_SENTENCES, "before_numbers");
    phrases->may_end = key_value_list(file, GROUP_SENTENCES, "may_end");
    phrases->starters = key_value_list(file, GROUP_SENTENCES, "starters");
    phrases->lettered = key_value_list(file, GROUP_SENTENCES, "lettered");
    phrases->rules = (SentenceRules){
        .abbreviations = (const char *const *)phrases->abbreviations,
        .before_numbers = (const char *const *)phrases->before_numbers,
        .may_end = (const char *const *)phrases->may_end,
        .starters = (const char *const *)phrases->starters,
        .lettered = (const char *const *)phrases->lettered,
    };
}

/* The file of the tag, or of the tag with its last parts left off; NULL if there is none. */
static char *find_file(VoiceStore *store, const char *language)
{
    g_autofree char *tag = g_strdelimit(g_strdup(language), "_", '-');
    while (*tag && !strchr(tag, G_DIR_SEPARATOR)) {
        g_autofree char *name = g_strdup_printf("phrases/%s.phrases", tag);
        char *path = voice_store_find_file(store, name);
        if (path)
            return path;
        char *dash = strrchr(tag, '-');
        *(dash ? dash : tag) = '\0';
    }
    return NULL;
}

static void close_format(gpointer format)
{
    umsg_close(format);
}

static GKeyFile *open_file(const char *path, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    if (g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, error))
        return g_steal_pointer(&file);
    g_prefix_error(error, "%s: ", path);
    return NULL;
}

static Phrases *load_group(GKeyFile *file, const char *path, const char *language,
                           const char *group, const PhraseKey *keys, guint n_keys, GError **error)
{
    g_autofree char *locale = icu_locale_from_language(language);
    g_autoptr(Phrases) phrases = g_new0(Phrases, 1);
    phrases->group = group;
    phrases->keys = keys;
    phrases->n_keys = n_keys;
    phrases->language = g_strdup(language);
    phrases->formats = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, close_format);
    for (guint i = 0; i < n_keys; i++)
        if (!load_phrase(phrases, file, path, &keys[i], locale, error))
            return NULL;
    return g_steal_pointer(&phrases);
}

Phrases *phrases_load(VoiceStore *store, const char *language, GError **error)
{
    g_autofree char *path = find_file(store, language);
    if (!path) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "there are no phrases for the language \"%s\" (phrases/%s.phrases)", language,
                    language);
        return NULL;
    }
    g_autoptr(GKeyFile) file = open_file(path, error);
    Phrases *phrases = file ? load_group(file, path, language, GROUP_PHRASES, reading_keys,
                                         G_N_ELEMENTS(reading_keys), error)
                            : NULL;
    if (phrases)
        load_sentence_rules(phrases, file);
    return phrases;
}

/* A group that languages may lack: then it is the English. */
static Phrases *load_or_english(VoiceStore *store, const char *language, const char *group,
                                const PhraseKey *keys, guint n_keys, GError **error)
{
    static const char other[] = "en";
    g_autofree char *path = find_file(store, language);
    g_autoptr(GKeyFile) file = path ? open_file(path, error) : NULL;
    if (path && !file)
        return NULL;
    if (file && g_key_file_has_group(file, group))
        return load_group(file, path, language, group, keys, n_keys, error);
    if (g_str_equal(language, other)) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "there are no such phrases (phrases/en.phrases, [%s])", group);
        return NULL;
    }
    return load_or_english(store, other, group, keys, n_keys, error);
}

Phrases *phrases_load_steering(VoiceStore *store, const char *language, GError **error)
{
    return load_or_english(store, language, GROUP_STEERING, steering_keys,
                           G_N_ELEMENTS(steering_keys), error);
}

Phrases *phrases_load_site(VoiceStore *store, const char *language, GError **error)
{
    return load_or_english(store, language, GROUP_SITE, site_keys, G_N_ELEMENTS(site_keys), error);
}

Phrases *phrases_load_counter(VoiceStore *store, const char *language, GError **error)
{
    return load_or_english(store, language, GROUP_COUNTER, counter_keys, G_N_ELEMENTS(counter_keys),
                           error);
}

const char *phrases_language(const Phrases *phrases)
{
    return phrases->language;
}

void phrases_free(Phrases *phrases)
{
    if (!phrases)
        return;
    g_hash_table_unref(phrases->formats);
    g_free(phrases->language);
    g_strfreev(phrases->abbreviations);
    g_strfreev(phrases->before_numbers);
    g_strfreev(phrases->may_end);
    g_strfreev(phrases->starters);
    g_strfreev(phrases->lettered);
    g_free(phrases);
}

/* --- use -------------------------------------------------------------------------------------- */

static gboolean is_phrase_key(const Phrases *phrases, const char *key)
{
    for (guint i = 0; i < phrases->n_keys; i++)
        if (g_str_equal(key, phrases->keys[i].key))
            return TRUE;
    return FALSE;
}

char *phrases_format(const Phrases *phrases, const char *key, double number0, double number1,
                     const char *text2)
{
    g_return_val_if_fail(phrases && is_phrase_key(phrases, key), NULL);
    const UMessageFormat *format = g_hash_table_lookup(phrases->formats, key);
    if (!format)
        return NULL;
    int32_t text_units;
    g_autofree UChar *text = icu_text_from_utf8(text2 ? text2 : "", -1, &text_units);
    int32_t capacity = text_units + MAX_PATTERN_BYTES;
    for (;;) {
        g_autofree UChar *result = g_new(UChar, (gsize)capacity);
        UErrorCode status = U_ZERO_ERROR;
        int32_t n_units = umsg_format(format, result, capacity, &status, number0, number1, text);
        if (U_SUCCESS(status))
            return icu_text_to_utf8(result, n_units);
        g_return_val_if_fail(status == U_BUFFER_OVERFLOW_ERROR, NULL);
        capacity = n_units + 1;
    }
}

const SentenceRules *phrases_sentence_rules(const Phrases *phrases)
{
    return &phrases->rules;
}
