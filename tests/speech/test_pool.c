/* The pool gives the same PCM whoever speaks, keeps the order, stays small, and survives workers
 * that die, sinks that fail and listeners that leave. */
#include "speech/pool.h"

#include "base/error.h"
#include "hand_script.h"
#include "speech/tone_engine.h"

#include <dirent.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- helpers --- */

typedef struct {
    GArray *frames; /* of gint16; NULL to count only */
    gint64 n_frames;
    gint64 fail_after; /* the sink fails once it has got as many; 0 for never */
} Collected;

static gboolean collect(const gint16 *frames, gsize n_frames, gpointer data, GError **error)
{
    Collected *collected = data;
    g_assert_cmpuint(n_frames, >, 0);
    if (collected->frames)
        g_array_append_vals(collected->frames, frames, (guint)n_frames);
    collected->n_frames += (gint64)n_frames;
    if (collected->fail_after > 0 && collected->n_frames >= collected->fail_after) {
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "the disk is full");
        return FALSE;
    }
    return TRUE;
}

/* Renders all of it; the caller owns both. */
static Reading *render_with(SpeechPool *pool, const Script *script, GArray **frames)
{
    Collected collected = {.frames = g_array_new(FALSE, FALSE, sizeof(gint16))};
    g_autoptr(GError) error = NULL;
    Reading *reading = speech_pool_render(pool, script, collect, &collected, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpint(reading->n_frames, ==, collected.n_frames);
    *frames = collected.frames;
    return reading;
}

static SpeechPool *new_taught_pool(const EngineDriver *engine, const EngineLearned *learned,
                                   guint jobs)
{
    g_autoptr(GError) error = NULL;
    SpeechPool *pool = speech_pool_new(engine, learned, NULL, jobs, &error);
    g_assert_no_error(error);
    return pool;
}

static SpeechPool *new_pool(const EngineDriver *engine, guint jobs)
{
    return new_taught_pool(engine, NULL, jobs);
}

static gboolean is_child_of(pid_t pid, pid_t parent)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/stat", (int)pid);
    g_autofree char *stat = NULL;
    if (!g_file_get_contents(path, &stat, NULL, NULL))
        return FALSE;
    const char *behind_name = strrchr(stat, ')');
    return g_ascii_strtoll(behind_name + 4, NULL, 10) == parent;
}

/* The processes whose parent is `parent`. */
static GArray *children_of(pid_t parent)
{
    GArray *children = g_array_new(FALSE, FALSE, sizeof(pid_t));
    DIR *proc = opendir("/proc");
    for (struct dirent *entry; (entry = readdir(proc));) {
        pid_t pid = (pid_t)g_ascii_strtoll(entry->d_name, NULL, 10);
        if (pid > 0 && is_child_of(pid, parent))
            g_array_append_val(children, pid);
    }
    closedir(proc);
    return children;
}

static guint count_children(void)
{
    g_autoptr(GArray) children = children_of(getpid());
    return children->len;
}

static guint count_descriptors(void)
{
    guint n = 0;
    DIR *folder = opendir("/proc/self/fd");
    while (readdir(folder))
        n++;
    closedir(folder);
    return n;
}

static glong memory_kib(const char *field)
{
    g_autofree char *status = NULL;
    g_assert_true(g_file_get_contents("/proc/self/status", &status, NULL, NULL));
    return (glong)g_ascii_strtoll(strstr(status, field) + strlen(field) + 1, NULL, 10);
}

/* Sentences of many lengths, with pauses of all kinds and a heading now and then. */
static HandScript *many_sentences(const char *voice, guint n)
{
    HandScript *script = hand_script_new(voice);
    for (guint i = 0; i < n; i++) {
        g_autoptr(GString) spoken = g_string_new(NULL);
        for (guint k = 0; k <= i * 7 % 13; k++)
            g_string_append_printf(spoken, "%sword%u", k ? " " : "", i * k % 10);
        Utterance *utterance =
            hand_script_add(script, spoken->str, (int)(i * 37 % 400), (int)(i * 13 % 333));
        utterance->tone_level = i % 9 == 0 ? (int)(i % 6) + 1 : 0;
    }
    return script;
}

