/* Playback: what reaches the ear, frame by frame, and what is said about it. Everything happens on
 * a device whose clock the test winds, with sounds whose every frame names its utterance. */
#include "base/error.h"
#include "play/null_device.h"
#include "play/playback.h"

enum {
    RATE = 1000,
    BUFFER = 200,
    LATENCY = 30,
    TICK = 10,
    UTTERANCES = 4,
    LENGTH = 300, /* frames of a sound at speed 1 */
    TONE = 80,    /* of these */
    BEFORE = 40,
    AFTER = 60,
    EMPTY_UTTERANCE = 2, /* has neither sound nor silence */
    WORD = 100,          /* frames from word to word at speed 1 */
    REMARK = 10,         /* the number of a remark's first utterance */
};

typedef struct {
    gpointer device;
    Playback *playback;
    double speed;
    gboolean slow_engine; /* no sound is ready */
    gboolean slow_words;  /* of each sound the tone alone is ready */
    gint fails_at;        /* −1 for none */
    guint remarks;        /* heard to their end */
    GArray *began;        /* of guint */
    gint64 heard_at[UTTERANCES];
} Fixture;

/* Frame n of utterance u is u · 1000 + n (at speed 1), so that a frame tells where it is from. */
static gint16 frame_value(guint utterance, gint64 frame)
{
    return (gint16)(1 + utterance * 1000 + frame);
}

static SpokenSound *on_sound(guint utterance, gpointer data, GError **error)
{
    Fixture *fixture = data;
    if (fixture->slow_engine)
        return NULL;
    if ((gint)utterance == fixture->fails_at) {
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "no such voice");
        return NULL;
    }
    SpokenSound *sound = g_new0(SpokenSound, 1);
    g_atomic_ref_count_init(&sound->references);
    sound->speed = fixture->speed;
    sound->sound.marks = g_array_new(FALSE, FALSE, sizeof(WordMark));
    if (utterance == EMPTY_UTTERANCE)
        return sound;
    sound->before_frames = (gint64)(BEFORE / fixture->speed);
    sound->after_frames = (gint64)(AFTER / fixture->speed);
    sound->sound.n_frames = (gsize)(LENGTH / fixture->speed);
    sound->sound.speech_frame = (gint64)(TONE / fixture->speed);
    if (fixture->slow_words) {
        sound->is_beginning = TRUE;
        sound->sound.n_frames = (gsize)sound->sound.speech_frame;
        sound->after_frames = 0;
    }
    sound->sound.frames = g_new(gint16, sound->sound.n_frames);
    for (guint word = 0; (gint64)(word * WORD / fixture->speed) < (gint64)sound->sound.n_frames;
         word++) {
        WordMark mark = {(gint64)(word * WORD / fixture->speed), word};
        if (mark.frame >= sound->sound.speech_frame)
            g_array_append_val(sound->sound.marks, mark);
    }
    for (gsize i = 0; i < sound->sound.n_frames; i++)
        sound->sound.frames[i] = frame_value(utterance, (gint64)((double)i * fixture->speed));
    return sound;
}

static void on_began(guint utterance, gpointer data)
{
    Fixture *fixture = data;
    g_autoptr(GArray) heard = null_device_heard(fixture->device);
    fixture->heard_at[utterance] = heard->len;
    g_array_append_val(fixture->began, utterance);
}

static void on_remarked(gpointer data)
{
    ((Fixture *)data)->remarks++;
}

/* Devices differ in what they can do. */
enum { CAN_PAUSE, CANNOT_PAUSE, CANNOT_RESUME, DEVICE_KINDS };

