/* Which dictionary lexicons make, and where it lies; see espeak_data.h. */
#include "speech/espeak_data.h"

#include "base/error.h"
#include "base/user_folder.h"
#include "script/lexicon.h"
#include "speech/espeak_compile.h"
#include "speech/espeak_dictionary.h"
#include "speech/espeak_list.h"
#include "speech/espeak_words.h"

#include <dlfcn.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#define DICTIONARY "en_dict"
/* How many bytes the dictionary has: the last file that is written into a folder. */
#define SIZE_FILE "lectern-size"

/* The library keeps the folder's name in 160 bytes, and puts file names behind it. */
enum { MAX_FOLDER_BYTES = 120 };
/* Days after which what nobody asked for is forgotten. */
enum { FORGET_AFTER_DAYS = 30 };
enum { SUM_CHARACTERS = 64 }; /* of a SHA-256 */

/* What lexicons are compiled to; a change of how they are makes another. */
static const char MAKE[] = "lectern " LECTERN_VERSION " 2";

/* What a folder has; a change of its layout makes another. */
static const char FOLDER[] = "2";

/* A lexicon or a text of rules that is to be heard. */
typedef struct {
    const char *path;
    char sum[SUM_CHARACTERS + 1]; /* of what was compiled, or is to be */
    char *text;                   /* NULL where what was compiled when we were built will do */
    gsize length;
    GBytes *compiled; /* a dictionary; NULL until it is needed, or found */
    GBytes *forms;    /* another, of words made of its words; there when `compiled` is */
    char *words;      /* that it has: lines */
} Source;

/* What one call works with. */
typedef struct {
    char *data;     /* the library's */
    char *identity; /* of the library */
    GPtrArray *sources;
    char *cache; /* NULL where nothing can be kept */
    Diagnostics *diagnostics;
    gboolean faulty; /* something was told that must be told again: keep nothing */
} Work;

static void source_free(gpointer data)
{
    Source *source = data;
    g_free(source->text);
    g_free(source->words);
    g_clear_pointer(&source->compiled, g_bytes_unref);
    g_clear_pointer(&source->forms, g_bytes_unref);
    g_free(source);
}

static void work_clear(Work *work)
{
    g_free(work->data);
    g_free(work->identity);
    g_free(work->cache);
    g_clear_pointer(&work->sources, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Work, work_clear)

/* --- compiled files --- */

/* The sum of several texts; of each its length is part of it. */
static void sum_up(char *sum, GBytes *const *texts, guint n_texts)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < n_texts; i++) {
        gsize length;
        const guchar *bytes = g_bytes_get_data(texts[i], &length);
        guint64 mark = GUINT64_TO_LE(length);
        g_checksum_update(checksum, (const guchar *)&mark, sizeof mark);
        g_checksum_update(checksum, bytes, (gssize)length);
    }
    memcpy(sum, g_checksum_get_string(checksum), SUM_CHARACTERS + 1);
}

/* A compiled file begins with a line that tells for which library it was made, the sum of what
 * follows, how long its source was, and how many bytes of words, and then of the dictionary, come
 * before the dictionary of forms. */
static char *compiled_header(const char *identity, const Source *source)
{
    char sum[SUM_CHARACTERS + 1];
    g_autoptr(GBytes) words = g_bytes_new_static(source->words, strlen(source->words));
    sum_up(sum, (GBytes *[]){words, source->compiled, source->forms}, 3);
    return g_strdup_printf(
        "lectern %s %s %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT "\n", identity,
        sum, source->length, strlen(source->words), g_bytes_get_size(source->compiled));
}