/* --- what a reading promises --- */

/* Ranges ascend; silence lies between them; marks lie within. */
static void assert_invariants(const Reading *reading, const GArray *frames)
{
    const gint16 *frame = (const gint16 *)(gconstpointer)frames->data;
    gint64 position = 0;
    g_assert_cmpuint(reading->entries->len, ==, reading->script->utterances->len);
    g_assert_cmpint(reading->n_frames, ==, frames->len);
    for (guint i = 0; i < reading->entries->len; i++) {
        const ReadingEntry *entry = reading_entry(reading, i);
        g_assert_cmpint(entry->start_frame, >=, position);
        for (; position < entry->start_frame; position++)
            g_assert_cmpint(frame[position], ==, 0);
        g_assert_cmpint(entry->speech_frame, >=, entry->start_frame);
        g_assert_cmpint(entry->end_frame, >=, entry->speech_frame);
        gint64 earliest = entry->speech_frame;
        for (guint k = 0; k < entry->marks->len; k++) {
            const WordMark *mark = &g_array_index(entry->marks, WordMark, k);
            g_assert_cmpint(mark->frame, >=, earliest);
            g_assert_cmpint(mark->frame, <, entry->end_frame);
            earliest = mark->frame;
        }
        position = entry->end_frame;
    }
    for (; position < reading->n_frames; position++)
        g_assert_cmpint(frame[position], ==, 0);
}

static gint64 frames_of_ms(int ms)
{
    return ((gint64)ms * TONE_ENGINE_RATE_HZ + 500) / 1000;
}

static void test_every_frame_is_accounted_for(void)
{
    g_autoptr(HandScript) script = hand_script_new("tone");
    hand_script_add(script, "ab cde", 250, 333);
    hand_script_add(script, "f", 0, 1);
    hand_script_add(script, "", 77, 500);
    g_autoptr(SpeechPool) pool = new_pool(&tone_engine, 1);
    g_autoptr(GArray) frames = NULL;
    g_autoptr(Reading) reading = render_with(pool, script, &frames);
    assert_invariants(reading, frames);

    const ReadingEntry *first = reading_entry(reading, 0), *second = reading_entry(reading, 1);
    const ReadingEntry *empty = reading_entry(reading, 2);
    g_assert_cmpint(first->start_frame, ==, frames_of_ms(250));
    g_assert_cmpint(first->end_frame, ==,
                    first->start_frame + 6 * TONE_ENGINE_FRAMES_PER_CHARACTER);
    g_assert_cmpint(second->start_frame, ==, first->end_frame + frames_of_ms(333));
    g_assert_cmpint(empty->start_frame, ==, second->end_frame + frames_of_ms(1) + frames_of_ms(77));
    g_assert_cmpint(empty->end_frame, ==, empty->start_frame);
    g_assert_cmpint(reading->n_frames, ==, empty->end_frame + frames_of_ms(500));
    g_assert_cmpuint(first->marks->len, ==, 2);
    const WordMark *mark = &g_array_index(first->marks, WordMark, 1);
    g_assert_cmpuint(mark->word, ==, 1);
    g_assert_cmpint(mark->frame, ==, first->start_frame + 3 * TONE_ENGINE_FRAMES_PER_CHARACTER);
}

static void assert_same_marks(const GArray *a, const GArray *b)
{
    g_assert_cmpuint(a->len, ==, b->len);
    for (guint i = 0; i < a->len; i++) {
        const WordMark *x = &g_array_index(a, WordMark, i), *y = &g_array_index(b, WordMark, i);
        g_assert_cmpint(x->frame, ==, y->frame);
        g_assert_cmpuint(x->word, ==, y->word);
    }
}

