/* The espeak engine: libespeak-ng, one sentence at a time.
 *
 * What the library does that this file has to know (measured with 1.51):
 *  - Its state is process-wide, and some of it (flutter, noise, gain control) lives on from one
 *    sentence to the next without a way to reset it: the same sentence never sounds the same twice.
 *    So the driver says that it drifts.
 *  - Its word events give positions in characters from 1 on, the time cut to milliseconds, and the
 *    exact frame in `sample`, which we take.
 *  - U+0001 begins commands in plain text: control characters are blanked.
 *  - Whether "A" is a letter or an article it guesses. A hyphen behind a letter settles it
 * ("vitamin A- is") and changes nothing else in the sound.
 *  - Its initialisation starts a thread that SYNCHRONOUS mode never uses, and terminating it waits
 *    for that thread: never terminate in a forked copy.
 *
 * Must not know: articles, utterances, files but the library's own data.
 */
#include "base/error.h"
#include "speech/engine.h"
#include "speech/espeak_data.h"
#include "speech/espeak_list.h"
#include "speech/espeak_trace.h"
#include "speech/espeak_version.h"
#include "speech/espeak_words.h"

#include <espeak-ng/speak_lib.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* At the library's own volume, 100, the Klatt voices clip some 1,100 frames of an article of eight
 * minutes; from here on next to none. */
enum { HEADROOM_VOLUME = 75 };

typedef struct {
    char *voice;        /* the one that is set; NULL for none yet */
    char *learned;      /* the folder that lexicons were joined in; NULL for none */
    GMappedFile *words; /* that it has of lexicons; NULL until one is looked up */
} EspeakEngine;

/* One call of speak(). */
typedef struct {
    const EngineSink *sink;
    GArray *offsets; /* of guint32: the byte of the caller's text for each character given */
    const char *text;
    gboolean stopped;
} EspeakCall;

static gboolean fail_espeak(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Always FALSE, so that callers return it. */
static gboolean fail_espeak(GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, message);
    return FALSE;
}

/* --- the library's callback --- */

/* The caller's byte for a position of the library's, which counts characters from 1 on. */
static gsize byte_of_position(const EspeakCall *call, int position)
{
    guint index = (guint)MAX(position - 1, 0);
    if (index >= call->offsets->len)
        return strlen(call->text);
    return g_array_index(call->offsets, guint32, index);
}

static int on_speech(short *frames, int n_frames, espeak_EVENT *events)
{
    EspeakCall *call = events->user_data;
    if (!call)
        return 0; /* nobody listens: see drain_commands() */
    if (call->stopped)
        return 1;
    for (espeak_EVENT *event = events; event->type != espeakEVENT_LIST_TERMINATED; event++) {
        if (event->type != espeakEVENT_WORD)
            continue;
        gsize offset = byte_of_position(call, event->text_position);
        if (!call->sink->word(event->sample, offset, call->sink->data))
            call->stopped = TRUE;
    }
    if (!call->stopped && frames && n_frames > 0 &&
        !call->sink->frames(frames, (gsize)n_frames, call->sink->data))
        call->stopped = TRUE;
    return call->stopped ? 1 : 0;
}

/* --- life --- */

/* Reads the voice data. libespeak-ng 1.51 connects to the sound server even where it is told to
 * make no sound, which costs 10 ms and hangs with a server that does; so it is sent to one that is
 * not there. */
static int initialize(const char *data)
{
    static const char server[] = "PULSE_SERVER";
    g_autofree char *before = g_strdup(g_getenv(server));
    g_setenv(server, "unix:/nonexistent", TRUE);
    int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, data, espeakINITIALIZE_DONT_EXIT);
    if (before)
        g_setenv(server, before, TRUE);
    else
        g_unsetenv(server);
    return rate;
}

static gboolean espeak_open(const EngineLearned *learned, gpointer *state, int *sample_rate,
                            GError **error)
{
    int rate = initialize(learned ? learned->path : NULL);
    if (rate <= 0)
        return fail_espeak(error, "espeak-ng cannot read its voice data; is the package "
                                  "espeak-ng-data installed?");
    espeak_SetSynthCallback(on_speech);
    EspeakEngine *engine = g_new0(EspeakEngine, 1);
    engine->learned = learned ? g_strdup(learned->path) : NULL;
    *state = engine;
    *sample_rate = rate;
    return TRUE;
}

static void espeak_close(gpointer state)
{
    EspeakEngine *engine = state;
    espeak_Terminate();
    g_clear_pointer(&engine->words, g_mapped_file_unref);
    g_free(engine->learned);
    g_free(engine->voice);
    g_free(engine);
}

