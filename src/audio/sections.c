/* Cutting, encoding apart, joining; see sections.h. */
#include "audio/sections.h"

/* Long enough that warming up costs next to nothing, short enough that an article has several for
 * each processor. */
enum { SECTION_S = 20, CUT_WINDOW_S = 5, SECTIONS_PER_THREAD = 2 };

typedef struct {
    Sections *owner;
    GArray *frames; /* of gint16 */
    guint skip, keep;
    Packets packets;
    GError *error;
    gboolean done; /* guarded by the owner's mutex */
} Job;

struct Sections {
    const SectionCodec *codec;
    gconstpointer settings;
    EncodePool *pool;
    PacketSink sink;
    gpointer sink_data;
    guint section_packets, window_packets;

    GArray *waiting;  /* of gint16: from the lead of the next section on */
    guint lead;       /* packets of it before that section begins */
    gint64 n_frames;  /* pushed so far */
    gint64 n_packets; /* given to jobs so far */
    GQueue jobs;      /* of Job, in order */

    GMutex mutex;
    GCond changed;
    gint cancelled; /* atomic */
};

void packets_append(Packets *packets, const guint8 *bytes, gsize length)
{
    guint each = (guint)length;
    g_byte_array_append(packets->bytes, bytes, each);
    g_array_append_val(packets->lengths, each);
}

static void job_free(Job *job)
{
    g_array_unref(job->frames);
    g_byte_array_unref(job->packets.bytes);
    g_array_unref(job->packets.lengths);
    g_clear_error(&job->error);
    g_free(job);
}

Sections *sections_new(const SectionCodec *codec, gconstpointer settings, int sample_rate,
                       EncodePool *pool, PacketSink sink, gpointer sink_data)
{
    g_return_val_if_fail(codec && sample_rate > 0 && sink, NULL);
    Sections *sections = g_new0(Sections, 1);
    sections->codec = codec;
    sections->settings = settings;
    sections->pool = pool;
    sections->sink = sink;
    sections->sink_data = sink_data;
    sections->section_packets = (guint)(SECTION_S * sample_rate) / codec->packet_frames;
    sections->window_packets = (guint)(CUT_WINDOW_S * sample_rate) / codec->packet_frames;
    sections->waiting = g_array_new(FALSE, TRUE, sizeof(gint16));
    g_queue_init(&sections->jobs);
    g_mutex_init(&sections->mutex);
    g_cond_init(&sections->changed);
    return sections;
}

/* --- a section ------------------------------------------------------------------------------ */

/* On a thread of the pool. */
static void encode(gpointer data)
{
    Job *job = data;
    Sections *sections = job->owner;
    Section section = {.frames = (const gint16 *)(gpointer)job->frames->data,
                       .n_frames = job->frames->len,
                       .skip = job->skip,
                       .keep = job->keep};
    if (!g_atomic_int_get(&sections->cancelled))
        sections->codec->encode(sections->settings, &section, &job->packets, &job->error);
    g_mutex_lock(&sections->mutex);
    job->done = TRUE;
    g_cond_signal(&sections->changed);
    g_mutex_unlock(&sections->mutex);
}

/* Takes the oldest section when it is encoded, or waits for it. NULL when it is not, or there is
 * none. */
static Job *take_oldest(Sections *sections, gboolean wait)
{
    Job *job = g_queue_peek_head(&sections->jobs);
    g_mutex_lock(&sections->mutex);
    while (wait && job && !job->done)
        g_cond_wait(&sections->changed, &sections->mutex);
    gboolean done = job && job->done;
    g_mutex_unlock(&sections->mutex);
    return done ? g_queue_pop_head(&sections->jobs) : NULL;
}

static gboolean hand_on(Sections *sections, Job *job, GError **error)
{
    gboolean done = job->error == NULL;
    if (done)
        done = sections->sink(&job->packets, sections->sink_data, error);
    else
        g_propagate_error(error, g_steal_pointer(&job->error));
    job_free(job);
    return done;
}

/* Hands on what is encoded, and waits until at most `n_jobs` are not. */
static gboolean hand_on_until(Sections *sections, guint n_jobs, GError **error)
{
    Job *job;
    while ((job = take_oldest(sections, sections->jobs.length > n_jobs)))
        if (!hand_on(sections, job, error))
            return FALSE;
    return TRUE;
}