static void set_up(Fixture *fixture, gconstpointer kind)
{
    NullDeviceOptions options = {.buffer_frames = BUFFER,
                                 .latency_frames = LATENCY,
                                 .cannot_pause = GPOINTER_TO_INT(kind) == CANNOT_PAUSE,
                                 .cannot_resume = GPOINTER_TO_INT(kind) == CANNOT_RESUME,
                                 .wound_by_hand = TRUE,
                                 .keep_heard = TRUE};
    fixture->device = null_device_ref(null_device_new(&options, RATE));
    fixture->speed = 1.0;
    fixture->fails_at = -1;
    fixture->began = g_array_new(FALSE, FALSE, sizeof(guint));
    PlaybackClient client = {on_sound, on_began, on_remarked, fixture};
    fixture->playback = playback_new(&null_device, fixture->device, UTTERANCES, &client);
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    playback_free(fixture->playback);
    null_device_unref(fixture->device);
    g_array_unref(fixture->began);
}

/* Lets `n_frames` of time pass with the feeding that goes with it. */
static PlaybackStatus pass(Fixture *fixture, guint n_frames)
{
    PlaybackStatus status = playback_feed(fixture->playback, NULL);
    for (guint i = 0; i < n_frames && status == PLAYBACK_GOES_ON; i += TICK) {
        null_device_wind(fixture->device, TICK);
        status = playback_feed(fixture->playback, NULL);
    }
    return status;
}

static GArray *heard(const Fixture *fixture)
{
    return null_device_heard(fixture->device);
}

static gint16 last_heard(const Fixture *fixture)
{
    g_autoptr(GArray) frames = heard(fixture);
    g_assert_cmpuint(frames->len, >, 0);
    return g_array_index(frames, gint16, frames->len - 1);
}

static void assert_began(const Fixture *fixture, guint index, guint utterance)
{
    g_assert_cmpuint(fixture->began->len, >, index);
    g_assert_cmpuint(g_array_index(fixture->began, guint, index), ==, utterance);
}

static void append_utterance(GArray *frames, guint utterance)
{
    gint16 silence = 0;
    for (int i = 0; i < BEFORE; i++)
        g_array_append_val(frames, silence);
    for (int i = 0; i < LENGTH; i++) {
        gint16 value = frame_value(utterance, i);
        g_array_append_val(frames, value);
    }
    for (int i = 0; i < AFTER; i++)
        g_array_append_val(frames, silence);
}

static void assert_all_was_heard(const Fixture *fixture)
{
    g_autoptr(GArray) wanted = g_array_new(FALSE, FALSE, sizeof(gint16));
    for (guint i = 0; i < UTTERANCES; i++)
        if (i != EMPTY_UTTERANCE)
            append_utterance(wanted, i);
    g_autoptr(GArray) frames = heard(fixture);
    g_assert_cmpmem(frames->data, frames->len * sizeof(gint16), wanted->data,
                    wanted->len * sizeof(gint16));
}

static void test_hears_everything(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_ENDED);
    assert_all_was_heard(fixture);
    g_assert_cmpuint(fixture->began->len, ==, UTTERANCES);
    for (guint i = 0; i < UTTERANCES; i++)
        assert_began(fixture, i, i);
}

/* "Began" must come when the ear meets the sound: within one tick behind it, never before it. */
static void test_began_means_heard(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, 5000);
    gint64 whole = BEFORE + LENGTH + AFTER;
    const gint64 starts[UTTERANCES] = {BEFORE, whole + BEFORE, 2 * whole, 2 * whole + BEFORE};
    for (guint i = 0; i < UTTERANCES; i++) {
        g_assert_cmpint(fixture->heard_at[i], >=, starts[i]);
        g_assert_cmpint(fixture->heard_at[i], <=, starts[i] + TICK);
    }
}

static void test_pause_keeps_the_place(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + 100);
    playback_pause(fixture->playback, TRUE);
    gint16 last = last_heard(fixture);
    g_autoptr(GArray) before = heard(fixture);
    g_assert_cmpint(pass(fixture, 1000), ==, PLAYBACK_GOES_ON);
    g_autoptr(GArray) during = heard(fixture);
    g_assert_cmpuint(during->len, ==, before->len);

    playback_pause(fixture->playback, FALSE);
    pass(fixture, LATENCY + TICK);
    g_autoptr(GArray) after = heard(fixture);
    g_assert_cmpint(g_array_index(after, gint16, before->len), ==, last + 1);
    g_assert_cmpuint(fixture->began->len, ==, 1);
}

