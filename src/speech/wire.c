/* The wire; see wire.h. A body is a row of fixed-size fields and of blobs, each blob behind its
 * length. */
#include "speech/wire.h"

#include "base/error.h"

#include <string.h>

static const guint32 MAGIC = 0x4c454354; /* "LECT" */

gboolean wire_header_is_valid(const WireHeader *header)
{
    return header->magic == MAGIC && header->kind < WIRE_KINDS && header->length <= WIRE_MAX_BODY;
}

/* --- writing --- */

/* Begins a message; returns where, for end_message(), which is told what will be sent behind it. */
static guint begin_message(GByteArray *out, WireKind kind)
{
    WireHeader header = {.magic = MAGIC, .kind = kind};
    guint at = out->len;
    g_byte_array_append(out, (const guint8 *)&header, sizeof header);
    return at;
}

static void end_message(GByteArray *out, guint at, guint64 length_behind)
{
    guint64 length = out->len - at - sizeof(WireHeader) + length_behind;
    memcpy(out->data + at + G_STRUCT_OFFSET(WireHeader, length), &length, sizeof length);
}

static void put(GByteArray *out, gconstpointer bytes, gsize size)
{
    if (size > 0)
        g_byte_array_append(out, bytes, (guint)size);
}

static void put_blob(GByteArray *out, gconstpointer bytes, gsize size)
{
    guint64 length = size;
    put(out, &length, sizeof length);
    put(out, bytes, size);
}

static void put_string(GByteArray *out, const char *text)
{
    put_blob(out, text ? text : "", text ? strlen(text) : 0);
}

void wire_put_hello(GByteArray *out, int sample_rate)
{
    guint at = begin_message(out, WIRE_HELLO);
    put(out, &sample_rate, sizeof sample_rate);
    end_message(out, at, 0);
}

/* The words, whose roles are text behind them: a line for each. */
static void put_words(GByteArray *out, const SpokenWord *words, guint n_words)
{
    g_autofree SpokenWord *plain = g_memdup2(words, n_words * sizeof *words);
    g_autoptr(GString) roles = g_string_new(NULL);
    for (guint i = 0; i < n_words; i++) {
        g_string_append_printf(roles, "%s\n", plain[i].role ? plain[i].role : "");
        plain[i].role = NULL; /* an address means nothing over there */
    }
    put_blob(out, plain, n_words * sizeof *plain);
    put_string(out, roles->str);
}

void wire_put_request(GByteArray *out, const SoundRequest *request)
{
    VoiceStyleSettings settings = *request->settings;
    settings.engine_voice = NULL; /* an address means nothing over there */
    guint at = begin_message(out, WIRE_REQUEST);
    put(out, &settings, sizeof settings);
    put(out, &request->tone_level, sizeof request->tone_level);
    put(out, &request->after_tone_ms, sizeof request->after_tone_ms);
    put_string(out, request->settings->engine_voice);
    put_string(out, request->spoken);
    put_words(out, request->words, request->n_words);
    end_message(out, at, 0);
}

void wire_put_sound_head(GByteArray *out, const Sound *sound)
{
    guint at = begin_message(out, WIRE_SOUND);
    put(out, &sound->speech_frame, sizeof sound->speech_frame);
    put_blob(out, sound->marks->data, sound->marks->len * sizeof(WordMark));
    guint64 frames_length = sound->n_frames * sizeof(gint16);
    put(out, &frames_length, sizeof frames_length);
    end_message(out, at, frames_length);
}

void wire_put_error(GByteArray *out, const GError *error)
{
    int code = error->domain == LECTERN_ERROR ? error->code : LECTERN_ERROR_FAILED;
    guint at = begin_message(out, WIRE_ERROR);
    put(out, &code, sizeof code);
    put_string(out, error->message);
    end_message(out, at, 0);
}

/* --- reading --- */

typedef struct {
    const guint8 *next;
    gsize left;
} Cursor;

static gboolean get(Cursor *cursor, gpointer bytes, gsize size)
{
    if (cursor->left < size)
        return FALSE;
    memcpy(bytes, cursor->next, size);
    cursor->next += size;
    cursor->left -= size;
    return TRUE;
}

/* A copy of a blob whose length is a multiple of `unit`, with a NUL behind it. */
static gboolean get_blob(Cursor *cursor, gsize unit, gpointer *copy, gsize *n_units)
{
    guint64 length;
    if (!get(cursor, &length, sizeof length) || length > cursor->left || length % unit != 0)
        return FALSE;
    char *bytes = g_malloc((gsize)length + 1);
    bytes[length] = '\0';
    get(cursor, bytes, (gsize)length);
    *copy = bytes;
    *n_units = (gsize)length / unit;
    return TRUE;
}

