/* Every format holds the whole sound, at the level and length it had, and says so when it cannot.
 */
#include "audio/encoder.h"
#include "audio/resampler.h"
#include "base/error.h"

#include "sound_file.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

enum { RATE = 22050 };

/* libsndfile 1.2.0 keeps its Vorbis state when the disk is full at the very first byte; the leak
 * sanitizer asks here what to overlook. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libvorbis\nleak:libogg\n";
}

static double rms(const gint16 *frames, gsize n_frames)
{
    double sum = 0;
    for (gsize i = 0; i < n_frames; i++)
        sum += (double)frames[i] * frames[i];
    return sqrt(sum / (double)MAX(n_frames, 1));
}

static void test_formats_are_listed(void)
{
    const char *const expected[] = {"mp3", "opus", "ogg", "flac", "wav"};
    const AudioFormat *const *list = audio_format_list();
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_assert_cmpstr(list[i]->name, ==, expected[i]);
        g_assert_true(audio_format_find(expected[i]) == list[i]);
    }
    g_assert_null(list[G_N_ELEMENTS(expected)]);
    g_assert_null(audio_format_find("aac"));
    g_assert_null(audio_format_find(""));
}

static void check_format(SoundFile *file, gconstpointer data, int rate, int expected_rate)
{
    const AudioFormat *format = data;
    const gsize n_frames = (gsize)rate * 3 + 17;
    g_autofree gint16 *frames = signal_new(n_frames, rate);
    sound_file_encode(file, format, frames, n_frames, rate);
    int out_rate = 0;
    g_autoptr(GArray) decoded = sound_file_decode(file, &out_rate);
    g_assert_cmpint(out_rate, ==, expected_rate);
    /* Exact: each codec's padding is recorded in the file, and decoders take it off. */
    gsize expected = (n_frames * (gsize)out_rate + (gsize)rate / 2) / (gsize)rate;
    g_assert_cmpuint(decoded->len, ==, expected);
    double level = rms(frames, n_frames), got = rms((gint16 *)decoded->data, decoded->len);
    g_assert_cmpfloat_with_epsilon(got / level, 1, 0.01);
    if (format->tagging == AUDIO_TAGGING_FLAC || format->tagging == AUDIO_TAGGING_WAV)
        g_assert_cmpmem(decoded->data, decoded->len * 2, frames, n_frames * 2);
}

static void test_native_rate(SoundFile *file, gconstpointer data)
{
    gboolean opus = ((const AudioFormat *)data)->tagging == AUDIO_TAGGING_OPUS;
    check_format(file, data, RATE, opus ? 24000 : RATE);
}

/* A rate that neither MP3 nor Opus knows. */
static void test_odd_rate(SoundFile *file, gconstpointer data)
{
    static const int rates[] = {[AUDIO_TAGGING_MPEG] = 16000,
                                [AUDIO_TAGGING_OPUS] = 12000,
                                [AUDIO_TAGGING_VORBIS] = 11025,
                                [AUDIO_TAGGING_FLAC] = 11025,
                                [AUDIO_TAGGING_WAV] = 11025};
    check_format(file, data, 11025, rates[((const AudioFormat *)data)->tagging]);
}

/* Sentences of tones with silence between them: 50 seconds, so that there are several sections. */
static gint16 *long_signal_new(gsize *n_frames)
{
    *n_frames = (gsize)RATE * 50 + 123;
    gint16 *frames = signal_new(*n_frames, RATE);
    for (gsize i = 0; i < *n_frames; i++)
        if (i / (RATE / 2) % 8 == 7)
            frames[i] = 0;
    return frames;
}

static gboolean write_in_blocks(AudioEncoder *encoder, const gint16 *frames, gsize n_frames,
                                gsize block)
{
    for (gsize at = 0; at < n_frames; at += block)
        if (!audio_encoder_write(encoder, frames + at, MIN(block, n_frames - at), NULL))
            return FALSE;
    return TRUE;
}