static void test_pause_in_silence(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + LENGTH + AFTER + 10); /* in the silence before the second */
    guint utterance;
    gint64 frame;
    int word;
    playback_place(fixture->playback, &utterance, &frame, &word);
    g_assert_cmpuint(utterance, ==, 1);
    g_assert_cmpint(frame, ==, 10 - BEFORE);
    playback_pause(fixture->playback, TRUE);
    pass(fixture, 500);
    playback_pause(fixture->playback, FALSE);
    pass(fixture, 5000);
    g_autoptr(GArray) frames = heard(fixture);
    g_assert_cmpuint(frames->len, ==, 3 * (BEFORE + LENGTH + AFTER));
    g_assert_cmpuint(fixture->began->len, ==, UTTERANCES);
}

static void test_seek_is_immediate(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + 50);
    g_autoptr(GArray) before = heard(fixture);
    playback_seek(fixture->playback, 3, 0);
    pass(fixture, LATENCY + TICK);
    g_autoptr(GArray) after = heard(fixture);
    g_assert_cmpuint(after->len, >, before->len);
    g_assert_cmpint(g_array_index(after, gint16, before->len), ==, frame_value(3, 0));
    assert_began(fixture, 0, 0);
    assert_began(fixture, 1, 3);
    g_assert_cmpuint(fixture->began->len, ==, 2);
}

static void test_seek_ends_pause(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + 50);
    playback_pause(fixture->playback, TRUE);
    playback_seek(fixture->playback, 1, 0);
    pass(fixture, LATENCY + TICK);
    assert_began(fixture, 1, 1);
}

static void test_seek_after_the_end(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_ENDED);
    playback_seek(fixture->playback, 1, 0);
    g_assert_cmpint(pass(fixture, 100), ==, PLAYBACK_GOES_ON);
    assert_began(fixture, UTTERANCES, 1);
}

static void test_speed_goes_on_in_place(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + 100);
    gint16 last = last_heard(fixture);
    g_autoptr(GArray) before = heard(fixture);
    fixture->speed = 2.0;
    playback_change_speed(fixture->playback);
    pass(fixture, LATENCY + 2 * TICK);
    g_autoptr(GArray) after = heard(fixture);
    gint16 first = g_array_index(after, gint16, before->len);
    g_assert_cmpint(first, >=, last);
    g_assert_cmpint(first, <=, last + 3);
    g_assert_cmpint(g_array_index(after, gint16, before->len + 1), ==, first + 2);
    g_assert_cmpuint(fixture->began->len, ==, 1);
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_ENDED);
    g_assert_cmpuint(fixture->began->len, ==, UTTERANCES);
}

/* Until the new sound is made the old one goes on: no gap. */
static void test_speed_waits_for_its_sound(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + 50);
    fixture->slow_engine = TRUE;
    fixture->speed = 2.0;
    playback_change_speed(fixture->playback);
    pass(fixture, 50);
    g_assert_cmpint(last_heard(fixture), ==, frame_value(0, 99));
    fixture->slow_engine = FALSE;
    pass(fixture, LATENCY + 2 * TICK);
    g_assert_cmpint(last_heard(fixture), >, frame_value(0, 99));
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_ENDED);
}

static void test_speed_while_paused(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + 100);
    gint16 last = last_heard(fixture);
    g_autoptr(GArray) before = heard(fixture);
    playback_pause(fixture->playback, TRUE);
    fixture->speed = 2.0;
    playback_change_speed(fixture->playback);
    pass(fixture, 300);
    playback_pause(fixture->playback, FALSE);
    pass(fixture, LATENCY + 2 * TICK);
    g_autoptr(GArray) after = heard(fixture);
    gint16 first = g_array_index(after, gint16, before->len);
    g_assert_cmpint(ABS(first - last), <=, 3);
    g_assert_cmpint(g_array_index(after, gint16, before->len + 1), ==, first + 2);
}

