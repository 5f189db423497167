/* Voices; see voice.h. voices/README.md says what each key means. */
#include "script/voice.h"
#include "base/error.h"
#include "script/key_value.h"

#include <stddef.h>
#include <string.h>

#define VOICE_SUFFIX ".voice"
#define GROUP_VOICE "voice"
#define GROUP_PAUSES "pauses"
#define PAUSE_SUFFIX "_ms"

static const char *const style_groups[VOICE_STYLES] = {"body", "heading", "announcement"};

static const char *const heading_names[HEADINGS_KINDS] = {"both", "words", "tone", "pause", "off"};

/* A number of a style: where it is kept, its bounds, what it is when nothing is said. */
typedef struct {
    const char *key;
    gsize offset;
    double least, most, fallback;
} NumberKey;

static const NumberKey style_keys[] = {
    {"rate_wpm", offsetof(VoiceStyleSettings, rate_wpm), 60, VOICE_MAX_WPM, 165},
    {"pitch", offsetof(VoiceStyleSettings, pitch), 0.25, 4, 1},
    {"pitch_range", offsetof(VoiceStyleSettings, pitch_range), 0, 4, 1},
    {"gain_db", offsetof(VoiceStyleSettings, gain_db), -30, 12, 0},
};

static const char *const voice_keys[] = {"title",    "language", "phrases",    "engine",
                                         "licence",  "headings", "spoken_wpm", "any_region",
                                         "lexicons", "aliases"};

static const double spoken_wpm_least = 40, spoken_wpm_most = VOICE_MAX_WPM;

/* A voice file being read. */
typedef struct {
    GKeyFile *file;
    const char *path;
    Diagnostics *diagnostics;
} Reader;

struct VoiceStore {
    char **folders;
    GHashTable *voices; /* name → Voice */
};

const char *heading_announcement_name(HeadingAnnouncement announcement)
{
    g_return_val_if_fail(announcement < HEADINGS_KINDS, heading_names[0]);
    return heading_names[announcement];
}

gboolean heading_announcement_parse(const char *word, HeadingAnnouncement *announcement)
{
    for (guint i = 0; i < HEADINGS_KINDS; i++) {
        if (g_strcmp0(word, heading_names[i]) == 0) {
            *announcement = i;
            return TRUE;
        }
    }
    return FALSE;
}

/* --- reading a file --------------------------------------------------------------------------- */

static double *style_number(VoiceStyleSettings *style, const NumberKey *key)
{
    return (double *)(gpointer)((char *)style + key->offset);
}

static gboolean has(const Reader *reader, const char *group, const char *key)
{
    return g_key_file_has_key(reader->file, group, key, NULL);
}

static void report(const Reader *reader, const char *group, const char *key, const char *what)
{
    diagnostic_report(reader->diagnostics, DIAGNOSTIC_WARNING, 0, "%s: [%s] %s: %s", reader->path,
                      group, key, what);
}

/* A number within bounds, or `fallback` with a diagnostic. */
static double read_number(const Reader *reader, const char *group, const char *key, double least,
                          double most, double fallback)
{
    if (!has(reader, group, key))
        return fallback;
    g_autoptr(GError) error = NULL;
    double value = g_key_file_get_double(reader->file, group, key, &error);
    if (!error && value >= least && value <= most)
        return value;
    g_autofree char *what =
        g_strdup_printf("not a number from %g to %g; %g is used", least, most, fallback);
    report(reader, group, key, what);
    return fallback;
}

/* A word or a line, never empty, or a copy of `fallback`. */
static char *read_string(const Reader *reader, const char *group, const char *key,
                         const char *fallback)
{
    if (!has(reader, group, key))
        return g_strdup(fallback);
    g_autofree char *value = key_value_string(reader->file, group, key);
    if (value && *value)
        return g_steal_pointer(&value);
    report(reader, group, key, "empty or not UTF-8; it is left out");
    return g_strdup(fallback);
}

static void read_headings(const Reader *reader, Voice *voice)
{
    g_autofree char *word = read_string(reader, GROUP_VOICE, "headings", NULL);
    voice->headings = HEADINGS_BOTH;
    if (word && !heading_announcement_parse(word, &voice->headings))
        report(reader, GROUP_VOICE, "headings",
               "not one of both, words, tone, pause, off; \"both\" is used");
}

/* A list of words; NULL-terminated, empty where there is none or it is none. */
static char **read_list(const Reader *reader, const char *key)
{
    char **list = key_value_list(reader->file, GROUP_VOICE, key);
    if (list)
        return list;
    if (has(reader, GROUP_VOICE, key))
        report(reader, GROUP_VOICE, key, "not a list; it is left out");
    return g_new0(char *, 1);
}

