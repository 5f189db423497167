/* Playback; see playback.h.
 *
 * Frames of an utterance count from the start of its sound: the silence before it is negative. The
 * cursor is what will be written next; the stretches are what was written and is still of interest,
 * the one that is heard first. After a drop the count of written frames begins again at zero. */
#include "play/playback.h"

#include <math.h>

enum {
    SILENCE_FRAMES = 1024,
    STANDING_FEEDS = 500, /* so often without a frame that is heard, and the device is lost */
};

typedef struct {
    guint utterance;    /* n_utterances: there is nothing more to write */
    SpokenSound *sound; /* NULL: not fetched yet */
    gint64 frame;       /* while there is no sound, < 0 means "with the silence before it" */
    gboolean began;     /* has been reported */
} Place;

typedef struct {
    Place place;       /* where it starts */
    gint64 written_at; /* count of frames written before it */
} Stretch;

struct Playback {
    const DeviceDriver *driver;
    gpointer device;
    guint n_utterances;
    PlaybackClient client;
    Place cursor;
    GArray *stretches; /* of Stretch */
    gint64 written, heard;
    gboolean is_full; /* after the last feeding; else there was no more sound to write */
    guint n_standing; /* feedings since a frame was heard */
    gboolean paused;
    gboolean speed_changed, volume_changed;
    double volume;

    /* A remark, until it is heard: the cursor passes its utterances, then comes back. */
    guint remark_first, remark_end; /* equal: there is none */
    Place broken_off;               /* where the article goes on */
    gboolean was_paused;            /* the article */
};

static void place_clear(Place *place)
{
    g_clear_pointer(&place->sound, spoken_sound_unref);
}

static void stretch_clear(gpointer data)
{
    place_clear(&((Stretch *)data)->place);
}

static Stretch *stretch_at(const Playback *playback, guint index)
{
    return &g_array_index(playback->stretches, Stretch, index);
}

Playback *playback_new(const DeviceDriver *driver, gpointer device_state, guint n_utterances,
                       const PlaybackClient *client)
{
    Playback *playback = g_new0(Playback, 1);
    playback->driver = driver;
    playback->device = device_state;
    playback->n_utterances = n_utterances;
    playback->client = *client;
    playback->stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    g_array_set_clear_func(playback->stretches, stretch_clear);
    playback->cursor.frame = -1;
    playback->volume = 1.0;
    return playback;
}

void playback_free(Playback *playback)
{
    if (!playback)
        return;
    playback->driver->close(playback->device);
    place_clear(&playback->cursor);
    place_clear(&playback->broken_off);
    g_array_unref(playback->stretches);
    g_free(playback);
}

static gint64 end_frame(const SpokenSound *sound)
{
    return (gint64)sound->sound.n_frames + sound->after_frames;
}

/* --- what is heard -----------------------------------------------------------------------------
 */

static void follow_device(Playback *playback)
{
    gint64 heard = playback->written - playback->driver->delay(playback->device);
    heard = CLAMP(heard, playback->heard, playback->written);
    gboolean stands = heard == playback->heard && heard < playback->written;
    playback->n_standing = stands ? playback->n_standing + 1 : 0;
    playback->heard = heard;
}

/* The place that is heard; a new reference to its sound. */
static Place heard_place(const Playback *playback)
{
    Place place = playback->cursor;
    if (playback->stretches->len > 0) {
        const Stretch *stretch = stretch_at(playback, 0);
        place = stretch->place;
        place.frame += playback->heard - stretch->written_at;
    }
    if (place.sound)
        spoken_sound_ref(place.sound);
    return place;
}

/* An utterance begins with its first frame; one without any, when all before it is heard. */
static gboolean has_begun(const Playback *playback, guint index)
{
    const Stretch *stretch = stretch_at(playback, index);
    gint64 start = stretch->written_at - MIN(stretch->place.frame, 0);
    gboolean is_last = index + 1 == playback->stretches->len;
    gint64 end = is_last ? playback->written : stretch_at(playback, index + 1)->written_at;
    return playback->heard > start || (playback->heard == start && end == start);
}

