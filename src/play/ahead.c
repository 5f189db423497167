/* Ahead; see ahead.h.
 *
 * The sounds lie in a ring of slots, utterance modulo its size; a slot whose utterance or speed is
 * not the wanted one is stale and is made anew. */
#include "play/ahead.h"

#include "base/error.h"

#include <math.h>
#include <poll.h>

enum {
    KEEP_BEHIND = 1, /* for a step back */
    MAKE_AHEAD = 4,
    SLOTS = KEEP_BEHIND + 1 + MAKE_AHEAD,
    NOBODY = -1,
    STOP_INTERVAL_MS = 50, /* how soon a wish to stop is heard while a sentence is made */
};

typedef struct {
    gint64 utterance; /* NOBODY for an empty slot */
    double speed;
    SpokenSound *sound; /* NULL when `error` says why */
    GError *error;
} Slot;

/* Words of ours in between; shared, since one may be replaced while its sound is made. */
typedef struct {
    Script *script;
    guint first; /* the number of its first utterance */
} Remark;

struct Ahead {
    Worker *worker; /* the thread's own while it runs */
    int sample_rate;
    const Script *script;
    guint n_utterances;
    void (*ready)(gpointer data);
    gpointer ready_data;
    GThread *thread; /* NULL once stopped */

    GMutex lock; /* guards what follows */
    GCond changed;
    gboolean stop;
    guint wanted;
    double speed, later_speed;
    Remark *remark;   /* NULL for none */
    float *lengths_s; /* of each utterance at speed 1; 0 where it is not known */
    Slot slots[SLOTS];
};

static void remark_clear(gpointer data)
{
    script_free(((Remark *)data)->script);
}

static void remark_unref(Remark *remark)
{
    if (remark)
        g_atomic_rc_box_release_full(remark, remark_clear);
}

SpokenSound *spoken_sound_ref(SpokenSound *sound)
{
    g_atomic_ref_count_inc(&sound->references);
    return sound;
}

void spoken_sound_unref(SpokenSound *sound)
{
    if (!sound || !g_atomic_ref_count_dec(&sound->references))
        return;
    sound_clear(&sound->sound);
    g_free(sound);
}

/* The landmarks of a sound, by which two speeds of it are matched: its start, the start of speech,
 * each word, its end. */
static guint landmarks(const SpokenSound *sound)
{
    return 3 + (sound->sound.marks ? sound->sound.marks->len : 0);
}

static gint64 landmark(const SpokenSound *sound, guint index)
{
    if (index == 0)
        return 0;
    if (index == 1)
        return sound->sound.speech_frame;
    if (index + 1 == landmarks(sound))
        return (gint64)sound->sound.n_frames;
    return g_array_index(sound->sound.marks, WordMark, index - 2).frame;
}

static gint64 scale(gint64 frame, gint64 from, gint64 to)
{
    return from > 0 ? (gint64)llround((double)frame * (double)to / (double)from) : 0;
}

gint64 spoken_sound_map(const SpokenSound *from, gint64 frame, const SpokenSound *to)
{
    gint64 end = (gint64)from->sound.n_frames;
    if (frame < 0)
        return scale(frame, from->before_frames, to->before_frames);
    if (frame < from->sound.speech_frame)
        return scale(frame, from->sound.speech_frame, to->sound.speech_frame);
    if (from->is_beginning)
        return to->sound.speech_frame;
    if (frame >= end)
        return (gint64)to->sound.n_frames +
               scale(frame - end, from->after_frames, to->after_frames);
    if (landmarks(from) != landmarks(to))
        return scale(frame, end, (gint64)to->sound.n_frames);
    guint word = 0;
    while (word + 2 < landmarks(from) && landmark(from, word + 1) <= frame)
        word++;
    return landmark(to, word) + scale(frame - landmark(from, word),
                                      landmark(from, word + 1) - landmark(from, word),
                                      landmark(to, word + 1) - landmark(to, word));
}

static gint64 silence_frames(const Ahead *ahead, int pause_ms, double speed)
{
    return (gint64)llround(pause_ms / speed * ahead->sample_rate / 1000.0);
}

static gboolean is_stopping(Ahead *ahead)
{
    g_mutex_lock(&ahead->lock);
    gboolean stop = ahead->stop;
    g_mutex_unlock(&ahead->lock);
    return stop;
}

