/* The tone engine's frames can be counted beforehand, each of them. */
#include "speech/tone_engine.h"

#include "base/error.h"
#include "speech/engine.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    GArray *frames; /* of gint16 */
    GArray *words;  /* of gint64 frame, gint64 offset in turn */
    gsize stop_after;
} Heard;

static gboolean hear_frames(const gint16 *frames, gsize n_frames, gpointer data)
{
    Heard *heard = data;
    g_array_append_vals(heard->frames, frames, (guint)n_frames);
    return heard->frames->len < heard->stop_after;
}

static gboolean hear_word(gint64 frame, gsize text_offset, gpointer data)
{
    Heard *heard = data;
    gint64 offset = (gint64)text_offset;
    g_array_append_val(heard->words, frame);
    g_array_append_val(heard->words, offset);
    return TRUE;
}

static Heard hear(const char *text, double rate_wpm, gsize stop_after)
{
    Heard heard = {g_array_new(FALSE, FALSE, sizeof(gint16)),
                   g_array_new(FALSE, FALSE, sizeof(gint64)), stop_after};
    char voice[] = "tone";
    VoiceStyleSettings settings = {.engine_voice = voice, .rate_wpm = rate_wpm};
    EngineSink sink = {hear_frames, hear_word, &heard};
    g_autoptr(GError) error = NULL;
    g_assert_true(tone_engine.speak(NULL, &settings, &(EngineText){.text = text}, &sink, &error));
    g_assert_no_error(error);
    return heard;
}

static void heard_clear(Heard *heard)
{
    g_array_unref(heard->frames);
    g_array_unref(heard->words);
}

static void test_frames_are_as_announced(void)
{
    static const char *const texts[] = {"", " ", "a", "ab cd", "  größer  als\t5 mg ", "\u00a0x"};
    static const double rates[] = {80, 175, 350, 450};
    for (guint t = 0; t < G_N_ELEMENTS(texts); t++)
        for (guint r = 0; r < G_N_ELEMENTS(rates); r++) {
            Heard heard = hear(texts[t], rates[r], G_MAXSIZE);
            g_assert_cmpuint(heard.frames->len, ==, tone_engine_frames(texts[t], rates[r]));
            heard_clear(&heard);
        }
    g_assert_cmpuint(tone_engine_frames("ab cde", 175), ==, 6 * TONE_ENGINE_FRAMES_PER_CHARACTER);
    g_assert_cmpuint(tone_engine_frames("a", 87.5), ==, 2 * TONE_ENGINE_FRAMES_PER_CHARACTER);
}

static void test_words_begin_where_marked(void)
{
    const gsize unit = TONE_ENGINE_FRAMES_PER_CHARACTER;
    Heard heard = hear("äb cde f", 175, G_MAXSIZE);
    const gint64 expected[] = {0, 0, 3 * (gint64)unit, 4, 7 * (gint64)unit, 8};
    g_assert_cmpmem(heard.words->data, heard.words->len * sizeof(gint64), expected,
                    sizeof expected);
    for (guint i = 0; i < heard.frames->len; i++) {
        gboolean between = (i >= 2 * unit && i < 3 * unit) || (i >= 6 * unit && i < 7 * unit);
        int level = abs(g_array_index(heard.frames, gint16, i));
        g_assert_cmpint(level, ==, between ? 0 : TONE_ENGINE_AMPLITUDE);
    }
    heard_clear(&heard);
}

static void test_stops_when_asked(void)
{
    Heard heard = hear("a long sentence that nobody hears to its end", 175, 1000);
    g_assert_cmpuint(heard.frames->len, <, 1000 + TONE_ENGINE_FRAMES_PER_CHARACTER);
    heard_clear(&heard);
}

static void test_other_voices_are_refused(void)
{
    static const char *const names[] = {"", "tones", "en-us", NULL};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *name = g_strdup(names[i]);
        VoiceStyleSettings settings = {.engine_voice = name, .rate_wpm = 175};
        g_autoptr(GError) error = NULL;
        g_assert_false(tone_engine.prepare(NULL, &settings, &error));
        g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    }
}

static void test_table_of_engines(void)
{
    g_assert_true(engine_find("tone") == &tone_engine);
    g_assert_true(engine_find("espeak") == &espeak_engine);
    g_assert_null(engine_find("Tone"));
    guint n = 0;
    for (const EngineDriver *const *engine = engine_list(); *engine; engine++, n++)
        g_assert_true(engine_find((*engine)->name) == *engine);
    g_assert_cmpuint(n, ==, 2);
    g_autoptr(GPtrArray) voices = tone_engine.voices(NULL, NULL);
    g_assert_cmpuint(voices->len, ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/speech/tone-engine/frames", test_frames_are_as_announced);
    g_test_add_func("/speech/tone-engine/words", test_words_begin_where_marked);
    g_test_add_func("/speech/tone-engine/stop", test_stops_when_asked);
    g_test_add_func("/speech/tone-engine/voices", test_other_voices_are_refused);
    g_test_add_func("/speech/tone-engine/table", test_table_of_engines);
    return g_test_run();
}