/* Threads that help, and how many, change nothing in the file. */
static void test_same_file_with_threads(SoundFile *file, gconstpointer data)
{
    gsize n_frames, length[3];
    g_autofree gint16 *frames = long_signal_new(&n_frames);
    g_autofree char *bytes[3] = {NULL};
    for (guint threads = 0; threads < G_N_ELEMENTS(bytes); threads++) {
        g_assert_cmpint(ftruncate(file->fd, 0), ==, 0);
        g_assert_cmpint(lseek(file->fd, 0, SEEK_SET), ==, 0);
        g_autoptr(EncodePool) pool = threads > 0 ? encode_pool_new(threads) : NULL;
        AudioEncoding encoding = {.pool = pool};
        AudioEncoder *encoder = audio_encoder_open(file->fd, data, RATE, &encoding, NULL);
        g_assert_true(write_in_blocks(encoder, frames, n_frames, 30011));
        g_assert_true(audio_encoder_close(encoder, NULL));
        g_assert_true(g_file_get_contents(file->path, &bytes[threads], &length[threads], NULL));
    }
    gboolean ogg_of_libsndfile = ((const AudioFormat *)data)->tagging == AUDIO_TAGGING_VORBIS;
    for (guint i = 1; i < G_N_ELEMENTS(bytes) && !ogg_of_libsndfile; i++) /* a serial by chance */
        g_assert_cmpmem(bytes[0], length[0], bytes[i], length[i]);
    g_clear_pointer(&bytes[1], g_free);
    g_clear_pointer(&bytes[2], g_free);
}

/* How far the decoded sound is from the one that was encoded, against how loud that is, in dB, in
 * the tenth of a second that is furthest. */
static double worst_noise_db(const gint16 *frames, const gint16 *decoded, gsize n_frames)
{
    enum { BLOCK = RATE / 10 };
    double worst = 0, level = rms(frames, n_frames);
    for (gsize at = 0; at + BLOCK <= n_frames; at += BLOCK) {
        double sum = 0;
        for (gsize i = at; i < at + BLOCK; i++)
            sum += pow((double)frames[i] - decoded[i], 2);
        worst = MAX(worst, sqrt(sum / BLOCK));
    }
    return 20 * log10(worst / level);
}

/* Where sections are joined nothing is heard of it: neither in silence nor in a sound that never
 * stops. */
static void test_mp3_joins_are_not_heard(SoundFile *file, gconstpointer data)
{
    (void)data;
    for (guint silences = 0; silences < 2; silences++) {
        gsize n_frames = 0;
        g_autofree gint16 *frames = long_signal_new(&n_frames);
        if (!silences)
            for (gsize i = 0; i < n_frames; i++)
                frames[i] = (gint16)(8000 * sin((double)i / RATE * 2 * G_PI * 440));
        g_assert_cmpint(ftruncate(file->fd, 0), ==, 0);
        g_assert_cmpint(lseek(file->fd, 0, SEEK_SET), ==, 0);
        sound_file_encode(file, audio_format_find("mp3"), frames, n_frames, RATE);
        int rate = 0;
        g_autoptr(GArray) decoded = sound_file_decode(file, &rate);
        g_assert_cmpuint(decoded->len, ==, n_frames);
        const gint16 *got = (const gint16 *)(gpointer)decoded->data;
        /* Without the very end, where a tone is cut off. */
        g_assert_cmpfloat(worst_noise_db(frames, got, n_frames - RATE / 10), <, -25);
    }
}

/* Opus keeps no waveform: its level is looked at, in steps of 20 ms, and its silence. */
static void test_opus_joins_are_not_heard(SoundFile *file, gconstpointer data)
{
    (void)data;
    gsize n_frames = 0;
    g_autofree gint16 *frames = long_signal_new(&n_frames);
    for (gsize i = 0; i < n_frames; i++)
        frames[i] = (gint16)(8000 * sin((double)i / RATE * 2 * G_PI * 440));
    sound_file_encode(file, audio_format_find("opus"), frames, n_frames, RATE);
    int rate = 0;
    g_autoptr(GArray) decoded = sound_file_decode(file, &rate);
    gsize step = (gsize)rate / 50;
    double level = rms(frames, n_frames);
    for (gsize at = step * 10; at + step * 10 < decoded->len; at += step) {
        double here = rms(&g_array_index(decoded, gint16, at), step);
        g_assert_cmpfloat_with_epsilon(20 * log10(here / level), 0, 1.5);
    }
}

