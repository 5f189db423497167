/* What is put on the wire comes off it the same; what is cut or altered is refused or at least
 * harmless. */
#include "speech/wire.h"

#include "base/error.h"

#include <string.h>

static GByteArray *some_request(void)
{
    static const SpokenWord words[] = {{.spoken_start = 0, 7, 0, 7, FALSE},
                                       {.spoken_start = 8, 9, 8, 9, TRUE, "letter"}};
    static char voice[] = "en-us+klatt4";
    VoiceStyleSettings settings = {voice, 165.5, 0.9, 1.1, -2.25};
    SoundRequest request = {.settings = &settings,
                            .spoken = "vitamin A",
                            .words = words,
                            .n_words = 2,
                            .tone_level = 3,
                            .after_tone_ms = 120};
    GByteArray *out = g_byte_array_new();
    wire_put_request(out, &request);
    return out;
}

/* A whole message, as a speaker sends it in two pieces. */
static GByteArray *whole(const Sound *sound)
{
    GByteArray *out = g_byte_array_new();
    wire_put_sound_head(out, sound);
    g_byte_array_append(out, (const guint8 *)sound->frames,
                        (guint)(sound->n_frames * sizeof *sound->frames));
    return out;
}

static GByteArray *some_sound(void)
{
    gint16 frames[] = {0, 1, -1, 32767, -32768};
    WordMark marks[] = {{2, 0}, {2, 1}, {4, 7}};
    Sound sound = {.frames = frames, .n_frames = 5, .speech_frame = 1};
    sound.marks = g_array_new(FALSE, FALSE, sizeof(WordMark));
    g_array_append_vals(sound.marks, marks, G_N_ELEMENTS(marks));
    GByteArray *out = whole(&sound);
    g_array_unref(sound.marks);
    return out;
}

/* The body of the one message in `bytes`. */
static const guint8 *body_of(const GByteArray *bytes, WireKind kind, gsize *length)
{
    WireHeader header;
    memcpy(&header, bytes->data, sizeof header);
    g_assert_true(wire_header_is_valid(&header));
    g_assert_cmpuint(header.kind, ==, kind);
    g_assert_cmpuint(header.length + sizeof header, ==, bytes->len);
    *length = header.length;
    return bytes->data + sizeof header;
}

static void test_request_comes_back(void)
{
    g_autoptr(GByteArray) bytes = some_request();
    gsize length;
    const guint8 *body = body_of(bytes, WIRE_REQUEST, &length);
    g_auto(WireRequest) got = {0};
    g_assert_true(wire_get_request(body, length, &got));
    g_assert_cmpstr(got.request.spoken, ==, "vitamin A");
    g_assert_cmpstr(got.request.settings->engine_voice, ==, "en-us+klatt4");
    g_assert_cmpfloat(got.request.settings->rate_wpm, ==, 165.5);
    g_assert_cmpfloat(got.request.settings->gain_db, ==, -2.25);
    g_assert_cmpuint(got.request.n_words, ==, 2);
    g_assert_true(got.request.words[1].letter);
    g_assert_cmpstr(got.request.words[1].role, ==, "letter");
    g_assert_null(got.request.words[0].role);
    g_assert_cmpint(got.request.tone_level, ==, 3);
    g_assert_cmpint(got.request.after_tone_ms, ==, 120);
}

static void test_sound_comes_back(void)
{
    g_autoptr(GByteArray) bytes = some_sound();
    gsize length;
    const guint8 *body = body_of(bytes, WIRE_SOUND, &length);
    g_auto(Sound) sound = {0};
    g_assert_true(wire_get_sound(body, length, &sound));
    g_assert_cmpuint(sound.n_frames, ==, 5);
    g_assert_cmpint(sound.frames[4], ==, -32768);
    g_assert_cmpint(sound.speech_frame, ==, 1);
    g_assert_cmpuint(sound.marks->len, ==, 3);
    g_assert_cmpuint(g_array_index(sound.marks, WordMark, 2).word, ==, 7);
}

static void test_empty_sound_comes_back(void)
{
    Sound empty = {.marks = g_array_new(FALSE, FALSE, sizeof(WordMark))};
    g_autoptr(GByteArray) bytes = whole(&empty);
    sound_clear(&empty);
    gsize length;
    const guint8 *body = body_of(bytes, WIRE_SOUND, &length);
    g_auto(Sound) sound = {0};
    g_assert_true(wire_get_sound(body, length, &sound));
    g_assert_cmpuint(sound.n_frames, ==, 0);
    g_assert_cmpuint(sound.marks->len, ==, 0);
}