/* --- settings --- */

/* The library takes an unknown variant ("en-us+nobody") for none; a person wants to know. */
static gboolean variant_exists(const char *variant)
{
    const char *data_path = NULL;
    espeak_Info(&data_path);
    g_autofree char *path =
        g_build_filename(data_path ? data_path : "", "voices", "!v", variant, NULL);
    return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

/* TRUE when `language` is one of the languages of a voice: each behind a byte of priority, an empty
 * one at the end. */
static gboolean speaks(const espeak_VOICE *voice, const char *language, gsize length)
{
    for (const char *l = voice->languages; l && *l; l += strlen(l) + 1)
        if (strlen(l + 1) == length && g_ascii_strncasecmp(l + 1, language, length) == 0)
            return TRUE;
    return FALSE;
}

/* Some voices answer to their file alone ("en-gb" is gmw/en): sets the one that speaks exactly the
 * language before the "+". */
static gboolean set_voice_by_language(const char *name)
{
    gsize length = strcspn(name, "+");
    const espeak_VOICE **list = espeak_ListVoices(NULL);
    for (guint i = 0; list && list[i]; i++) {
        if (!speaks(list[i], name, length))
            continue;
        g_autofree char *file = g_strconcat(list[i]->identifier, name + length, NULL);
        return espeak_SetVoiceByName(file) == EE_OK;
    }
    return FALSE;
}

/* A change of voice is queued as a command of the synthesiser, and only synthesis empties the
 * queue: after some 80 changes without a word it is full, and the first word events of each
 * sentence are lost. */
static void drain_commands(void)
{
    espeak_Synth("", 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL, NULL);
}

/* What is set when the queue is emptied leaves its traces in the sounds that follow: a voice begins
 * with the same settings whatever was spoken before. */
static void reset_parameters(void)
{
    static const espeak_PARAMETER parameters[] = {espeakRATE, espeakPITCH, espeakRANGE,
                                                  espeakVOLUME};
    for (gsize i = 0; i < G_N_ELEMENTS(parameters); i++)
        espeak_SetParameter(parameters[i], espeak_GetParameter(parameters[i], 0), 0);
}

static gboolean set_voice(EspeakEngine *engine, const char *name, GError **error)
{
    if (!name || !*name)
        return fail_espeak(error, "the voice does not say which of espeak-ng's it is");
    if (g_strcmp0(engine->voice, name) == 0)
        return TRUE;
    const char *plus = strchr(name, '+');
    if (plus && (strchr(plus, '/') || !variant_exists(plus + 1)))
        return fail_espeak(error, "espeak-ng has no voice variant \"%s\"", plus + 1);
    g_clear_pointer(&engine->voice, g_free);
    reset_parameters();
    if (espeak_SetVoiceByName(name) != EE_OK && !set_voice_by_language(name))
        return fail_espeak(error, "espeak-ng has no voice \"%s\"", name);
    drain_commands();
    engine->voice = g_strdup(name);
    return TRUE;
}

/* The library's pitch runs from 0 to 99 over two octaves, 50 being the voice's own. */
static int pitch_parameter(double pitch)
{
    double octaves = log2(CLAMP(pitch, 0.25, 4.0));
    return (int)lrint(CLAMP(50.0 + 50.0 * octaves, 0.0, 99.0));
}

static gboolean espeak_prepare(gpointer state, const VoiceStyleSettings *settings, GError **error)
{
    if (!set_voice(state, settings->engine_voice, error))
        return FALSE;
    double rate = CLAMP(settings->rate_wpm, espeakRATE_MINIMUM, espeakRATE_MAXIMUM);
    double range = CLAMP(50.0 * settings->pitch_range, 0.0, 99.0);
    espeak_SetParameter(espeakRATE, (int)lrint(rate), 0);
    espeak_SetParameter(espeakPITCH, pitch_parameter(settings->pitch), 0);
    espeak_SetParameter(espeakRANGE, (int)lrint(range), 0);
    espeak_SetParameter(espeakVOLUME, HEADROOM_VOLUME, 0);
    return TRUE;
}

/* --- text --- */

static gboolean needs_hyphen(const char *behind_letter)
{
    gunichar next = g_utf8_get_char(behind_letter);
    return next != '-' && !g_unichar_isalnum(next) && !g_unichar_ismark(next);
}

/* The text as the library gets it, and for each of its characters the byte of the caller's text
 * that it stands for. */
typedef struct {
    GString *text;
    GArray *offsets; /* of guint32 */
} Given;

static void give(Given *given, gunichar c, gsize offset)
{
    guint32 at = (guint32)offset;
    g_string_append_unichar(given->text, g_unichar_iscntrl(c) ? ' ' : c);
    g_array_append_val(given->offsets, at);
}

/* Whether the lexicons have a word, in small letters, or a key. */
static gboolean knows(EspeakEngine *engine, const char *word)
{
    if (!engine->learned)
        return FALSE;
    if (!engine->words) {
        g_autofree char *path = g_build_filename(engine->learned, ESPEAK_DATA_WORDS, NULL);
        engine->words = g_mapped_file_new(path, FALSE, NULL);
    }
    const char *text = engine->words ? g_mapped_file_get_contents(engine->words) : NULL;
    return text && espeak_words_have(text, g_mapped_file_get_length(engine->words), word);
}

/* The word that the dictionary has for a pronunciation asked for; NULL when it has none. */
static char *find_key(EspeakEngine *engine, const EngineText *text,
                      const EnginePronunciation *asked)
{
    if (asked->offset + asked->length > strlen(text->text))
        return NULL;
    g_autofree char *word = g_strndup(text->text + asked->offset, asked->length);
    g_autofree char *key = espeak_role_key(word, asked->role);
    if (!key || !knows(engine, key))
        return NULL;
    return g_steal_pointer(&key);
}

/* Says the key instead of the word; its characters all stand for the word's first byte. */
static gboolean give_key(Given *given, EspeakEngine *engine, const EngineText *text,
                         const EnginePronunciation *asked)
{
    g_autofree char *key = find_key(engine, text, asked);
    for (const char *c = key; c && *c; c++)
        give(given, (guchar)*c, asked->offset);
    return key != NULL;
}

static gboolean is_letter(gunichar c)
{
    return g_unichar_isalpha(c) || g_unichar_ismark(c);
}

/* The end of the letters that `p` begins. */
static const char *end_of_word(const char *p)
{
    while (is_letter(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return p;
}

/* The library takes "NyQuil" for two words. Where the dictionary has it as one, its end is
 * returned, and it is to be given with one capital; else NULL. `p` begins a word. */
static const char *end_of_camel(EspeakEngine *engine, const char *p)
{
    const char *end = end_of_word(p);
    gboolean was_small = FALSE, camel = FALSE;
    guint capitals = 0;
    for (const char *c = p; c < end; c = g_utf8_next_char(c)) {
        gboolean capital = g_unichar_isupper(g_utf8_get_char(c));
        camel |= capital ? was_small : capitals > 1;
        capitals += capital ? 1 : 0;
        was_small = !capital;
    }
    if (!camel)
        return NULL;
    g_autofree char *small = g_utf8_strdown(p, end - p);
    return knows(engine, small) ? end : NULL;
}

static void prepare_text(EspeakEngine *engine, const EngineText *text, Given *given)
{
    guint letter = 0, pronunciation = 0;
    const char *camel_end = NULL;
    for (const char *p = text->text; *p;) {
        gsize offset = (gsize)(p - text->text);
        const EnginePronunciation *asked = text->pronunciations + pronunciation;
        gboolean is_asked = pronunciation < text->n_pronunciations && asked->offset <= offset;
        pronunciation += is_asked ? 1 : 0;
        if (is_asked && asked->offset == offset && give_key(given, engine, text, asked)) {
            p += asked->length;
            continue;
        }
        gunichar c = g_utf8_get_char(p);
        gboolean begins = p == text->text || !is_letter(g_utf8_get_char(g_utf8_prev_char(p)));
        if (begins && is_letter(c))
            camel_end = end_of_camel(engine, p);
        give(given, camel_end && p < camel_end && !begins ? g_unichar_tolower(c) : c, offset);
        p = g_utf8_next_char(p);
        while (letter < text->n_letters && text->letters[letter] < offset)
            letter++;
        if (letter < text->n_letters && text->letters[letter] == offset && needs_hyphen(p))
            give(given, '-', offset);
    }
}

static void given_init(Given *given)
{
    *given = (Given){g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(guint32))};
}

static void given_clear(Given *given)
{
    g_string_free(given->text, TRUE);
    g_array_unref(given->offsets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Given, given_clear)

/* --- what the table offers --- */

static gboolean espeak_speak(gpointer state, const VoiceStyleSettings *settings,
                             const EngineText *text, const EngineSink *sink, GError **error)
{
    g_return_val_if_fail(g_utf8_validate(text->text, -1, NULL), FALSE);
    if (!espeak_prepare(state, settings, error))
        return FALSE;
    g_auto(Given) given;
    given_init(&given);
    prepare_text(state, text, &given);
    EspeakCall call = {.sink = sink, .offsets = given.offsets, .text = text->text};
    srand(1); /* the library's noise comes from rand(): the same for each sentence */
    espeak_ERROR status = espeak_Synth(given.text->str, given.text->len + 1, 0, POS_CHARACTER, 0,
                                       espeakCHARS_UTF8, NULL, &call);
    if (status != EE_OK && !call.stopped)
        return fail_espeak(error, "espeak-ng could not speak (error %d)", (int)status);
    return TRUE;
}

static char *espeak_phonemes(gpointer state, const VoiceStyleSettings *settings,
                             const EngineText *text, GError **error)
{
    enum { AS_IPA = 0x02 };
    g_return_val_if_fail(g_utf8_validate(text->text, -1, NULL), NULL);
    if (!espeak_prepare(state, settings, error))
        return NULL;
    g_auto(Given) given;
    given_init(&given);
    prepare_text(state, text, &given);
    GString *ipa = g_string_new(NULL);
    for (const void *rest = given.text->str; rest;) { /* a clause at a time */
        const char *clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, AS_IPA);
        if (!clause || !*clause)
            continue;
        if (ipa->len > 0)
            g_string_append_c(ipa, ' ');
        g_string_append(ipa, clause);
    }
    return g_string_free(ipa, FALSE);
}

static guint espeak_rule_line(gpointer state, const VoiceStyleSettings *settings, const char *word)
{
    char *trace = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&trace, &length);
    if (!stream)
        return 0;
    espeak_SetPhonemeTrace(espeakPHONEMES_TRACE, stream);
    g_autofree char *ipa = espeak_phonemes(state, settings, &(EngineText){.text = word}, NULL);
    espeak_SetPhonemeTrace(0, NULL);
    fclose(stream);
    guint line = ipa ? espeak_trace_rule(trace) : 0;
    free(trace);
    return line;
}

/* "en-us" → "en-US", "cmn-latn-pinyin" → "cmn-Latn-pinyin": the customary case of a BCP 47 tag
 * (RFC 5646, 2.1.1). */
static char *language_tag(const char *language)
{
    g_auto(GStrv) parts = g_strsplit(language, "-", -1);
    for (guint i = 1; parts[i]; i++) {
        if (strlen(parts[i - 1]) == 1)
            break; /* what follows a singleton stays small */
        gsize length = strlen(parts[i]);
        if (length == 4)
            parts[i][0] = g_ascii_toupper(parts[i][0]);
        for (gsize k = 0; length == 2 && k < length; k++)
            parts[i][k] = g_ascii_toupper(parts[i][k]);
    }
    return g_strjoinv("-", parts);
}

static GPtrArray *espeak_voices(G_GNUC_UNUSED gpointer state, G_GNUC_UNUSED GError **error)
{
    GPtrArray *voices = g_ptr_array_new_with_free_func(engine_voice_free);
    g_autoptr(GHashTable) languages = g_hash_table_new(g_str_hash, g_str_equal);
    const espeak_VOICE **list = espeak_ListVoices(NULL);
    for (guint i = 0; list && list[i]; i++) {
        if (!list[i]->languages || g_str_has_prefix(list[i]->identifier, "mb/"))
            continue;                                  /* MBROLA's need another program */
        const char *language = list[i]->languages + 1; /* behind its priority */
        gboolean is_first = g_hash_table_add(languages, (gpointer)language);
        EngineVoice *voice = g_new(EngineVoice, 1);
        *voice = (EngineVoice){.name = g_strdup(is_first ? language : list[i]->identifier),
                               .language = language_tag(language)};
        g_ptr_array_add(voices, voice);
    }
    return voices;
}

const EngineDriver espeak_engine = {
    .name = "espeak",
    .title = "eSpeak NG",
    .licence = "GPL-3.0-or-later",
    .drifts = TRUE,
    .max_rate_wpm = espeakRATE_MAXIMUM,
    .learn = espeak_data_learn,
    .can_learn = espeak_data_can_learn,
    /* Not `costly` (bench_cache.py): a kept sentence costs an eighth of a spoken one, but keeping
     * makes each new one a seventh dearer, in 2.4 MB a minute; and few come again. */
    .identity = espeak_version,
    .open = espeak_open,
    .prepare = espeak_prepare,
    .speak = espeak_speak,
    .phonemes = espeak_phonemes,
    .rule_line = espeak_rule_line,
    .voices = espeak_voices,
    .close = espeak_close,
};
