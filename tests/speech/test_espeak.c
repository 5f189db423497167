/* libespeak-ng behind the engine's seam: where words begin, what is text and what is not, what a
 * voice is called, and what is said when something is missing.
 *
 * The library is opened once in this process, as the seam asks. */
#include "base/error.h"
#include "speech/engine.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static gpointer engine_state;
static int engine_rate;

/* --- hearing --- */

typedef struct {
    GArray *frames; /* of gint16 */
    GArray *words;  /* of HeardWord */
    gsize stop_after;
    guint calls_after_stop;
    gboolean stopped;
} Heard;

typedef struct {
    gint64 frame;
    gsize offset;
} HeardWord;

static gboolean hear_frames(const gint16 *frames, gsize n_frames, gpointer data)
{
    Heard *heard = data;
    heard->calls_after_stop += heard->stopped;
    g_array_append_vals(heard->frames, frames, (guint)n_frames);
    heard->stopped = heard->frames->len >= heard->stop_after;
    return !heard->stopped;
}

static gboolean hear_word(gint64 frame, gsize text_offset, gpointer data)
{
    Heard *heard = data;
    heard->calls_after_stop += heard->stopped;
    HeardWord word = {frame, text_offset};
    g_array_append_val(heard->words, word);
    return TRUE;
}

static void heard_clear(Heard *heard)
{
    g_array_unref(heard->frames);
    g_array_unref(heard->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Heard, heard_clear)

typedef struct {
    const char *voice;
    double rate_wpm, pitch;
} Manner;

static const Manner plain = {"en-us", 175, 1};

static VoiceStyleSettings settings_of(const Manner *manner, char **name)
{
    *name = g_strdup(manner->voice);
    return (VoiceStyleSettings){.engine_voice = *name,
                                .rate_wpm = manner->rate_wpm,
                                .pitch = manner->pitch,
                                .pitch_range = 1};
}

static Heard hear_text(const EngineText *text, const Manner *manner, gsize stop_after)
{
    Heard heard = {.frames = g_array_new(FALSE, FALSE, sizeof(gint16)),
                   .words = g_array_new(FALSE, FALSE, sizeof(HeardWord)),
                   .stop_after = stop_after};
    g_autofree char *name = NULL;
    VoiceStyleSettings settings = settings_of(manner, &name);
    EngineSink sink = {hear_frames, hear_word, &heard};
    g_autoptr(GError) error = NULL;
    gboolean spoken = espeak_engine.speak(engine_state, &settings, text, &sink, &error);
    g_assert_no_error(error);
    g_assert_true(spoken);
    return heard;
}

static Heard hear(const char *text)
{
    return hear_text(&(EngineText){.text = text}, &plain, G_MAXSIZE);
}

static char *say_ipa(const char *text, const char *voice)
{
    g_autofree char *name = NULL;
    VoiceStyleSettings settings = settings_of(&(Manner){voice, 175, 1}, &name);
    g_autoptr(GError) error = NULL;
    char *ipa =
        espeak_engine.phonemes(engine_state, &settings, &(EngineText){.text = text}, &error);
    g_assert_no_error(error);
    return ipa;
}

/* --- words --- */

static gboolean is_marked(const Heard *heard, gsize offset)
{
    for (guint i = 0; i < heard->words->len; i++)
        if (g_array_index(heard->words, HeardWord, i).offset == offset)
            return TRUE;
    return FALSE;
}

/* Letters of two and more bytes, and quotes, before and within words. */
static void test_words_are_marked_at_their_bytes(void)
{
    static const char text[] = "Café “naïve” costs — über — five, don't: (yes) “no”.";
    static const char *const words[] = {"Café", "naïve", "costs", "über",
                                        "five", "don't", "yes",   "no"};
    g_auto(Heard) heard = hear(text);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_test_message("%s", words[i]);
        g_assert_true(is_marked(&heard, (gsize)(strstr(text, words[i]) - text)));
    }
}