/* Asks the worker and waits for its answer, or for the wish to stop. */
static gboolean ask_worker(Ahead *ahead, const SoundRequest *request, Sound *sound, GError **error)
{
    WorkerAnswer answer = {0};
    worker_ask(ahead->worker, 0, request);
    for (;;) {
        worker_move(ahead->worker);
        if (worker_take(ahead->worker, &answer))
            break;
        if (is_stopping(ahead)) {
            g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_CANCELLED, "stopped");
            return FALSE;
        }
        struct pollfd ready = worker_poll(ahead->worker);
        poll(&ready, 1, STOP_INTERVAL_MS);
    }
    if (answer.error) {
        g_propagate_error(error, answer.error);
        return FALSE;
    }
    *sound = answer.sound;
    return TRUE;
}

/* What is to be made: utterance `index` of a script. */
typedef struct {
    guint utterance;
    double speed;
    const Script *script;
    guint index;
    Remark *remark; /* whose script it is; NULL for the article's */
} Job;

/* Takes over `made`. */
static SpokenSound *spoken_sound_new(const Ahead *ahead, const Job *job, const Sound *made)
{
    const Utterance *utterance = script_utterance(job->script, job->index);
    SpokenSound *sound = g_new0(SpokenSound, 1);
    g_atomic_ref_count_init(&sound->references);
    sound->sound = *made;
    sound->speed = job->speed;
    sound->before_frames = silence_frames(ahead, utterance->pause_before_ms, job->speed);
    sound->after_frames = silence_frames(ahead, utterance->pause_after_ms, job->speed);
    return sound;
}

static gboolean slot_holds(const Slot *slot, guint utterance, double speed)
{
    return slot->utterance == utterance && slot->speed == speed;
}

static void slot_clear(Slot *slot)
{
    g_clear_pointer(&slot->sound, spoken_sound_unref);
    g_clear_error(&slot->error);
    slot->utterance = NOBODY;
}

/* The next job: what is wanted and not made; FALSE when all is. The job holds its remark. */
static gboolean find_job(const Ahead *ahead, Job *job)
{
    const Remark *remark = ahead->wanted >= ahead->n_utterances ? ahead->remark : NULL;
    guint first = remark ? remark->first : 0;
    const Script *script = remark ? remark->script : ahead->script;
    guint end = first + script->utterances->len;
    if (ahead->wanted < first) /* of a remark that was replaced */
        return FALSE;
    for (guint i = ahead->wanted; i < end && i <= ahead->wanted + MAKE_AHEAD; i++) {
        double speed = i == ahead->wanted ? ahead->speed : ahead->later_speed;
        if (slot_holds(&ahead->slots[i % SLOTS], i, speed))
            continue;
        *job = (Job){i, speed, script, i - first, NULL};
        if (remark)
            job->remark = g_atomic_rc_box_acquire(ahead->remark);
        return TRUE;
    }
    return FALSE;
}

/* Puts what was made where it belongs, and tells of it. Takes over `sound` and `error`. */
static void put(Ahead *ahead, const Job *job, SpokenSound *sound, GError *error)
{
    g_mutex_lock(&ahead->lock);
    Slot *slot = &ahead->slots[job->utterance % SLOTS];
    slot_clear(slot);
    *slot = (Slot){job->utterance, job->speed, sound, error};
    if (sound && !sound->is_beginning && !job->remark) {
        gint64 n_frames =
            (gint64)sound->sound.n_frames + sound->before_frames + sound->after_frames;
        ahead->lengths_s[job->utterance] =
            (float)((double)n_frames * job->speed / ahead->sample_rate);
    }
    g_mutex_unlock(&ahead->lock);
    ahead->ready(ahead->ready_data);
}

/* Makes one sound, and before it what it begins with, for somebody may wait for it. */
static void make_sound(Ahead *ahead, const Job *job)
{
    SoundRequest request = sound_request(job->script, job->index);
    VoiceStyleSettings settings = *request.settings;
    settings.rate_wpm *= job->speed;
    request.settings = &settings;
    request.after_tone_ms = (int)lround(request.after_tone_ms / job->speed);

    Sound made;
    if (sound_beginning(&request, ahead->sample_rate, &made)) {
        SpokenSound *beginning = spoken_sound_new(ahead, job, &made);
        beginning->is_beginning = TRUE;
        beginning->after_frames = 0;
        put(ahead, job, beginning, NULL);
    }
    GError *error = NULL;
    gboolean is_made = ask_worker(ahead, &request, &made, &error);
    put(ahead, job, is_made ? spoken_sound_new(ahead, job, &made) : NULL, error);
}