/* Reads it; `length` is the source's now. FALSE when the file is not for this source. */
static gboolean take_compiled(const char *identity, Source *source, guint64 length, GBytes *file)
{
    gsize size;
    const char *bytes = g_bytes_get_data(file, &size);
    const char *end = size > 0 ? memchr(bytes, '\n', size) : NULL;
    if (!end)
        return FALSE;
    g_autofree char *line = g_strndup(bytes, (gsize)(end - bytes));
    g_auto(GStrv) fields = g_strsplit(line, " ", -1);
    if (g_strv_length(fields) != 6 || strcmp(fields[1], identity) != 0 ||
        strlen(fields[2]) != SUM_CHARACTERS || g_ascii_strtoull(fields[3], NULL, 10) != length)
        return FALSE;
    gsize begin = (gsize)(end + 1 - bytes);
    guint64 words = g_ascii_strtoull(fields[4], NULL, 10);
    guint64 compiled = g_ascii_strtoull(fields[5], NULL, 10);
    if (words > size - begin || compiled > size - begin - words)
        return FALSE;
    memcpy(source->sum, fields[2], SUM_CHARACTERS + 1);
    source->words = g_strndup(bytes + begin, (gsize)words);
    begin += (gsize)words;
    source->compiled = g_bytes_new_from_bytes(file, begin, (gsize)compiled);
    begin += (gsize)compiled;
    source->forms = g_bytes_new_from_bytes(file, begin, size - begin);
    return TRUE;
}

/* What was compiled when we were built lies beside our module. g_free(); NULL when that is unknown.
 */
static char *shipped_path(const char *source)
{
    Dl_info info;
    if (!dladdr((const void *)espeak_data_learn, &info) || !info.dli_fname)
        return NULL;
    g_autofree char *folder = g_path_get_dirname(info.dli_fname);
    g_autofree char *name = g_path_get_basename(source);
    g_autofree char *file = g_strconcat(name, ".dict", NULL);
    return g_build_filename(folder, "lexicons", file, NULL);
}

/* The compiled file's header holds for the source when it is younger (as make(1) judges) and tells
 * the same length and library. Takes over its sum, and its bytes. */
static gboolean take_shipped(const Work *work, Source *source)
{
    g_autofree char *path = shipped_path(source->path);
    GStatBuf theirs, ours;
    if (!path || g_stat(path, &ours) != 0 || g_stat(source->path, &theirs) != 0 ||
        ours.st_mtime < theirs.st_mtime)
        return FALSE;
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
    g_autoptr(GBytes) bytes = file ? g_mapped_file_get_bytes(file) : NULL;
    return bytes && take_compiled(work->identity, source, (guint64)theirs.st_size, bytes);
}

static gboolean read_source(Source *source, GError **error)
{
    if (!g_file_get_contents(source->path, &source->text, &source->length, error))
        return FALSE;
    g_autoptr(GBytes) make = g_bytes_new_static(MAKE, strlen(MAKE));
    g_autoptr(GBytes) text = g_bytes_new_static(source->text, source->length);
    sum_up(source->sum, (GBytes *[]){make, text}, 2);
    return TRUE;
}

static gboolean is_american(const char *language)
{
    return g_ascii_strcasecmp(language, "en") == 0 || g_ascii_strcasecmp(language, "en-US") == 0;
}

static gboolean compile_parts(const char *data, Source *source, const char *list, const char *forms,
                              const char *rules, Diagnostics *diagnostics, GError **error)
{
    g_autoptr(GBytes) compiled = espeak_compile(data, list, rules, diagnostics, error);
    GBytes *others = NULL;
    if (compiled)
        others = *forms ? espeak_compile(data, forms, "", diagnostics, error)
                        : g_bytes_new_static(NULL, 0);
    if (!others)
        return FALSE;
    source->compiled = g_steal_pointer(&compiled);
    source->forms = others;
    return TRUE;
}

static gboolean compile_lexicon(const char *data, Source *source, Diagnostics *diagnostics,
                                GError **error)
{
    g_autoptr(Lexicon) lexicon =
        lexicon_parse(source->text, source->length, source->path, diagnostics, error);
    if (lexicon && !is_american(lexicon->language)) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "its language is %s, and espeak-ng can be taught American English alone",
                    lexicon->language);
        return FALSE;
    }
    if (!lexicon)
        return FALSE;
    g_autofree char *forms = NULL;
    g_autofree char *list = espeak_list(lexicon, &forms, diagnostics);
    source->words = espeak_list_words(lexicon);
    return compile_parts(data, source, list, forms, "", diagnostics, error);
}

