/* An article's files: from one rendering, true to it, together or not at all. */
#include "publish/export.h"

#include "base/atomic_file.h"
#include "base/atomic_folder.h"
#include "base/error.h"
#include "base/temporary.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sndfile.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    char *folder;
    Article *article;
    Script *script;
    SpeechPool *pool;
} Fixture;

static const Format *const *all_formats(void)
{
    return format_list();
}

static guint count_formats(void)
{
    guint n = 0;
    while (all_formats()[n])
        n++;
    return n;
}

/* A sentence of the article, spoken as it is written. */
static Utterance *utterance_new(const Script *script, const char *text)
{
    Utterance *utterance = g_new0(Utterance, 1);
    utterance->role = ROLE_PARAGRAPH;
    utterance->style = VOICE_BODY;
    utterance->voice = script->voice;
    utterance->block = -1;
    utterance->display = g_strdup(text);
    utterance->spoken = g_strdup(text);
    utterance->words = g_array_new(FALSE, TRUE, sizeof(SpokenWord));
    for (guint32 start = 0, end; text[start]; start = end + (text[end] == ' ')) {
        end = start + (guint32)strcspn(text + start, " ");
        SpokenWord word = {start, end, start, end, FALSE};
        g_array_append_val(utterance->words, word);
    }
    utterance->pause_after_ms = 250;
    return utterance;
}

static Script *script_of(guint sentences)
{
    Script *script = g_new0(Script, 1);
    script->title = g_strdup("Title of the script");
    script->language = g_strdup("en-US");
    Voice *voice = script->voice = g_new0(Voice, 1);
    voice->name = g_strdup("tone");
    voice->language = g_strdup("en");
    voice->engine = g_strdup("tone");
    voice->lexicons = g_new0(char *, 1);
    for (int i = 0; i < VOICE_STYLES; i++)
        voice->styles[i] = (VoiceStyleSettings){
            .engine_voice = g_strdup("tone"), .rate_wpm = 170, .pitch = 1, .pitch_range = 1};
    script->utterances = g_ptr_array_new_with_free_func((GDestroyNotify)utterance_free);
    for (guint i = 0; i < sentences; i++)
        g_ptr_array_add(script->utterances,
                        utterance_new(script, "Take one tablet with a glass of water."));
    return script;
}

static Article *article_of_a_kind(void)
{
    Article *article = article_new();
    article->title = g_strdup("How to take it");
    article->byline = g_strdup("Jane Doe");
    article->date = g_strdup("2025-08-08");
    article->language = g_strdup("en-US");
    article->site = g_strdup("A Pharmacy");
    g_ptr_array_add(article->disclaimers, article_block_new(ARTICLE_PARAGRAPH, "Ask first."));
    g_ptr_array_add(article->disclaimers, article_block_new(ARTICLE_PARAGRAPH, "© 2025"));
    return article;
}

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    f->folder = g_dir_make_tmp("lectern-XXXXXX", NULL);
    f->article = article_of_a_kind();
    f->script = script_of(12);
    f->pool = speech_pool_new(&tone_engine, NULL, NULL, 2, &error);
    g_assert_no_error(error);
}

static guint count_files(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint n = 0;
    while (g_dir_read_name(dir))
        n++;
    return n;
}

/* What an export made: a file, or a folder of files. */
static void remove_made(const char *path)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        atomic_folder_remove(path);
    else
        g_assert_cmpint(g_unlink(path), ==, 0);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(GDir) dir = g_dir_open(f->folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(f->folder, name, NULL);
        g_assert_false(g_str_has_prefix(name, ".")); /* no temporary file stays behind */
        remove_made(path);
    }
    g_assert_cmpint(g_rmdir(f->folder), ==, 0);
    speech_pool_free(f->pool);
    script_free(f->script);
    article_free(f->article);
    g_free(f->folder);
}

static char **export_with(Fixture *f, ExportOptions options, GError **error)
{
    options.folder = options.folder ? options.folder : f->folder;
    options.formats = options.formats ? options.formats : all_formats();
    return export_article(f->article, f->script, f->pool, "name", &options, error);
}

static gboolean collect(const gint16 *frames, gsize n_frames, gpointer data, GError **error)
{
    (void)error;
    g_array_append_vals(data, frames, (guint)n_frames);
    return TRUE;
}

