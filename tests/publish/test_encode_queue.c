/* Sound goes through the queue whole and in order; a failed encoder is said to whoever pushes. */
#include "publish/encode_queue.h"

#include "../audio/sound_file.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

enum { RATE = 22050, N_FRAMES = RATE * 60 };

static EncodeQueue *open_queue(SoundFile *file, const char *format)
{
    g_autoptr(GError) error = NULL;
    AudioEncoder *encoder =
        audio_encoder_open(file->fd, audio_format_find(format), RATE, NULL, &error);
    g_assert_no_error(error);
    return encode_queue_new(encoder);
}

/* Pushes the signal in blocks of uneven size, more than may wait; FALSE when one is refused. */
static gboolean push_all(EncodeQueue *queue, const gint16 *frames, GError **error)
{
    for (gsize at = 0, n = 1; at < N_FRAMES; at += n, n = MIN(n * 2, N_FRAMES - at)) {
        g_autoptr(GBytes) block = g_bytes_new(frames + at, n * sizeof *frames);
        if (!encode_queue_push(queue, block, error))
            return FALSE;
    }
    return TRUE;
}

static void test_whole_and_in_order(SoundFile *file, gconstpointer data)
{
    (void)data;
    g_autofree gint16 *frames = signal_new(N_FRAMES, RATE);
    EncodeQueue *queue = open_queue(file, "wav");
    g_autoptr(GError) error = NULL;
    g_assert_true(push_all(queue, frames, &error));
    g_assert_true(encode_queue_finish(queue, &error));
    g_assert_no_error(error);
    int rate = 0;
    g_autoptr(GArray) decoded = sound_file_decode(file, &rate);
    g_assert_cmpmem(decoded->data, decoded->len * 2, frames, N_FRAMES * 2);
}

static void test_abort_does_not_wait(SoundFile *file, gconstpointer data)
{
    (void)data;
    g_autofree gint16 *frames = signal_new(N_FRAMES, RATE);
    g_autoptr(EncodeQueue) queue = open_queue(file, "opus");
    g_autoptr(GBytes) block = g_bytes_new(frames, N_FRAMES * sizeof *frames);
    g_assert_true(encode_queue_push(queue, block, NULL));
}

static void test_failure_reaches_the_pusher(SoundFile *file, gconstpointer data)
{
    (void)data;
    g_autofree gint16 *frames = signal_new(N_FRAMES, RATE);
    struct rlimit before;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &before), ==, 0);
    struct rlimit limit = {100000, before.rlim_max};
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    g_autoptr(EncodeQueue) queue = open_queue(file, "wav");
    g_autoptr(GError) error = NULL;
    gboolean pushed = push_all(queue, frames, &error);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &before), ==, 0);
    g_assert_false(pushed);
    g_assert_nonnull(error);
    g_assert_nonnull(strstr(error->message, g_strerror(EFBIG)));
}

/* The encoder fails behind the last push, when nobody pushes any more. */
static void test_failure_reaches_the_finisher(SoundFile *file, gconstpointer data)
{
    (void)data;
    g_autofree gint16 *frames = signal_new(N_FRAMES, RATE);
    struct rlimit before;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &before), ==, 0);
    struct rlimit limit = {100000, before.rlim_max};
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    EncodeQueue *queue = open_queue(file, "wav");
    g_autoptr(GBytes) block = g_bytes_new(frames, N_FRAMES * sizeof *frames);
    g_autoptr(GError) error = NULL;
    g_assert_true(encode_queue_push(queue, block, &error));
    gboolean finished = encode_queue_finish(queue, &error);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &before), ==, 0);
    g_assert_false(finished);
    g_assert_nonnull(error);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    signal(SIGXFSZ, SIG_IGN);
#define ADD(name, function)                                                                        \
    g_test_add("/publish/encode-queue/" name, SoundFile, NULL, sound_file_set_up, function,        \
               sound_file_tear_down)
    ADD("order", test_whole_and_in_order);
    ADD("abort", test_abort_does_not_wait);
    ADD("failed-push", test_failure_reaches_the_pusher);
    ADD("failed-finish", test_failure_reaches_the_finisher);
#undef ADD
    return g_test_run();
}
