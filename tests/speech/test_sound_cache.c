/* Kept sounds are those that were spoken, whoever asks and whatever was damaged; what is kept stays
 * within its limit. A slow engine counts how often it speaks. */
#include "speech/sound_cache.h"

#include "base/error.h"
#include "hand_script.h"
#include "speech/pool.h"
#include "speech/tone_engine.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PLENTY_BYTES = 100000000 };

/* --- an engine that takes long --- */

static gint *times_spoken; /* atomic, shared with workers */

static gboolean slow_speak(gpointer state, const VoiceStyleSettings *settings,
                           const EngineText *text, const EngineSink *sink, GError **error)
{
    g_usleep(2000);
    g_atomic_int_inc(times_spoken);
    return tone_engine.speak(state, settings, text, sink, error);
}

static EngineDriver slow_engine(gboolean drifts)
{
    EngineDriver engine = tone_engine;
    engine.name = "slow";
    engine.costly = TRUE;
    engine.drifts = drifts;
    engine.speak = slow_speak;
    return engine;
}

/* --- helpers --- */

typedef struct {
    char *folder;
    SoundCache *cache;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->folder = g_dir_make_tmp("lectern-sounds-XXXXXX", NULL);
    fixture->cache = sound_cache_open(fixture->folder, PLENTY_BYTES, NULL);
    g_assert_nonnull(fixture->cache);
    g_atomic_int_set(times_spoken, 0);
}

static void remove_all(const char *path)
{
    if (!g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
        g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
        for (const char *name; dir && (name = g_dir_read_name(dir));) {
            g_autofree char *inner = g_build_filename(path, name, NULL);
            remove_all(inner);
        }
    }
    g_remove(path);
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    sound_cache_free(fixture->cache);
    remove_all(fixture->folder);
    g_free(fixture->folder);
}

static guint count_files(const char *folder)
{
    guint n = 0;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    while (g_dir_read_name(dir))
        n++;
    return n;
}

static gint64 folder_bytes(const char *folder)
{
    gint64 bytes = 0;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        GStatBuf status;
        bytes += g_stat(path, &status) == 0 ? status.st_size : 0;
    }
    return bytes;
}

/* Without the flush to the disk that GLib's own does. */
static void write_file(const char *path, const char *bytes, gsize length)
{
    int fd = open(path, O_WRONLY | O_TRUNC | O_CREAT, 0600);
    g_assert_cmpint(write(fd, bytes, length), ==, (gssize)length);
    close(fd);
}

/* A sound of `n_frames` frames that tell which it is. */
static Sound sound_by_hand(gint16 first, gsize n_frames)
{
    Sound sound = {.n_frames = n_frames, .speech_frame = 2};
    sound.frames = g_new(gint16, n_frames);
    for (gsize i = 0; i < n_frames; i++)
        sound.frames[i] = (gint16)(first + (gint16)i);
    sound.marks = g_array_new(FALSE, FALSE, sizeof(WordMark));
    WordMark marks[] = {{2, 0}, {5, 3}};
    g_array_append_vals(sound.marks, marks, G_N_ELEMENTS(marks));
    return sound;
}

static char *key_of_number(int number)
{
    g_autofree char *text = g_strdup_printf("%d", number);
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
}

static void put(const SoundCache *cache, int number, gsize n_frames)
{
    g_autofree char *key = key_of_number(number);
    g_auto(Sound) sound = sound_by_hand((gint16)number, n_frames);
    sound_cache_put(cache, key, &sound);
}

static gboolean has(const SoundCache *cache, int number)
{
    g_autofree char *key = key_of_number(number);
    g_auto(Sound) sound = {0};
    gboolean found = sound_cache_get(cache, key, &sound);
    g_assert_true(!found || sound.frames[0] == number);
    return found;
}

/* As if it had last been used so many seconds ago. */
static void make_old(const Fixture *fixture, int number, int seconds)
{
    g_autofree char *key = key_of_number(number);
    g_autofree char *path = g_build_filename(fixture->folder, key, NULL);
    struct timespec times[2];
    clock_gettime(CLOCK_REALTIME, &times[0]);
    times[0].tv_sec -= seconds;
    times[1] = times[0];
    g_assert_cmpint(utimensat(AT_FDCWD, path, times, 0), ==, 0);
}