/* Reports what began and forgets stretches that are over. */
static void report_heard(Playback *playback)
{
    for (guint i = 0; i < playback->stretches->len && has_begun(playback, i); i++) {
        Place *place = &stretch_at(playback, i)->place;
        if (!place->began && place->utterance < playback->n_utterances)
            playback->client.began(place->utterance, playback->client.data);
        place->began = TRUE;
    }
    guint n_over = 0;
    while (n_over + 1 < playback->stretches->len &&
           stretch_at(playback, n_over + 1)->written_at <= playback->heard)
        n_over++;
    if (n_over > 0)
        g_array_remove_range(playback->stretches, 0, n_over);
}

static gboolean in_remark(const Playback *playback)
{
    return playback->remark_end > playback->remark_first;
}

/* The index of the word that sounds at `frame`, or before it; −1 for none. */
static int mark_at(const SpokenSound *sound, gint64 frame)
{
    const GArray *marks = sound ? sound->sound.marks : NULL;
    int at = -1;
    while (marks && at + 1 < (int)marks->len &&
           g_array_index(marks, WordMark, at + 1).frame <= frame)
        at++;
    return at;
}

/* The place in the article that is heard, or was before the remark; a new reference. */
static Place article_place(const Playback *playback)
{
    if (!in_remark(playback))
        return heard_place(playback);
    Place place = playback->broken_off;
    if (place.sound)
        spoken_sound_ref(place.sound);
    return place;
}

void playback_place(const Playback *playback, guint *utterance, gint64 *frame, int *word)
{
    Place place = article_place(playback);
    *utterance = MIN(place.utterance, playback->n_utterances - 1);
    *frame = place.frame;
    int mark = mark_at(place.sound, place.frame);
    *word = mark < 0 ? -1 : (int)g_array_index(place.sound->sound.marks, WordMark, mark).word;
    place_clear(&place);
}

/* --- what is written ---------------------------------------------------------------------------
 */

/* Makes the device silent at once; `place`, whose reference is taken, is what will be written next.
 */
static void continue_at(Playback *playback, Place place)
{
    playback->driver->drop(playback->device);
    g_array_set_size(playback->stretches, 0);
    playback->written = playback->heard = 0;
    playback->is_full = FALSE;
    playback->n_standing = 0;
    place_clear(&playback->cursor);
    playback->cursor = place;
}

static void begin_stretch(Playback *playback)
{
    Stretch stretch = {playback->cursor, playback->written};
    spoken_sound_ref(stretch.place.sound);
    g_array_append_val(playback->stretches, stretch);
}

/* Where the word begins that sounds at `frame`; 0 before the first. */
static gint64 word_start(const SpokenSound *sound, gint64 frame)
{
    int mark = mark_at(sound, frame);
    return mark < 0 ? 0 : g_array_index(sound->sound.marks, WordMark, mark).frame;
}

/* Goes on with the whole sound behind its beginning; FALSE while it is being made. */
static gboolean fetch_rest(Playback *playback, GError **error)
{
    Place *cursor = &playback->cursor;
    SpokenSound *whole = playback->client.sound(cursor->utterance, playback->client.data, error);
    if (!whole)
        return FALSE;
    if (whole->is_beginning || whole->speed != cursor->sound->speed) {
        spoken_sound_unref(whole);
        return FALSE;
    }
    place_clear(cursor);
    cursor->sound = whole;
    return TRUE;
}