static void test_slow_engine_is_no_fault(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->slow_engine = TRUE;
    g_assert_cmpint(pass(fixture, 300), ==, PLAYBACK_GOES_ON);
    g_assert_cmpuint(fixture->began->len, ==, 0);
    fixture->slow_engine = FALSE;
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_ENDED);
    g_assert_cmpuint(fixture->began->len, ==, UTTERANCES);
}

/* The tone is heard while the words are made, and what is heard in the end is the whole. */
static void test_words_follow_their_tone(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->slow_words = TRUE;
    g_assert_cmpint(pass(fixture, BEFORE + TONE / 2), ==, PLAYBACK_GOES_ON);
    fixture->slow_words = FALSE;
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_ENDED);
    assert_all_was_heard(fixture);
    g_assert_cmpuint(fixture->began->len, ==, UTTERANCES);
}

static void test_words_that_are_late_are_waited_for(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->slow_words = TRUE;
    g_assert_cmpint(pass(fixture, 1000), ==, PLAYBACK_GOES_ON);
    g_assert_cmpint(last_heard(fixture), ==, frame_value(0, TONE - 1));
    fixture->slow_words = FALSE;
    pass(fixture, LATENCY + TICK);
    g_assert_cmpint(last_heard(fixture), >=, frame_value(0, TONE));
    g_assert_cmpint(last_heard(fixture), <=, frame_value(0, TONE + LATENCY));
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_ENDED);
}

/* In the words, the tone of the new speed is not enough to go on with. */
static void test_speed_waits_for_its_words(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + TONE + 50);
    gint16 last = last_heard(fixture);
    fixture->slow_words = TRUE;
    fixture->speed = 2.0;
    playback_change_speed(fixture->playback);
    pass(fixture, 50);
    g_assert_cmpint(last_heard(fixture), ==, last + 50);
    fixture->slow_words = FALSE;
    pass(fixture, LATENCY + 2 * TICK);
    g_assert_cmpint(last_heard(fixture), >, last + 50);
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_ENDED);
}

/* A remark is heard at once; then the article goes on with the word it broke off in, and nothing of
 * it is lost. */
static void test_remark_comes_in_between(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + 150);
    g_autoptr(GArray) before = heard(fixture);
    playback_remark(fixture->playback, REMARK, 2);
    pass(fixture, LATENCY + TICK);
    g_autoptr(GArray) after = heard(fixture);
    g_assert_cmpint(g_array_index(after, gint16, before->len), ==, frame_value(REMARK, 0));
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_ENDED);
    g_autoptr(GArray) all = heard(fixture);
    gsize remark_end = before->len + 2 * (LENGTH + AFTER) + BEFORE;
    while (remark_end < all->len && g_array_index(all, gint16, remark_end) == 0)
        remark_end++;
    g_assert_cmpint(g_array_index(all, gint16, remark_end), ==, frame_value(0, WORD));
    g_assert_cmpuint(fixture->remarks, ==, 1);
    g_assert_cmpuint(fixture->began->len, ==, UTTERANCES);
}

static void test_remark_while_paused(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + 150);
    playback_pause(fixture->playback, TRUE);
    playback_remark(fixture->playback, REMARK, 1);
    pass(fixture, LATENCY + LENGTH + AFTER + 10 * TICK);
    g_assert_cmpuint(fixture->remarks, ==, 1);
    g_autoptr(GArray) quiet = heard(fixture);
    pass(fixture, 500);
    g_autoptr(GArray) still = heard(fixture);
    g_assert_cmpuint(still->len, ==, quiet->len);
    playback_pause(fixture->playback, FALSE);
    pass(fixture, LATENCY + 2 * TICK);
    g_assert_cmpint(last_heard(fixture), >=, frame_value(0, WORD));
    g_assert_cmpint(last_heard(fixture), <, frame_value(0, 150));
}

