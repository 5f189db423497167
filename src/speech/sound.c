/* The sound of one utterance; see sound.h. */
#include "speech/sound.h"

#include "audio/pcm.h"
#include "audio/stretcher.h"
#include "audio/tone.h"
#include "base/error.h"

#include <math.h>
#include <string.h>

/* The tone before a heading: a beat that is heard but startles nobody. Behind the leveller it is 3
 * to 9 dB softer than the voice while that speaks (tests/cli/test_joins.py). */
static const double TONE_PEAK = 0.045;
enum { TONE_MS = 160 };

/* The engine's silence: what stays below −66 dB of full scale, a level that even a fricative's
 * onset or a released consonant passes. A little of it is kept, so that no edge is heard as cut. */
enum { SILENCE_PEAK = 16, KEPT_LEAD_MS = 5, KEPT_TAIL_MS = 15 };

/* What an engine pushed, as it came. */
typedef struct {
    GArray *frames;       /* of gint16 */
    GArray *words;        /* of EngineWord */
    Stretcher *stretcher; /* NULL where the engine is fast enough by itself */
} Spoken;

typedef struct {
    gint64 frame;
    gsize offset; /* byte of the spoken text */
} EngineWord;

SoundRequest sound_request(const Script *script, guint index)
{
    const Utterance *utterance = script_utterance(script, index);
    const Voice *voice = utterance->voice;
    return (SoundRequest){
        .settings = &voice->styles[utterance->style],
        .spoken = utterance->spoken,
        .words = utterance->words ? (const SpokenWord *)(gpointer)utterance->words->data : NULL,
        .n_words = utterance->words ? utterance->words->len : 0,
        .tone_level = utterance->tone_level,
        .after_tone_ms = script->voice->pauses.after_tone,
    };
}

void sound_clear(Sound *sound)
{
    g_clear_pointer(&sound->frames, g_free);
    g_clear_pointer(&sound->marks, g_array_unref);
    sound->n_frames = 0;
    sound->speech_frame = 0;
}

/* --- what the engine says --- */

static gboolean keep_frames(const gint16 *frames, gsize n_frames, gpointer data)
{
    Spoken *spoken = data;
    if (spoken->stretcher)
        return stretcher_push(spoken->stretcher, frames, n_frames);
    g_array_append_vals(spoken->frames, frames, (guint)n_frames);
    return TRUE;
}

static gboolean keep_word(gint64 frame, gsize text_offset, gpointer data)
{
    Spoken *spoken = data;
    if (spoken->stretcher)
        frame = stretcher_frame(spoken->stretcher, frame);
    EngineWord word = {frame, text_offset};
    g_array_append_val(spoken->words, word);
    return TRUE;
}

static gboolean speak_at(const EngineDriver *engine, gpointer state,
                         const VoiceStyleSettings *settings, const SoundRequest *request,
                         Spoken *spoken, GError **error)
{
    g_autoptr(GArray) letters = g_array_new(FALSE, FALSE, sizeof(gsize));
    g_autoptr(GArray) asked = g_array_new(FALSE, FALSE, sizeof(EnginePronunciation));
    for (guint i = 0; i < request->n_words; i++) {
        const SpokenWord *word = &request->words[i];
        gsize start = word->spoken_start;
        EnginePronunciation pronunciation = {start, word->spoken_end - start, word->role};
        if (word->letter)
            g_array_append_val(letters, start);
        if (word->role)
            g_array_append_val(asked, pronunciation);
    }
    EngineText text = {
        .text = request->spoken,
        .letters = (const gsize *)(gpointer)letters->data,
        .n_letters = letters->len,
        .pronunciations = (const EnginePronunciation *)(gpointer)asked->data,
        .n_pronunciations = asked->len,
    };
    EngineSink sink = {keep_frames, keep_word, spoken};
    return engine->speak(state, settings, &text, &sink, error);
}

/* Speaks as fast as is asked: the engine up to its limit, and from there on by stretching. */
static gboolean speak(const EngineDriver *engine, gpointer state, int sample_rate,
                      const SoundRequest *request, Spoken *spoken, GError **error)
{
    VoiceStyleSettings settings = *request->settings;
    double speed = engine->max_rate_wpm > 0 ? settings.rate_wpm / engine->max_rate_wpm : 1;
    if (speed <= 1)
        return speak_at(engine, state, &settings, request, spoken, error);
    settings.rate_wpm = engine->max_rate_wpm;
    g_autoptr(Stretcher) stretcher = stretcher_new(sample_rate, speed, spoken->frames);
    spoken->stretcher = stretcher;
    gboolean spoke = stretcher && speak_at(engine, state, &settings, request, spoken, error);
    spoken->stretcher = NULL;
    if (spoke && stretcher_finish(stretcher))
        return TRUE;
    if (!error || !*error)
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                            "no memory to speak that fast");
    return FALSE;
}

static void apply_gain(gint16 *frames, gsize n_frames, double gain_db)
{
    if (gain_db == 0.0)
        return;
    float factor = (float)pow(10.0, gain_db / 20.0);
    for (gsize i = 0; i < n_frames; i++)
        frames[i] = pcm_nearest((float)frames[i] * factor);
}

/* The range of `frames` that is to be heard, with the little silence that is kept; empty when there
 * is nothing to hear. */