static gboolean read_any_region(const Reader *reader)
{
    g_autoptr(GError) error = NULL;
    gboolean value = g_key_file_get_boolean(reader->file, GROUP_VOICE, "any_region", &error);
    if (error && has(reader, GROUP_VOICE, "any_region"))
        report(reader, GROUP_VOICE, "any_region", "neither true nor false; false is used");
    return !error && value;
}

static void read_voice_group(const Reader *reader, Voice *voice)
{
    voice->title = read_string(reader, GROUP_VOICE, "title", voice->name);
    if (!has(reader, GROUP_VOICE, "language"))
        report(reader, GROUP_VOICE, "language", "missing; the file's name is taken for it");
    voice->language = read_string(reader, GROUP_VOICE, "language", voice->name);
    g_autofree char *primary = g_strndup(voice->language, strcspn(voice->language, "-_"));
    voice->phrases = read_string(reader, GROUP_VOICE, "phrases", primary);
    voice->engine = read_string(reader, GROUP_VOICE, "engine", "espeak");
    voice->licence = read_string(reader, GROUP_VOICE, "licence", "");
    voice->any_region = read_any_region(reader);
    read_headings(reader, voice);
    voice->lexicons = read_list(reader, "lexicons");
    voice->aliases = read_list(reader, "aliases");
}

/* The body's settings, with what the file says of this style laid over them. */
static void read_style(const Reader *reader, Voice *voice, VoiceStyle style)
{
    const char *group = style_groups[style];
    VoiceStyleSettings *settings = &voice->styles[style];
    VoiceStyleSettings *body = style == VOICE_BODY ? NULL : &voice->styles[VOICE_BODY];
    g_autofree char *engine_voice =
        body ? g_strdup(body->engine_voice) : g_ascii_strdown(voice->language, -1);
    settings->engine_voice = read_string(reader, group, "engine_voice", engine_voice);
    for (guint i = 0; i < G_N_ELEMENTS(style_keys); i++) {
        const NumberKey *key = &style_keys[i];
        double fallback = body ? *style_number(body, key) : key->fallback;
        *style_number(settings, key) =
            read_number(reader, group, key->key, key->least, key->most, fallback);
    }
}

/* The pause that a key names: "sentence" of "sentence_ms"; NULL for none. g_free(). */
static char *pause_name(const char *key)
{
    if (!g_str_has_suffix(key, PAUSE_SUFFIX))
        return NULL;
    g_autofree char *name = g_strndup(key, strlen(key) - strlen(PAUSE_SUFFIX));
    return pauses_have(name) ? g_steal_pointer(&name) : NULL;
}

static void read_pause(const Reader *reader, const char *key, VoicePauses *pauses)
{
    g_autofree char *name = pause_name(key);
    if (!name)
        return;
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) values = key_value_list(reader->file, GROUP_PAUSES, key);
    static const char *const nothing[] = {NULL};
    if (!pauses_set(pauses, name, values ? (const char *const *)values : nothing, &error)) {
        g_autofree char *what = g_strdup_printf("%s; it is left out", error->message);
        report(reader, GROUP_PAUSES, key, what);
    }
}

static void read_pauses(const Reader *reader, Voice *voice)
{
    pauses_set_defaults(&voice->pauses);
    g_auto(GStrv) keys = g_key_file_get_keys(reader->file, GROUP_PAUSES, NULL, NULL);
    for (guint i = 0; keys && keys[i]; i++)
        read_pause(reader, keys[i], &voice->pauses);
}

static gboolean is_style_key(const char *key)
{
    gboolean known = g_str_equal(key, "engine_voice");
    for (guint i = 0; i < G_N_ELEMENTS(style_keys); i++)
        known |= g_str_equal(key, style_keys[i].key);
    return known;
}

static gboolean is_known_key(const char *group, const char *key)
{
    gboolean known = FALSE;
    if (g_str_equal(group, GROUP_VOICE))
        for (guint i = 0; i < G_N_ELEMENTS(voice_keys); i++)
            known |= g_str_equal(key, voice_keys[i]);
    g_autofree char *pause = g_str_equal(group, GROUP_PAUSES) ? pause_name(key) : NULL;
    known |= pause != NULL;
    for (guint i = 0; i < VOICE_STYLES; i++)
        known |= g_str_equal(group, style_groups[i]) && is_style_key(key);
    return known;
}

static void report_unknown_keys(const Reader *reader)
{
    g_auto(GStrv) groups = g_key_file_get_groups(reader->file, NULL);
    for (guint i = 0; groups[i]; i++) {
        g_auto(GStrv) keys = g_key_file_get_keys(reader->file, groups[i], NULL, NULL);
        for (guint j = 0; keys && keys[j]; j++)
            if (!is_known_key(groups[i], keys[j]))
                report(reader, groups[i], keys[j], "no such key; it is left out");
    }
}