static void assert_same_reading(const Reading *a, const Reading *b)
{
    g_assert_cmpint(a->n_frames, ==, b->n_frames);
    g_assert_cmpuint(a->entries->len, ==, b->entries->len);
    for (guint i = 0; i < a->entries->len; i++) {
        const ReadingEntry *x = reading_entry(a, i), *y = reading_entry(b, i);
        g_assert_cmpint(x->start_frame, ==, y->start_frame);
        g_assert_cmpint(x->speech_frame, ==, y->speech_frame);
        g_assert_cmpint(x->end_frame, ==, y->end_frame);
        assert_same_marks(x->marks, y->marks);
    }
}

/* Renders with 1, 2 and 5 workers, each pool twice: byte for byte the same. */
static void assert_same_for_all(const EngineDriver *engine, const EngineLearned *learned,
                                const Script *script)
{
    static const guint jobs[] = {1, 2, 5};
    g_autoptr(GArray) frames = NULL;
    g_autoptr(Reading) reading = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(jobs); i++) {
        g_autoptr(SpeechPool) pool = new_taught_pool(engine, learned, jobs[i]);
        for (int turn = 0; turn < 2; turn++) {
            g_autoptr(GArray) more_frames = NULL;
            g_autoptr(Reading) more = render_with(pool, script, &more_frames);
            assert_invariants(more, more_frames);
            if (!reading) {
                reading = g_steal_pointer(&more);
                frames = g_steal_pointer(&more_frames);
                continue;
            }
            assert_same_reading(reading, more);
            g_assert_cmpmem(frames->data, frames->len * sizeof(gint16), more_frames->data,
                            more_frames->len * sizeof(gint16));
        }
    }
}

static void test_workers_agree_on_tones(void)
{
    g_autoptr(HandScript) script = many_sentences("tone", 300);
    assert_same_for_all(&tone_engine, NULL, script);
}

/* Three voices take turns, each at its own rate and pitch, so that one that remembers another would
 * show. */
static void test_workers_agree_on_speech(void)
{
    static const char *const voices[] = {"en-us+klatt4", "en-us", "es-419"};
    g_autoptr(HandScript) script = many_sentences("en-us", 40);
    for (int style = 0; style < VOICE_STYLES; style++) {
        VoiceStyleSettings *settings = &script->voice->styles[style];
        g_free(settings->engine_voice);
        settings->engine_voice = g_strdup(voices[style]);
        settings->rate_wpm = 145 + 20 * style;
        settings->pitch = 0.75 + 0.3 * style;
    }
    for (guint i = 0; i < script->utterances->len; i++) {
        Utterance *utterance = g_ptr_array_index(script->utterances, i);
        utterance->style = i % 5 == 0   ? VOICE_HEADING
                           : i % 7 == 0 ? VOICE_ANNOUNCEMENT
                                        : VOICE_BODY;
    }
    assert_same_for_all(&espeak_engine, NULL, script);
}

static gint64 spoken_frames(const EngineLearned *learned, const Script *script, guint utterance)
{
    g_autoptr(SpeechPool) pool = new_taught_pool(&espeak_engine, learned, 2);
    g_autoptr(GArray) frames = NULL;
    g_autoptr(Reading) reading = render_with(pool, script, &frames);
    const ReadingEntry *entry = reading_entry(reading, utterance);
    return entry->end_frame - entry->speech_frame;
}