static void test_marks_ascend_within_the_sound(void)
{
    g_auto(Heard) heard =
        hear("In the house of the rising sun, “twenty-five” of 1,000 patients; 5 mg/dL in "
             "state-of-the-art care (see https://example.org/a?b=c) — isn't it?");
    gint64 earliest = 0;
    g_assert_cmpuint(heard.words->len, >, 15);
    for (guint i = 0; i < heard.words->len; i++) {
        const HeardWord *word = &g_array_index(heard.words, HeardWord, i);
        g_assert_cmpint(word->frame, >=, earliest);
        g_assert_cmpint(word->frame, <, heard.frames->len);
        earliest = word->frame;
    }
}

/* Behind a comma the voice pauses and takes up again at the word's frame: before it is silence,
 * just behind it is sound. */
static void test_marks_are_exact(void)
{
    static const char text[] = "We wait, but nobody comes.";
    g_auto(Heard) heard = hear(text);
    gint64 but = -1;
    for (guint i = 0; i < heard.words->len; i++) {
        const HeardWord *word = &g_array_index(heard.words, HeardWord, i);
        if (word->offset == (gsize)(strstr(text, "but") - text))
            but = word->frame;
    }
    g_assert_cmpint(but, >, engine_rate / 4);
    int before = 0, behind = 0;
    for (gint64 i = but - engine_rate / 50; i < but; i++)
        before = MAX(before, abs(g_array_index(heard.frames, gint16, i)));
    for (gint64 i = but; i < but + engine_rate / 8; i++)
        behind = MAX(behind, abs(g_array_index(heard.frames, gint16, i)));
    g_assert_cmpint(before, <, 32);
    g_assert_cmpint(behind, >, 2000);
}

/* --- text is text --- */

static void test_markup_is_text(void)
{
    /* What is swallowed as mark-up or as phonemes takes no time. */
    static const char *const texts[] = {"a <b> c", "[[hello]] c", "[[never closed", "<speak>c",
                                        "&amp; c"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_auto(Heard) heard = hear(texts[i]);
        g_assert_cmpint(heard.frames->len, >, engine_rate / 3);
    }
}

/* U+0001 and what follows it command the library: "\001" "99P" raises the pitch. */
static void test_control_characters_command_nothing(void)
{
    g_autofree char *commanded = say_ipa("we \001"
                                         "99P wait",
                                         "en-us");
    g_autofree char *written = say_ipa("we  99P wait", "en-us");
    g_assert_cmpstr(commanded, ==, written);
}

/* The letter after it is a word, the sentence goes on, the voice does not pause. */
static void test_letters_are_said_by_name(void)
{
    static const char text[] = "vitamin A is good";
    const gsize letter = 8;
    const EngineText spelled = {text, &letter, 1};
    g_auto(Heard) article = hear(text);
    g_auto(Heard) name = hear_text(&spelled, &plain, G_MAXSIZE);
    g_assert_cmpuint(name.frames->len, >, article.frames->len + (guint)engine_rate / 50);
    g_assert_true(is_marked(&name, 8));
    g_assert_true(is_marked(&name, 10));
    g_assert_true(is_marked(&name, 13));

    /* Where it cannot be taken for a word nothing changes but the drift. */
    const gsize clear = 0;
    g_auto(Heard) as_word = hear("S L E");
    g_auto(Heard) as_letter = hear_text(&(EngineText){"S L E", &clear, 1}, &plain, G_MAXSIZE);
    g_assert_cmpint(abs((int)as_word.frames->len - (int)as_letter.frames->len), <, 20);
}

static void test_strange_texts_do_no_harm(void)
{
    static const char *const texts[] = {"",          " ",      ".",
                                        "…—“”",      "\n\n",   "👩‍⚕️💊",
                                        "عربي 中文", "ａｂｃ", "\xcd\x8f\xcd\x8f",
                                        "-----"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_auto(Heard) heard = hear(texts[i]);
        for (guint k = 0; k < heard.words->len; k++)
            g_assert_cmpuint(g_array_index(heard.words, HeardWord, k).offset, <=, strlen(texts[i]));
    }
    g_autofree char *long_word = g_strnfill(5000, 'x');
    g_auto(Heard) heard = hear(long_word);
    g_assert_cmpuint(heard.frames->len, >, 0);
}

/* --- manner --- */

static guint length_in(const Manner *manner)
{
    g_auto(Heard) heard = hear_text(
        &(EngineText){.text = "Take one tablet with water every morning."}, manner, G_MAXSIZE);
    return heard.frames->len;
}