/* What the script sounds like, apart from any file. */
static GArray *render(Fixture *f)
{
    g_autoptr(GError) error = NULL;
    GArray *pcm = g_array_new(FALSE, FALSE, sizeof(gint16));
    g_autoptr(Reading) reading =
        speech_pool_render(f->pool, f->script, collect, pcm, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpint(reading->n_frames, ==, pcm->len);
    return pcm;
}

static void test_every_format(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) paths = export_with(f, (ExportOptions){0}, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_strv_length(paths), ==, count_formats());
    g_assert_cmpuint(count_files(f->folder), ==, count_formats());
    g_autoptr(GArray) pcm = render(f);
    int rate = speech_pool_sample_rate(f->pool);
    for (guint i = 0; paths[i]; i++) {
        g_autofree char *expected = export_path(f->folder, "name", all_formats()[i]);
        g_assert_cmpstr(paths[i], ==, expected);
        if (!format_audio(all_formats()[i]) || format_is_book(all_formats()[i]))
            continue;
        SF_INFO info = {0};
        SNDFILE *sound = sf_open(paths[i], SFM_READ, &info);
        g_assert_nonnull(sound);
        gint64 length = ((gint64)pcm->len * info.samplerate + rate / 2) / rate;
        g_assert_cmpint(info.frames, ==, length);
        if (g_str_has_suffix(paths[i], ".wav") || g_str_has_suffix(paths[i], ".flac")) {
            g_autofree gint16 *frames = g_new(gint16, pcm->len);
            g_assert_cmpint(sf_readf_short(sound, frames, pcm->len), ==, pcm->len);
            g_assert_cmpmem(frames, pcm->len * 2, pcm->data, pcm->len * 2);
        }
        sf_close(sound);
    }
}

