/* The tone engine: no speech, but sounds whose every frame is known; see tone_engine.h.
 *
 * It makes tests of everything behind an engine exact, and shows how little an engine needs to be.
 */
#include "speech/tone_engine.h"

#include "base/error.h"
#include "speech/engine.h"

#include <math.h>
#include <string.h>

static const char voice_name[] = "tone";

gsize tone_engine_character_frames(double rate_wpm)
{
    double factor = 175.0 / CLAMP(rate_wpm, 20.0, 2000.0);
    return (gsize)lrint(TONE_ENGINE_FRAMES_PER_CHARACTER * factor);
}

/* The next word of `text` from `*position` on: its byte range. FALSE at the end. */
static gboolean next_word(const char *text, gsize *position, gsize *start, gsize *end)
{
    const char *p = text + *position;
    while (*p && g_unichar_isspace(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    *start = (gsize)(p - text);
    while (*p && !g_unichar_isspace(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    *position = *end = (gsize)(p - text);
    return *end > *start;
}

gsize tone_engine_frames(const char *text, double rate_wpm)
{
    gsize unit = tone_engine_character_frames(rate_wpm);
    gsize frames = 0, position = 0, start, end;
    while (next_word(text, &position, &start, &end)) {
        gsize characters = (gsize)g_utf8_strlen(text + start, (gssize)(end - start));
        frames += (characters + (frames > 0 ? 1 : 0)) * unit;
    }
    return frames;
}

static char *tone_identity(G_GNUC_UNUSED const EngineLearned *learned)
{
    return g_strdup("1");
}

static gboolean tone_open(G_GNUC_UNUSED const EngineLearned *learned, gpointer *state,
                          int *sample_rate, G_GNUC_UNUSED GError **error)
{
    *state = NULL;
    *sample_rate = TONE_ENGINE_RATE_HZ;
    return TRUE;
}

static gboolean tone_prepare(G_GNUC_UNUSED gpointer state, const VoiceStyleSettings *settings,
                             GError **error)
{
    if (g_strcmp0(settings->engine_voice, voice_name) == 0)
        return TRUE;
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                "the tone engine has no voice \"%s\"; it has \"%s\"",
                settings->engine_voice ? settings->engine_voice : "", voice_name);
    return FALSE;
}

/* Pushes the frames of one character: a square wave or, at amplitude 0, silence. A character lasts
 * a whole number of periods or is cut; either way its first frame is +amplitude. */
static gboolean push_character(const EngineSink *sink, gsize n_frames, gint16 amplitude)
{
    enum { HALF_PERIOD = 21 }; /* 525 Hz */
    g_autofree gint16 *frames = g_new(gint16, n_frames);
    for (gsize i = 0; i < n_frames; i++)
        frames[i] = (i / HALF_PERIOD) % 2 == 0 ? amplitude : (gint16)-amplitude;
    return sink->frames(frames, n_frames, sink->data);
}

static gboolean tone_speak(gpointer state, const VoiceStyleSettings *settings,
                           const EngineText *text, const EngineSink *sink, GError **error)
{
    if (!tone_prepare(state, settings, error))
        return FALSE;
    gsize unit = tone_engine_character_frames(settings->rate_wpm);
    gsize position = 0, start, end;
    gint64 frame = 0;
    while (next_word(text->text, &position, &start, &end)) {
        if (frame > 0) {
            if (!push_character(sink, unit, 0))
                return TRUE;
            frame += (gint64)unit;
        }
        if (!sink->word(frame, start, sink->data))
            return TRUE;
        for (const char *p = text->text + start; p < text->text + end; p = g_utf8_next_char(p)) {
            if (!push_character(sink, unit, TONE_ENGINE_AMPLITUDE))
                return TRUE;
            frame += (gint64)unit;
        }
    }
    return TRUE;
}

static GPtrArray *tone_voices(G_GNUC_UNUSED gpointer state, G_GNUC_UNUSED GError **error)
{
    GPtrArray *voices = g_ptr_array_new_with_free_func(engine_voice_free);
    EngineVoice *voice = g_new(EngineVoice, 1);
    *voice = (EngineVoice){.name = g_strdup(voice_name), .language = g_strdup("und")};
    g_ptr_array_add(voices, voice);
    return voices;
}

static void tone_close(G_GNUC_UNUSED gpointer state)
{
}

const EngineDriver tone_engine = {
    .name = "tone",
    .title = "Tones for tests; no speech",
    .licence = "GPL-3.0-or-later",
    .identity = tone_identity,
    .open = tone_open,
    .prepare = tone_prepare,
    .speak = tone_speak,
    .voices = tone_voices,
    .close = tone_close,
};