static gboolean compile_rules(const char *data, Source *source, Diagnostics *diagnostics,
                              GError **error)
{
    g_autofree char *rules = espeak_rules_for_american(source->text);
    source->words = g_strdup("");
    return compile_parts(data, source, "", "", rules, diagnostics, error);
}

static gboolean compile_source(const char *data, Source *source, Diagnostics *diagnostics,
                               GError **error)
{
    return g_str_has_suffix(source->path, ".rules")
               ? compile_rules(data, source, diagnostics, error)
               : compile_lexicon(data, source, diagnostics, error);
}

static void append_bytes(GByteArray *out, GBytes *bytes)
{
    g_byte_array_append(out, g_bytes_get_data(bytes, NULL), (guint)g_bytes_get_size(bytes));
}

static gboolean write_compiled(const char *identity, const Source *source, const char *target,
                               GError **error)
{
    g_autofree char *header = compiled_header(identity, source);
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_byte_array_append(out, (const guint8 *)header, (guint)strlen(header));
    g_byte_array_append(out, (const guint8 *)source->words, (guint)strlen(source->words));
    append_bytes(out, source->compiled);
    append_bytes(out, source->forms);
    return g_file_set_contents_full(target, (const char *)out->data, (gssize)out->len,
                                    G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
}

gboolean espeak_data_compile_file(const char *path, const char *target, Diagnostics *diagnostics,
                                  GError **error)
{
    g_autofree char *data = espeak_installed_data();
    g_autofree char *identity = espeak_identity(data);
    Source *source = g_new0(Source, 1);
    source->path = path;
    gboolean done = read_source(source, error) &&
                    compile_source(data, source, diagnostics, error) &&
                    write_compiled(identity, source, target, error);
    source_free(source);
    return done;
}

/* --- the cache --- */

static char *open_cache(Diagnostics *diagnostics)
{
    g_autofree char *users = user_folder(USER_FOLDER_CACHE);
    if (!users) {
        Diagnostics ours = {.handler = diagnostics ? diagnostics->handler : NULL,
                            .data = diagnostics ? diagnostics->data : NULL};
        diagnostic_report(&ours, DIAGNOSTIC_WARNING, 0,
                          "neither XDG_CACHE_HOME nor HOME is an absolute path: lexicons are made "
                          "ready anew in each run, and not kept");
        return NULL;
    }
    g_autofree char *folder = g_build_filename(users, "lectern", "espeak-ng", NULL);
    if (strlen(folder) + SUM_CHARACTERS / 2 > MAX_FOLDER_BYTES ||
        g_mkdir_with_parents(folder, 0700) != 0 || access(folder, W_OK) != 0)
        return NULL;
    return g_steal_pointer(&folder);
}

/* Removes what nobody has asked for in a long time: folders, and what a killed run left. */
static void forget_old(const char *cache)
{
    g_autoptr(GDir) dir = g_dir_open(cache, 0, NULL);
    gint64 now = g_get_real_time() / G_USEC_PER_SEC;
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(cache, name, NULL);
        GStatBuf status;
        if (g_lstat(path, &status) == 0 && S_ISDIR(status.st_mode) &&
            now - status.st_mtime > (gint64)FORGET_AFTER_DAYS * 24 * 60 * 60)
            espeak_remove_folder(path);
    }
}

/* The name by which the folder is found again: all that it is made of. */
static char *key_of(const Work *work)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *installed = g_build_filename(work->data, DICTIONARY, NULL);
    GStatBuf status = {0};
    g_stat(installed, &status);
    g_autofree char *head =
        g_strdup_printf("%s %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", FOLDER,
                        work->identity, installed, (gint64)status.st_size, (gint64)status.st_mtime);
    g_checksum_update(sum, (const guchar *)head, -1);
    for (guint i = 0; i < work->sources->len; i++) {
        const Source *source = g_ptr_array_index(work->sources, i);
        g_checksum_update(sum, (const guchar *)source->sum, SUM_CHARACTERS);
    }
    return g_strndup(g_checksum_get_string(sum), SUM_CHARACTERS / 2);
}

