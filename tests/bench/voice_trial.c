/* A trial of one voice: reads a text with our own pauses, writes it as WAV, and prints one line of
 * what can be measured of how it sounds.
 *
 *   voice_trial VOICE RATE_WPM PITCH PITCH_RANGE OUT.wav < TEXT
 *
 * TEXT has its paragraphs parted by blank lines. tests/bench/voices runs it over many voices and
 * lets a machine listen. What is printed:
 *   wpm      words a minute with pauses
 *   rms      dB of the sentences' own sound;  even: its standard deviation between sentences
 *   peak     dB;  clipped: frames at full scale
 *   f0       median pitch in Hz;  live: its standard deviation in semitones
 *   hnr      median ratio of harmonics to noise of voiced frames, dB: low is hoarse or whispered
 *   tilt     energy of 1–5 kHz against that below, dB: high is sharp, low is dull
 *   air      energy above 5 kHz against all, dB
 */
#include "audio/encoder.h"
#include "script/sentence.h"
#include "speech/pool.h"

#include "../speech/hand_script.h"

#include <complex.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { SENTENCE_MS = 350, PARAGRAPH_MS = 700, FFT_SIZE = 1024 };

/* --- reading --- */

static void add_paragraph(Script *script, SentenceSplitter *splitter, const char *text)
{
    g_autoptr(GArray) ranges =
        sentence_split(splitter, text, strlen(text), SCRIPT_MAX_UTTERANCE_BYTES);
    for (guint i = 0; i < ranges->len; i++) {
        const SentenceRange *range = &g_array_index(ranges, SentenceRange, i);
        g_autofree char *sentence = g_strndup(text + range->start, range->end - range->start);
        hand_script_add(script, sentence, 0, i + 1 < ranges->len ? SENTENCE_MS : PARAGRAPH_MS);
    }
}

static HandScript *script_of(char **arguments, const char *text)
{
    HandScript *script = hand_script_new(arguments[1]);
    for (int style = 0; style < VOICE_STYLES; style++) {
        VoiceStyleSettings *settings = &script->voice->styles[style];
        settings->rate_wpm = g_ascii_strtod(arguments[2], NULL);
        settings->pitch = g_ascii_strtod(arguments[3], NULL);
        settings->pitch_range = g_ascii_strtod(arguments[4], NULL);
    }
    g_autoptr(SentenceSplitter) splitter = sentence_splitter_new("en", NULL);
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
    for (guint i = 0; paragraphs[i]; i++)
        add_paragraph(script, splitter, g_strdelimit(paragraphs[i], "\n", ' '));
    return script;
}

static gboolean keep(const gint16 *frames, gsize n_frames, gpointer data,
                     G_GNUC_UNUSED GError **error)
{
    g_array_append_vals(data, frames, (guint)n_frames);
    return TRUE;
}

static gboolean write_wav(const char *path, const GArray *frames, int sample_rate, GError **error)
{
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    AudioEncoder *encoder =
        audio_encoder_open(fd, audio_format_find("wav"), sample_rate, NULL, error);
    gboolean written =
        encoder &&
        audio_encoder_write(encoder, &g_array_index(frames, gint16, 0), frames->len, error) &&
        audio_encoder_close(encoder, error);
    close(fd);
    return written;
}

/* --- measures --- */

static double decibels(double power_ratio)
{
    return 10.0 * log10(MAX(power_ratio, 1e-12));
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(GArray *values)
{
    g_array_sort(values, compare);
    return values->len ? g_array_index(values, double, values->len / 2) : 0;
}

static double deviation(const GArray *values)
{
    double sum = 0, squares = 0;
    for (guint i = 0; i < values->len; i++) {
        double value = g_array_index(values, double, i);
        sum += value;
        squares += value * value;
    }
    double mean = sum / MAX(values->len, 1);
    return sqrt(MAX(squares / MAX(values->len, 1) - mean * mean, 0));
}

static double power(const gint16 *wave, gint64 n)
{
    double sum = 0;
    for (gint64 i = 0; i < n; i++)
        sum += (double)wave[i] * wave[i];
    return sum / MAX(n, 1) / (32768.0 * 32768.0);
}

static void print_levels(const Reading *reading, const gint16 *wave)
{
    g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(double));
    double sum = 0;
    gint64 n = 0;
    int peak = 0, clipped = 0;
    for (guint i = 0; i < reading->entries->len; i++) {
        const ReadingEntry *entry = reading_entry(reading, i);
        gint64 length = entry->end_frame - entry->start_frame;
        double p = power(wave + entry->start_frame, length), level = decibels(p);
        g_array_append_val(levels, level);
        sum += p * (double)length;
        n += length;
    }
    for (gint64 i = 0; i < reading->n_frames; i++) {
        peak = MAX(peak, abs(wave[i]));
        clipped += abs(wave[i]) >= 32767;
    }
    printf(" rms %6.1f even %4.2f peak %5.1f clipped %d", decibels(sum / (double)MAX(n, 1)),
           deviation(levels), 20 * log10(peak / 32768.0), clipped);
}

/* The likeness of a frame to itself one period later, best over 60–400 Hz, for a Hann window's
 * known decay (Boersma 1993). 0 for a silent one. */