/* Whether alone or beside sound, a text is what its writer makes of the reading. */
static void test_texts(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autoptr(Reading) reading =
        speech_pool_render(f->pool, f->script, NULL, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    const Format *const alone[] = {format_find("vtt"), format_find("txt"), NULL};
    const Format *const beside[] = {format_find("vtt"), format_find("wav"), format_find("txt"),
                                    NULL};
    const Format *const *const cases[] = {alone, beside};
    ExportOptions options = {.level = level_target_list()[0], .replace = TRUE, .text = {TRUE}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        options.formats = cases[i];
        g_auto(GStrv) paths = export_with(f, options, &error);
        g_assert_no_error(error);
        for (guint file = 0; cases[i][file]; file++) {
            if (!cases[i][file]->write)
                continue;
            g_autofree char *expected = cases[i][file]->write(f->article, reading, &options.text);
            g_autofree char *text = NULL;
            g_assert_true(g_file_get_contents(paths[file], &text, NULL, NULL));
            g_assert_cmpstr(text, ==, expected);
        }
    }
}

/* The table names every format of sound as the encoder does. */
static void test_table_of_formats(Fixture *f, gconstpointer data)
{
    (void)f, (void)data;
    guint n_sounds = 0, n_encoders = 0;
    for (const AudioFormat *const *audio = audio_format_list(); *audio; audio++, n_encoders++) {
        const Format *format = format_find((*audio)->name);
        g_assert_nonnull(format);
        g_assert_true(format_audio(format) == *audio);
        g_assert_cmpstr(format->extension, ==, (*audio)->extension);
    }
    for (guint i = 0; i < count_formats(); i++) {
        g_assert_true(format_find(all_formats()[i]->name) == all_formats()[i]);
        n_sounds += all_formats()[i]->write == NULL && !format_is_book(all_formats()[i]);
        g_assert_true(format_audio(all_formats()[i]) || all_formats()[i]->write);
    }
    g_assert_cmpuint(n_sounds, ==, n_encoders);
    g_assert_null(format_find("mp4"));
}

static void test_tags(Fixture *f, gconstpointer data)
{
    (void)data;
    const Format *const formats[] = {format_find("flac"), NULL};
    g_auto(GStrv) paths = export_with(f, (ExportOptions){.formats = formats}, NULL);
    g_assert_nonnull(paths);
    SF_INFO info = {0};
    SNDFILE *sound = sf_open(paths[0], SFM_READ, &info);
    g_assert_cmpstr(sf_get_string(sound, SF_STR_TITLE), ==, "How to take it");
    g_assert_cmpstr(sf_get_string(sound, SF_STR_ARTIST), ==, "Jane Doe");
    g_assert_cmpstr(sf_get_string(sound, SF_STR_ALBUM), ==, "A Pharmacy");
    g_assert_cmpstr(sf_get_string(sound, SF_STR_DATE), ==, "2025-08-08");
    g_assert_cmpstr(sf_get_string(sound, SF_STR_GENRE), ==, "Speech");
    g_assert_cmpstr(sf_get_string(sound, SF_STR_COMMENT), ==, "Ask first.\n\n© 2025");
    sf_close(sound);
}

static void test_folder_is_made(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autofree char *parent = g_build_filename(f->folder, "a", NULL);
    g_autofree char *folder = g_build_filename(parent, "b", NULL);
    g_auto(GStrv) paths = export_with(f, (ExportOptions){.folder = folder}, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(count_files(folder), ==, count_formats());
    for (char **path = paths; *path; path++)
        remove_made(*path);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
    g_assert_cmpint(g_rmdir(parent), ==, 0);
}

static gboolean must_not_run(guint done, guint all, gpointer data)
{
    (void)done, (void)all, (void)data;
    g_assert_not_reached();
}

static void test_existing_file_is_kept(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree char *path = g_build_filename(f->folder, "name.flac", NULL);
    g_assert_true(g_file_set_contents(path, "mine", -1, NULL));
    g_autoptr(GError) error = NULL;
    g_assert_null(export_with(f, (ExportOptions){.progress = must_not_run}, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
    g_assert_nonnull(strstr(error->message, path));
    g_assert_cmpuint(count_files(f->folder), ==, 1);
    g_autofree char *content = NULL;
    g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
    g_assert_cmpstr(content, ==, "mine");

    g_clear_error(&error);
    g_auto(GStrv) paths = export_with(f, (ExportOptions){.replace = TRUE}, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(count_files(f->folder), ==, count_formats());
    g_autofree char *replaced = NULL;
    g_assert_true(g_file_get_contents(path, &replaced, NULL, NULL));
    g_assert_cmpmem(replaced, 4, "fLaC", 4);
}

/* Somebody makes the last of the files while we render: ours go again, theirs stays. */
static gboolean make_the_last(guint done, guint all, gpointer data)
{
    (void)all;
    if (done == 1)
        g_assert_true(g_file_set_contents(data, "theirs", -1, NULL));
    return TRUE;
}

static void test_race_for_a_name(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree char *path = g_build_filename(f->folder, "name.wav", NULL);
    g_autoptr(GError) error = NULL;
    ExportOptions options = {.progress = make_the_last, .progress_data = path};
    g_assert_null(export_with(f, options, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
    g_assert_cmpuint(count_files(f->folder), ==, 1);
    g_assert_true(g_file_test(path, G_FILE_TEST_EXISTS));
}

/* One name cannot be given: the files that replaced older ones are kept, or both would be lost. */
static void test_replaced_files_are_kept(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree char *blocked = g_build_filename(f->folder, "name.wav", NULL);
    g_assert_cmpint(g_mkdir(blocked, 0777), ==, 0);
    g_autofree char *old = g_build_filename(f->folder, "name.flac", NULL);
    g_assert_true(g_file_set_contents(old, "old", -1, NULL));
    g_autoptr(GError) error = NULL;
    g_assert_null(export_with(f, (ExportOptions){.replace = TRUE}, &error));
    g_assert_nonnull(error);
    g_assert_true(g_file_test(old, G_FILE_TEST_EXISTS));
    g_assert_cmpint(g_rmdir(blocked), ==, 0);
}

static gboolean stop_after_three(guint done, guint all, gpointer data)
{
    g_assert_cmpuint(all, ==, 12);
    *(guint *)data = done;
    return done < 3;
}

static void test_cancelled(Fixture *f, gconstpointer data)
{
    (void)data;
    guint seen = 0;
    g_autoptr(GError) error = NULL;
    ExportOptions options = {.progress = stop_after_three, .progress_data = &seen};
    g_assert_null(export_with(f, options, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_CANCELLED);
    g_assert_cmpuint(seen, ==, 3);
    g_assert_cmpuint(count_files(f->folder), ==, 0);
    /* The pool is good for the next. */
    g_clear_error(&error);
    g_auto(GStrv) paths = export_with(f, (ExportOptions){0}, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(count_files(f->folder), ==, count_formats());
}

static void set_file_limit(rlim_t limit, struct rlimit *before)
{
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, before), ==, 0);
    struct rlimit lower = {limit, before->rlim_max};
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &lower), ==, 0);
}

/* The disk fills up while the sound is written, or (one byte is missing) while the tags are. */
static void test_disk_full(Fixture *f, gconstpointer data)
{
    (void)data;
    g_auto(GStrv) paths = export_with(f, (ExportOptions){0}, NULL);
    g_assert_nonnull(paths);
    GStatBuf largest;
    g_assert_cmpint(g_stat(paths[4], &largest), ==, 0); /* WAV */
    g_assert_true(g_str_has_suffix(paths[4], ".wav"));
    for (char **path = paths; *path; path++)
        remove_made(*path);
    const rlim_t limits[] = {20000, (rlim_t)largest.st_size / 2, (rlim_t)largest.st_size - 1};
    for (gsize i = 0; i < G_N_ELEMENTS(limits); i++) {
        struct rlimit before;
        set_file_limit(limits[i], &before);
        g_autoptr(GError) error = NULL;
        g_auto(GStrv) none = export_with(f, (ExportOptions){0}, &error);
        g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &before), ==, 0);
        g_assert_null(none);
        g_assert_nonnull(error);
        g_assert_true(error->domain == G_FILE_ERROR);
        g_assert_nonnull(strstr(error->message, f->folder));
        g_assert_nonnull(strstr(error->message, g_strerror(EFBIG)));
        g_assert_cmpuint(count_files(f->folder), ==, 0);
    }
}

/* The disk fills up with the text. */
static void test_no_room_for_a_text(Fixture *f, gconstpointer data)
{
    (void)data;
    const Format *const formats[] = {format_find("txt"), format_find("vtt"), NULL};
    struct rlimit before;
    set_file_limit(300, &before);
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) none = export_with(f, (ExportOptions){.formats = formats}, &error);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &before), ==, 0);
    g_assert_null(none);
    g_assert_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(EFBIG));
    g_assert_nonnull(strstr(error->message, "name.vtt"));
    g_assert_cmpuint(count_files(f->folder), ==, 0);
}

