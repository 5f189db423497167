/* A sound keeps all that is heard and nothing of the engine's silence, and its marks belong to the
 * words whatever the engine makes of them. The engine here does as it is told. */
#include "speech/sound.h"

#include "audio/tone.h"
#include "base/error.h"
#include "hand_script.h"
#include "speech/tone_engine.h"

#include <stdlib.h>

enum { RATE_HZ = 10000 }; /* 10 frames a millisecond */

/* What the engine is told to say. */
typedef struct {
    const gint16 *frames;
    gsize n_frames;
    const gint64 (*words)[2]; /* frame, byte offset */
    guint n_words;
    gboolean fails;
    GString *letters; /* what it was asked to spell */
} Told;

static gboolean told_speak(gpointer state, G_GNUC_UNUSED const VoiceStyleSettings *settings,
                           const EngineText *text, const EngineSink *sink, GError **error)
{
    Told *told = state;
    for (guint i = 0; told->letters && i < text->n_letters; i++)
        g_string_append_printf(told->letters, "%c@%d ", text->text[text->letters[i]],
                               (int)text->letters[i]);
    if (told->n_frames > 0)
        sink->frames(told->frames, told->n_frames, sink->data);
    for (guint i = 0; i < told->n_words; i++)
        sink->word(told->words[i][0], (gsize)told->words[i][1], sink->data);
    if (told->fails)
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "told to fail");
    return !told->fails;
}

static const EngineDriver told_engine = {.name = "told", .speak = told_speak};

static Sound make(Told *told, const char *spoken, int tone_level, double gain_db)
{
    g_autoptr(HandScript) script = hand_script_new("told");
    script->voice->styles[VOICE_BODY].gain_db = gain_db;
    hand_script_add(script, spoken, 0, 0)->tone_level = tone_level;
    SoundRequest request = sound_request(script, 0);
    Sound sound = {0};
    g_autoptr(GError) error = NULL;
    g_assert_true(sound_make(&told_engine, told, RATE_HZ, &request, &sound, &error));
    g_assert_no_error(error);
    return sound;
}

/* `sound`'s marks as "word@frame …". */
static char *marks_of(const Sound *sound)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < sound->marks->len; i++) {
        const WordMark *mark = &g_array_index(sound->marks, WordMark, i);
        g_string_append_printf(out, "%s%u@%d", i ? " " : "", mark->word, (int)mark->frame);
    }
    return g_string_free(out, FALSE);
}

/* --- silence --- */

static void test_silence_is_cut(void)
{
    gint16 frames[3000] = {0};
    frames[1000] = 900;
    frames[1999] = -900;
    Told told = {.frames = frames, .n_frames = G_N_ELEMENTS(frames)};
    g_auto(Sound) sound = make(&told, "word", 0, 0);
    /* 5 ms are kept before and 15 ms behind. */
    g_assert_cmpuint(sound.n_frames, ==, 50 + 1000 + 150);
    g_assert_cmpint(sound.frames[50], ==, 900);
    g_assert_cmpint(sound.frames[1049], ==, -900);
    g_assert_cmpint(sound.speech_frame, ==, 0);
}

/* A breath of an h and the last hiss of an s are 50 dB below a vowel, and are kept. */
static void test_faint_edges_are_kept(void)
{
    gint16 frames[3000] = {0};
    for (int i = 1000; i < 2000; i++)
        frames[i] = i < 1200 || i >= 1800 ? (gint16)(i % 2 ? 30 : -30) : 9000;
    Told told = {.frames = frames, .n_frames = G_N_ELEMENTS(frames)};
    g_auto(Sound) sound = make(&told, "hiss", 0, 0);
    g_assert_cmpuint(sound.n_frames, ==, 50 + 1000 + 150);
    g_assert_cmpint(abs(sound.frames[50]), ==, 30);
}