static double best_period(const gint16 *wave, int n, int rate, int *best_lag)
{
    g_autofree double *windowed = g_new(double, n);
    g_autofree double *window = g_new(double, n);
    double zero = 0, window_zero = 0, best = 0;
    for (int i = 0; i < n; i++) {
        window[i] = 0.5 - 0.5 * cos(2 * G_PI * i / n);
        windowed[i] = wave[i] * window[i];
        zero += windowed[i] * windowed[i];
        window_zero += window[i] * window[i];
    }
    for (int lag = rate / 400; lag < rate / 60 && zero > 0; lag++) {
        double like = 0, window_like = 0;
        for (int i = 0; i + lag < n; i++) {
            like += windowed[i] * windowed[i + lag];
            window_like += window[i] * window[i + lag];
        }
        double r = like / zero / (window_like / window_zero) - 0.0005 * lag; /* the shorter */
        if (r > best) {
            best = r;
            *best_lag = lag;
        }
    }
    return best;
}

static void print_pitch(const gint16 *wave, gint64 n_frames, int rate)
{
    g_autoptr(GArray) pitches = g_array_new(FALSE, FALSE, sizeof(double));
    g_autoptr(GArray) semitones = g_array_new(FALSE, FALSE, sizeof(double));
    g_autoptr(GArray) ratios = g_array_new(FALSE, FALSE, sizeof(double));
    int n = rate / 20;
    for (gint64 at = 0; at + n < n_frames; at += rate / 10) {
        int lag = 1;
        if (power(wave + at, n) < 1e-4) /* −40 dB */
            continue;
        double r = best_period(wave + at, n, rate, &lag);
        if (r < 0.5)
            continue; /* unvoiced */
        double pitch = (double)rate / lag, semitone = 12 * log2(pitch);
        double ratio = decibels(MIN(r, 0.9999) / (1 - MIN(r, 0.9999)));
        g_array_append_val(pitches, pitch);
        g_array_append_val(semitones, semitone);
        g_array_append_val(ratios, ratio);
    }
    printf(" f0 %5.1f live %4.2f hnr %5.2f", median(pitches), deviation(semitones), median(ratios));
}

static void fft(double complex *x, int n)
{
    if (n == 1)
        return;
    double complex even[FFT_SIZE / 2], odd[FFT_SIZE / 2];
    for (int i = 0; i < n / 2; i++) {
        even[i] = x[2 * i];
        odd[i] = x[2 * i + 1];
    }
    fft(even, n / 2);
    fft(odd, n / 2);
    for (int i = 0; i < n / 2; i++) {
        double complex turned = cexp(-2 * G_PI * I * i / n) * odd[i];
        x[i] = even[i] + turned;
        x[i + n / 2] = even[i] - turned;
    }
}

static void print_spectrum(const gint16 *wave, gint64 n_frames, int rate)
{
    double low = 0, middle = 0, high = 0;
    for (gint64 at = 0; at + FFT_SIZE < n_frames; at += 4 * FFT_SIZE) {
        double complex x[FFT_SIZE];
        for (int i = 0; i < FFT_SIZE; i++)
            x[i] = wave[at + i] * (0.5 - 0.5 * cos(2 * G_PI * i / FFT_SIZE));
        fft(x, FFT_SIZE);
        for (int i = 1; i < FFT_SIZE / 2; i++) {
            double hz = (double)i * rate / FFT_SIZE, energy = creal(x[i] * conj(x[i]));
            *(hz < 1000 ? &low : hz < 5000 ? &middle : &high) += energy;
        }
    }
    printf(" tilt %6.2f air %6.2f", decibels(middle / low), decibels(high / (low + middle + high)));
}

/* --- */

static guint count_words(const Script *script)
{
    guint n = 0;
    for (guint i = 0; i < script->utterances->len; i++)
        n += script_utterance(script, i)->words->len;
    return n;
}

static gboolean run(char **arguments, const char *text, GError **error)
{
    g_autoptr(HandScript) script = script_of(arguments, text);
    g_autoptr(SpeechPool) pool = speech_pool_new(&espeak_engine, NULL, NULL, 2, error);
    if (!pool)
        return FALSE;
    g_autoptr(GArray) frames = g_array_new(FALSE, FALSE, sizeof(gint16));
    g_autoptr(Reading) reading = speech_pool_render(pool, script, keep, frames, NULL, NULL, error);
    if (!reading || !write_wav(arguments[5], frames, reading->sample_rate, error))
        return FALSE;
    const gint16 *wave = &g_array_index(frames, gint16, 0);
    double minutes = (double)reading->n_frames / reading->sample_rate / 60;
    printf("%-22s %s wpm %5.1f", arguments[1], arguments[2], count_words(script) / minutes);
    print_levels(reading, wave);
    print_pitch(wave, reading->n_frames, reading->sample_rate);
    print_spectrum(wave, reading->n_frames, reading->sample_rate);
    printf("\n");
    return TRUE;
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    g_autoptr(GIOChannel) input = g_io_channel_unix_new(STDIN_FILENO);
    if (argc != 6) {
        fprintf(stderr, "usage: %s VOICE RATE PITCH RANGE OUT.wav < TEXT\n", argv[0]);
        return 2;
    }
    if (g_io_channel_read_to_end(input, &text, NULL, &error) != G_IO_STATUS_NORMAL ||
        !run(argv, text, &error)) {
        fprintf(stderr, "%s: %s\n", argv[0], error->message);
        return 1;
    }
    return 0;
}