static void test_rate_and_voice_are_obeyed(void)
{
    double slow = length_in(&(Manner){"en-us", 120, 1});
    double normal = length_in(&plain);
    double fast = length_in(&(Manner){"en-us", 350, 1});
    g_assert_cmpfloat(slow / normal, >, 1.25);
    g_assert_cmpfloat(normal / fast, >, 1.6);
    double slowest = length_in(&(Manner){"en-us", 80, 1});
    double too_slow = length_in(&(Manner){"en-us", 1, 1});
    g_assert_cmpfloat_with_epsilon(too_slow / slowest, 1, 0.01);
}

/* The lag at which a wave of `n` frames is most like itself, as a frequency between 50 and 220 Hz.
 */
static double pitch_of_wave(const gint16 *wave, int n)
{
    double best = 0;
    int best_lag = 1;
    for (int lag = engine_rate / 220; lag < engine_rate / 50; lag++) {
        double likeness = 0;
        for (int i = 0; i + engine_rate / 50 < n; i++)
            likeness += (double)wave[i] * wave[i + lag];
        if (likeness > best) {
            best = likeness;
            best_lag = lag;
        }
    }
    return (double)engine_rate / best_lag;
}

static double pitch_of(double pitch)
{
    g_auto(Heard) heard =
        hear_text(&(EngineText){.text = "ah"}, &(Manner){"en-us", 100, pitch}, G_MAXSIZE);
    int n = engine_rate / 10; /* a tenth of a second, from a third on */
    g_assert_cmpint(heard.frames->len, >, 3 * n);
    return pitch_of_wave(&g_array_index(heard.frames, gint16, heard.frames->len / 3), n);
}

static void test_pitch_is_obeyed(void)
{
    double low = pitch_of(0.7), normal = pitch_of(1), high = pitch_of(1.6);
    g_assert_cmpfloat_with_epsilon(low / normal, 0.7, 0.1);
    g_assert_cmpfloat_with_epsilon(high / normal, 1.6, 0.2);
}

static void test_stops_when_asked(void)
{
    g_auto(Heard) heard = hear_text(
        &(EngineText){.text = "Nobody hears this long sentence, which is cut, to its end."}, &plain,
        2000);
    g_assert_cmpuint(heard.frames->len, <, 8000);
    g_assert_cmpuint(heard.calls_after_stop, ==, 0);
    g_auto(Heard) next = hear("And the next one is whole.");
    g_assert_cmpint(next.frames->len, >, engine_rate);
}

/* A voice that is set again and again without speaking once filled a queue in the library, and the
 * first words lost their marks. */
static void test_many_changes_of_voice_lose_no_mark(void)
{
    for (int i = 0; i < 400; i++) {
        g_autofree char *name = NULL;
        Manner manner = {i % 2 ? "en-us" : "es-419", 175, 1};
        VoiceStyleSettings settings = settings_of(&manner, &name);
        g_assert_true(espeak_engine.prepare(engine_state, &settings, NULL));
    }
    g_auto(Heard) heard = hear("Here we are.");
    g_assert_true(is_marked(&heard, 0));
    g_assert_true(is_marked(&heard, 5));
    g_assert_true(is_marked(&heard, 8));
}

/* --- voices --- */

static void test_missing_voices_are_named(void)
{
    static const char *const names[] = {"xx-nobody", "en-us+nobody", "en-us+../lang/gmw/en", "",
                                        NULL};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *name = NULL;
        VoiceStyleSettings settings = settings_of(&(Manner){names[i], 175, 1}, &name);
        g_autoptr(GError) error = NULL;
        g_test_message("%s", names[i] ? names[i] : "NULL");
        g_assert_false(espeak_engine.prepare(engine_state, &settings, &error));
        g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
        g_assert_true(!names[i] || !*names[i] || strstr(error->message, "nobody") ||
                      strstr(error->message, "lang/gmw/en"));
    }
    g_auto(Heard) heard = hear("The engine goes on.");
    g_assert_cmpint(heard.frames->len, >, engine_rate / 2);
}

static gboolean has_voice(const GPtrArray *voices, const char *name, const char *language)
{
    for (guint i = 0; i < voices->len; i++) {
        const EngineVoice *voice = g_ptr_array_index(voices, i);
        if (g_str_equal(voice->name, name))
            return g_str_equal(voice->language, language);
    }
    return FALSE;
}

