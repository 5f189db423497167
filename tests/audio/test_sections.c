/* Sections come out in order and as if they had never been cut, whatever the threads do. */
#include "audio/sections.h"

#include "base/error.h"

enum { RATE = 1000, PACKET = 100, TAIL = 30 };

/* A codec that remembers: a packet is the sum of its frames and of those of the packet before it
 * and of the first frames behind it. With a lead of one packet it is the same from wherever it
 * begins. */
static gboolean encode(gconstpointer settings, const Section *section, Packets *packets,
                       GError **error)
{
    gint64 memory = 0;
    if (settings && section->skip > 0)
        return g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "broken"), FALSE;
    g_assert_cmpuint(section->n_frames, ==, (section->skip + section->keep) * PACKET + TAIL);
    for (guint i = 0; i < section->skip + section->keep; i++) {
        gint64 sum = 0, behind = 0;
        for (guint k = 0; k < PACKET; k++)
            sum += section->frames[i * PACKET + k] * (gint64)(k + 1);
        for (guint k = 0; k < TAIL; k++)
            behind += section->frames[(i + 1) * PACKET + k];
        gint64 packet[2] = {sum + memory, behind};
        memory = sum;
        if (i >= section->skip)
            packets_append(packets, (const guint8 *)packet, sizeof packet);
    }
    if (section->skip % 2 == 1)
        g_usleep(section->keep % 7 * 500); /* so that they do not end in order */
    return TRUE;
}

static const SectionCodec codec = {.packet_frames = PACKET,
                                   .lead_packets = 1,
                                   .tail_frames = TAIL,
                                   .delay_frames = 50,
                                   .encode = encode};

typedef struct {
    GArray *values; /* of gint64 */
    guint n_calls, fail_at;
} Taken;

static gboolean take(const Packets *packets, gpointer data, GError **error)
{
    Taken *taken = data;
    if (++taken->n_calls == taken->fail_at)
        return g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "full"), FALSE;
    g_assert_cmpuint(packets->bytes->len, ==, packets->lengths->len * 2 * sizeof(gint64));
    g_array_append_vals(taken->values, packets->bytes->data, packets->lengths->len * 2);
    return TRUE;
}

/* Noise with a silence that begins at second 17 and every 7 seconds. */
static gint16 *sound_new(gsize n_frames)
{
    gint16 *frames = g_new(gint16, n_frames);
    for (gsize i = 0; i < n_frames; i++)
        frames[i] = i / RATE % 7 == 3 ? 0 : (gint16)g_test_rand_int_range(-3000, 3000);
    return frames;
}

/* What `codec` makes of the whole. */
static GArray *expected(const gint16 *frames, gsize n_frames)
{
    gsize n_packets = (n_frames + 50 + PACKET - 1) / PACKET;
    g_autofree gint16 *padded = g_new0(gint16, (n_packets + 1) * PACKET);
    memcpy(padded, frames, n_frames * sizeof *frames);
    Section section = {padded, n_packets * PACKET + TAIL, 0, (guint)n_packets};
    Packets packets = {g_byte_array_new(), g_array_new(FALSE, FALSE, sizeof(guint))};
    encode(NULL, &section, &packets, NULL);
    GArray *values = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_array_append_vals(values, packets.bytes->data, packets.lengths->len * 2);
    g_byte_array_unref(packets.bytes);
    g_array_unref(packets.lengths);
    return values;
}

static void push_all(Sections *sections, const gint16 *frames, gsize n_frames, gsize block)
{
    for (gsize at = 0; at < n_frames; at += block)
        g_assert_true(sections_push(sections, frames + at, MIN(block, n_frames - at), NULL));
    g_assert_true(sections_finish(sections, NULL));
}

static void test_as_if_never_cut(void)
{
    static const gsize lengths[] = {1, 99, 100, 101, 19999, 20130, 20131, 21000, 100000, 123457};
    static const gsize blocks[] = {1, 777, 50000};
    for (gsize l = 0; l < G_N_ELEMENTS(lengths); l++) {
        g_autofree gint16 *frames = sound_new(lengths[l]);
        g_autoptr(GArray) whole = expected(frames, lengths[l]);
        for (guint threads = 0; threads < 4; threads++) {
            g_autoptr(EncodePool) pool = threads > 0 ? encode_pool_new(threads) : NULL;
            Taken taken = {g_array_new(FALSE, FALSE, sizeof(gint64)), 0, 0};
            g_autoptr(Sections) sections = sections_new(&codec, NULL, RATE, pool, take, &taken);
            push_all(sections, frames, lengths[l], blocks[threads % G_N_ELEMENTS(blocks)]);
            g_assert_cmpmem(taken.values->data, taken.values->len * sizeof(gint64), whole->data,
                            whole->len * sizeof(gint64));
            if (lengths[l] > 60000)
                g_assert_cmpuint(taken.n_calls, >, 2); /* else nothing was joined */
            g_array_unref(taken.values);
        }
    }
}

/* The error of a section, or of who takes them, comes back, and all threads come home. */
static void check_error(gconstpointer settings, guint fail_at, GQuark domain)
{
    const gsize n_frames = 100000;
    g_autofree gint16 *frames = sound_new(n_frames);
    g_autoptr(EncodePool) pool = encode_pool_new(3);
    Taken taken = {g_array_new(FALSE, FALSE, sizeof(gint64)), 0, fail_at};
    g_autoptr(Sections) sections = sections_new(&codec, settings, RATE, pool, take, &taken);
    g_autoptr(GError) error = NULL;
    gboolean done =
        sections_push(sections, frames, n_frames, &error) && sections_finish(sections, &error);
    g_assert_false(done);
    g_assert_true(error->domain == domain);
    g_array_unref(taken.values);
}

static void test_errors(void)
{
    check_error("fail", 0, LECTERN_ERROR);
    for (guint call = 1; call < 5; call++)
        check_error(NULL, call, G_FILE_ERROR);
}

/* Given up in the middle, with sections under way. */
static void test_dropped(void)
{
    const gsize n_frames = 70000;
    g_autofree gint16 *frames = sound_new(n_frames);
    g_autoptr(EncodePool) pool = encode_pool_new(2);
    Taken taken = {g_array_new(FALSE, FALSE, sizeof(gint64)), 0, 0};
    Sections *sections = sections_new(&codec, NULL, RATE, pool, take, &taken);
    g_assert_true(sections_push(sections, frames, n_frames, NULL));
    sections_free(sections);
    g_array_unref(taken.values);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/audio/sections/as-if-never-cut", test_as_if_never_cut);
    g_test_add_func("/audio/sections/errors", test_errors);
    g_test_add_func("/audio/sections/dropped", test_dropped);
    return g_test_run();
}