static void test_remark_after_the_end(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, 5000);
    playback_remark(fixture->playback, REMARK, 1);
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_ENDED);
    g_assert_cmpuint(fixture->remarks, ==, 1);
    g_assert_cmpuint(fixture->began->len, ==, UTTERANCES);
}

static void test_pause_and_jump_end_a_remark(Fixture *fixture, gconstpointer data)
{
    (void)data;
    guint utterance;
    gint64 frame;
    int word;
    pass(fixture, LATENCY + BEFORE + 250);
    playback_remark(fixture->playback, REMARK, 1);
    pass(fixture, LATENCY + 100);
    playback_place(fixture->playback, &utterance, &frame, &word);
    g_assert_cmpuint(utterance, ==, 0);
    g_assert_cmpint(frame, ==, 2 * WORD);
    g_assert_cmpint(word, ==, 2);
    playback_pause(fixture->playback, TRUE);
    pass(fixture, 500);
    playback_pause(fixture->playback, FALSE);
    pass(fixture, LATENCY + 2 * TICK);
    g_assert_cmpint(last_heard(fixture), >=, frame_value(0, 2 * WORD));
    playback_remark(fixture->playback, REMARK + 1, 1);
    pass(fixture, LATENCY + 100);
    playback_seek(fixture->playback, 3, 0);
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_ENDED);
    g_assert_cmpuint(fixture->remarks, ==, 0);
}

/* A remark that is cut short: the article goes on as it would behind it, or stays paused. */
static void test_remark_is_ended(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + 150);
    playback_end_remark(fixture->playback);
    playback_remark(fixture->playback, REMARK, 2);
    pass(fixture, LATENCY + TICK);
    playback_end_remark(fixture->playback);
    pass(fixture, LATENCY + 2 * TICK);
    g_assert_cmpint(last_heard(fixture), >=, frame_value(0, WORD));
    g_assert_cmpint(last_heard(fixture), <, frame_value(0, 150));
    playback_pause(fixture->playback, TRUE);
    g_assert_false(playback_is_sounding(fixture->playback));
    playback_remark(fixture->playback, REMARK, 1);
    g_assert_true(playback_is_sounding(fixture->playback));
    pass(fixture, LATENCY + TICK);
    playback_end_remark(fixture->playback);
    g_assert_false(playback_is_sounding(fixture->playback));
    g_assert_cmpuint(fixture->remarks, ==, 0);
}

/* What replaces a remark comes back to the article too, at the speed that it has then. */
static void test_speed_and_remark_in_a_remark(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + 150);
    playback_remark(fixture->playback, REMARK, 1);
    pass(fixture, LATENCY + 50);
    playback_remark(fixture->playback, REMARK + 1, 1);
    fixture->speed = 2.0;
    playback_change_speed(fixture->playback);
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_ENDED);
    g_assert_cmpuint(fixture->remarks, ==, 1);
    g_autoptr(GArray) all = heard(fixture);
    gsize at = all->len;
    while (at > 0 && g_array_index(all, gint16, at - 1) != frame_value(0, WORD))
        at--;
    g_assert_cmpuint(at, >, 0);
    g_assert_cmpint(g_array_index(all, gint16, at), ==, frame_value(0, WORD + 2));
}

static void test_volume_changes_at_once(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY + BEFORE + 150);
    gint16 last = last_heard(fixture);
    playback_set_volume(fixture->playback, 2.0);
    pass(fixture, LATENCY + 2 * TICK);
    g_assert_cmpint(last_heard(fixture), >, 2 * last);
    playback_set_volume(fixture->playback, 1000.0);
    pass(fixture, LATENCY + 2 * TICK);
    g_assert_cmpint(last_heard(fixture), ==, G_MAXINT16);
}