/* A lexicon whose word is heard where its role is asked for, and only there, whoever speaks. */
static void test_workers_speak_with_lexicons(void)
{
    static const char lexicon[] =
        "<lexicon version='1.0' xmlns='http://www.w3.org/2005/01/pronunciation-lexicon' "
        "alphabet='ipa' xml:lang='en-US'><lexeme role='x:long'><grapheme>lead</grapheme>"
        "<phoneme>lɛdəlɛdəlɛˈdɛdə</phoneme></lexeme></lexicon>";
    g_autofree char *folder = g_dir_make_tmp("lectern-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "roles.pls", NULL);
    g_assert_true(g_file_set_contents(path, lexicon, -1, NULL));
    EngineLesson lesson = {path, "en-us"};
    g_autoptr(EngineLearned) learned = espeak_engine.learn(&lesson, 1, NULL);
    g_assert_nonnull(learned);

    g_autoptr(HandScript) script = hand_script_new("en-us");
    for (int i = 0; i < 12; i++) {
        Utterance *utterance = hand_script_add(script, "The lead is old.", 0, 50);
        if (i % 2)
            g_array_index(utterance->words, SpokenWord, 1).role = g_intern_string("long");
    }
    gint64 plain = spoken_frames(learned, script, 0), asked = spoken_frames(learned, script, 1);
    g_assert_cmpint(asked, >, plain + plain / 4);
    g_assert_cmpint(spoken_frames(NULL, script, 1), ==, plain);
    assert_same_for_all(&espeak_engine, learned, script);
    g_remove(path);
    g_rmdir(folder);
}

static void test_sound_is_where_the_sentence_is(void)
{
    g_autoptr(HandScript) script = many_sentences("en-us+klatt4", 20);
    g_autoptr(SpeechPool) pool = new_pool(&espeak_engine, 2);
    g_autoptr(GArray) frames = NULL;
    g_autoptr(Reading) reading = render_with(pool, script, &frames);
    for (guint i = 0; i < reading->entries->len; i++) {
        const ReadingEntry *entry = reading_entry(reading, i);
        int peak = 0;
        for (gint64 k = entry->speech_frame; k < entry->end_frame; k++)
            peak = MAX(peak, ABS((int)g_array_index(frames, gint16, k)));
        g_assert_cmpint(peak, >, 3000);
    }
}

/* --- what can go wrong --- */

static void test_unknown_voice_names_the_sentence(void)
{
    g_autoptr(HandScript) script = many_sentences("tone", 20);
    Utterance *utterance = g_ptr_array_index(script->utterances, 13);
    utterance->style = VOICE_HEADING;
    g_free(script->voice->styles[VOICE_HEADING].engine_voice);
    script->voice->styles[VOICE_HEADING].engine_voice = g_strdup("nobody");
    g_autoptr(SpeechPool) pool = new_pool(&tone_engine, 3);
    Collected collected = {0};
    g_autoptr(GError) error = NULL;
    Reading *reading = speech_pool_render(pool, script, collect, &collected, NULL, NULL, &error);
    g_assert_null(reading);
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, "sentence 14"));
    g_assert_nonnull(strstr(error->message, "nobody"));

    /* All before it had their turn, and the pool goes on. */
    utterance->style = VOICE_BODY;
    g_autoptr(GArray) frames = NULL;
    g_autoptr(Reading) again = render_with(pool, script, &frames);
    assert_invariants(again, frames);
    g_assert_cmpint(reading_entry(again, 12)->end_frame, <=, collected.n_frames);
}

static void test_failing_sink_ends_the_rendering(void)
{
    g_autoptr(HandScript) script = many_sentences("tone", 50);
    g_autoptr(SpeechPool) pool = new_pool(&tone_engine, 2);
    for (gint64 limit = 1; limit < 2000000; limit = limit * 5 + 1) {
        Collected collected = {.fail_after = limit};
        g_autoptr(GError) error = NULL;
        g_assert_null(speech_pool_render(pool, script, collect, &collected, NULL, NULL, &error));
        g_assert_cmpstr(error->message, ==, "the disk is full");
    }
    g_autoptr(GArray) frames = NULL;
    g_autoptr(Reading) reading = render_with(pool, script, &frames);
    assert_invariants(reading, frames);
}

static gboolean leave_after_five(guint done, guint all, gpointer data)
{
    guint *calls = data;
    g_assert_cmpuint(done, ==, ++*calls);
    g_assert_cmpuint(all, ==, 50);
    return done < 5;
}