static void test_rates_that_are_not_there(void)
{
    const AudioFormat *mp3 = audio_format_find("mp3"), *opus = audio_format_find("opus");
    static const struct {
        AudioEncoding encoding;
        gboolean mp3, opus;
    } cases[] = {
        {{0}, TRUE, TRUE},
        {{.bitrate_kbps = 48}, TRUE, TRUE},
        {{.bitrate_kbps = 70}, FALSE, TRUE},
        {{.bitrate_kbps = 192}, FALSE, TRUE}, /* MPEG-2 ends at 160 */
        {{.bitrate_kbps = 192, .sample_rate = 44100}, TRUE, FALSE},
        {{.bitrate_kbps = 5}, FALSE, FALSE},
        {{.sample_rate = 48000}, TRUE, TRUE},
        {{.sample_rate = 1}, FALSE, FALSE},
        {{.sample_rate = 192000}, FALSE, FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL, second = NULL;
        g_assert_cmpint(audio_format_check(mp3, RATE, &cases[i].encoding, &error), ==,
                        cases[i].mp3);
        g_assert_cmpint(audio_format_check(opus, RATE, &cases[i].encoding, &second), ==,
                        cases[i].opus);
        g_assert_true(!error || error->code == LECTERN_ERROR_USAGE);
    }
}

/* However the PCM is cut, the sound is the same (but for a rounding of Vorbis, a thousandth). */
static void test_any_block_size(SoundFile *file, gconstpointer data)
{
    const gsize n_frames = 50000;
    g_autofree gint16 *frames = signal_new(n_frames, RATE);
    sound_file_encode(file, data, frames, n_frames, RATE);
    int rate = 0;
    g_autoptr(GArray) whole = sound_file_decode(file, &rate);

    g_assert_cmpint(ftruncate(file->fd, 0), ==, 0);
    g_assert_cmpint(lseek(file->fd, 0, SEEK_SET), ==, 0);
    AudioEncoder *encoder = audio_encoder_open(file->fd, data, RATE, NULL, NULL);
    for (gsize at = 0, n = 1; at < n_frames; at += n, n = MIN(n * 3, n_frames - at))
        g_assert_true(audio_encoder_write(encoder, frames + at, n, NULL));
    g_assert_true(audio_encoder_close(encoder, NULL));
    g_autoptr(GArray) parts = sound_file_decode(file, &rate);
    g_assert_cmpuint(whole->len, ==, parts->len);
    for (guint i = 0; i < whole->len; i++)
        g_assert_cmpint(ABS(g_array_index(whole, gint16, i) - g_array_index(parts, gint16, i)), <=,
                        16);
}

static void test_no_sound(SoundFile *file, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    AudioEncoder *encoder = audio_encoder_open(file->fd, data, RATE, NULL, &error);
    g_assert_no_error(error);
    g_assert_false(audio_encoder_close(encoder, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
}

static void test_constant_bit_rate(SoundFile *file, gconstpointer data)
{
    (void)data;
    const gsize n_frames = RATE * 20;
    g_autofree gint16 *frames = signal_new(n_frames, RATE);
    memset(frames, 0, n_frames); /* half of it silence, where a variable rate would save */
    sound_file_encode(file, audio_format_find("mp3"), frames, n_frames, RATE);
    struct stat status;
    g_assert_cmpint(fstat(file->fd, &status), ==, 0);
    g_assert_cmpfloat_with_epsilon((double)status.st_size / 20 * 8, 64000, 700);
}

/* A disk that fills up, at the first block, in the middle, or only when the file is closed. */
static void test_disk_full(SoundFile *file, gconstpointer data)
{
    const gsize n_frames = RATE * 4;
    g_autofree gint16 *frames = signal_new(n_frames, RATE);
    sound_file_encode(file, data, frames, n_frames, RATE);
    struct stat status;
    g_assert_cmpint(fstat(file->fd, &status), ==, 0);
    const rlim_t limits[] = {0, (rlim_t)status.st_size / 2, (rlim_t)status.st_size - 1};
    for (gsize i = 0; i < G_N_ELEMENTS(limits); i++) {
        g_assert_cmpint(ftruncate(file->fd, 0), ==, 0);
        g_assert_cmpint(lseek(file->fd, 0, SEEK_SET), ==, 0);
        struct rlimit before, limit;
        g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &before), ==, 0);
        limit = (struct rlimit){limits[i], before.rlim_max};
        g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
        g_autoptr(GError) error = NULL;
        g_autoptr(AudioEncoder) encoder = audio_encoder_open(file->fd, data, RATE, NULL, &error);
        if (encoder && audio_encoder_write(encoder, frames, n_frames, &error))
            g_assert_false(audio_encoder_close(g_steal_pointer(&encoder), &error));
        g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &before), ==, 0);
        g_assert_nonnull(error);
        g_assert_true(error->domain == G_FILE_ERROR);
        g_assert_nonnull(strstr(error->message, g_strerror(EFBIG)));
    }
}

