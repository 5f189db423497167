/* A pool of workers that speak, in sentence order at the sink; see pool.h. */
#include "speech/pool.h"

#include "base/error.h"
#include "speech/worker.h"

#include <poll.h>
#include <string.h>

/* Sentences under way for each worker: enough that none waits while a long sentence is spoken
 * elsewhere. */
enum { WINDOW_PER_WORKER = 4 };

struct SpeechPool {
    WorkerOptions options;
    int sample_rate;
    guint n_workers;
    Worker **workers;       /* NULL where one has died and is not replaced yet */
    guint64 next_ticket;    /* those below belong to earlier renderings */
    const Reading *reading; /* under way, or the last that was returned; NULL for none */
};

/* A sentence under way, or spoken and waiting for its turn. */
typedef struct {
    gboolean ready;
    Sound sound;
    GError *error;
} Slot;

/* One call of speech_pool_render(). */
typedef struct {
    SpeechPool *pool;
    const Script *script;
    guint64 first_ticket; /* of utterance 0 */
    guint n_asked, n_done;
    guint n_slots;
    Slot *slots; /* utterance i is in slot i % n_slots */
    PcmSink sink;
    gpointer sink_data;
    Reading *reading;
} Rendering;

/* --- the pool --- */

SpeechPool *speech_pool_new(const EngineDriver *engine, const EngineLearned *learned,
                            const SoundCache *cache, guint jobs, GError **error)
{
    g_return_val_if_fail(engine && jobs >= 1, NULL);
    g_autoptr(SpeechPool) pool = g_new0(SpeechPool, 1);
    pool->options = (WorkerOptions){.engine = engine, .learned = learned, .cache = cache};
    pool->n_workers = jobs;
    pool->workers = g_new0(Worker *, jobs);
    for (guint i = 0; i < jobs; i++)
        if (!(pool->workers[i] = worker_fork(&pool->options, error)))
            return NULL;
    for (guint i = 0; i < jobs; i++)
        if (!worker_await(pool->workers[i], &pool->sample_rate, error))
            return NULL;
    return g_steal_pointer(&pool);
}

void speech_pool_free(SpeechPool *pool)
{
    if (!pool)
        return;
    for (guint i = 0; i < pool->n_workers; i++)
        worker_stop(pool->workers[i]);
    g_free(pool->workers);
    g_free(pool);
}

int speech_pool_sample_rate(const SpeechPool *pool)
{
    return pool->sample_rate;
}

const Reading *speech_pool_reading(const SpeechPool *pool)
{
    return pool->reading;
}

/* Puts a live worker in the place of each that died, so that one death does not spoil the next
 * rendering. */
static gboolean mend(SpeechPool *pool, GError **error)
{
    for (guint i = 0; i < pool->n_workers; i++) {
        if (pool->workers[i] && worker_move(pool->workers[i]))
            continue;
        g_clear_pointer(&pool->workers[i], worker_stop);
        int sample_rate;
        pool->workers[i] = worker_start(&pool->options, &sample_rate, error);
        if (!pool->workers[i])
            return FALSE;
    }
    return TRUE;
}

/* --- asking and answering --- */

static Slot *slot_of(const Rendering *rendering, guint index)
{
    return &rendering->slots[index % rendering->n_slots];
}

/* The live worker with the fewest sentences before it, or NULL when all have enough. */
static Worker *idlest_worker(const SpeechPool *pool)
{
    Worker *idlest = NULL;
    for (guint i = 0; i < pool->n_workers; i++) {
        Worker *worker = pool->workers[i];
        if (worker_is_dead(worker) || worker_pending(worker) >= WORKER_DEPTH)
            continue;
        if (!idlest || worker_pending(worker) < worker_pending(idlest))
            idlest = worker;
    }
    return idlest;
}