static void test_error_comes_back(void)
{
    g_autoptr(GError) error = g_error_new(LECTERN_ERROR, LECTERN_ERROR_USAGE, "no “voice”");
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    wire_put_error(bytes, error);
    gsize length;
    const guint8 *body = body_of(bytes, WIRE_ERROR, &length);
    g_autoptr(GError) got = wire_get_error(body, length);
    g_assert_error(got, LECTERN_ERROR, LECTERN_ERROR_USAGE);
    g_assert_cmpstr(got->message, ==, "no “voice”");
    g_autoptr(GError) broken = wire_get_error(body, length - 1);
    g_assert_error(broken, LECTERN_ERROR, LECTERN_ERROR_FAILED);
}

/* Whether a body is accepted, and if so that walking through it stays within it. */
static gboolean accepts(const guint8 *body, gsize length)
{
    g_auto(WireRequest) request = {0};
    g_auto(Sound) sound = {0};
    gboolean accepted = FALSE;
    if (wire_get_request(body, length, &request)) {
        gsize text_length = strlen(request.request.spoken);
        for (guint i = 0; i < request.request.n_words; i++)
            g_assert_cmpuint(request.request.words[i].spoken_end, <=, text_length);
        accepted = TRUE;
    }
    if (wire_get_sound(body, length, &sound)) {
        for (guint i = 0; i < sound.marks->len; i++)
            g_assert_cmpint(g_array_index(sound.marks, WordMark, i).frame, <,
                            (gint64)sound.n_frames);
        accepted = TRUE;
    }
    return accepted;
}

static void test_cut_messages_are_refused(void)
{
    GByteArray *(*const make[])(void) = {some_request, some_sound};
    for (guint m = 0; m < G_N_ELEMENTS(make); m++) {
        g_autoptr(GByteArray) bytes = make[m]();
        gsize length = bytes->len - sizeof(WireHeader);
        for (gsize cut = 0; cut < length; cut++) {
            g_autofree guint8 *copy = g_memdup2(bytes->data + sizeof(WireHeader), cut);
            g_assert_false(accepts(copy, cut));
        }
        guint8 more = 0;
        g_byte_array_append(bytes, &more, 1);
        g_assert_false(accepts(bytes->data + sizeof(WireHeader), length + 1));
    }
}

static void test_altered_messages_do_no_harm(void)
{
    GByteArray *(*const make[])(void) = {some_request, some_sound};
    guint refused = 0;
    for (int turn = 0; turn < 20000; turn++) {
        g_autoptr(GByteArray) bytes = make[turn % 2]();
        for (int k = g_test_rand_int_range(1, 4); k > 0; k--) {
            gint at = g_test_rand_int_range(sizeof(WireHeader), (gint)bytes->len);
            bytes->data[at] = (guint8)g_test_rand_int_range(0, 256);
        }
        refused += !accepts(bytes->data + sizeof(WireHeader), bytes->len - sizeof(WireHeader));
    }
    g_assert_cmpuint(refused, >, 1000);
}

static void test_bad_headers_are_refused(void)
{
    g_autoptr(GByteArray) bytes = some_request();
    WireHeader good;
    memcpy(&good, bytes->data, sizeof good);
    WireHeader magic = good, kind = good, length = good;
    magic.magic++;
    kind.kind = WIRE_KINDS;
    length.length = WIRE_MAX_BODY + 1;
    g_assert_true(wire_header_is_valid(&good));
    g_assert_false(wire_header_is_valid(&magic));
    g_assert_false(wire_header_is_valid(&kind));
    g_assert_false(wire_header_is_valid(&length));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/speech/wire/request", test_request_comes_back);
    g_test_add_func("/speech/wire/sound", test_sound_comes_back);
    g_test_add_func("/speech/wire/empty-sound", test_empty_sound_comes_back);
    g_test_add_func("/speech/wire/error", test_error_comes_back);
    g_test_add_func("/speech/wire/cut", test_cut_messages_are_refused);
    g_test_add_func("/speech/wire/altered", test_altered_messages_do_no_harm);
    g_test_add_func("/speech/wire/headers", test_bad_headers_are_refused);
    return g_test_run();
}