static void test_progress_cancels(void)
{
    g_autoptr(HandScript) script = many_sentences("tone", 50);
    g_autoptr(SpeechPool) pool = new_pool(&tone_engine, 2);
    guint calls = 0;
    g_autoptr(GError) error = NULL;
    g_assert_null(speech_pool_render(pool, script, NULL, NULL, leave_after_five, &calls, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_CANCELLED);
    g_assert_cmpuint(calls, ==, 5);
}

static void signal_children(int signal_number)
{
    g_autoptr(GArray) children = children_of(getpid());
    for (guint i = 0; i < children->len; i++)
        g_assert_cmpint(kill(g_array_index(children, pid_t, i), signal_number), ==, 0);
}

/* Returns once they are dead, without reaping them. */
static void kill_children(void)
{
    g_autoptr(GArray) children = children_of(getpid());
    signal_children(SIGKILL);
    for (guint i = 0; i < children->len; i++) {
        siginfo_t info;
        id_t pid = (id_t)g_array_index(children, pid_t, i);
        g_assert_cmpint(waitid(P_PID, pid, &info, WEXITED | WNOWAIT), ==, 0);
    }
}

static gboolean kill_workers_at_ten(guint done, G_GNUC_UNUSED guint all,
                                    G_GNUC_UNUSED gpointer data)
{
    if (done == 10)
        kill_children();
    return TRUE;
}

static void test_killed_workers_fail_the_rendering(void)
{
    g_autoptr(HandScript) script = many_sentences("tone", 100);
    g_autoptr(SpeechPool) pool = new_pool(&tone_engine, 2);
    g_autoptr(GError) error = NULL;
    g_assert_null(speech_pool_render(pool, script, NULL, NULL, kill_workers_at_ten, NULL, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, "cannot speak sentence"));
    g_assert_nonnull(strstr(error->message, "word"));
    g_assert_nonnull(strstr(error->message, "died"));

    g_autoptr(GArray) frames = NULL;
    g_autoptr(Reading) reading = render_with(pool, script, &frames);
    assert_invariants(reading, frames);
    g_assert_cmpuint(count_children(), ==, 2);
}

static void test_workers_killed_while_idle_are_replaced(void)
{
    g_autoptr(HandScript) script = many_sentences("tone", 10);
    g_autoptr(SpeechPool) pool = new_pool(&tone_engine, 3);
    kill_children();
    g_autoptr(GArray) frames = NULL;
    g_autoptr(Reading) reading = render_with(pool, script, &frames);
    assert_invariants(reading, frames);
    g_assert_cmpuint(count_children(), ==, 3);
}

/* An engine that crashes, hangs or leaves when the text says so, and drifts, so that it does so in
 * a copy.
 */
static gboolean unruly_speak(gpointer state, const VoiceStyleSettings *settings,
                             const EngineText *text, const EngineSink *sink, GError **error)
{
    if (strstr(text->text, "crash"))
        kill(getpid(), SIGABRT);
    if (strstr(text->text, "hang"))
        kill(getpid(), SIGALRM); /* what patience that has run out sends */
    if (strstr(text->text, "leave"))
        _exit(3);
    return tone_engine.speak(state, settings, text, sink, error);
}

static void test_crash_of_the_engine_costs_one_sentence(void)
{
    static const char *const cases[][2] = {{"we crash here", "crashed"},
                                           {"we hang here", "did not come back"},
                                           {"we leave here", "ended its process"}};
    EngineDriver unruly = tone_engine;
    unruly.drifts = TRUE;
    unruly.speak = unruly_speak;
    g_autoptr(SpeechPool) pool = new_pool(&unruly, 1);
    g_autoptr(GArray) before = children_of(getpid());
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(HandScript) script = hand_script_new("tone");
        hand_script_add(script, "all is well", 0, 0);
        hand_script_add(script, cases[i][0], 0, 0);
        g_autoptr(GError) error = NULL;
        g_assert_null(speech_pool_render(pool, script, NULL, NULL, NULL, NULL, &error));
        g_autofree char *sentence = g_strdup_printf("sentence 2, \"%s\"", cases[i][0]);
        g_assert_nonnull(strstr(error->message, sentence));
        g_assert_nonnull(strstr(error->message, cases[i][1]));
        g_ptr_array_remove_index(script->utterances, 1);
        g_autoptr(GArray) frames = NULL;
        g_autoptr(Reading) reading = render_with(pool, script, &frames);
    }
    g_autoptr(GArray) after = children_of(getpid());
    g_assert_cmpmem(before->data, before->len * sizeof(pid_t), after->data,
                    after->len * sizeof(pid_t));
}