static void ask_ahead(Rendering *rendering)
{
    guint n_utterances = rendering->script->utterances->len;
    guint limit = MIN(n_utterances, rendering->n_done + rendering->n_slots);
    Worker *worker;
    while (rendering->n_asked < limit && (worker = idlest_worker(rendering->pool))) {
        SoundRequest request = sound_request(rendering->script, rendering->n_asked);
        worker_ask(worker, rendering->first_ticket + rendering->n_asked, &request);
        rendering->n_asked++;
    }
}

/* Puts what has come into the slots; answers to an earlier rendering are dropped. */
static void take_answers(Rendering *rendering, Worker *worker)
{
    WorkerAnswer answer;
    while (worker_take(worker, &answer)) {
        if (answer.ticket < rendering->first_ticket) {
            sound_clear(&answer.sound);
            g_clear_error(&answer.error);
            continue;
        }
        Slot *slot = slot_of(rendering, (guint)(answer.ticket - rendering->first_ticket));
        *slot = (Slot){.ready = TRUE, .sound = answer.sound, .error = answer.error};
    }
}

/* Moves bytes to and from all workers; waits for the first when `wait`. */
static void exchange(Rendering *rendering, gboolean wait)
{
    SpeechPool *pool = rendering->pool;
    g_autofree struct pollfd *ready = g_new(struct pollfd, pool->n_workers);
    for (guint i = 0; i < pool->n_workers; i++)
        ready[i] = worker_poll(pool->workers[i]);
    if (poll(ready, pool->n_workers, wait ? -1 : 0) <= 0)
        return;
    for (guint i = 0; i < pool->n_workers; i++) {
        if (!ready[i].revents)
            continue;
        worker_move(pool->workers[i]);
        take_answers(rendering, pool->workers[i]);
    }
}

static gboolean any_alive(const SpeechPool *pool)
{
    for (guint i = 0; i < pool->n_workers; i++)
        if (!worker_is_dead(pool->workers[i]))
            return TRUE;
    return FALSE;
}

/* --- writing --- */

static gboolean push(Rendering *rendering, const gint16 *frames, gsize n_frames, GError **error)
{
    rendering->reading->n_frames += (gint64)n_frames;
    return !rendering->sink || n_frames == 0 ||
           rendering->sink(frames, n_frames, rendering->sink_data, error);
}

static gboolean push_silence(Rendering *rendering, int ms, GError **error)
{
    static const gint16 silence[4096];
    gint64 left = reading_pause_frames(rendering->reading, ms);
    while (left > 0) {
        gsize n_frames = (gsize)MIN(left, (gint64)G_N_ELEMENTS(silence));
        if (!push(rendering, silence, n_frames, error))
            return FALSE;
        left -= (gint64)n_frames;
    }
    return TRUE;
}

/* The entry of a sound that begins at `start`. Takes over the sound's marks. */
static ReadingEntry entry_at(gint64 start, Sound *sound)
{
    GArray *marks = g_steal_pointer(&sound->marks);
    for (guint i = 0; i < marks->len; i++)
        g_array_index(marks, WordMark, i).frame += start;
    return (ReadingEntry){.start_frame = start,
                          .speech_frame = start + sound->speech_frame,
                          .end_frame = start + (gint64)sound->n_frames,
                          .marks = marks};
}

/* Puts the sentence's number and its beginning before the message. */
static void name_sentence(GError **error, const Script *script, guint index)
{
    enum { SHOWN_CHARACTERS = 60 };
    const char *display = script_utterance(script, index)->display;
    g_autofree char *shown =
        g_utf8_substring(display, 0, MIN(g_utf8_strlen(display, -1), (glong)SHOWN_CHARACTERS));
    g_prefix_error(error, "cannot speak sentence %u, \"%s%s\": ", index + 1, shown,
                   strlen(shown) < strlen(display) ? "…" : "");
}