static void test_abort_writes_no_more(SoundFile *file, gconstpointer data)
{
    g_autofree gint16 *frames = signal_new(RATE, RATE);
    AudioEncoder *encoder = audio_encoder_open(file->fd, data, RATE, NULL, NULL);
    g_assert_true(audio_encoder_write(encoder, frames, RATE, NULL));
    struct stat before, after;
    g_assert_cmpint(fstat(file->fd, &before), ==, 0);
    audio_encoder_abort(encoder);
    g_assert_cmpint(fstat(file->fd, &after), ==, 0);
    g_assert_cmpint(before.st_size, ==, after.st_size);
}

/* More than a WAV can count is an error, never a file that says less than it holds. */
static void test_wav_of_4_gib(void)
{
    int fd = g_open("/dev/null", O_RDWR | O_CLOEXEC, 0);
    g_assert_cmpint(fd, >=, 0);
    g_autoptr(GError) error = NULL;
    g_autoptr(AudioEncoder) encoder =
        audio_encoder_open(fd, audio_format_find("wav"), RATE, NULL, &error);
    g_assert_no_error(error);
    const gsize n_frames = 1 << 22;
    g_autofree gint16 *silence = g_new0(gint16, n_frames);
    gsize blocks = 0;
    while (blocks < 1024 && audio_encoder_write(encoder, silence, n_frames, &error))
        blocks++;
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, "4 GiB"));
    g_assert_cmpuint(blocks, ==, 503); /* of 8 MiB each; 64 MiB are kept for tags */
    close(fd);
}

/* --- resampler ------------------------------------------------------------------------------ */

static gboolean collect(const float *frames, gsize n_frames, gpointer data, GError **error)
{
    (void)error;
    for (gsize i = 0; i < n_frames; i++)
        g_assert_true(frames[i] >= -1 && frames[i] <= 1);
    g_array_append_vals(data, frames, (guint)n_frames);
    return TRUE;
}

static GArray *resample(const gint16 *frames, gsize n_frames, int from_rate, int to_rate)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(Resampler) resampler = resampler_new(from_rate, to_rate, collect, out, NULL);
    g_assert_true(resampler_push(resampler, frames, n_frames, NULL));
    g_assert_true(resampler_finish(resampler, NULL));
    return out;
}

static void test_resampled_length_is_exact(void)
{
    static const int rates[][2] = {{22050, 24000}, {22050, 48000}, {44100, 48000},
                                   {48000, 16000}, {11025, 12000}, {24000, 22050}};
    static const gsize lengths[] = {0, 1, 2, 3, 100, 4095, 4096, 4097, 22050, 100003};
    g_autofree gint16 *frames = signal_new(100003, 22050);
    for (gsize r = 0; r < G_N_ELEMENTS(rates); r++)
        for (gsize l = 0; l < G_N_ELEMENTS(lengths); l++) {
            gsize from = (gsize)rates[r][0], to = (gsize)rates[r][1];
            g_autoptr(GArray) out = resample(frames, lengths[l], rates[r][0], rates[r][1]);
            g_assert_cmpuint(out->len, ==, (lengths[l] * to + from / 2) / from);
        }
}