/* --- entries --- */

static void test_a_kept_sound_is_the_same(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_auto(Sound) sound = sound_by_hand(7, 1000);
    g_auto(Sound) got = {0};
    g_autofree char *key = key_of_number(7);
    g_assert_false(sound_cache_get(fixture->cache, key, &got));
    sound_cache_put(fixture->cache, key, &sound);
    g_assert_true(sound_cache_get(fixture->cache, key, &got));
    g_assert_cmpmem(got.frames, got.n_frames * 2, sound.frames, sound.n_frames * 2);
    g_assert_cmpint(got.speech_frame, ==, 2);
    g_assert_cmpuint(got.marks->len, ==, 2);
    g_assert_cmpint(g_array_index(got.marks, WordMark, 1).frame, ==, 5);
    g_assert_cmpuint(g_array_index(got.marks, WordMark, 1).word, ==, 3);
    g_assert_cmpuint(count_files(fixture->folder), ==, 1);

    g_auto(Sound) silent = {.marks = g_array_new(FALSE, FALSE, sizeof(WordMark))};
    g_auto(Sound) silent_got = {0};
    g_autofree char *other = key_of_number(8);
    sound_cache_put(fixture->cache, other, &silent);
    g_assert_true(sound_cache_get(fixture->cache, other, &silent_got));
    g_assert_cmpuint(silent_got.n_frames, ==, 0);
}

/* Whatever stands in an entry's place is no sound and no fault, and is replaced where it can be. */
static void test_damaged_entries_are_made_anew(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autofree char *key = key_of_number(3);
    g_autofree char *path = g_build_filename(fixture->folder, key, NULL);
    g_autofree char *whole = NULL;
    gsize length;
    put(fixture->cache, 3, 500);
    g_assert_true(g_file_get_contents(path, &whole, &length, NULL));
    for (gsize cut = 0; cut < length; cut += 1 + cut / 3) {
        write_file(path, whole, cut);
        g_assert_false(has(fixture->cache, 3));
    }
    for (gsize at = 0; at < length; at += 1 + at / 3) {
        g_autofree char *bent = g_memdup2(whole, length);
        bent[at] ^= 0x10;
        write_file(path, bent, length);
        g_assert_false(has(fixture->cache, 3));
    }
    put(fixture->cache, 3, 500);
    g_assert_true(has(fixture->cache, 3));

    g_assert_cmpint(g_unlink(path), ==, 0);
    g_assert_cmpint(mkfifo(path, 0600), ==, 0);
    g_assert_false(has(fixture->cache, 3));
    g_assert_cmpint(g_unlink(path), ==, 0);
    g_assert_cmpint(symlink("/dev/zero", path), ==, 0);
    g_assert_false(has(fixture->cache, 3));
    g_assert_cmpint(g_unlink(path), ==, 0);
    g_assert_cmpint(g_mkdir(path, 0700), ==, 0);
    g_assert_false(has(fixture->cache, 3));
    put(fixture->cache, 3, 500);
    g_assert_cmpuint(count_files(fixture->folder), ==, 1);
}

/* --- keys --- */

static char *key_of(const EngineDriver *engine, const char *identity, int rate,
                    VoiceStyleSettings settings, const char *spoken, SpokenWord word, int tone)
{
    SoundRequest request = {&settings, spoken, &word, 1, tone, 150};
    return sound_cache_key(engine, identity, rate, &request);
}