static void test_no_more_is_kept_than_there_is(void)
{
    gint16 frames[] = {500, 600, 700};
    Told told = {.frames = frames, .n_frames = G_N_ELEMENTS(frames)};
    g_auto(Sound) sound = make(&told, "word", 0, 0);
    g_assert_cmpmem(sound.frames, sound.n_frames * sizeof(gint16), frames, sizeof frames);
}

static void test_pauses_inside_stay(void)
{
    gint16 frames[9000] = {0};
    frames[0] = frames[8999] = 5000;
    Told told = {.frames = frames, .n_frames = G_N_ELEMENTS(frames)};
    g_auto(Sound) sound = make(&told, "one, two", 0, 0);
    g_assert_cmpmem(sound.frames, sound.n_frames * sizeof(gint16), frames, sizeof frames);
}

static void test_silent_engine_gives_no_frames(void)
{
    gint16 frames[1000] = {0};
    frames[500] = 3; /* a digital murmur */
    const gint64 words[][2] = {{0, 0}};
    Told told = {.frames = frames, .n_frames = 1000, .words = words, .n_words = 1};
    g_auto(Sound) sound = make(&told, "word", 0, 0);
    g_assert_cmpuint(sound.n_frames, ==, 0);
    g_assert_cmpuint(sound.marks->len, ==, 0);
}

/* --- tones --- */

static void test_tone_stands_before_the_words(void)
{
    gint16 frames[100];
    for (guint i = 0; i < G_N_ELEMENTS(frames); i++)
        frames[i] = 7000;
    const gint64 words[][2] = {{0, 0}};
    Told told = {.frames = frames, .n_frames = 100, .words = words, .n_words = 1};
    g_auto(Sound) sound = make(&told, "Heading", 2, 0);
    g_auto(Sound) alone = make(&told, "", 2, 0);
    gsize tone = alone.n_frames, silence = 100 * RATE_HZ / 1000;
    g_assert_cmpuint(tone, >, RATE_HZ / 10);
    g_assert_cmpint(alone.speech_frame, ==, tone);
    g_assert_cmpuint(alone.marks->len, ==, 0);
    g_assert_cmpuint(sound.n_frames, ==, tone + silence + 100);
    g_assert_cmpint(sound.speech_frame, ==, tone + silence);
    g_assert_cmpmem(sound.frames, tone * sizeof(gint16), alone.frames, tone * sizeof(gint16));
    for (gsize i = tone; i < tone + silence; i++)
        g_assert_cmpint(sound.frames[i], ==, 0);
    g_assert_cmpint(sound.frames[tone + silence], ==, 7000);
    g_autofree char *marks = marks_of(&sound);
    g_autofree char *expected = g_strdup_printf("0@%d", (int)(tone + silence));
    g_assert_cmpstr(marks, ==, expected);
}

/* What needs no engine is the start of what is made, frame for frame. */
static void test_beginning_is_the_start_of_the_sound(void)
{
    gint16 frames[100] = {[0] = 7000, [99] = 7000};
    Told told = {.frames = frames, .n_frames = 100};
    g_auto(Sound) sound = make(&told, "Heading", 2, 0);
    g_autoptr(HandScript) script = hand_script_new("told");
    hand_script_add(script, "Heading", 0, 0)->tone_level = 2;
    hand_script_add(script, "Words", 0, 0);
    SoundRequest heading = sound_request(script, 0), words = sound_request(script, 1);
    g_auto(Sound) beginning = {0};
    g_assert_true(sound_beginning(&heading, RATE_HZ, &beginning));
    g_assert_cmpint(beginning.speech_frame, ==, sound.speech_frame);
    g_assert_cmpmem(beginning.frames, beginning.n_frames * sizeof(gint16), sound.frames,
                    (gsize)sound.speech_frame * sizeof(gint16));
    g_assert_false(sound_beginning(&words, RATE_HZ, &beginning));
}