/* Gives the next `keep` packets to an encoder, with what it must hear before and behind them. */
static void begin_job(Sections *sections, guint keep)
{
    const SectionCodec *codec = sections->codec;
    guint n_frames = (sections->lead + keep) * codec->packet_frames + codec->tail_frames;
    Job *job = g_new0(Job, 1);
    job->owner = sections;
    job->skip = sections->lead;
    job->keep = keep;
    job->frames = g_array_sized_new(FALSE, TRUE, sizeof(gint16), n_frames);
    g_array_append_vals(job->frames, sections->waiting->data,
                        MIN(n_frames, sections->waiting->len));
    g_array_set_size(job->frames, n_frames); /* silence behind the end */
    job->packets = (Packets){g_byte_array_new(), g_array_new(FALSE, FALSE, sizeof(guint))};
    sections->n_packets += keep;
    g_queue_push_tail(&sections->jobs, job);
    if (sections->pool)
        encode_pool_push(sections->pool, encode, job);
    else
        encode(job);
}

/* --- cutting -------------------------------------------------------------------------------- */

/* How loud the packet is that begins at frame `at` of what waits. */
static guint64 loudness(const Sections *sections, gsize at)
{
    const gint16 *frames = &g_array_index(sections->waiting, gint16, at);
    guint64 sum = 0;
    for (guint i = 0; i < sections->codec->packet_frames; i++)
        sum += (guint64)ABS((int)frames[i]);
    return sum;
}

/* How many packets the next section gets: it ends before the quietest two within the window; of
 * equals the last. */
static guint quietest_cut(const Sections *sections)
{
    gsize packet_frames = sections->codec->packet_frames;
    guint cut = sections->section_packets;
    guint64 least = G_MAXUINT64;
    for (guint i = 0; i < sections->window_packets; i++) {
        guint length = sections->section_packets - i;
        gsize at = (sections->lead + length) * packet_frames;
        guint64 here = loudness(sections, at - packet_frames) + loudness(sections, at);
        if (here < least) {
            least = here;
            cut = length;
        }
    }
    return cut;
}

static gsize frames_needed(const Sections *sections)
{
    gsize packets = sections->lead + sections->section_packets + 1;
    return packets * sections->codec->packet_frames + sections->codec->tail_frames;
}

static void cut(Sections *sections)
{
    guint keep = quietest_cut(sections);
    begin_job(sections, keep);
    guint lead = MIN(sections->codec->lead_packets, sections->lead + keep);
    guint gone = sections->lead + keep - lead;
    g_array_remove_range(sections->waiting, 0, gone * sections->codec->packet_frames);
    sections->lead = lead;
}

gboolean sections_push(Sections *sections, const gint16 *frames, gsize n_frames, GError **error)
{
    guint limit = sections->pool ? SECTIONS_PER_THREAD * encode_pool_threads(sections->pool) : 0;
    sections->n_frames += (gint64)n_frames;
    while (n_frames > 0) {
        gsize room = frames_needed(sections) - sections->waiting->len;
        gsize n = MIN(n_frames, room);
        g_array_append_vals(sections->waiting, frames, (guint)n);
        frames += n;
        n_frames -= n;
        if (n < room)
            break;
        cut(sections);
        if (!hand_on_until(sections, limit, error))
            return FALSE;
    }
    return TRUE;
}

gboolean sections_finish(Sections *sections, GError **error)
{
    gint64 packet_frames = sections->codec->packet_frames;
    gint64 heard = sections->n_frames + sections->codec->delay_frames;
    gint64 n_packets = (heard + packet_frames - 1) / packet_frames;
    if (n_packets > sections->n_packets)
        begin_job(sections, (guint)(n_packets - sections->n_packets));
    return hand_on_until(sections, 0, error);
}

void sections_free(Sections *sections)
{
    if (!sections)
        return;
    g_atomic_int_set(&sections->cancelled, TRUE);
    for (Job *job; (job = take_oldest(sections, TRUE));)
        job_free(job);
    g_array_unref(sections->waiting);
    g_mutex_clear(&sections->mutex);
    g_cond_clear(&sections->changed);
    g_free(sections);
}