static void test_voices_can_be_set_by_their_names(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) voices = espeak_engine.voices(engine_state, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(voices->len, >, 80);
    g_assert_true(has_voice(voices, "en-us", "en-US"));
    g_assert_true(has_voice(voices, "es-419", "es-419"));
    g_assert_true(has_voice(voices, "cmn-latn-pinyin", "cmn-Latn-pinyin"));
    g_assert_true(has_voice(voices, "en-gb-x-rp", "en-GB-x-rp"));
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < voices->len; i++) {
        const EngineVoice *voice = g_ptr_array_index(voices, i);
        g_autofree char *name = NULL;
        VoiceStyleSettings settings = settings_of(&(Manner){voice->name, 175, 1}, &name);
        g_test_message("%s", voice->name);
        g_assert_true(g_hash_table_add(seen, voice->name));
        g_assert_true(espeak_engine.prepare(engine_state, &settings, &error));
    }
}

static void test_phonemes_are_ipa(void)
{
    g_autofree char *word = say_ipa("tablet", "en-us");
    g_autofree char *british = say_ipa("water", "en-gb");
    g_autofree char *american = say_ipa("water", "en-us");
    g_autofree char *clauses = say_ipa("one, two", "en-us");
    g_assert_cmpstr(word, ==, "tˈæblət");
    g_assert_cmpstr(british, !=, american);
    g_assert_cmpstr(clauses, ==, "wˈʌn tˈuː");
}

/* --- without its data --- */

/* The library looks in several places; a folder of that name, be it empty, is where it stops. */
static void test_missing_data_is_said(void)
{
    if (g_test_subprocess()) {
        gpointer state = NULL;
        int rate = 0;
        g_autoptr(GError) error = NULL;
        g_assert_false(espeak_engine.open(NULL, &state, &rate, &error));
        g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
        g_assert_nonnull(strstr(error->message, "espeak-ng-data"));
        return;
    }
    g_autofree char *folder = g_dir_make_tmp("lectern-XXXXXX", NULL);
    g_autofree char *data = g_build_filename(folder, "espeak-ng-data", NULL);
    g_assert_cmpint(g_mkdir(data, 0700), ==, 0);
    g_setenv("ESPEAK_DATA_PATH", folder, TRUE);
    g_test_trap_subprocess(NULL, 0, 0);
    g_unsetenv("ESPEAK_DATA_PATH");
    g_rmdir(data);
    g_rmdir(folder);
    g_test_trap_assert_passed();
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    if (!g_test_subprocess()) {
        g_autoptr(GError) error = NULL;
        espeak_engine.open(NULL, &engine_state, &engine_rate, &error);
        g_assert_no_error(error);
        g_assert_cmpint(engine_rate, ==, 22050);
    }
    g_test_add_func("/speech/espeak/words", test_words_are_marked_at_their_bytes);
    g_test_add_func("/speech/espeak/ascend", test_marks_ascend_within_the_sound);
    g_test_add_func("/speech/espeak/exact", test_marks_are_exact);
    g_test_add_func("/speech/espeak/markup", test_markup_is_text);
    g_test_add_func("/speech/espeak/control", test_control_characters_command_nothing);
    g_test_add_func("/speech/espeak/letters", test_letters_are_said_by_name);
    g_test_add_func("/speech/espeak/strange", test_strange_texts_do_no_harm);
    g_test_add_func("/speech/espeak/manner", test_rate_and_voice_are_obeyed);
    g_test_add_func("/speech/espeak/pitch", test_pitch_is_obeyed);
    g_test_add_func("/speech/espeak/stop", test_stops_when_asked);
    g_test_add_func("/speech/espeak/changes", test_many_changes_of_voice_lose_no_mark);
    g_test_add_func("/speech/espeak/missing", test_missing_voices_are_named);
    g_test_add_func("/speech/espeak/voices", test_voices_can_be_set_by_their_names);
    g_test_add_func("/speech/espeak/phonemes", test_phonemes_are_ipa);
    g_test_add_func("/speech/espeak/no-data", test_missing_data_is_said);
    int status = g_test_run();
    if (engine_state)
        espeak_engine.close(engine_state);
    return status;
}