static void test_nothing_to_say_is_no_sound(void)
{
    Told told = {.fails = TRUE}; /* is not even asked */
    g_auto(Sound) sound = make(&told, "", 0, 0);
    g_assert_cmpuint(sound.n_frames, ==, 0);
    g_assert_nonnull(sound.marks);
}

/* --- marks --- */

typedef struct {
    const char *what;
    const char *spoken;
    guint n_words;
    gint64 words[8][2];
    const char *marks;
} MarkCase;

static void test_marks_move_to_the_words(void)
{
    /* The sound begins at frame 100, of which 50 are kept: frame 100 becomes 50. */
    static const MarkCase cases[] = {
        {"each its own", "one two six", 3, {{100, 0}, {200, 4}, {300, 8}}, "0@50 1@150 2@250"},
        {"merged", "in the house", 2, {{100, 0}, {300, 7}}, "0@50 2@250"},
        {"split", "state-of-the art", 4, {{100, 0}, {150, 6}, {200, 9}, {300, 13}}, "0@50 1@250"},
        {"at a quote before it",
         "say «oui» now",
         3,
         {{100, 0}, {200, 4}, {300, 12}},
         "0@50 1@150 2@250"},
        {"at the blank before it", "one two", 2, {{100, 0}, {200, 3}}, "0@50 1@150"},
        {"back in the text",
         "one two six",
         4,
         {{100, 0}, {200, 8}, {250, 4}, {300, 8}},
         "0@50 2@150"},
        {"back in time", "one two six", 3, {{100, 0}, {300, 4}, {200, 8}}, "0@50 1@250 2@250"},
        {"before the sound", "one two", 2, {{0, 0}, {200, 4}}, "0@0 1@150"},
        {"behind the sound", "one two", 2, {{100, 0}, {9000, 4}}, "0@50 1@1099"},
        {"behind the text", "one", 3, {{100, 0}, {200, 3}, {300, 99}}, "0@50"},
        {"none", "one two", 0, {{0}}, ""},
    };
    gint16 frames[2000] = {0};
    frames[100] = frames[999] = 9000;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Told told = {.frames = frames,
                     .n_frames = G_N_ELEMENTS(frames),
                     .words = cases[i].words,
                     .n_words = cases[i].n_words};
        g_auto(Sound) sound = make(&told, cases[i].spoken, 0, 0);
        g_autofree char *marks = marks_of(&sound);
        g_test_message("%s", cases[i].what);
        g_assert_cmpuint(sound.n_frames, ==, 1100);
        g_assert_cmpstr(marks, ==, cases[i].marks);
    }
}

/* --- the rest --- */

static void test_gain_is_applied_and_does_not_wrap(void)
{
    gint16 frames[] = {1000, -1000, 30000, -30000};
    Told told = {.frames = frames, .n_frames = G_N_ELEMENTS(frames)};
    g_auto(Sound) louder = make(&told, "word", 0, 6.0206);
    g_assert_cmpint(louder.frames[0], ==, 2000);
    g_assert_cmpint(louder.frames[1], ==, -2000);
    g_assert_cmpint(louder.frames[2], ==, G_MAXINT16);
    g_assert_cmpint(louder.frames[3], ==, G_MININT16);
    g_auto(Sound) softer = make(&told, "word", 0, -6.0206);
    g_assert_cmpint(softer.frames[0], ==, 500);
    g_assert_cmpint(softer.frames[3], ==, -15000);
}

static void test_letters_are_passed_on(void)
{
    g_autoptr(HandScript) script = hand_script_new("told");
    Utterance *utterance = hand_script_add(script, "vitamin A or D E", 0, 0);
    g_array_index(utterance->words, SpokenWord, 1).letter = TRUE;
    g_array_index(utterance->words, SpokenWord, 4).letter = TRUE;
    g_autoptr(GString) letters = g_string_new(NULL);
    Told told = {.letters = letters};
    SoundRequest request = sound_request(script, 0);
    g_auto(Sound) sound = {0};
    g_assert_true(sound_make(&told_engine, &told, RATE_HZ, &request, &sound, NULL));
    g_assert_cmpstr(letters->str, ==, "A@8 E@15 ");
}