static void test_unwritable_folder(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree char *file = g_build_filename(f->folder, "file", NULL);
    g_assert_true(g_file_set_contents(file, "", 0, NULL));
    g_autofree char *below = g_build_filename(file, "folder", NULL);
    const char *const folders[] = {file, below, "/proc/none"};
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autoptr(GError) error = NULL;
        ExportOptions options = {.folder = folders[i], .progress = must_not_run};
        g_assert_null(export_with(f, options, &error));
        g_assert_nonnull(error);
        g_assert_true(error->domain == G_FILE_ERROR);
        g_assert_nonnull(strstr(error->message, folders[i]));
    }
    g_assert_cmpuint(count_files(f->folder), ==, 1);
}

static gboolean die_at_once(guint done, guint all, gpointer data)
{
    (void)all, (void)data;
    if (done == 4)
        raise(SIGKILL);
    return TRUE;
}

/* A run that was killed leaves nothing that looks finished, and the next one sweeps and finishes.
 */
static void test_killed_in_the_middle(Fixture *f, gconstpointer data)
{
    (void)data;
    pid_t child = fork();
    if (child == 0) {
        speech_pool_free(f->pool);
        f->pool = speech_pool_new(&tone_engine, NULL, NULL, 1, NULL);
        export_with(f, (ExportOptions){.progress = die_at_once}, NULL);
        _exit(0);
    }
    int status = 0;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFSIGNALED(status));
    g_autoptr(GDir) dir = g_dir_open(f->folder, 0, NULL);
    guint left = 0;
    for (const char *name; (name = g_dir_read_name(dir)); left++)
        g_assert_true(g_str_has_prefix(name, ".lectern-"));
    g_assert_cmpuint(left, >, 0);
    g_autoptr(GError) error = NULL;
    temporary_sweep(f->folder);
    g_auto(GStrv) paths = export_with(f, (ExportOptions){0}, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(count_files(f->folder), ==, count_formats());
}

typedef struct {
    Fixture *fixture;
    SpeechPool *pool;
    const char *stem;
} Parallel;

static gpointer export_in_thread(gpointer data)
{
    const Parallel *parallel = data;
    const Fixture *f = parallel->fixture;
    const ExportOptions options = {.folder = f->folder, .formats = all_formats()};
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) paths =
        export_article(f->article, f->script, parallel->pool, parallel->stem, &options, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_strv_length(paths), ==, count_formats());
    return NULL;
}

static void test_two_at_once(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(SpeechPool) second = speech_pool_new(&tone_engine, NULL, NULL, 1, NULL);
    Parallel parallel[] = {{f, f->pool, "one"}, {f, second, "two"}};
    GThread *threads[G_N_ELEMENTS(parallel)];
    for (gsize i = 0; i < G_N_ELEMENTS(parallel); i++)
        threads[i] = g_thread_new("export", export_in_thread, &parallel[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(parallel); i++)
        g_thread_join(threads[i]);
    g_assert_cmpuint(count_files(f->folder), ==, 2 * count_formats());
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    signal(SIGXFSZ, SIG_IGN);
#define ADD(name, function)                                                                        \
    g_test_add("/publish/export/" name, Fixture, NULL, set_up, function, tear_down)
    ADD("every-format", test_every_format);
    ADD("texts", test_texts);
    ADD("table-of-formats", test_table_of_formats);
    ADD("tags", test_tags);
    ADD("folder-is-made", test_folder_is_made);
    ADD("existing", test_existing_file_is_kept);
    ADD("race", test_race_for_a_name);
    ADD("replaced", test_replaced_files_are_kept);
    ADD("cancelled", test_cancelled);
    ADD("disk-full", test_disk_full);
    ADD("no-room-for-a-text", test_no_room_for_a_text);
    ADD("unwritable", test_unwritable_folder);
    ADD("killed", test_killed_in_the_middle);
    ADD("two-at-once", test_two_at_once);
#undef ADD
    return g_test_run();
}