/* Writes the sentence whose turn it is. */
static gboolean write_next(Rendering *rendering, GError **error)
{
    guint index = rendering->n_done++;
    Slot slot = *slot_of(rendering, index);
    *slot_of(rendering, index) = (Slot){0};
    if (slot.error) {
        g_propagate_error(error, slot.error);
        name_sentence(error, rendering->script, index);
        return FALSE;
    }
    g_auto(Sound) sound = slot.sound;
    const Utterance *utterance = script_utterance(rendering->script, index);
    if (!push_silence(rendering, utterance->pause_before_ms, error))
        return FALSE;
    ReadingEntry entry = entry_at(rendering->reading->n_frames, &sound);
    g_array_append_val(rendering->reading->entries, entry);
    return push(rendering, sound.frames, sound.n_frames, error) &&
           push_silence(rendering, utterance->pause_after_ms, error);
}

/* --- the rendering --- */

static void entry_clear(gpointer data)
{
    ReadingEntry *entry = data;
    g_clear_pointer(&entry->marks, g_array_unref);
}

static Reading *reading_begin(const Script *script, int sample_rate)
{
    Reading *reading = g_new0(Reading, 1);
    reading->script = script;
    reading->sample_rate = sample_rate;
    reading->entries = g_array_new(FALSE, FALSE, sizeof(ReadingEntry));
    g_array_set_clear_func(reading->entries, entry_clear);
    return reading;
}

/* Brings the sentence whose turn it is; FALSE when no worker is left who could. */
static gboolean await_next(Rendering *rendering, GError **error)
{
    ask_ahead(rendering);
    exchange(rendering, FALSE);
    while (!slot_of(rendering, rendering->n_done)->ready) {
        if (!any_alive(rendering->pool)) {
            g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                                "all speech workers died");
            name_sentence(error, rendering->script, rendering->n_done);
            return FALSE;
        }
        ask_ahead(rendering);
        exchange(rendering, TRUE);
    }
    return TRUE;
}

static gboolean render(Rendering *rendering, ReadingProgress progress, gpointer progress_data,
                       GError **error)
{
    guint n_utterances = rendering->script->utterances->len;
    /* What a cancelled rendering left may have come already: then no poll would tell of it. */
    for (guint i = 0; i < rendering->pool->n_workers; i++)
        take_answers(rendering, rendering->pool->workers[i]);
    while (rendering->n_done < n_utterances) {
        if (!await_next(rendering, error) || !write_next(rendering, error))
            return FALSE;
        if (progress && !progress(rendering->n_done, n_utterances, progress_data)) {
            g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_CANCELLED, "cancelled");
            return FALSE;
        }
    }
    return TRUE;
}

static void rendering_clear(Rendering *rendering)
{
    for (guint i = 0; i < rendering->n_slots; i++) {
        sound_clear(&rendering->slots[i].sound);
        g_clear_error(&rendering->slots[i].error);
    }
    g_free(rendering->slots);
    rendering->pool->next_ticket = rendering->first_ticket + rendering->n_asked;
}

Reading *speech_pool_render(SpeechPool *pool, const Script *script, PcmSink sink,
                            gpointer sink_data, ReadingProgress progress, gpointer progress_data,
                            GError **error)
{
    if (!mend(pool, error))
        return NULL;
    g_autoptr(Reading) reading = reading_begin(script, pool->sample_rate);
    Rendering rendering = {
        .pool = pool,
        .script = script,
        .first_ticket = pool->next_ticket,
        .n_slots = pool->n_workers * WINDOW_PER_WORKER,
        .slots = g_new0(Slot, pool->n_workers * WINDOW_PER_WORKER),
        .sink = sink,
        .sink_data = sink_data,
        .reading = reading,
    };
    pool->reading = reading;
    gboolean done = render(&rendering, progress, progress_data, error);
    if (!done)
        pool->reading = NULL;
    rendering_clear(&rendering);
    return done ? g_steal_pointer(&reading) : NULL;
}