static void test_seek_into_the_words(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, LATENCY);
    fixture->slow_words = TRUE;
    playback_seek(fixture->playback, 3, 250);
    g_assert_cmpint(pass(fixture, 200), ==, PLAYBACK_GOES_ON);
    fixture->slow_words = FALSE;
    pass(fixture, LATENCY + 2 * TICK);
    g_assert_cmpint(last_heard(fixture), >=, frame_value(3, 2 * WORD));
    g_assert_cmpint(last_heard(fixture), <, frame_value(3, 250));
}

static void test_lost(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, 100);
    null_device_lose(fixture->device);
    g_assert_cmpint(pass(fixture, TICK), ==, PLAYBACK_LOST);
}

static void test_lost_while_paused(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, 100);
    playback_pause(fixture->playback, TRUE);
    null_device_lose(fixture->device);
    g_assert_cmpint(pass(fixture, TICK), ==, PLAYBACK_LOST);
}

static void test_failing_voice(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->fails_at = 1;
    g_assert_cmpint(pass(fixture, 5000), ==, PLAYBACK_FAILED);
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(playback_feed(fixture->playback, &error), ==, PLAYBACK_FAILED);
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
}

/* A sound with the given words and ends, silent. */
static SpokenSound *sound_with_words(gint64 speech_frame, const gint64 *words, guint n_words,
                                     gsize n_frames, gint64 silence)
{
    SpokenSound *sound = g_new0(SpokenSound, 1);
    g_atomic_ref_count_init(&sound->references);
    sound->sound.n_frames = n_frames;
    sound->sound.frames = g_new0(gint16, n_frames);
    sound->sound.speech_frame = speech_frame;
    sound->sound.marks = g_array_new(FALSE, FALSE, sizeof(WordMark));
    for (guint i = 0; i < n_words; i++) {
        WordMark mark = {words[i], i};
        g_array_append_val(sound->sound.marks, mark);
    }
    sound->before_frames = sound->after_frames = silence;
    return sound;
}

static void test_maps_words_to_words(void)
{
    const gint64 slow_words[] = {100, 200, 600}, fast_words[] = {100, 160, 300};
    SpokenSound *slow = sound_with_words(100, slow_words, 3, 1000, 80);
    SpokenSound *fast = sound_with_words(100, fast_words, 3, 500, 40);
    static const gint64 pairs[][2] = {
        {-80, -40}, {-40, -20}, {0, 0},     {50, 50},    {100, 100},  {150, 130},  {200, 160},
        {400, 230}, {600, 300}, {800, 400}, {1000, 500}, {1040, 520}, {1080, 540},
    };
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_assert_cmpint(spoken_sound_map(slow, pairs[i][0], fast), ==, pairs[i][1]);
        g_assert_cmpint(spoken_sound_map(fast, pairs[i][1], slow), ==, pairs[i][0]);
    }
    SpokenSound *wordless = sound_with_words(0, NULL, 0, 500, 0);
    g_assert_cmpint(spoken_sound_map(slow, 500, wordless), ==, 250);
    SpokenSound *empty = sound_with_words(0, NULL, 0, 0, 0);
    g_assert_cmpint(spoken_sound_map(slow, 500, empty), ==, 0);
    g_assert_cmpint(spoken_sound_map(empty, 0, slow), ==, 1000);
    spoken_sound_unref(slow);
    spoken_sound_unref(fast);
    spoken_sound_unref(wordless);
    spoken_sound_unref(empty);
}