static Voice *voice_read(const char *name, const char *path, Diagnostics *diagnostics,
                         GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, error)) {
        g_prefix_error(error, "%s: ", path);
        return NULL;
    }
    Reader reader = {file, path, diagnostics};
    Voice *voice = g_new0(Voice, 1);
    voice->name = g_strdup(name);
    voice->speed = 1;
    report_unknown_keys(&reader);
    read_voice_group(&reader, voice);
    for (guint style = 0; style < VOICE_STYLES; style++)
        read_style(&reader, voice, style);
    read_pauses(&reader, voice);
    voice->spoken_wpm = read_number(&reader, GROUP_VOICE, "spoken_wpm", spoken_wpm_least,
                                    spoken_wpm_most, voice->styles[VOICE_BODY].rate_wpm);
    return voice;
}

/* --- the store -------------------------------------------------------------------------------- */

VoiceStore *voice_store_new(const char *const *folders)
{
    VoiceStore *store = g_new0(VoiceStore, 1);
    store->folders = g_strdupv((char **)folders);
    store->voices =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)voice_free);
    return store;
}

void voice_store_free(VoiceStore *store)
{
    if (!store)
        return;
    g_strfreev(store->folders);
    g_hash_table_unref(store->voices);
    g_free(store);
}

char *voice_store_find_file(const VoiceStore *store, const char *relative_path)
{
    if (g_path_is_absolute(relative_path) || strstr(relative_path, ".."))
        return NULL;
    for (guint i = 0; store->folders && store->folders[i]; i++) {
        g_autofree char *path = g_build_filename(store->folders[i], relative_path, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
            return g_steal_pointer(&path);
    }
    return NULL;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **voice_store_list(const VoiceStore *store)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; store->folders && store->folders[i]; i++) {
        g_autoptr(GDir) dir = g_dir_open(store->folders[i], 0, NULL);
        for (const char *entry; dir && (entry = g_dir_read_name(dir));) {
            gsize length = strlen(entry);
            if (length <= strlen(VOICE_SUFFIX) || entry[0] == '.' ||
                !g_str_has_suffix(entry, VOICE_SUFFIX))
                continue;
            char *name = g_strndup(entry, length - strlen(VOICE_SUFFIX));
            if (g_utf8_validate(name, -1, NULL) && g_hash_table_add(seen, name))
                g_ptr_array_add(names, name);
            else
                g_free(name);
        }
    }
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

/* The path of the voice's file, or NULL. A name is no path: "../x" finds nothing. */
static char *find_voice_file(const VoiceStore *store, const char *name)
{
    if (!*name || name[0] == '.' || strchr(name, G_DIR_SEPARATOR))
        return NULL;
    g_autofree char *file_name = g_strconcat(name, VOICE_SUFFIX, NULL);
    return voice_store_find_file(store, file_name);
}

static void fail_no_voice(const VoiceStore *store, const char *name, GError **error)
{
    g_auto(GStrv) names = voice_store_list(store);
    g_autofree char *list = g_strjoinv(", ", names);
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                "there is no voice \"%s\"; there are: %s", name, *list ? list : "none");
}

const Voice *voice_store_get(VoiceStore *store, const char *name, Diagnostics *diagnostics,
                             GError **error)
{
    g_return_val_if_fail(store && name, NULL);
    Voice *voice = g_hash_table_lookup(store->voices, name);
    if (voice)
        return voice;
    g_autofree char *path = find_voice_file(store, name);
    if (!path) {
        fail_no_voice(store, name, error);
        return NULL;
    }
    voice = voice_read(name, path, diagnostics, error);
    if (voice)
        g_hash_table_insert(store->voices, voice->name, voice);
    return voice;
}

/* --- by language ------------------------------------------------------------------------------ */

/* The voices whose names begin with `prefix`; what cannot be read is reported. Of const Voice,
 * borrowed. */
static GPtrArray *voices_named(VoiceStore *store, const char *prefix, Diagnostics *diagnostics)
{
    g_auto(GStrv) names = voice_store_list(store);
    GPtrArray *voices = g_ptr_array_new();
    for (guint i = 0; names[i]; i++) {
        if (!g_str_has_prefix(names[i], prefix))
            continue;
        g_autoptr(GError) error = NULL;
        const Voice *voice = voice_store_get(store, names[i], diagnostics, &error);
        if (voice)
            g_ptr_array_add(voices, (gpointer)voice);
        else
            diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, 0, "%s; the voice is left out",
                              error->message);
    }
    return voices;
}