static gboolean failing_open(G_GNUC_UNUSED const EngineLearned *learned,
                             G_GNUC_UNUSED gpointer *state, G_GNUC_UNUSED int *sample_rate,
                             GError **error)
{
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "no voice data");
    return FALSE;
}

static gboolean dying_open(G_GNUC_UNUSED const EngineLearned *learned,
                           G_GNUC_UNUSED gpointer *state, G_GNUC_UNUSED int *sample_rate,
                           G_GNUC_UNUSED GError **error)
{
    _exit(3);
}

static void test_engine_that_does_not_open(void)
{
    EngineDriver failing = tone_engine, dying = tone_engine;
    failing.open = failing_open;
    dying.open = dying_open;
    g_autoptr(GError) error = NULL;
    g_assert_null(speech_pool_new(&failing, NULL, NULL, 2, &error));
    g_assert_cmpstr(error->message, ==, "no voice data");
    g_clear_error(&error);
    g_assert_null(speech_pool_new(&dying, NULL, NULL, 2, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_cmpuint(count_children(), ==, 0);
}

/* --- what stays behind --- */

static void test_nothing_stays_behind(void)
{
    guint descriptors = count_descriptors();
    g_assert_cmpuint(count_children(), ==, 0);
    for (int turn = 0; turn < 5; turn++) {
        g_autoptr(HandScript) script = many_sentences("tone", 10);
        g_autoptr(SpeechPool) pool = new_pool(&tone_engine, 4);
        g_autoptr(SpeechPool) other = new_pool(&espeak_engine, 2);
        if (turn % 2)
            kill_children();
        g_autoptr(GError) error = NULL;
        g_autoptr(Reading) reading =
            speech_pool_render(pool, script, NULL, NULL, NULL, NULL, &error);
        g_assert_no_error(error);
    }
    g_assert_cmpuint(count_children(), ==, 0);
    g_assert_cmpuint(count_descriptors(), ==, descriptors);
}

/* Waits at most two seconds for `pid`, which need not be a child of ours, to be gone. */
static gboolean is_gone_soon(pid_t pid)
{
    for (int i = 0; i < 200; i++) {
        if (kill(pid, 0) != 0 && errno == ESRCH)
            return TRUE;
        int status;
        waitpid(pid, &status, WNOHANG); /* those that fall to us as their subreaper */
        g_usleep(10000);
    }
    return FALSE;
}

/* A process with two pools is killed by -9 while it renders: all its workers end. */
static void test_workers_end_with_a_killed_parent(void)
{
    g_assert_cmpint(prctl(PR_SET_CHILD_SUBREAPER, 1), ==, 0);
    int ends[2];
    g_assert_cmpint(pipe(ends), ==, 0);
    pid_t parent = fork();
    if (parent == 0) {
        SpeechPool *pool = speech_pool_new(&espeak_engine, NULL, NULL, 3, NULL);
        SpeechPool *other = speech_pool_new(&tone_engine, NULL, NULL, 2, NULL);
        g_assert_true(write(ends[1], other ? "x" : "-", 1) == 1);
        for (HandScript *script = many_sentences("en-us", 500);;)
            reading_free(speech_pool_render(pool, script, NULL, NULL, NULL, NULL, NULL));
    }
    char byte = 0;
    g_assert_cmpint(read(ends[0], &byte, 1), ==, 1);
    close(ends[0]);
    close(ends[1]);
    g_assert_cmpint(byte, ==, 'x');
    g_usleep(100000);
    g_autoptr(GArray) workers = children_of(parent);
    g_assert_cmpuint(workers->len, ==, 5);
    kill(parent, SIGKILL);
    g_assert_true(is_gone_soon(parent));
    for (guint i = 0; i < workers->len; i++)
        g_assert_true(is_gone_soon(g_array_index(workers, pid_t, i)));
    g_usleep(100000); /* copies that were speaking */
    while (waitpid(-1, NULL, WNOHANG) > 0)
        ;
    g_assert_cmpuint(count_children(), ==, 0);
    prctl(PR_SET_CHILD_SUBREAPER, 0);
}

/* A key at the terminal reaches the whole process group; workers leave it to the parent. */
static void test_interrupts_do_not_reach_workers(void)
{
    g_autoptr(HandScript) script = many_sentences("tone", 30);
    g_autoptr(SpeechPool) pool = new_pool(&tone_engine, 2);
    g_autoptr(GArray) before = children_of(getpid());
    signal_children(SIGINT);
    signal_children(SIGQUIT);
    signal_children(SIGHUP);
    g_usleep(50000);
    g_autoptr(GArray) frames = NULL;
    g_autoptr(Reading) reading = render_with(pool, script, &frames);
    g_autoptr(GArray) after = children_of(getpid());
    g_assert_cmpmem(before->data, before->len * sizeof(pid_t), after->data,
                    after->len * sizeof(pid_t));
}

/* Two hours of tones are 300 MB of PCM; what is held at once is a few sentences. */
static void test_memory_does_not_grow_with_the_article(void)
{
#ifdef __SANITIZE_ADDRESS__
    g_test_skip("the sanitizer keeps what is freed");
    return;
#endif
    g_autoptr(HandScript) script = hand_script_new("tone");
    for (int i = 0; i < 6000; i++)
        hand_script_add(script, "a sentence of some fifty characters in all so far", 100, 100);
    g_autoptr(SpeechPool) pool = new_pool(&tone_engine, 2);
    glong before = memory_kib("VmRSS:");
    Collected counted = {0};
    g_autoptr(GError) error = NULL;
    g_autoptr(Reading) reading =
        speech_pool_render(pool, script, collect, &counted, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpint(counted.n_frames, >, (gint64)6000 * TONE_ENGINE_RATE_HZ);
    g_assert_cmpint(memory_kib("VmHWM:") - before, <, 24 * 1024);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/speech/pool/memory", test_memory_does_not_grow_with_the_article);
    g_test_add_func("/speech/pool/frames", test_every_frame_is_accounted_for);
    g_test_add_func("/speech/pool/agree/tone", test_workers_agree_on_tones);
    g_test_add_func("/speech/pool/agree/speech", test_workers_agree_on_speech);
    g_test_add_func("/speech/pool/agree/lexicons", test_workers_speak_with_lexicons);
    g_test_add_func("/speech/pool/audible", test_sound_is_where_the_sentence_is);
    g_test_add_func("/speech/pool/unknown-voice", test_unknown_voice_names_the_sentence);
    g_test_add_func("/speech/pool/failing-sink", test_failing_sink_ends_the_rendering);
    g_test_add_func("/speech/pool/cancel", test_progress_cancels);
    g_test_add_func("/speech/pool/killed", test_killed_workers_fail_the_rendering);
    g_test_add_func("/speech/pool/killed-idle", test_workers_killed_while_idle_are_replaced);
    g_test_add_func("/speech/pool/crash", test_crash_of_the_engine_costs_one_sentence);
    g_test_add_func("/speech/pool/no-engine", test_engine_that_does_not_open);
    g_test_add_func("/speech/pool/leaves-nothing", test_nothing_stays_behind);
    g_test_add_func("/speech/pool/killed-parent", test_workers_end_with_a_killed_parent);
    g_test_add_func("/speech/pool/interrupt", test_interrupts_do_not_reach_workers);
    return g_test_run();
}