/* A device that takes sound and plays none of it: what it was told to play is still to be heard. */
static void test_standing_still(Fixture *fixture, gconstpointer data)
{
    (void)data;
    pass(fixture, 100);
    PlaybackStatus status = PLAYBACK_GOES_ON;
    guint n_feeds = 0;
    for (; n_feeds < 2000 && status == PLAYBACK_GOES_ON; n_feeds++)
        status = playback_feed(fixture->playback, NULL);
    g_assert_cmpint(status, ==, PLAYBACK_LOST);
    g_assert_cmpuint(n_feeds, >, 300);
    guint utterance;
    gint64 frame;
    int word;
    playback_place(fixture->playback, &utterance, &frame, &word);
    g_assert_cmpuint(utterance, ==, 0);
    g_assert_cmpint(frame, <=, 100 - BEFORE);
}

/* What is waited for without sound in the device, or paused, is no standing still. */
static void test_standing_with_reason(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->slow_engine = TRUE;
    for (guint i = 0; i < 2000; i++)
        g_assert_cmpint(playback_feed(fixture->playback, NULL), ==, PLAYBACK_GOES_ON);
    fixture->slow_engine = FALSE;
    pass(fixture, 100);
    playback_pause(fixture->playback, TRUE);
    for (guint i = 0; i < 2000; i++)
        g_assert_cmpint(playback_feed(fixture->playback, NULL), ==, PLAYBACK_GOES_ON);
    playback_pause(fixture->playback, FALSE);
    g_assert_cmpint(pass(fixture, 100), ==, PLAYBACK_GOES_ON);
}

static void test_reserve(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_assert_cmpint(playback_reserve(fixture->playback), ==, 0);
    pass(fixture, 100);
    g_assert_cmpint(playback_reserve(fixture->playback), >=, BUFFER - LATENCY);
    playback_pause(fixture->playback, TRUE);
    g_assert_cmpint(playback_reserve(fixture->playback), ==, 0);
}

/* Everything holds on every kind of device. */
static void add(const char *name, void (*test)(Fixture *fixture, gconstpointer data))
{
    static const char *const suffixes[DEVICE_KINDS] = {"", "/without-pause", "/without-resume"};
    for (int kind = 0; kind < DEVICE_KINDS; kind++) {
        g_autofree char *path = g_strdup_printf("/play/playback/%s%s", name, suffixes[kind]);
        g_test_add(path, Fixture, GINT_TO_POINTER(kind), set_up, test, tear_down);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add("hears-everything", test_hears_everything);
    add("began-means-heard", test_began_means_heard);
    add("pause-keeps-the-place", test_pause_keeps_the_place);
    add("pause-in-silence", test_pause_in_silence);
    add("seek-is-immediate", test_seek_is_immediate);
    add("seek-ends-pause", test_seek_ends_pause);
    add("seek-after-the-end", test_seek_after_the_end);
    add("speed-goes-on-in-place", test_speed_goes_on_in_place);
    add("speed-waits-for-its-sound", test_speed_waits_for_its_sound);
    add("speed-while-paused", test_speed_while_paused);
    add("slow-engine", test_slow_engine_is_no_fault);
    add("words-follow-their-tone", test_words_follow_their_tone);
    add("late-words", test_words_that_are_late_are_waited_for);
    add("speed-waits-for-its-words", test_speed_waits_for_its_words);
    add("remark", test_remark_comes_in_between);
    add("remark-while-paused", test_remark_while_paused);
    add("remark-after-the-end", test_remark_after_the_end);
    add("remark-ends", test_pause_and_jump_end_a_remark);
    add("remark-is-ended", test_remark_is_ended);
    add("remark-in-a-remark", test_speed_and_remark_in_a_remark);
    add("volume", test_volume_changes_at_once);
    add("seek-into-the-words", test_seek_into_the_words);
    add("standing-still", test_standing_still);
    add("standing-with-reason", test_standing_with_reason);
    add("reserve", test_reserve);
    add("lost", test_lost);
    add("lost-while-paused", test_lost_while_paused);
    add("failing-voice", test_failing_voice);
    g_test_add_func("/play/playback/maps-words", test_maps_words_to_words);
    return g_test_run();
}