/* A square wave at full scale overshoots when it is resampled: it may be capped, not wrap. */
static void test_resampling_never_leaves_the_range(void)
{
    const gsize n_frames = 22050;
    g_autofree gint16 *square = g_new(gint16, n_frames);
    for (gsize i = 0; i < n_frames; i++)
        square[i] = i / 50 % 2 ? G_MAXINT16 : G_MININT16;
    g_autoptr(GArray) out = resample(square, n_frames, 22050, 24000);
    gsize capped = 0;
    for (guint i = 0; i < out->len; i++) {
        float value = g_array_index(out, float, i);
        capped += fabsf(value) >= 1;
        double place = i * 22050.0 / 24000 / 50, from_edge = fabs(place - round(place)) * 50;
        if (from_edge > 2 && i > 100 && i < out->len - 100)
            g_assert_true(((gsize)place % 2 ? 1 : -1) * value > 0.7);
    }
    g_assert_cmpuint(capped, >, 0); /* else the test has tested nothing */
}

/* What is heard stays where it was: the converter's delay is taken off. */
static void test_resampling_keeps_the_place(void)
{
    gint16 frames[10000] = {0};
    frames[6000] = 30000;
    g_autoptr(GArray) out = resample(frames, G_N_ELEMENTS(frames), 22050, 24000);
    guint peak = 0;
    for (guint i = 0; i < out->len; i++)
        if (g_array_index(out, float, i) > g_array_index(out, float, peak))
            peak = i;
    g_assert_cmpint(ABS((int)peak - 6531), <=, 16);
}

/* A tone stays that tone: what else there is lies 85 dB below it. */
static void test_resampling_adds_nothing(void)
{
    static const double tones_hz[] = {100, 1000, 3000, 6500};
    const gsize n_frames = 22050;
    g_autofree gint16 *tone = g_new(gint16, n_frames);
    for (gsize t = 0; t < G_N_ELEMENTS(tones_hz); t++) {
        double step = 2 * G_PI * tones_hz[t];
        for (gsize i = 0; i < n_frames; i++)
            tone[i] = (gint16)lround(16384 * sin(step * (double)i / 22050));
        g_autoptr(GArray) out = resample(tone, n_frames, 22050, 24000);
        double rest = 0;
        for (guint i = 1000; i < out->len - 1000; i++) {
            double difference = g_array_index(out, float, i) - 0.5 * sin(step * i / 24000);
            rest += difference * difference / (out->len - 2000);
        }
        g_assert_cmpfloat(10 * log10(rest / 0.125), <, -85);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    signal(SIGXFSZ, SIG_IGN);
    g_test_add_func("/audio/encoder/formats", test_formats_are_listed);
    static const struct {
        const char *name;
        void (*test)(SoundFile *, gconstpointer);
    } each[] = {{"native-rate", test_native_rate},       {"odd-rate", test_odd_rate},
                {"blocks", test_any_block_size},         {"no-sound", test_no_sound},
                {"disk-full", test_disk_full},           {"abort", test_abort_writes_no_more},
                {"threads", test_same_file_with_threads}};
    for (const AudioFormat *const *format = audio_format_list(); *format; format++)
        for (gsize i = 0; i < G_N_ELEMENTS(each); i++) {
            g_autofree char *name =
                g_strdup_printf("/audio/encoder/%s/%s", (*format)->name, each[i].name);
            g_test_add(name, SoundFile, *format, sound_file_set_up, each[i].test,
                       sound_file_tear_down);
        }
    g_test_add("/audio/encoder/constant-bit-rate", SoundFile, NULL, sound_file_set_up,
               test_constant_bit_rate, sound_file_tear_down);
    g_test_add("/audio/encoder/mp3/joins", SoundFile, NULL, sound_file_set_up,
               test_mp3_joins_are_not_heard, sound_file_tear_down);
    g_test_add("/audio/encoder/opus/joins", SoundFile, NULL, sound_file_set_up,
               test_opus_joins_are_not_heard, sound_file_tear_down);
    g_test_add_func("/audio/encoder/rates", test_rates_that_are_not_there);
    g_test_add_func("/audio/encoder/wav-of-4-gib", test_wav_of_4_gib);
    g_test_add_func("/audio/resampler/length", test_resampled_length_is_exact);
    g_test_add_func("/audio/resampler/range", test_resampling_never_leaves_the_range);
    g_test_add_func("/audio/resampler/place", test_resampling_keeps_the_place);
    g_test_add_func("/audio/resampler/purity", test_resampling_adds_nothing);
    return g_test_run();
}
