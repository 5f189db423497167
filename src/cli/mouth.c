/* Saying single words; see mouth.h. */
#include "cli/mouth.h"

#include "base/error.h"
#include "cli/report.h"
#include "cli/speaking.h"
#include "play/device.h"
#include "script/verbalizer.h"
#include "speech/sound.h"

#include <string.h>

enum { POLL_MS = 5, LONGEST_WAIT_MS = 15000 };

struct Mouth {
    const Voice *voice;
    Verbalizer *verbalizer;
    Speaking *speaking;
    const EngineDriver *driver;
    gpointer state; /* NULL until it is open */
    int sample_rate;
};

void mouth_close(Mouth *mouth)
{
    if (!mouth)
        return;
    if (mouth->state)
        mouth->driver->close(mouth->state);
    g_clear_pointer(&mouth->speaking, speaking_free);
    verbalizer_free(mouth->verbalizer);
    g_free(mouth);
}

static Verbalizer *open_verbalizer(Pipeline *pipeline, const Voice *voice, GError **error)
{
    const LexiconSet *lexicons = pipeline_lexicons(pipeline, voice, error);
    if (!lexicons)
        return NULL;
    Diagnostics diagnostics = {.source = voice->name, .handler = report_diagnostic};
    Verbalizer *verbalizer =
        verbalizer_new(pipeline_store(pipeline), voice->language, &diagnostics, error);
    if (verbalizer)
        verbalizer_use_lexicons(verbalizer, lexicons);
    return verbalizer;
}

Mouth *mouth_open(Pipeline *pipeline, const Voice *voice, GError **error)
{
    g_autoptr(Mouth) mouth = g_new0(Mouth, 1);
    mouth->voice = voice;
    mouth->driver = engine_find(voice->engine);
    if (!mouth->driver || !mouth->driver->phonemes) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "the voice %s cannot tell how it says a word: its engine '%s' %s", voice->name,
                    voice->engine, mouth->driver ? "knows no phonemes" : "is not built in");
        return NULL;
    }
    mouth->verbalizer = open_verbalizer(pipeline, voice, error);
    if (!mouth->verbalizer)
        return NULL;
    mouth->speaking = speaking_new(pipeline);
    const EngineLearned *learned = speaking_learned_for_voice(mouth->speaking, voice);
    if (!mouth->driver->open(learned, &mouth->state, &mouth->sample_rate, error))
        return NULL;
    return g_steal_pointer(&mouth);
}

char *mouth_ipa(Mouth *mouth, const char *words, GError **error)
{
    g_auto(Verbalization) said = {0};
    verbalize(mouth->verbalizer, words, strlen(words), NULL, 0, FALSE, &said);
    char *ipa = mouth->driver->phonemes(mouth->state, &mouth->voice->styles[VOICE_BODY],
                                        &(EngineText){.text = said.spoken}, error);
    return ipa ? g_strstrip(ipa) : NULL;
}

/* Plays all of it; FALSE when the device is lost or stands still. */
static gboolean play_frames(const DeviceDriver *device, gpointer state, const Sound *sound)
{
    gsize written = 0;
    for (int waited_ms = 0; waited_ms < LONGEST_WAIT_MS; waited_ms += POLL_MS) {
        gssize room = device->available(state), took = 0;
        if (room > 0 && written < sound->n_frames)
            took = device->write(state, sound->frames + written,
                                 MIN((gsize)room, sound->n_frames - written));
        if (room < 0 || took < 0)
            return FALSE;
        written += (gsize)took;
        if (written == sound->n_frames && device->delay(state) <= 0)
            return TRUE;
        g_usleep(POLL_MS * 1000);
    }
    return FALSE;
}

static gboolean make_sound(Mouth *mouth, const char *words, Sound *sound, GError **error)
{
    g_auto(Verbalization) said = {0};
    verbalize(mouth->verbalizer, words, strlen(words), NULL, 0, FALSE, &said);
    SoundRequest request = {.settings = &mouth->voice->styles[VOICE_BODY],
                            .spoken = said.spoken,
                            .words = (const SpokenWord *)(gpointer)said.words->data,
                            .n_words = said.words->len};
    return sound_make(mouth->driver, mouth->state, mouth->sample_rate, &request, sound, error);
}

gboolean mouth_say(Mouth *mouth, const char *words, const char *device, GError **error)
{
    g_auto(Sound) sound = {0};
    const DeviceDriver *driver = device_driver_for(device);
    gpointer state;
    if (!make_sound(mouth, words, &sound, error) ||
        !driver->open(&state, device, mouth->sample_rate, error))
        return FALSE;
    gboolean heard = play_frames(driver, state, &sound);
    driver->close(state);
    if (!heard)
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_NO_DEVICE,
                            "the sound device stopped playing");
    return heard;
}