/* Whether the folder's dictionary is as long as it was made: one that was cut crashes the library.
 */
static gboolean is_whole(const char *folder)
{
    g_autofree char *dictionary = g_build_filename(folder, DICTIONARY, NULL);
    g_autofree char *size_path = g_build_filename(folder, SIZE_FILE, NULL);
    g_autofree char *size = NULL;
    GStatBuf status;
    return g_stat(dictionary, &status) == 0 && S_ISREG(status.st_mode) &&
           g_file_get_contents(size_path, &size, NULL, NULL) &&
           g_ascii_strtoll(size, NULL, 10) == (gint64)status.st_size;
}

/* The folder that was made before, marked as asked for; NULL when there is none. A damaged one
 * goes.
 */
static char *find_kept(const Work *work, const char *key)
{
    if (!work->cache)
        return NULL;
    g_autofree char *folder = g_build_filename(work->cache, key, NULL);
    if (!is_whole(folder)) {
        espeak_remove_folder(folder);
        return NULL;
    }
    g_utime(folder, NULL);
    return g_steal_pointer(&folder);
}

/* --- making --- */

/* Hands a source's fault on under the source's own name. */
static void pass_on(const Diagnostic *diagnostic, gpointer data)
{
    Work *work = data;
    Diagnostics *all = work->diagnostics;
    work->faulty = TRUE;
    if (!all)
        return;
    const char *before = all->source;
    all->source = diagnostic->source;
    diagnostic_report(all, diagnostic->severity, diagnostic->line, "%s", diagnostic->message);
    all->source = before;
}

/* A source that cannot be applied is told, and left out. */
static void tell_unfit(Work *work, const char *path, const char *why)
{
    Diagnostics diagnostics = {.source = path, .handler = pass_on, .data = work};
    diagnostic_report(&diagnostics, DIAGNOSTIC_ERROR, 0, "%s; read without it", why);
}

static void compile_missing(Work *work)
{
    for (guint i = 0; i < work->sources->len; i++) {
        Source *source = g_ptr_array_index(work->sources, i);
        if (source->compiled)
            continue;
        Diagnostics diagnostics = {.source = source->path, .handler = pass_on, .data = work};
        g_autoptr(GError) error = NULL;
        if (!compile_source(work->data, source, &diagnostics, &error)) {
            tell_unfit(work, source->path, error->message);
            g_ptr_array_remove_index(work->sources, i--);
        }
    }
}

static GBytes *join(const Work *work, GError **error)
{
    g_autofree char *path = g_build_filename(work->data, DICTIONARY, NULL);
    char *bytes;
    gsize length;
    if (!g_file_get_contents(path, &bytes, &length, error))
        return NULL;
    g_autoptr(GBytes) installed = g_bytes_new_take(bytes, length);
    g_autoptr(GPtrArray) more = g_ptr_array_new();
    for (guint i = 0; i < work->sources->len; i++) {
        const Source *source = g_ptr_array_index(work->sources, i);
        g_ptr_array_add(more, source->compiled);
    }
    /* What was made of a word is weaker than what any lexicon says itself. */
    for (guint i = 0; i < work->sources->len; i++) {
        const Source *source = g_ptr_array_index(work->sources, i);
        if (g_bytes_get_size(source->forms) > 0)
            g_ptr_array_add(more, source->forms);
    }
    return espeak_dictionary_join(installed, (GBytes *const *)more->pdata, more->len, error);
}

static char *join_words(const Work *work)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < work->sources->len; i++) {
        const Source *source = g_ptr_array_index(work->sources, i);
        g_string_append(words, source->words);
    }
    return espeak_words_sort(words->str);
}