static void test_all_that_is_heard_is_in_the_key(void)
{
    const VoiceStyleSettings usual = {(char *)"tone", 165, 1, 1, 0};
    const SpokenWord word = {0, 4, 0, 4, FALSE, NULL};
    VoiceStyleSettings faster = usual, higher = usual, livelier = usual, louder = usual,
                       other = usual;
    faster.rate_wpm = 166;
    higher.pitch = 1.1;
    livelier.pitch_range = 1.1;
    louder.gain_db = 1;
    other.engine_voice = (char *)"tone2";
    SpokenWord letter = word, verb = word, shorter = word, elsewhere = word;
    letter.letter = TRUE;
    verb.role = "verb";
    shorter.spoken_end = 3;
    elsewhere.display_start = 9;
    const EngineDriver slow = slow_engine(FALSE);
    char *keys[] = {
        key_of(&tone_engine, "1", 22050, usual, "lead", word, 0),
        key_of(&slow, "1", 22050, usual, "lead", word, 0),
        key_of(&tone_engine, "2", 22050, usual, "lead", word, 0),
        key_of(&tone_engine, "1", 16000, usual, "lead", word, 0),
        key_of(&tone_engine, "1", 22050, faster, "lead", word, 0),
        key_of(&tone_engine, "1", 22050, higher, "lead", word, 0),
        key_of(&tone_engine, "1", 22050, livelier, "lead", word, 0),
        key_of(&tone_engine, "1", 22050, louder, "lead", word, 0),
        key_of(&tone_engine, "1", 22050, other, "lead", word, 0),
        key_of(&tone_engine, "1", 22050, usual, "lead.", word, 0),
        key_of(&tone_engine, "1", 22050, usual, "lead", letter, 0),
        key_of(&tone_engine, "1", 22050, usual, "lead", verb, 0),
        key_of(&tone_engine, "1", 22050, usual, "lead", shorter, 0),
        key_of(&tone_engine, "1", 22050, usual, "lead", word, 2),
    };
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *same = key_of(&tone_engine, "1", 22050, usual, "lead", elsewhere, 0);
    g_assert_cmpstr(same, ==, keys[0]);
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_assert_cmpuint(strlen(keys[i]), ==, 64);
        g_assert_true(g_hash_table_add(seen, keys[i]));
    }
}

/* --- the limit --- */

static void test_the_oldest_go(Fixture *fixture, gconstpointer data)
{
    (void)data;
    enum { FRAMES = 5000, N = 20, LIMIT = 12 * FRAMES * 2 };
    for (int i = 0; i < N; i++) {
        put(fixture->cache, i, FRAMES);
        make_old(fixture, i, 1000 - i);
    }
    g_assert_true(has(fixture->cache, 0)); /* which makes it young */
    g_autoptr(SoundCache) small = sound_cache_open(fixture->folder, LIMIT, NULL);
    g_assert_cmpint(folder_bytes(fixture->folder), <=, LIMIT);
    g_assert_cmpint(folder_bytes(fixture->folder), >, LIMIT / 2);
    g_assert_true(has(small, 0));
    g_assert_false(has(small, 1));
    g_assert_false(has(small, 8));
    g_assert_true(has(small, N - 1));

    for (int i = N; i < 10 * N; i++) {
        put(small, i, FRAMES);
        make_old(fixture, i, 900 - i); /* the clock of files may tick slowly */
        g_assert_cmpint(folder_bytes(fixture->folder), <=, LIMIT);
    }
    g_assert_true(has(small, 10 * N - 1));
    put(small, 1000, LIMIT); /* more than all */
    g_assert_false(has(small, 1000));
    g_assert_true(has(small, 10 * N - 1));
}

static void test_what_is_not_ours_stays(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autofree char *note = g_build_filename(fixture->folder, "note.txt", NULL);
    g_autofree char *fresh = g_build_filename(fixture->folder, ".new-aaaaaa", NULL);
    g_autofree char *stale = g_build_filename(fixture->folder, ".new-bbbbbb", NULL);
    g_assert_true(g_file_set_contents(note, "mine", 4, NULL));
    g_assert_true(g_file_set_contents(fresh, "being written", 13, NULL));
    g_assert_true(g_file_set_contents(stale, "of a dead run", 13, NULL));
    const struct timespec long_ago[2] = {{1000000, 0}, {1000000, 0}};
    g_assert_cmpint(utimensat(AT_FDCWD, stale, long_ago, 0), ==, 0);
    g_assert_cmpint(utimensat(AT_FDCWD, note, long_ago, 0), ==, 0);
    put(fixture->cache, 1, 1000);
    g_autoptr(SoundCache) tiny = sound_cache_open(fixture->folder, 1, NULL);
    g_assert_false(has(tiny, 1));
    g_assert_true(g_file_test(note, G_FILE_TEST_EXISTS));
    g_assert_true(g_file_test(fresh, G_FILE_TEST_EXISTS));
    g_assert_false(g_file_test(stale, G_FILE_TEST_EXISTS));
}