/* Has the cursor's sound at hand; FALSE while there is none. */
static gboolean fetch_sound(Playback *playback, GError **error)
{
    Place *cursor = &playback->cursor;
    if (cursor->sound) {
        /* Fed again after a drop: the sound is at hand, its stretch was forgotten. */
        if (playback->stretches->len == 0)
            begin_stretch(playback);
        gboolean wants_rest =
            cursor->sound->is_beginning && cursor->frame >= end_frame(cursor->sound);
        return !wants_rest || fetch_rest(playback, error);
    }
    /* Asking for this one could keep the sound from being made that the new speed waits for. */
    if (playback->speed_changed && playback->stretches->len > 0)
        return FALSE;
    cursor->sound = playback->client.sound(cursor->utterance, playback->client.data, error);
    if (!cursor->sound)
        return FALSE;
    if (cursor->sound->is_beginning && cursor->frame > end_frame(cursor->sound)) {
        place_clear(cursor); /* a place within the words, which are being made */
        return FALSE;
    }
    if (cursor->frame < 0)
        cursor->frame = -cursor->sound->before_frames;
    else if (cursor->frame > 0)
        cursor->frame = word_start(cursor->sound, cursor->frame);
    begin_stretch(playback);
    return TRUE;
}

static void scale_frames(const gint16 *frames, gsize n_frames, double volume, gint16 *scaled)
{
    for (gsize i = 0; i < n_frames; i++)
        scaled[i] = (gint16)CLAMP(lrint(frames[i] * volume), G_MININT16, G_MAXINT16);
}

/* Writes from the cursor up to `room` frames of one kind; how many, −1 when the device is lost. */
static gssize write_some(Playback *playback, gsize room)
{
    static const gint16 silence[SILENCE_FRAMES];
    Place *cursor = &playback->cursor;
    gint64 n_sound = (gint64)cursor->sound->sound.n_frames;
    const gint16 *frames = silence;
    gint64 n_frames = SILENCE_FRAMES;
    if (cursor->frame < 0) {
        n_frames = MIN(n_frames, -cursor->frame);
    } else if (cursor->frame < n_sound) {
        frames = cursor->sound->sound.frames + cursor->frame;
        n_frames = n_sound - cursor->frame;
    } else {
        n_frames = MIN(n_frames, end_frame(cursor->sound) - cursor->frame);
    }
    gint16 scaled[SILENCE_FRAMES];
    if (playback->volume != 1.0 && frames != silence) {
        n_frames = MIN(n_frames, SILENCE_FRAMES);
        scale_frames(frames, MIN((gsize)n_frames, room), playback->volume, scaled);
        frames = scaled;
    }
    gssize written = playback->driver->write(playback->device, frames, MIN((gsize)n_frames, room));
    if (written > 0) {
        cursor->frame += written;
        playback->written += written;
    }
    return written;
}

/* Fills the room there is in the device. */
static PlaybackStatus fill(Playback *playback, gsize room, GError **error)
{
    Place *cursor = &playback->cursor;
    playback->is_full = FALSE;
    guint end = in_remark(playback) ? playback->remark_end : playback->n_utterances;
    while (room > 0 && cursor->utterance < end) {
        GError *fault = NULL;
        if (!fetch_sound(playback, &fault)) {
            if (!fault)
                return PLAYBACK_GOES_ON;
            g_propagate_error(error, fault);
            return PLAYBACK_FAILED;
        }
        if (cursor->frame >= end_frame(cursor->sound)) {
            place_clear(cursor);
            *cursor = (Place){.utterance = cursor->utterance + 1, .frame = -1};
            continue;
        }
        gssize written = write_some(playback, room);
        if (written < 0)
            return PLAYBACK_LOST;
        if (written == 0)
            break;
        room -= (gsize)written;
    }
    playback->is_full = room == 0;
    return PLAYBACK_GOES_ON;
}

/* Goes on with the new speed's sound where the old one is heard, once it is there. */
static gboolean take_new_speed(Playback *playback, GError **error)
{
    Place place = heard_place(playback);
    if (!place.sound) {
        playback->speed_changed = FALSE;
        return TRUE;
    }
    GError *fault = NULL;
    SpokenSound *sound = playback->client.sound(place.utterance, playback->client.data, &fault);
    if (sound && sound->is_beginning && place.frame >= place.sound->sound.speech_frame)
        g_clear_pointer(&sound, spoken_sound_unref); /* its words are being made */
    if (sound) {
        place.frame = spoken_sound_map(place.sound, place.frame, sound);
        spoken_sound_unref(place.sound);
        place.sound = sound;
        continue_at(playback, place);
        playback->speed_changed = FALSE;
        return TRUE;
    }
    place_clear(&place);
    if (!fault)
        return TRUE;
    g_propagate_error(error, fault);
    return FALSE;
}