static gpointer run_ahead(gpointer data)
{
    Ahead *ahead = data;
    g_mutex_lock(&ahead->lock);
    while (!ahead->stop) {
        Job job;
        if (!find_job(ahead, &job)) {
            g_cond_wait(&ahead->changed, &ahead->lock);
            continue;
        }
        g_mutex_unlock(&ahead->lock);
        make_sound(ahead, &job);
        remark_unref(job.remark);
        g_mutex_lock(&ahead->lock);
    }
    g_mutex_unlock(&ahead->lock);
    return NULL;
}

Ahead *ahead_new(Worker *worker, int sample_rate, const Script *script, guint start,
                 void (*ready)(gpointer data), gpointer data)
{
    Ahead *ahead = g_new0(Ahead, 1);
    ahead->worker = worker;
    ahead->sample_rate = sample_rate;
    ahead->script = script;
    ahead->n_utterances = script->utterances->len;
    ahead->ready = ready;
    ahead->ready_data = data;
    ahead->wanted = start;
    ahead->speed = ahead->later_speed = 1.0;
    ahead->lengths_s = g_new0(float, ahead->n_utterances);
    for (guint i = 0; i < SLOTS; i++)
        ahead->slots[i].utterance = NOBODY;
    g_mutex_init(&ahead->lock);
    g_cond_init(&ahead->changed);
    ahead->thread = g_thread_new("ahead", run_ahead, ahead);
    return ahead;
}

void ahead_want(Ahead *ahead, guint utterance, double speed, double later_speed)
{
    g_mutex_lock(&ahead->lock);
    ahead->wanted = utterance;
    ahead->speed = speed;
    ahead->later_speed = later_speed;
    g_cond_signal(&ahead->changed);
    g_mutex_unlock(&ahead->lock);
}

void ahead_set_remark(Ahead *ahead, Script *remark, guint first)
{
    Remark *box = g_atomic_rc_box_new0(Remark);
    *box = (Remark){remark, first};
    g_mutex_lock(&ahead->lock);
    Remark *old = ahead->remark;
    ahead->remark = box;
    g_mutex_unlock(&ahead->lock);
    remark_unref(old);
}

double ahead_length_s(Ahead *ahead, guint utterance)
{
    g_return_val_if_fail(utterance < ahead->n_utterances, 0);
    g_mutex_lock(&ahead->lock);
    double known_s = (double)ahead->lengths_s[utterance];
    g_mutex_unlock(&ahead->lock);
    return known_s > 0 ? known_s : script_estimate_s(ahead->script, utterance, utterance + 1);
}

SpokenSound *ahead_take(Ahead *ahead, guint utterance, GError **error)
{
    g_mutex_lock(&ahead->lock);
    const Slot *slot = &ahead->slots[utterance % SLOTS];
    SpokenSound *sound = NULL;
    if (slot_holds(slot, utterance, ahead->speed)) {
        if (slot->sound)
            sound = spoken_sound_ref(slot->sound);
        else
            g_propagate_error(error, g_error_copy(slot->error));
    }
    g_mutex_unlock(&ahead->lock);
    return sound;
}

void ahead_stop(Ahead *ahead)
{
    if (!ahead->thread)
        return;
    g_mutex_lock(&ahead->lock);
    ahead->stop = TRUE;
    g_cond_signal(&ahead->changed);
    g_mutex_unlock(&ahead->lock);
    g_thread_join(g_steal_pointer(&ahead->thread));
}

void ahead_free(Ahead *ahead)
{
    if (!ahead)
        return;
    ahead_stop(ahead);
    for (guint i = 0; i < SLOTS; i++)
        slot_clear(&ahead->slots[i]);
    remark_unref(ahead->remark);
    g_free(ahead->lengths_s);
    g_mutex_clear(&ahead->lock);
    g_cond_clear(&ahead->changed);
    g_free(ahead);
}