static void test_a_folder_that_cannot_be_used(Fixture *fixture, gconstpointer data)
{
    (void)data;
    Diagnostics diagnostics = {0};
    g_autofree char *file = g_build_filename(fixture->folder, "file", NULL);
    g_autofree char *below = g_build_filename(file, "speech", NULL);
    g_assert_true(g_file_set_contents(file, "", 0, NULL));
    g_assert_null(sound_cache_open(below, PLENTY_BYTES, &diagnostics));
    g_assert_cmpuint(diagnostics.counts[DIAGNOSTIC_WARNING], ==, 1);

    /* One that goes away while it is used costs the sounds and nothing else. */
    g_autofree char *gone = g_build_filename(fixture->folder, "gone", NULL);
    g_autoptr(SoundCache) cache = sound_cache_open(gone, PLENTY_BYTES, &diagnostics);
    g_assert_cmpint(g_rmdir(gone), ==, 0);
    put(cache, 1, 1000);
    g_assert_false(has(cache, 1));
}

/* --- with a pool --- */

static gboolean collect(const gint16 *frames, gsize n_frames, gpointer data,
                        G_GNUC_UNUSED GError **error)
{
    g_array_append_vals(data, frames, (guint)n_frames);
    return TRUE;
}

/* The PCM of twelve sentences, the one at `edited` another than before (−1 for none). */
static GArray *render(const EngineDriver *engine, const SoundCache *cache, int edited)
{
    g_autoptr(HandScript) script = hand_script_new("tone");
    for (int i = 0; i < 12; i++) {
        g_autofree char *spoken = g_strdup_printf("%s number %d", i == edited ? "new" : "old", i);
        hand_script_add(script, spoken, 10, 20)->tone_level = i % 5 == 0 ? 2 : 0;
    }
    GArray *frames = g_array_new(FALSE, FALSE, sizeof(gint16));
    g_autoptr(GError) error = NULL;
    g_autoptr(SpeechPool) pool = speech_pool_new(engine, NULL, cache, 2, &error);
    g_assert_no_error(error);
    g_autoptr(Reading) reading =
        speech_pool_render(pool, script, collect, frames, NULL, NULL, &error);
    g_assert_no_error(error);
    return frames;
}

static void test_a_small_edit_speaks_what_changed(Fixture *fixture, gconstpointer drifts)
{
    const EngineDriver engine = slow_engine(drifts != NULL);
    g_autoptr(GArray) plain = render(&engine, NULL, -1);
    g_assert_cmpint(g_atomic_int_get(times_spoken), ==, 12);
    g_assert_cmpuint(count_files(fixture->folder), ==, 0);
    g_autoptr(GArray) first = render(&engine, fixture->cache, -1);
    g_assert_cmpint(g_atomic_int_get(times_spoken), ==, 24);
    g_autoptr(GArray) second = render(&engine, fixture->cache, -1);
    g_assert_cmpint(g_atomic_int_get(times_spoken), ==, 24);
    g_assert_cmpmem(first->data, first->len * 2, plain->data, plain->len * 2);
    g_assert_cmpmem(second->data, second->len * 2, plain->data, plain->len * 2);
    g_autoptr(GArray) edited = render(&engine, fixture->cache, 4);
    g_assert_cmpint(g_atomic_int_get(times_spoken), ==, 25);
    g_autoptr(GArray) edited_plain = render(&engine, NULL, 4);
    g_assert_cmpmem(edited->data, edited->len * 2, edited_plain->data, edited_plain->len * 2);
}

static void test_an_engine_without_identity_is_not_kept(Fixture *fixture, gconstpointer data)
{
    (void)data;
    EngineDriver engine = slow_engine(FALSE);
    engine.identity = NULL;
    g_autoptr(GArray) first = render(&engine, fixture->cache, -1);
    g_autoptr(GArray) second = render(&engine, fixture->cache, -1);
    g_assert_cmpint(g_atomic_int_get(times_spoken), ==, 24);
    g_assert_cmpuint(count_files(fixture->folder), ==, 0);
}