static gboolean fill_folder(const Work *work, const char *folder, GError **error)
{
    g_autoptr(GBytes) joined = join(work, error);
    if (!joined || !espeak_link_data(work->data, folder, error))
        return FALSE;
    g_autofree char *words = join_words(work);
    g_autofree char *words_path = g_build_filename(folder, ESPEAK_DATA_WORDS, NULL);
    g_autofree char *path = g_build_filename(folder, DICTIONARY, NULL);
    g_autofree char *size_path = g_build_filename(folder, SIZE_FILE, NULL);
    gsize length;
    const char *bytes = g_bytes_get_data(joined, &length);
    g_autofree char *size = g_strdup_printf("%" G_GSIZE_FORMAT "\n", length);
    return g_file_set_contents(words_path, words, -1, error) &&
           g_file_set_contents(path, bytes, (gssize)length, error) &&
           g_file_set_contents(size_path, size, -1, error);
}

/* Gives the folder its name, unless another run was faster. Takes over `folder`. */
static EngineLearned *keep(const Work *work, char *folder, const char *key)
{
    char *kept = g_build_filename(work->cache, key, NULL);
    if (g_rename(folder, kept) != 0) {
        g_free(kept);
        kept = find_kept(work, key);
        if (!kept)
            return engine_learned_new(folder, espeak_remove_folder);
        espeak_remove_folder(folder);
    }
    g_free(folder);
    return engine_learned_new(kept, NULL);
}

static EngineLearned *make(Work *work, const char *key, GError **error)
{
    compile_missing(work);
    if (work->sources->len == 0)
        return NULL;
    gboolean lasting = work->cache && !work->faulty;
    if (lasting)
        forget_old(work->cache);
    g_autofree char *folder = espeak_temporary_folder(lasting ? work->cache : NULL, error);
    if (!folder)
        return NULL;
    if (strlen(folder) > MAX_FOLDER_BYTES) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "the folder %s has too long a name for espeak-ng", folder);
    } else if (fill_folder(work, folder, error)) {
        return lasting ? keep(work, g_steal_pointer(&folder), key)
                       : engine_learned_new(g_steal_pointer(&folder), espeak_remove_folder);
    }
    espeak_remove_folder(folder);
    return NULL;
}

static gboolean is_american_voice(const char *engine_voice)
{
    return g_str_has_prefix(engine_voice, "en-us");
}

static const char only_american[] =
    "espeak-ng can be taught pronunciations of American English alone";

gboolean espeak_data_can_learn(const char *engine_voice, const LexiconEntry *entry, GError **error)
{
    if (is_american_voice(engine_voice))
        return espeak_list_can_say(entry, error);
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, only_american);
    return FALSE;
}

static void add_source(Work *work, const EngineLesson *lesson)
{
    Source *source = g_new0(Source, 1);
    source->path = lesson->path;
    g_autoptr(GError) error = NULL;
    gboolean american = is_american_voice(lesson->engine_voice);
    if (american && (take_shipped(work, source) || read_source(source, &error))) {
        g_ptr_array_add(work->sources, source);
        return;
    }
    tell_unfit(work, lesson->path, error ? error->message : only_american);
    source_free(source);
}

EngineLearned *espeak_data_learn(const EngineLesson *lessons, guint n_lessons,
                                 Diagnostics *diagnostics)
{
    g_auto(Work) work = {.diagnostics = diagnostics};
    work.data = espeak_installed_data();
    work.identity = espeak_identity(work.data);
    work.sources = g_ptr_array_new_with_free_func(source_free);
    for (guint i = 0; i < n_lessons; i++)
        add_source(&work, &lessons[i]);
    if (work.sources->len == 0)
        return NULL;
    work.cache = open_cache(diagnostics);
    g_autofree char *key = key_of(&work);
    char *kept = work.faulty ? NULL : find_kept(&work, key);
    if (kept)
        return engine_learned_new(kept, NULL);
    g_autoptr(GError) error = NULL;
    EngineLearned *learned = make(&work, key, &error);
    if (error)
        tell_unfit(&work, "espeak-ng", error->message);
    return learned;
}