static void test_failure_leaves_the_sound_alone(void)
{
    g_autoptr(HandScript) script = hand_script_new("told");
    hand_script_add(script, "word", 0, 0)->tone_level = 1;
    SoundRequest request = sound_request(script, 0);
    gint16 frames[] = {1, 2, 3};
    Told told = {.frames = frames, .n_frames = 3, .fails = TRUE};
    Sound sound = {.n_frames = 77};
    g_autoptr(GError) error = NULL;
    g_assert_false(sound_make(&told_engine, &told, RATE_HZ, &request, &sound, &error));
    g_assert_cmpstr(error->message, ==, "told to fail");
    g_assert_cmpuint(sound.n_frames, ==, 77);
}

/* --- faster than the engine --- */

enum { LIMIT_WPM = 400 };
static double asked_wpm;

static gboolean limited_speak(gpointer state, const VoiceStyleSettings *settings,
                              const EngineText *text, const EngineSink *sink, GError **error)
{
    asked_wpm = settings->rate_wpm;
    return told_speak(state, settings, text, sink, error);
}

static void test_beyond_the_engine_time_is_stretched(void)
{
    static const EngineDriver limited = {
        .name = "limited", .max_rate_wpm = LIMIT_WPM, .speak = limited_speak};
    static const gint64 words[][2] = {{0, 0}, {10000, 4}};
    gint16 frames[20000];
    for (gsize i = 0; i < G_N_ELEMENTS(frames); i++)
        frames[i] = (gint16)(i / 50 % 2 ? 8000 : -8000); /* 100 Hz */
    Told told = {.frames = frames, .n_frames = G_N_ELEMENTS(frames), .words = words, .n_words = 2};
    g_autoptr(HandScript) script = hand_script_new("told");
    script->voice->styles[VOICE_BODY].rate_wpm = 2 * LIMIT_WPM;
    hand_script_add(script, "one two", 0, 0);
    SoundRequest request = sound_request(script, 0);
    g_auto(Sound) sound = {0};
    g_autoptr(GError) error = NULL;
    g_assert_true(sound_make(&limited, &told, RATE_HZ, &request, &sound, &error));
    g_assert_cmpfloat(asked_wpm, ==, LIMIT_WPM);
    g_assert_cmpuint(sound.n_frames, ==, 10000);
    g_autofree char *marks = marks_of(&sound);
    g_assert_cmpstr(marks, ==, "0@0 1@5000");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/speech/sound/silence", test_silence_is_cut);
    g_test_add_func("/speech/sound/faint-edges", test_faint_edges_are_kept);
    g_test_add_func("/speech/sound/no-silence", test_no_more_is_kept_than_there_is);
    g_test_add_func("/speech/sound/inner-pauses", test_pauses_inside_stay);
    g_test_add_func("/speech/sound/all-silent", test_silent_engine_gives_no_frames);
    g_test_add_func("/speech/sound/tone", test_tone_stands_before_the_words);
    g_test_add_func("/speech/sound/beginning", test_beginning_is_the_start_of_the_sound);
    g_test_add_func("/speech/sound/nothing", test_nothing_to_say_is_no_sound);
    g_test_add_func("/speech/sound/marks", test_marks_move_to_the_words);
    g_test_add_func("/speech/sound/gain", test_gain_is_applied_and_does_not_wrap);
    g_test_add_func("/speech/sound/letters", test_letters_are_passed_on);
    g_test_add_func("/speech/sound/failure", test_failure_leaves_the_sound_alone);
    g_test_add_func("/speech/sound/stretched", test_beyond_the_engine_time_is_stretched);
    return g_test_run();
}