/* Several at once, with so little room that each always takes the others' entries away. */
static void test_processes_at_once(Fixture *fixture, gconstpointer limit)
{
    enum { PROCESSES = 3, TURNS = 6 };
    const EngineDriver engine = slow_engine(FALSE);
    g_autoptr(GArray) plain = render(&engine, NULL, -1);
    pid_t children[PROCESSES];
    for (int i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        if (children[i] != 0)
            continue;
        for (int turn = 0; turn < TURNS; turn++) {
            g_autoptr(SoundCache) cache =
                sound_cache_open(fixture->folder, GPOINTER_TO_SIZE(limit), NULL);
            g_autoptr(GArray) frames = render(&engine, cache, -1);
            if (frames->len != plain->len || memcmp(frames->data, plain->data, plain->len * 2) != 0)
                _exit(1);
        }
        _exit(0);
    }
    for (int i = 0; i < PROCESSES; i++) {
        int status = -1;
        g_assert_cmpint(waitpid(children[i], &status, 0), ==, children[i]);
        g_assert_cmpint(status, ==, 0);
    }
    g_assert_cmpuint(count_files(fixture->folder), <=, 12); /* no temporary file */
    if (GPOINTER_TO_SIZE(limit) == PLENTY_BYTES)
        g_assert_cmpuint(count_files(fixture->folder), ==, 12);
}

/* Several processes keep sounds, and end at about the same time. */
static void keep_at_once(const SoundCache *cache, int first_number)
{
    enum { PROCESSES = 4, SOUNDS = 12, FRAMES = 2000 };
    pid_t children[PROCESSES];
    for (int i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        if (children[i] != 0)
            continue;
        for (int sound = 0; sound < SOUNDS; sound++)
            put(cache, (first_number + i * SOUNDS + sound) % G_MAXINT16, FRAMES);
        _exit(0);
    }
    for (int i = 0; i < PROCESSES; i++) {
        int status = -1;
        g_assert_cmpint(waitpid(children[i], &status, 0), ==, children[i]);
        g_assert_cmpint(status, ==, 0);
    }
}

/* What one keeps while another lets old ones go is counted too. */
static void test_the_limit_holds_for_several(Fixture *fixture, gconstpointer data)
{
    (void)data;
    enum { ROUNDS = 100, LIMIT_BYTES = 40000 };
    g_autoptr(SoundCache) cache = sound_cache_open(fixture->folder, LIMIT_BYTES, NULL);
    for (int round = 0; round < ROUNDS; round++) {
        keep_at_once(cache, round * 100);
        g_assert_cmpint(folder_bytes(fixture->folder), <=, LIMIT_BYTES);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    times_spoken =
        mmap(NULL, sizeof *times_spoken, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    g_assert_true(times_spoken != MAP_FAILED);
#define ADD(name, data, test)                                                                      \
    g_test_add("/speech/sound-cache/" name, Fixture, data, set_up, test, tear_down)
    ADD("same", NULL, test_a_kept_sound_is_the_same);
    ADD("damaged", NULL, test_damaged_entries_are_made_anew);
    ADD("oldest-go", NULL, test_the_oldest_go);
    ADD("limit-for-several", NULL, test_the_limit_holds_for_several);
    ADD("not-ours", NULL, test_what_is_not_ours_stays);
    ADD("unusable-folder", NULL, test_a_folder_that_cannot_be_used);
    ADD("edit", NULL, test_a_small_edit_speaks_what_changed);
    ADD("edit-in-copies", "drifts", test_a_small_edit_speaks_what_changed);
    ADD("no-identity", NULL, test_an_engine_without_identity_is_not_kept);
    ADD("at-once", GSIZE_TO_POINTER(PLENTY_BYTES), test_processes_at_once);
    ADD("at-once-in-little-room", GSIZE_TO_POINTER(100000), test_processes_at_once);
#undef ADD
    g_test_add_func("/speech/sound-cache/key", test_all_that_is_heard_is_in_the_key);
    return g_test_run();
}