/* Whether the first `length` bytes of the tags are the same; "_" is as good as "-". */
static gboolean same_tag(const char *a, const char *b, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        char x = a[i] == '_' ? '-' : g_ascii_tolower(a[i]);
        char y = b[i] == '_' ? '-' : g_ascii_tolower(b[i]);
        if (x != y || x == '\0')
            return FALSE;
    }
    return TRUE;
}

static const Voice *voice_of_tag(const GPtrArray *voices, const char *tag, gsize length)
{
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = g_ptr_array_index(voices, i);
        if (strlen(voice->language) == length && same_tag(voice->language, tag, length))
            return voice;
        for (char **alias = voice->aliases; *alias; alias++)
            if (strlen(*alias) == length && same_tag(*alias, tag, length))
                return voice;
    }
    return NULL;
}

/* One that shares the first subtag: one for any region, else the first. */
static const Voice *voice_of_primary(const GPtrArray *voices, const char *tag, gsize length)
{
    const Voice *first = NULL;
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = g_ptr_array_index(voices, i);
        if (strcspn(voice->language, "-_") != length || !same_tag(voice->language, tag, length))
            continue;
        if (voice->any_region)
            return voice;
        if (!first)
            first = voice;
    }
    return first;
}

/* Whether the tags share their first part: "en" and "en-GB". */
static gboolean same_language(const char *a, const char *b)
{
    gsize length = strcspn(a, "-_");
    return length == strcspn(b, "-_") && same_tag(a, b, length);
}

gboolean voice_speaks(const Voice *voice, const char *language)
{
    if (same_language(voice->language, language))
        return TRUE;
    for (char **alias = voice->aliases; alias && *alias; alias++)
        if (same_language(*alias, language))
            return TRUE;
    return FALSE;
}

static const Voice *voice_for_language(const GPtrArray *voices, const char *language)
{
    gsize primary = strcspn(language, "-_"), length = strlen(language);
    while (length > primary) {
        const Voice *voice = voice_of_tag(voices, language, length);
        if (voice)
            return voice;
        do
            length--;
        while (length > primary && !strchr("-_", language[length]));
    }
    const Voice *voice = primary > 0 ? voice_of_tag(voices, language, primary) : NULL;
    if (voice || primary == 0)
        return voice;
    return voice_of_primary(voices, language, primary);
}

/* Voices are mostly named for their language, so that not all of them need be read. */
const Voice *voice_store_for_language(VoiceStore *store, const char *language,
                                      Diagnostics *diagnostics)
{
    g_return_val_if_fail(store && language, NULL);
    g_autofree char *primary = g_ascii_strdown(language, (gssize)strcspn(language, "-_"));
    g_autoptr(GPtrArray) named = voices_named(store, primary, diagnostics);
    const Voice *voice = voice_for_language(named, language);
    if (voice)
        return voice;
    g_autoptr(GPtrArray) all = voices_named(store, "", diagnostics);
    return voice_for_language(all, language);
}

/* --- copies ----------------------------------------------------------------------------------- */

Voice *voice_copy_at_rate(const Voice *voice, double factor)
{
    g_return_val_if_fail(voice && factor > 0, NULL);
    factor = CLAMP(factor, VOICE_MIN_SPEED, VOICE_MAX_SPEED);
    Voice *copy = g_new(Voice, 1);
    *copy = *voice;
    copy->name = g_strdup(voice->name);
    copy->title = g_strdup(voice->title);
    copy->language = g_strdup(voice->language);
    copy->phrases = g_strdup(voice->phrases);
    copy->engine = g_strdup(voice->engine);
    copy->licence = g_strdup(voice->licence);
    copy->lexicons = g_strdupv(voice->lexicons);
    copy->aliases = g_strdupv(voice->aliases);
    for (guint i = 0; i < VOICE_STYLES; i++) {
        copy->styles[i].engine_voice = g_strdup(voice->styles[i].engine_voice);
        copy->styles[i].rate_wpm = MIN(voice->styles[i].rate_wpm * factor, VOICE_MAX_WPM);
    }
    pauses_scale(&copy->pauses, 1 / factor);
    copy->spoken_wpm = voice->spoken_wpm * factor;
    copy->speed = voice->speed * factor;
    return copy;
}

void voice_free(Voice *voice)
{
    if (!voice)
        return;
    g_free(voice->name);
    g_free(voice->title);
    g_free(voice->language);
    g_free(voice->phrases);
    g_free(voice->engine);
    g_free(voice->licence);
    for (guint i = 0; i < VOICE_STYLES; i++)
        g_free(voice->styles[i].engine_voice);
    g_strfreev(voice->lexicons);
    g_strfreev(voice->aliases);
    g_free(voice);
}