static gboolean get_string(Cursor *cursor, char **text)
{
    gpointer bytes;
    gsize length;
    if (!get_blob(cursor, 1, &bytes, &length))
        return FALSE;
    *text = bytes;
    return TRUE;
}

gboolean wire_get_hello(const guint8 *body, gsize length, int *sample_rate)
{
    int rate;
    Cursor cursor = {body, length};
    if (!get(&cursor, &rate, sizeof rate) || cursor.left > 0 || rate <= 0)
        return FALSE;
    *sample_rate = rate;
    return TRUE;
}

void wire_request_clear(WireRequest *request)
{
    g_clear_pointer(&request->settings.engine_voice, g_free);
    g_clear_pointer(&request->spoken, g_free);
    g_clear_pointer(&request->words, g_free);
}

/* TRUE when all words lie within the text, one behind the other. */
static gboolean words_fit(const SpokenWord *words, gsize n_words, gsize text_length)
{
    gsize end = 0;
    for (gsize i = 0; i < n_words; i++) {
        if (words[i].spoken_start < end || words[i].spoken_end < words[i].spoken_start ||
            words[i].spoken_end > text_length)
            return FALSE;
        end = words[i].spoken_end;
    }
    return TRUE;
}

/* FALSE when there is not a line for each word. */
static gboolean take_roles(SpokenWord *words, gsize n_words, const char *roles)
{
    g_auto(GStrv) lines = g_strsplit(roles, "\n", -1);
    if (g_strv_length(lines) != (n_words > 0 ? n_words + 1 : 0))
        return FALSE;
    for (gsize i = 0; i < n_words; i++)
        words[i].role = *lines[i] ? g_intern_string(lines[i]) : NULL;
    return TRUE;
}

gboolean wire_get_request(const guint8 *body, gsize length, WireRequest *request)
{
    g_auto(WireRequest) got = {0};
    Cursor cursor = {body, length};
    gpointer words = NULL;
    gsize n_words;
    g_autofree char *roles = NULL;
    if (!get(&cursor, &got.settings, sizeof got.settings))
        return FALSE;
    got.settings.engine_voice = NULL;
    if (!get(&cursor, &got.request.tone_level, sizeof(int)) ||
        !get(&cursor, &got.request.after_tone_ms, sizeof(int)) ||
        !get_string(&cursor, &got.settings.engine_voice) || !get_string(&cursor, &got.spoken) ||
        !get_blob(&cursor, sizeof(SpokenWord), &words, &n_words))
        return FALSE;
    got.words = words;
    if (!get_string(&cursor, &roles) || cursor.left > 0 || !take_roles(got.words, n_words, roles) ||
        !words_fit(got.words, n_words, strlen(got.spoken)))
        return FALSE;
    *request = got;
    got = (WireRequest){0};
    request->request.settings = &request->settings;
    request->request.spoken = request->spoken;
    request->request.words = request->words;
    request->request.n_words = (guint)n_words;
    return TRUE;
}

/* TRUE when the marks lie within the sound, one behind the other. */
static gboolean marks_fit(const WordMark *marks, gsize n_marks, const Sound *sound)
{
    gint64 earliest = sound->speech_frame;
    for (gsize i = 0; i < n_marks; i++) {
        if (marks[i].frame < earliest || marks[i].frame >= (gint64)sound->n_frames)
            return FALSE;
        earliest = marks[i].frame;
    }
    return TRUE;
}

gboolean wire_get_sound(const guint8 *body, gsize length, Sound *sound)
{
    Sound got = {0};
    Cursor cursor = {body, length};
    gpointer frames = NULL, marks = NULL;
    gsize n_marks;
    gboolean fits = get(&cursor, &got.speech_frame, sizeof got.speech_frame) &&
                    get_blob(&cursor, sizeof(WordMark), &marks, &n_marks) &&
                    get_blob(&cursor, sizeof(gint16), &frames, &got.n_frames) && cursor.left == 0 &&
                    got.speech_frame >= 0 && got.speech_frame <= (gint64)got.n_frames &&
                    marks_fit(marks, n_marks, &got);
    if (!fits) {
        g_free(frames);
        g_free(marks);
        return FALSE;
    }
    got.frames = frames;
    got.marks = g_array_new(FALSE, FALSE, sizeof(WordMark));
    g_array_append_vals(got.marks, marks, (guint)n_marks);
    g_free(marks);
    *sound = got;
    return TRUE;
}

GError *wire_get_error(const guint8 *body, gsize length)
{
    int code;
    g_autofree char *message = NULL;
    Cursor cursor = {body, length};
    if (!get(&cursor, &code, sizeof code) || !get_string(&cursor, &message) || cursor.left > 0)
        return g_error_new_literal(LECTERN_ERROR, LECTERN_ERROR_FAILED, "broken message");
    return g_error_new_literal(LECTERN_ERROR, code, message);
}