static void find_sound(const gint16 *frames, gsize n_frames, int sample_rate, gsize *start,
                       gsize *end)
{
    gsize first = 0, last = n_frames;
    while (first < last && ABS((int)frames[first]) < SILENCE_PEAK)
        first++;
    while (last > first && ABS((int)frames[last - 1]) < SILENCE_PEAK)
        last--;
    *start = *end = first;
    if (first == last)
        return;
    gsize lead = (gsize)(KEPT_LEAD_MS * sample_rate / 1000);
    gsize tail = (gsize)(KEPT_TAIL_MS * sample_rate / 1000);
    *start = first > lead ? first - lead : 0;
    *end = MIN(last + tail, n_frames);
}

/* --- marks --- */

/* The word that a mark of the engine's at byte `offset` means: the one that holds the byte, else
 * the next (engines point at an opening quote); n_words for none. `from` is where to begin. */
static guint word_at(const SoundRequest *request, guint from, gsize offset)
{
    guint word = from;
    while (word < request->n_words && request->words[word].spoken_end <= offset)
        word++;
    return word;
}

/* Moves the engine's marks to the words of the request. An engine may merge words (the later ones
 * then go without a mark), split them (the first mark counts), or go back (left out). */
static void move_marks(const SoundRequest *request, const GArray *engine_words, gsize cut_start,
                       Sound *sound)
{
    guint next = 0;
    gint64 last_frame = (gint64)sound->n_frames - 1;
    gint64 earliest = sound->speech_frame;
    for (guint i = 0; i < engine_words->len; i++) {
        const EngineWord *said = &g_array_index(engine_words, EngineWord, i);
        if (next > 0 && said->offset < request->words[next - 1].spoken_end)
            continue;
        guint word = word_at(request, next, said->offset);
        if (word == request->n_words)
            continue;
        gint64 frame = sound->speech_frame + said->frame - (gint64)cut_start;
        WordMark mark = {CLAMP(frame, earliest, last_frame), word};
        g_array_append_val(sound->marks, mark);
        earliest = mark.frame;
        next = word + 1;
    }
}

/* --- all of it --- */

static void append_tone(GArray *frames, const SoundRequest *request, int sample_rate)
{
    if (request->tone_level <= 0)
        return;
    gsize n_frames = 0;
    g_autofree gint16 *tone = tone_make(tone_frequency_hz(request->tone_level), TONE_MS, TONE_PEAK,
                                        sample_rate, &n_frames);
    g_array_append_vals(frames, tone, (guint)n_frames);
}

static void append_silence(GArray *frames, const SoundRequest *request, int sample_rate)
{
    if (request->tone_level <= 0)
        return;
    gsize n_frames = (gsize)((gint64)MAX(request->after_tone_ms, 0) * sample_rate / 1000);
    g_array_set_size(frames, frames->len + (guint)n_frames); /* the array clears what it adds */
}

/* An array for about as many frames as the request will have. Memory that is reserved in one piece
 * is neither moved nor, where it stays unused, taken; and a speaker begins each sentence with none.
 */
static GArray *reserve_frames(const SoundRequest *request, int sample_rate)
{
    enum {
        CHARACTERS_PER_WORD = 4,
        SPARE_S = 2,
        MOST_S = 60
    }; /* short words, so rather too much */
    double rate_wps = MAX(request->settings->rate_wpm, 1.0) / 60;
    double seconds = (double)strlen(request->spoken) / CHARACTERS_PER_WORD / rate_wps + SPARE_S;
    guint n_frames = (guint)(MIN(seconds, (double)MOST_S) * sample_rate);
    return g_array_sized_new(FALSE, TRUE, sizeof(gint16), n_frames);
}

static Sound take_frames(GArray **frames, gint64 speech_frame)
{
    Sound sound = {.speech_frame = speech_frame,
                   .n_frames = (*frames)->len,
                   .marks = g_array_new(FALSE, FALSE, sizeof(WordMark))};
    sound.frames = (gint16 *)(gpointer)g_array_free(g_steal_pointer(frames), FALSE);
    return sound;
}

gboolean sound_beginning(const SoundRequest *request, int sample_rate, Sound *beginning)
{
    if (request->tone_level <= 0)
        return FALSE;
    g_autoptr(GArray) frames = g_array_new(FALSE, TRUE, sizeof(gint16));
    append_tone(frames, request, sample_rate);
    append_silence(frames, request, sample_rate);
    *beginning = take_frames(&frames, frames->len);
    return TRUE;
}

gboolean sound_make(const EngineDriver *engine, gpointer state, int sample_rate,
                    const SoundRequest *request, Sound *sound, GError **error)
{
    g_autoptr(GArray) frames = reserve_frames(request, sample_rate);
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(EngineWord));
    append_tone(frames, request, sample_rate);
    guint tone_end = frames->len;
    append_silence(frames, request, sample_rate);
    guint head = frames->len;
    Spoken spoken = {frames, words, NULL};
    if (request->n_words > 0 && !speak(engine, state, sample_rate, request, &spoken, error))
        return FALSE;

    gint16 *speech = &g_array_index(frames, gint16, head);
    gsize start, end;
    apply_gain(speech, frames->len - head, request->settings->gain_db);
    find_sound(speech, frames->len - head, sample_rate, &start, &end);
    gboolean is_heard = end > start;
    g_array_set_size(frames, is_heard ? head + (guint)end : tone_end);
    if (is_heard)
        g_array_remove_range(frames, head, (guint)start);

    *sound = take_frames(&frames, is_heard ? head : tone_end);
    if (is_heard)
        move_marks(request, words, start, sound);
    return TRUE;
}