/* --- remarks -----------------------------------------------------------------------------------
 */

/* Back to the article, at the speed that it has now. */
static void leave_remark(Playback *playback)
{
    playback->remark_first = playback->remark_end = 0;
    Place place = playback->broken_off;
    playback->broken_off = (Place){0};
    continue_at(playback, place);
    playback->speed_changed = TRUE;
    playback->paused = playback->was_paused;
}

void playback_remark(Playback *playback, guint first, guint n)
{
    if (!in_remark(playback)) {
        Place place = heard_place(playback);
        if (place.sound && place.frame > 0 && place.frame < (gint64)place.sound->sound.n_frames)
            place.frame = word_start(place.sound, place.frame);
        playback->broken_off = place;
        playback->was_paused = playback->paused;
    }
    playback->remark_first = first;
    playback->remark_end = first + n;
    continue_at(playback, (Place){.utterance = first});
    playback->paused = FALSE;
}

void playback_end_remark(Playback *playback)
{
    if (in_remark(playback))
        leave_remark(playback);
}

/* --- from outside ------------------------------------------------------------------------------
 */

/* Settles what changed while the device went on. FALSE with an error. */
static gboolean take_changes(Playback *playback, GError **error)
{
    if (playback->volume_changed)
        continue_at(playback, heard_place(playback));
    playback->volume_changed = FALSE;
    return !playback->speed_changed || take_new_speed(playback, error);
}

PlaybackStatus playback_feed(Playback *playback, GError **error)
{
    if (playback->driver->available(playback->device) < 0)
        return PLAYBACK_LOST;
    if (playback->paused)
        return PLAYBACK_GOES_ON;
    follow_device(playback);
    report_heard(playback);
    if (playback->n_standing > STANDING_FEEDS)
        return PLAYBACK_LOST;
    gboolean all_heard = playback->heard == playback->written;
    if (in_remark(playback) && playback->cursor.utterance == playback->remark_end && all_heard) {
        leave_remark(playback);
        playback->client.remarked(playback->client.data);
        return PLAYBACK_GOES_ON;
    }
    if (!in_remark(playback) && playback->cursor.utterance == playback->n_utterances && all_heard)
        return PLAYBACK_ENDED;
    if (!take_changes(playback, error))
        return PLAYBACK_FAILED;
    gssize room = playback->driver->available(playback->device);
    return room < 0 ? PLAYBACK_LOST : fill(playback, (gsize)room, error);
}

void playback_seek(Playback *playback, guint utterance, gint64 frame)
{
    playback->remark_first = playback->remark_end = 0;
    place_clear(&playback->broken_off);
    continue_at(playback, (Place){.utterance = utterance, .frame = frame});
    playback->paused = FALSE;
    playback->speed_changed = FALSE;
}

void playback_pause(Playback *playback, gboolean paused)
{
    if (in_remark(playback)) {
        leave_remark(playback);
        playback->paused = paused;
        return;
    }
    if (paused == playback->paused)
        return;
    playback->paused = paused;
    if (!paused) {
        if (!playback->driver->pause(playback->device, FALSE))
            continue_at(playback, heard_place(playback));
        return;
    }
    gboolean holds = playback->driver->pause(playback->device, TRUE);
    follow_device(playback);
    report_heard(playback);
    if (!holds)
        continue_at(playback, heard_place(playback));
}

gboolean playback_is_sounding(const Playback *playback)
{
    return !playback->paused;
}

gint64 playback_reserve(const Playback *playback)
{
    gboolean can_run_dry = playback->is_full && !playback->paused;
    return can_run_dry ? playback->written - playback->heard : 0;
}

void playback_change_speed(Playback *playback)
{
    playback->speed_changed = TRUE;
}

void playback_set_volume(Playback *playback, double volume)
{
    playback->volume = volume;
    playback->volume_changed = playback->written > 0; /* dropping takes a device its time */
}
